/** Every reason for which a call can fail; the last path segment of a problem's `type`, or one of the element's own. */
export type ChatErrorCode =
  | 'invalid-request'
  | 'idempotency-key-missing'
  | 'unauthorized'
  | 'identity-invalid'
  | 'origin-not-allowed'
  | 'not-found'
  | 'already-identified'
  | 'conversation-ended'
  | 'open-conversation-exists'
  | 'request-in-progress'
  | 'reply-stale'
  | 'satisfaction-locked'
  | 'attachment-too-large'
  | 'attachment-type'
  | 'link-expired'
  | 'method-not-allowed'
  | 'wrong-host'
  | 'reopen-not-allowed'
  | 'precondition-failed'
  | 'body-too-large'
  | 'media-type-unsupported'
  | 'headers-too-large'
  | 'internal'
  | 'unavailable'
  | 'attributes-invalid'
  | 'invalid-reply'
  | 'idempotency-key-reused'
  | 'unknown-assistant'
  | 'unknown-brand'
  | 'unknown-schedule'
  | 'rate-limited'
  | 'chat-disabled'
  | 'not-configured'
  | 'not-started'
  | 'draft-discarded'
  | 'chat-hidden'
  | 'offline'
  | 'timeout'
  | 'backend-unavailable'
  | 'callback-missing'
  | 'storage-blocked'
  | 'aborted';

/** One wrong field of a refused request. `pointer` is a JSON Pointer into the request's body. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

export interface ChatErrorOptions {
  /** The HTTP status that the server gave, or would have given to a request that was refused before it was sent. */
  readonly status?: number;
  readonly title?: string;
  /** The field, setting or resource at fault, as a JSON Pointer or a name. */
  readonly source?: string;
  /** Whether the very same call may succeed later. */
  readonly retryable?: boolean;
  /** How long to wait before the next try, in seconds, when the other side said so. */
  readonly retryAfter?: number;
  readonly errors?: readonly FieldError[];
  /** Why a token was refused (`expired`, `revoked`, `malformed` …), or why nothing is stored (`full`, `unavailable` …). */
  readonly reason?: string;
  /** The conversation that stands in the way (`open-conversation-exists`). */
  readonly conversationId?: string;
  /** Kustomer's native name of the error, where it has one. */
  readonly kustomerCode?: string;
  readonly cause?: unknown;
}

/**
 * The one error of this package. `code` is for programs, `message` for developers; text for people comes from
 * `locales` by `code` and never from here.
 */
export class ChatError extends Error {
  override readonly name = 'ChatError';
  readonly code: ChatErrorCode;
  declare readonly status: number | undefined;
  declare readonly title: string | undefined;
  declare readonly source: string | undefined;
  readonly retryable: boolean;
  declare readonly retryAfter: number | undefined;
  readonly errors: readonly FieldError[];
  declare readonly reason: string | undefined;
  declare readonly conversationId: string | undefined;
  declare readonly kustomerCode: string | undefined;

  constructor(code: ChatErrorCode, message: string, options: ChatErrorOptions = {}) {
    super(message);
    Object.assign(this, options);
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.errors = options.errors ?? [];
  }
}

/** Wraps what is not a `ChatError` yet; abort keeps its meaning, everything else is a backend that cannot be reached. */
export function toChatError(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && error.name === 'AbortError') return new ChatError('aborted', message, {cause: error});
  return new ChatError('backend-unavailable', message, {retryable: true, cause: error});
}
