import * as z from 'zod/mini';
import type {Outcome} from '../desk/idempotency.js';
import type {Page} from '../desk/lists.js';
import type {Exchange} from './exchange.js';
import type {Answer} from './route.js';

export const listQuery = {
  limit: {
    description: 'Items of a page; more than 200 counts as 200.',
    schema: {type: 'integer', minimum: 1, default: 50},
  },
  cursor: 'nextCursor of the page before.',
};

export const statusQuery = {
  status: {
    description: 'Which conversations.',
    schema: {type: 'string', enum: ['open', 'ended', 'all'], default: 'all'},
  },
};

export const messageListQuery = {
  before: 'A message id: the page before it.',
  after: 'A message id: the page after it.',
  around: 'A message id: a page with it in the middle.',
  at: {
    description: 'A page around the first message at or after this time.',
    schema: {type: 'string', format: 'date-time'},
  },
  clientId: 'The Idempotency-Key of a write: its message, if it arrived.',
  ...listQuery,
};

/** A list that no stream continues: it has no `eventCursor`. */
export function pageSchema<Item extends z.ZodMiniType>(item: Item) {
  return z.object({items: z.array(item), nextCursor: z.nullable(z.string())});
}

/** Headers of a page, and of what a write with a key has made. */
export const pageHeaders = ['Link'] as const;
export const createdHeaders = ['Location', 'Idempotency-Replayed'] as const;

/** RFC 8288 beside `nextCursor`, for clients that follow links. */
export function listHeaders({url}: Exchange, {nextCursor}: Page<unknown>): Readonly<Record<string, string>> {
  if (nextCursor === null) return {};
  const next = new URLSearchParams(url.searchParams);
  for (const position of ['before', 'after', 'around', 'at', 'clientId']) next.delete(position);
  next.set('cursor', nextCursor);
  return {Link: `<${url.pathname}?${next.toString()}>; rel="next"`};
}

export function writtenOnce(outcome: Outcome & {readonly replayed: boolean}, location: string): Answer {
  const replayed = outcome.replayed ? {'Idempotency-Replayed': 'true'} : undefined;
  return {status: outcome.status, body: outcome.body, headers: {Location: location, ...replayed}};
}
