import * as z from 'zod/mini';
import type {MessageHit} from '../model/message-hit.js';

const text = z.string();

/** An item of endpoint 29. */
export const MessageHitSchema = z.object({
  conversationId: text,
  messageId: text,
  createdAt: text,
  excerpt: text,
  ranges: z.array(z.tuple([z.number(), z.number()])),
});

const AnyHitSchema = z.object({
  conversationId: text,
  messageId: text,
  createdAt: text,
  excerpt: text,
  ranges: z.array(z.array(z.number())),
});

/** For pages, which need no tuples otherwise. Throws a zod error on what is no find. */
export function decodeMessageHit(wire: unknown): MessageHit {
  const {ranges, ...hit} = AnyHitSchema.parse(wire);
  return {...hit, ranges: ranges.map(([start = 0, end = 0]) => [start, end])};
}
