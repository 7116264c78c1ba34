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

/** Statuses below 500 after which the very same request may succeed. */
const retryableStatuses: readonly number[] = [408, 425, 429];

/** As ours are written: a gateway's own document, `about:blank` or a page of the RFC, says nothing about the chat. */
const codePattern = /^[a-z][a-z-]*$/;

/**
 * Turns an answer that is no success into a `ChatError`. `retryAfter` in seconds.
 *
 * The server explains every refusal in a problem document. Whatever comes without one was said by somebody on the way, a
 * proxy, a firewall, the login page of a network: whatever its status, it is `backend-unavailable`, and the request may
 * be repeated when they let it through.
 */
export function decodeProblem(status: number, body: unknown, retryAfter: number | undefined): ChatError {
  const problem = ProblemSchema.safeParse(body);
  const code = problem.data?.type.slice(problem.data.type.lastIndexOf('/') + 1) ?? '';
  if (!problem.success || !codePattern.test(code)) {
    const message = `The chat server answered with status ${status}.`;
    return new ChatError('backend-unavailable', message, {status, retryable: true, retryAfter});
  }
  const {title, detail, errors, reason, conversationId} = problem.data;
  return new ChatError(code as ChatErrorCode, detail ?? title, {
    status,
    title,
    source: errors?.[0]?.pointer,
    retryable: status >= 500 || retryableStatuses.includes(status) || code === 'request-in-progress',
    retryAfter,
    errors,
    reason,
    conversationId,
  });
}

/** What `Retry-After` asks for: a number of seconds, or a date. */
export function secondsOf(retryAfter: string | null): number | undefined {
  if (!retryAfter) return undefined;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000;
  return seconds >= 0 ? seconds : undefined;
}
