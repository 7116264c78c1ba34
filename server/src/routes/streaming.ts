import {MessageSchema} from '../../../src/wire/message-schema.js';
import {MessagePatchSchema} from '../../../src/wire/request-wire.js';
import {setLinkPreviews} from '../desk/link-previews.js';
import {patchAnswer, stopAnswer} from '../desk/streaming.js';
import {agentRoute, noBody, visitorRoute, type Route} from './route.js';

export const streamingRoutes: readonly Route[] = [
  agentRoute({
    method: 'PATCH',
    path: '/v1/agent/conversations/{id}/messages/{messageId}',
    summary:
      'Appends to an answer that grows, replaces its text, ends it, or puts link previews to any message; precondition-failed for an append to one that ' +
      'has ended, was stopped by the customer, or is not as long as offset says',
    answers: {200: {description: 'The message as it is now.', schema: MessageSchema}},
    problems: ['precondition-failed'],
    example: {append: 'It left our ', offset: 0},
    body: MessagePatchSchema,
    handle: async ({exchange, id, body}) => {
      const write = body.linkPreviews ? setLinkPreviews : patchAnswer;
      const message = await write(exchange.desk, id, exchange.params.messageId ?? '', body);
      return {status: 200, body: message};
    },
  }),
  visitorRoute({
    method: 'POST',
    path: '/v1/conversations/{id}/messages/{messageId}/stop',
    summary: 'Ends an answer that grows with what it has said so far; others stay as they are',
    answers: {204: {description: 'It does not grow, or not any more.'}},
    body: noBody,
    handle: async ({exchange, visitor, id}) => {
      await stopAnswer(exchange.desk, visitor, id, exchange.params.messageId ?? '');
      return {status: 204};
    },
  }),
];
