import {ConversationSchema, encodeConversation} from '../../../src/wire/conversation-wire.js';
import {MergeSchema} from '../../../src/wire/request-wire.js';
import {deleteAsAgent} from '../desk/delete-conversation.js';
import {mergeConversation} from '../desk/merge.js';
import {Problem} from '../desk/problem.js';
import {reopenAsAgent, reopenConversation} from '../desk/reopen.js';
import {agentRoute, noBody, visitorRoute, type Route} from './route.js';

const one = {200: {description: 'The conversation.', schema: ConversationSchema}};
const agentPath = '/v1/agent/conversations/{id}';

/** What becomes of a conversation after its end; the end itself stands with the other writes. */
export const lifecycleRoutes: readonly Route[] = [
  visitorRoute({
    method: 'POST',
    path: '/v1/conversations/{id}/reopen',
    summary: 'Makes an ended conversation writable again; a repeated call has no further effect',
    answers: one,
    problems: ['reopen-not-allowed', 'open-conversation-exists', 'chat-disabled', 'request-in-progress'],
    body: noBody,
    handle: async ({exchange, visitor, id}) => {
      return {status: 200, body: encodeConversation(await reopenConversation(exchange.desk, visitor, id))};
    },
  }),
  agentRoute({
    method: 'POST',
    path: `${agentPath}/reopen`,
    summary: 'Makes an ended conversation writable again; a repeated call has no further effect',
    answers: one,
    problems: ['reopen-not-allowed'],
    body: noBody,
    handle: async ({exchange, id}) => {
      return {status: 200, body: encodeConversation(await reopenAsAgent(exchange.desk, id))};
    },
  }),
  agentRoute({
    method: 'POST',
    path: `${agentPath}/merge`,
    summary: 'Ends the conversation in favour of another one of the same customer',
    answers: one,
    problems: ['conversation-ended'],
    body: MergeSchema,
    handle: async ({exchange, id, body}) => {
      return {status: 200, body: encodeConversation(await mergeConversation(exchange.desk, id, body.targetId))};
    },
  }),
  agentRoute({
    method: 'DELETE',
    path: agentPath,
    summary: 'Deletes the conversation with everything that was said in it',
    answers: {204: {description: 'Deleted.'}},
    body: noBody,
    handle: async ({exchange, agent, id}) => {
      if (agent.role !== 'admin') throw new Problem('unauthorized', 'A key of role admin is needed.', {reason: 'role'});
      await deleteAsAgent(exchange.desk, id);
      return {status: 204};
    },
  }),
];
