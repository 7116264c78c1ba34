import {SatisfactionPatchSchema} from '../../../src/wire/request-wire.js';
import {SatisfactionSchema} from '../../../src/wire/satisfaction-wire.js';
import {existing} from '../desk/agent-writes.js';
import {owned} from '../desk/conversation-writes.js';
import {rateConversation, satisfactionOf} from '../desk/satisfaction.js';
import {agentRoute, noBody, visitorRoute, type Route} from './route.js';

const answers = {200: {description: 'What is asked, and what was answered.', schema: SatisfactionSchema}};
const path = '/v1/conversations/{id}/satisfaction';

export const satisfactionRoutes: readonly Route[] = [
  visitorRoute({
    method: 'GET',
    path,
    summary: 'What the customer is asked about an ended conversation; 404 when nothing is',
    answers,
    body: noBody,
    handle: async ({exchange: {desk}, visitor, id}) => {
      const stored = owned(await desk.store.conversation(id), visitor);
      return {status: 200, body: await satisfactionOf(desk, desk.store, stored)};
    },
  }),
  visitorRoute({
    method: 'PATCH',
    path,
    summary: 'The rating as soon as it is given, then the answers; both may be changed until editableUntil',
    answers,
    problems: ['satisfaction-locked'],
    body: SatisfactionPatchSchema,
    handle: async ({exchange, visitor, id, body}) => {
      return {status: 200, body: await rateConversation(exchange.desk, visitor, id, body)};
    },
  }),
  agentRoute({
    method: 'GET',
    path: '/v1/agent/conversations/{id}/satisfaction',
    summary: 'What the customer was asked and has answered; 404 when nothing was asked',
    answers,
    body: noBody,
    handle: async ({exchange: {desk}, id}) => {
      const stored = existing(await desk.store.conversation(id));
      return {status: 200, body: await satisfactionOf(desk, desk.store, stored)};
    },
  }),
];
