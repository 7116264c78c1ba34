import {MessageHitSchema} from '../../../src/wire/message-hit-wire.js';
import {searchMessages} from '../desk/message-search.js';
import {listHeaders, listQuery, pageHeaders, pageSchema} from './list-answer.js';
import {noBody, visitorRoute, type Route} from './route.js';

const HitListSchema = pageSchema(MessageHitSchema);

export const searchRoutes: readonly Route[] = [
  visitorRoute({
    method: 'GET',
    path: '/v1/search',
    summary: 'Messages of this visitor that hold all words, newest first',
    query: {
      q: {description: 'Words.', schema: {type: 'string', minLength: 1, maxLength: 200}, isRequired: true},
      conversationId: 'Only of this conversation.',
      ...listQuery,
    },
    answers: {200: {description: 'A page of finds.', schema: HitListSchema, headers: pageHeaders}},
    problems: ['invalid-request', 'not-found'],
    body: noBody,
    handle: async ({exchange, visitor}) => {
      const page = await searchMessages(exchange.desk, visitor, exchange.query);
      return {status: 200, headers: listHeaders(exchange, page), body: page};
    },
  }),
];
