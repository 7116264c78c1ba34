import {articleRoutes} from './articles.js';
import {agentConfigRoutes} from './agent-config.js';
import {agentConversationRoutes} from './agent-conversations.js';
import {attachmentRoutes} from './attachments.js';
import {agentSessionRoutes} from './agent-sessions.js';
import {configRoutes} from './config.js';
import {conversationRoutes} from './conversations.js';
import {customerRoutes} from './customers.js';
import {eventRoutes} from './events.js';
import {handoffRoutes} from './handoffs.js';
import {healthRoutes} from './health.js';
import {identityRoutes} from './identity.js';
import {lifecycleRoutes} from './lifecycle.js';
import {messageRoutes} from './messages.js';
import {describedBy} from './openapi.js';
import {problemRoutes} from './problems.js';
import type {Route} from './route.js';
import {streamingRoutes} from './streaming.js';
import {satisfactionRoutes} from './satisfaction.js';
import {searchRoutes} from './search.js';
import {visitorRoutes} from './visitors.js';

const api: readonly Route[] = [
  ...configRoutes,
  ...visitorRoutes,
  ...identityRoutes,
  ...customerRoutes,
  ...conversationRoutes,
  ...messageRoutes,
  ...attachmentRoutes,
  ...eventRoutes,
  ...agentConversationRoutes,
  ...agentConfigRoutes,
  ...lifecycleRoutes,
  ...satisfactionRoutes,
  ...streamingRoutes,
  ...agentSessionRoutes,
  ...handoffRoutes,
  ...articleRoutes,
  ...searchRoutes,
  ...problemRoutes,
  ...healthRoutes,
];

/** Everything that a server answers, its own description included. */
export const routes: readonly Route[] = [...api, describedBy(api)];
