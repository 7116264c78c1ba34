import * as z from 'zod/mini';
import {ListSchema} from '../../../src/wire/list-wire.js';
import {MessageSchema} from '../../../src/wire/message-schema.js';
import {NewMessageSchema} from '../../../src/wire/request-wire.js';
import {owned, sendMessage} from '../desk/conversation-writes.js';
import {subjectCursor} from '../desk/event-log.js';
import {listMessages} from '../desk/lists.js';
import {notFound} from '../desk/problem.js';
import {createdHeaders, listHeaders, messageListQuery, pageHeaders, writtenOnce} from './list-answer.js';
import {noBody, visitorRoute, type Route} from './route.js';

export const MessageListSchema = z.extend(ListSchema, {items: z.array(MessageSchema)});

export const messageRoutes: readonly Route[] = [
  visitorRoute({
    method: 'GET',
    path: '/v1/conversations/{id}/messages',
    summary: 'Messages, ascending by seq; the newest without a position',
    query: messageListQuery,
    answers: {200: {description: 'A page of messages.', schema: MessageListSchema, headers: pageHeaders}},
    problems: ['invalid-request'],
    body: noBody,
    handle: async ({exchange, visitor, id}) => {
      const {store} = exchange.desk;
      const eventCursor = await subjectCursor(store, visitor.subjectId);
      owned(await store.conversation(id), visitor);
      const page = await listMessages(store, id, exchange.query);
      return {status: 200, headers: listHeaders(exchange, page), body: {...page, eventCursor}};
    },
  }),
  visitorRoute({
    method: 'POST',
    path: '/v1/conversations/{id}/messages',
    summary: 'Sends a message; a reply answers a question by one of its offered values',
    needsKey: true,
    asksForVisitor: true,
    answers: {201: {description: 'The message.', schema: MessageSchema, headers: createdHeaders}},
    example: {body: 'Is it on its way?'},
    problems: [
      'conversation-ended',
      'reply-stale',
      'invalid-reply',
      'chat-disabled',
      'attachment-too-large',
      'attachment-type',
    ],
    body: NewMessageSchema,
    handle: async ({exchange, visitor, id, key, body}) => {
      const outcome = await sendMessage(exchange.desk, visitor, id, {wire: body, clientId: key});
      return writtenOnce(outcome, `/v1/conversations/${id}/messages/${outcome.resourceId}`);
    },
  }),
  visitorRoute({
    method: 'GET',
    path: '/v1/conversations/{id}/messages/{messageId}',
    summary: 'One message',
    answers: {200: {description: 'The message.', schema: MessageSchema}},
    body: noBody,
    handle: async ({exchange, visitor, id}) => {
      const {store} = exchange.desk;
      owned(await store.conversation(id), visitor);
      const stored = await store.message(id, exchange.params.messageId ?? '');
      if (!stored) throw notFound('message');
      return {status: 200, body: stored.message};
    },
  }),
];
