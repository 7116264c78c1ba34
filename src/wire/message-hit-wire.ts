import * as z from 'zod/mini';

const text = z.string();

/** An item of endpoint 29. */
export const MessageHitSchema = z.object({
  conversationId: text,
  messageId: text,
  createdAt: text,
  excerpt: text,
  ranges: z.array(z.tuple([z.number(), z.number()])),
});
