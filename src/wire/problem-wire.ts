import * as z from 'zod/mini';
import {ChatError, type ChatErrorCode} from '../model/chat-error.js';

/** `application/problem+json` (RFC 9457). `type` ends in the error's code. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.optional(z.string()),
  instance: z.optional(z.string()),
  errors: z.optional(z.array(z.object({pointer: z.string(), code: z.string(), detail: z.string()}))),
  reason: z.optional(z.string()),
  conversationId: z.optional(z.string()),
  /** The limit that was exceeded, in the unit of its kind (bytes or characters). */
  limit: z.optional(z.number()),
  requestId: z.optional(z.string()),
});
export type ProblemWire = z.output<typeof ProblemSchema>;

/** Statuses after which the very same request may succeed. */
const retryableStatuses: readonly number[] = [408, 425, 429, 500, 502, 503, 504];

/**
 * Turns an answer that is no success into a `ChatError`. A body that is no problem document (a proxy's page) becomes
 * `backend-unavailable`. `retryAfter` in seconds.
 */
export function decodeProblem(status: number, body: unknown, retryAfter: number | undefined): ChatError {
  const problem = ProblemSchema.safeParse(body);
  const retryable = retryableStatuses.includes(status);
  if (!problem.success) {
    return new ChatError('backend-unavailable', `The chat server answered with status ${status}.`, {
      status,
      retryable,
      retryAfter,
    });
  }
  const {type, title, detail, errors, reason, conversationId} = problem.data;
  const code = type.slice(type.lastIndexOf('/') + 1) as ChatErrorCode;
  return new ChatError(code, detail ?? title, {
    status,
    title,
    source: errors?.[0]?.pointer,
    retryable: retryable || code === 'request-in-progress',
    retryAfter,
    errors,
    reason,
    conversationId,
  });
}
