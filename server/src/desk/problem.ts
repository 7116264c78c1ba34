import type {ChatErrorCode, FieldError} from '../../../src/model/chat-error.js';

/** For programs of the operator; no page gets it. */
type OperatorCode = 'configuration-invalid';

/** Protocol section 12: status and title of every refusal. */
export const problemKinds = {
  'invalid-request': {status: 400, title: 'The request is not valid.'},
  'idempotency-key-missing': {status: 400, title: 'This request needs an Idempotency-Key header.'},
  unauthorized: {status: 401, title: 'A valid token is needed.'},
  'identity-invalid': {status: 401, title: 'The identity token was refused.'},
  'origin-not-allowed': {status: 403, title: 'Pages of this origin may not use this chat.'},
  'chat-disabled': {status: 403, title: 'Chat is switched off.'},
  'link-expired': {status: 403, title: 'This link is not valid any more.'},
  'not-found': {status: 404, title: 'There is no such resource.'},
  'method-not-allowed': {status: 405, title: 'This resource does not know that method.'},
  'already-identified': {status: 409, title: 'This visitor is identified as somebody else.'},
  'conversation-ended': {status: 409, title: 'The conversation has ended.'},
  'open-conversation-exists': {status: 409, title: 'Another conversation is still open.'},
  'request-in-progress': {status: 409, title: 'The same request is still running.'},
  'reply-stale': {status: 409, title: 'The question is already answered.'},
  'satisfaction-locked': {status: 409, title: 'The answer can no longer be changed.'},
  'reopen-not-allowed': {status: 409, title: 'Ended conversations stay ended here.'},
  'precondition-failed': {status: 412, title: 'The resource has changed since it was read.'},
  'attachment-too-large': {status: 413, title: 'The file is too large.'},
  'attachment-type': {status: 415, title: 'Files of this type are not accepted.'},
  'body-too-large': {status: 413, title: 'The request is too large.'},
  'media-type-unsupported': {status: 415, title: 'The body must be JSON.'},
  'wrong-host': {status: 421, title: 'This server does not answer for that host.'},
  'attributes-invalid': {status: 422, title: 'The attributes are not valid.'},
  'configuration-invalid': {status: 422, title: 'The configuration cannot be served.'},
  'invalid-reply': {status: 422, title: 'The answer is none of those offered.'},
  'idempotency-key-reused': {status: 422, title: 'The Idempotency-Key was used with another content.'},
  'unknown-assistant': {status: 422, title: 'There is no such assistant.'},
  'unknown-brand': {status: 422, title: 'There is no such brand.'},
  'unknown-schedule': {status: 422, title: 'There is no such schedule.'},
  'rate-limited': {status: 429, title: 'Too many requests.'},
  'headers-too-large': {status: 431, title: 'The request headers are too large.'},
  internal: {status: 500, title: 'Something went wrong here.'},
  unavailable: {status: 503, title: 'The server cannot answer just now.'},
} satisfies Partial<Record<ChatErrorCode | OperatorCode, {status: number; title: string}>>;

export type ProblemCode = keyof typeof problemKinds;

export interface ProblemDetails {
  readonly errors?: readonly FieldError[];
  readonly reason?: string;
  readonly conversationId?: string;
  /** The limit that was exceeded, in bytes or characters. */
  readonly limit?: number;
  readonly requestId?: string;
  /** Seconds until another try may succeed; sent as a header. */
  readonly retryAfter?: number;
  /** The methods that exist; sent as a header. */
  readonly allow?: string;
}

/** A refusal. The rules throw it, the border turns it into `application/problem+json`. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  /** `message` says what was wrong and what is allowed; it is for developers and never holds what a customer wrote. */
  constructor(code: ProblemCode, message: string = problemKinds[code].title, details: ProblemDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

export function notFound(what: string): Problem {
  return new Problem('not-found', `There is no such ${what}.`);
}

export function invalid(pointer: string, code: string, detail: string, details: ProblemDetails = {}): Problem {
  return new Problem('invalid-request', detail, {...details, errors: [{pointer, code, detail}]});
}
