import * as z from 'zod/mini';
import {notFound, problemKinds} from '../desk/problem.js';
import {noBody, publicRoute, type Route} from './route.js';

const KindSchema = z.object({type: z.string(), title: z.string(), status: z.int()});

/** What the `type` of a problem document leads to. */
export const problemRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/v1/problems/{id}',
    summary: 'What a problem type means',
    answers: {200: {description: 'Title and status.', schema: KindSchema}},
    isOpenToAllOrigins: true,
    body: noBody,
    handle: ({exchange, id}) => {
      const kind = Object.entries(problemKinds).find(([code]) => code === id)?.[1];
      if (!kind) throw notFound('problem type');
      return Promise.resolve({status: 200, body: {type: exchange.url.pathname, ...kind}});
    },
  }),
];
