import * as z from 'zod/mini';
import {version} from '../config/version.js';
import {noBody, publicRoute, type Route} from './route.js';

const patienceMilliseconds = 2000;

const HealthSchema = z.object({
  status: z.enum(['ok', 'unavailable']),
  store: z.enum(['memory', 'pglite', 'postgres']),
  version: z.string(),
  reason: z.optional(z.string()),
});

export const healthRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/healthz',
    summary: 'Whether the server can do its work',
    answers: {
      200: {description: 'It can.', schema: HealthSchema},
      503: {description: 'The store does not answer.', schema: HealthSchema},
    },
    body: noBody,
    handle: async ({exchange}) => {
      const {store} = exchange.desk;
      try {
        await store.ping(patienceMilliseconds);
        return {status: 200, body: {status: 'ok', store: store.kind, version}};
      } catch (error) {
        exchange.state.onError(error);
        const reason = `The store (${store.kind}) did not answer within ${patienceMilliseconds} ms.`;
        return {status: 503, body: {status: 'unavailable', store: store.kind, version, reason}};
      }
    },
  }),
];
