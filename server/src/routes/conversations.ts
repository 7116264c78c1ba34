import * as z from 'zod/mini';
import {ConversationSchema, encodeConversation} from '../../../src/wire/conversation-wire.js';
import {CreatedSchema, ListSchema, UnreadSchema} from '../../../src/wire/list-wire.js';
import {MessageSchema} from '../../../src/wire/message-schema.js';
import {
  ConversationPatchSchema,
  EndConversationSchema,
  NewConversationSchema,
  ReadPositionSchema,
  TypingSchema,
} from '../../../src/wire/request-wire.js';
import {
  announceTyping,
  describeConversation,
  endConversation,
  owned,
  readConversation,
} from '../desk/conversation-writes.js';
import {createConversation} from '../desk/create-conversation.js';
import {subjectCursor, unreadOf} from '../desk/event-log.js';
import {listConversations} from '../desk/lists.js';
import {visitorView} from '../desk/views.js';
import type {StoredConversation} from '../store/chat-store.js';
import {createdHeaders, listHeaders, listQuery, pageHeaders, statusQuery, writtenOnce} from './list-answer.js';
import {noBody, visitorRoute, type Route} from './route.js';

const ConversationListSchema = z.extend(ListSchema, {items: z.array(ConversationSchema)});
const CreationSchema = z.extend(CreatedSchema, {conversation: ConversationSchema, messages: z.array(MessageSchema)});
const one = {200: {description: 'The conversation.', schema: ConversationSchema}};

export const conversationRoutes: readonly Route[] = [
  visitorRoute({
    method: 'GET',
    path: '/v1/conversations',
    summary: 'The conversations of this visitor, newest message first; without the feature history only open ones',
    query: {...statusQuery, ...listQuery},
    answers: {200: {description: 'A page of conversations.', schema: ConversationListSchema, headers: pageHeaders}},
    problems: ['invalid-request'],
    body: noBody,
    handle: async ({exchange, visitor, site}) => {
      const {store} = exchange.desk;
      const {subjectId} = visitor;
      // Before the read, so that a stream opened there misses nothing.
      const eventCursor = await subjectCursor(store, subjectId);
      const unread = await store.unread(subjectId);
      const view = (stored: StoredConversation) => visitorView(stored, unread[stored.conversation.id] ?? 0);
      const onlyOpen = !site.settings.features.history;
      const page = await listConversations(store, exchange.query, subjectId, view, {onlyOpen});
      return {status: 200, headers: listHeaders(exchange, page), body: {...page, eventCursor}};
    },
  }),
  visitorRoute({
    method: 'POST',
    path: '/v1/conversations',
    summary: 'A new conversation with its first message, assistant and attributes: all or nothing',
    needsKey: true,
    attributesBy: 'visitor',
    answers: {201: {description: 'What was created.', schema: CreationSchema, headers: createdHeaders}},
    example: {message: {body: 'Where is my order?'}, customAttributes: {orderIdStr: 'A-17'}},
    problems: [
      'attributes-invalid',
      'unknown-assistant',
      'unknown-brand',
      'open-conversation-exists',
      'chat-disabled',
      'invalid-reply',
      'not-found',
      'attachment-too-large',
      'attachment-type',
    ],
    body: NewConversationSchema,
    handle: async ({exchange, visitor, site, key, body}) => {
      const outcome = await createConversation(exchange.desk, {visitor, site, wire: body, clientId: key});
      return writtenOnce(outcome, `/v1/conversations/${outcome.resourceId}`);
    },
  }),
  visitorRoute({
    method: 'GET',
    path: '/v1/conversations/{id}',
    summary: 'One conversation',
    answers: one,
    body: noBody,
    handle: async ({exchange, visitor, id}) => {
      const {store} = exchange.desk;
      const stored = owned(await store.conversation(id), visitor);
      return {status: 200, body: encodeConversation(visitorView(stored, await store.unreadIn(id)))};
    },
  }),
  visitorRoute({
    method: 'PATCH',
    path: '/v1/conversations/{id}',
    summary: 'Merges attributes or sets the title, also of an ended conversation',
    attributesBy: 'visitor',
    answers: one,
    problems: ['attributes-invalid'],
    body: ConversationPatchSchema,
    handle: async ({exchange, visitor, id, body}) => {
      const conversation = await describeConversation(exchange.desk, visitor, id, body);
      return {status: 200, body: encodeConversation(conversation)};
    },
  }),
  visitorRoute({
    method: 'POST',
    path: '/v1/conversations/{id}/end',
    summary: 'Ends the conversation; a repeated call has no further effect. Needs the feature closable',
    isBodyOptional: true,
    answers: one,
    problems: ['method-not-allowed'],
    body: EndConversationSchema,
    handle: async ({exchange, visitor, id}) => {
      return {status: 200, body: encodeConversation(await endConversation(exchange.desk, visitor, id))};
    },
  }),
  visitorRoute({
    method: 'PUT',
    path: '/v1/conversations/{id}/read',
    summary: 'Moves the read position, forward only',
    isSignal: true,
    answers: {204: {description: 'Moved, or already further.'}},
    body: ReadPositionSchema,
    handle: async ({exchange, visitor, id, body}) => {
      await readConversation(exchange.desk, visitor, id, body.lastReadMessageId);
      return {status: 204};
    },
  }),
  visitorRoute({
    method: 'POST',
    path: '/v1/conversations/{id}/typing',
    summary: 'Says that the customer is typing; never stored, forgotten after 5 s',
    isSignal: true,
    answers: {204: {description: 'Passed on.'}},
    problems: ['conversation-ended'],
    body: TypingSchema,
    handle: async ({exchange, visitor, id, body}) => {
      await announceTyping(exchange.desk, visitor, id, body.typing);
      return {status: 204};
    },
  }),
  visitorRoute({
    method: 'GET',
    path: '/v1/unread',
    summary: 'How many messages are unread, in all and by conversation',
    answers: {200: {description: 'The counts.', schema: UnreadSchema}},
    body: noBody,
    handle: async ({exchange, visitor, site}) => {
      const onlyOpen = !site.settings.features.history;
      return {status: 200, body: await unreadOf(exchange.desk.store, visitor.subjectId, {onlyOpen})};
    },
  }),
];
