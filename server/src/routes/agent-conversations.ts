import * as z from 'zod/mini';
import {ConversationSchema, encodeConversation} from '../../../src/wire/conversation-wire.js';
import {ListSchema} from '../../../src/wire/list-wire.js';
import {MessageSchema} from '../../../src/wire/message-schema.js';
import {
  AgentConversationPatchSchema,
  AgentMessageSchema,
  AgentTypingSchema,
  EndConversationSchema,
  ReadPositionSchema,
} from '../../../src/wire/request-wire.js';
import {
  announceAgentTyping,
  describeAsAgent,
  endAsAgent,
  existing,
  readAsAgent,
  sendAgentMessage,
} from '../desk/agent-writes.js';
import {agentCursor} from '../desk/event-log.js';
import {listConversations, listMessages} from '../desk/lists.js';
import {agentView} from '../desk/views.js';
import {
  createdHeaders,
  listHeaders,
  listQuery,
  messageListQuery,
  pageHeaders,
  statusQuery,
  writtenOnce,
} from './list-answer.js';
import {MessageListSchema} from './messages.js';
import {agentRoute, noBody, type Route} from './route.js';

const ConversationListSchema = z.extend(ListSchema, {items: z.array(ConversationSchema)});
const one = {200: {description: 'The conversation as the operator sees it.', schema: ConversationSchema}};
const path = '/v1/agent/conversations/{id}';

export const agentConversationRoutes: readonly Route[] = [
  agentRoute({
    method: 'GET',
    path: '/v1/agent/conversations',
    summary: 'All conversations, newest message first',
    query: {...statusQuery, ...listQuery},
    answers: {200: {description: 'A page of conversations.', schema: ConversationListSchema, headers: pageHeaders}},
    problems: ['invalid-request'],
    body: noBody,
    handle: async ({exchange}) => {
      const {store} = exchange.desk;
      const eventCursor = await agentCursor(store);
      const page = await listConversations(store, exchange.query, undefined, agentView);
      return {status: 200, headers: listHeaders(exchange, page), body: {...page, eventCursor}};
    },
  }),
  agentRoute({
    method: 'GET',
    path,
    summary: 'One conversation',
    answers: one,
    body: noBody,
    handle: async ({exchange, id}) => {
      const stored = existing(await exchange.desk.store.conversation(id));
      return {status: 200, body: encodeConversation(agentView(stored))};
    },
  }),
  agentRoute({
    method: 'PATCH',
    path,
    summary: 'Merges attributes, sets title, participants and queue, turns assistant mode off or on',
    attributesBy: 'agent',
    answers: one,
    problems: ['attributes-invalid'],
    body: AgentConversationPatchSchema,
    handle: async ({exchange, id, body}) => {
      return {status: 200, body: encodeConversation(await describeAsAgent(exchange.desk, id, body))};
    },
  }),
  agentRoute({
    method: 'GET',
    path: `${path}/messages`,
    summary: 'Messages, ascending by seq; the newest without a position',
    query: messageListQuery,
    answers: {200: {description: 'A page of messages.', schema: MessageListSchema, headers: pageHeaders}},
    problems: ['invalid-request'],
    body: noBody,
    handle: async ({exchange, id}) => {
      const {store} = exchange.desk;
      const eventCursor = await agentCursor(store);
      existing(await store.conversation(id));
      const page = await listMessages(store, id, exchange.query);
      return {status: 200, headers: listHeaders(exchange, page), body: {...page, eventCursor}};
    },
  }),
  agentRoute({
    method: 'POST',
    path: `${path}/messages`,
    summary: 'Answers the customer',
    needsKey: true,
    answers: {201: {description: 'The message.', schema: MessageSchema, headers: createdHeaders}},
    example: {body: 'It left our house this morning.', sender: {type: 'agent', displayName: 'Nora'}},
    problems: ['conversation-ended', 'attachment-too-large', 'attachment-type'],
    body: AgentMessageSchema,
    handle: async ({exchange, agent, id, key, body}) => {
      const outcome = await sendAgentMessage(exchange.desk, agent, id, {wire: body, clientId: key});
      return writtenOnce(outcome, `/v1/agent/conversations/${id}/messages`);
    },
  }),
  agentRoute({
    method: 'PUT',
    path: `${path}/read`,
    summary: "Moves the agents' read position, forward only",
    answers: {204: {description: 'Moved, or already further.'}},
    body: ReadPositionSchema,
    handle: async ({exchange, id, body}) => {
      await readAsAgent(exchange.desk, id, body.lastReadMessageId);
      return {status: 204};
    },
  }),
  agentRoute({
    method: 'POST',
    path: `${path}/typing`,
    summary: 'Says that somebody is typing an answer; never stored, forgotten after 5 s',
    answers: {204: {description: 'Passed on.'}},
    problems: ['conversation-ended'],
    body: AgentTypingSchema,
    handle: async ({exchange, agent, id, body}) => {
      await announceAgentTyping(exchange.desk, agent, id, body);
      return {status: 204};
    },
  }),
  agentRoute({
    method: 'POST',
    path: `${path}/end`,
    summary: 'Ends the conversation; a repeated call has no further effect',
    isBodyOptional: true,
    answers: one,
    body: EndConversationSchema,
    handle: async ({exchange, id, body}) => {
      const conversation = await endAsAgent(exchange.desk, id, body.reason ?? 'user_ended');
      return {status: 200, body: encodeConversation(conversation)};
    },
  }),
];
