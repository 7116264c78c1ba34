import {ConversationSchema} from '../../../src/wire/conversation-wire.js';
import {HandoffSchema, handoffLimits} from '../../../src/wire/handoff-wire.js';
import {handOver} from '../desk/handoff.js';
import {createdHeaders, writtenOnce} from './list-answer.js';
import {agentRoute, type Route} from './route.js';

export const handoffRoutes: readonly Route[] = [
  agentRoute({
    method: 'POST',
    path: '/v1/agent/handoffs',
    summary: 'Takes over a conversation that has begun elsewhere, by its transcript of 2 to 100 messages',
    needsKey: true,
    attributesBy: 'agent',
    maxBodyBytes: handoffLimits.requestBytes,
    answers: {
      201: {
        description: 'The conversation as the operator sees it.',
        schema: ConversationSchema,
        headers: createdHeaders,
      },
    },
    problems: ['not-found', 'unknown-brand', 'open-conversation-exists'],
    body: HandoffSchema,
    handle: async ({exchange, agent, key, body}) => {
      const outcome = await handOver(exchange.desk, agent, {wire: body, clientId: key});
      return writtenOnce(outcome, `/v1/agent/conversations/${outcome.resourceId}`);
    },
  }),
];
