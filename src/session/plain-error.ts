import {ChatError, type ChatErrorCode, type ChatErrorOptions} from '../model/chat-error.js';

/** A `ChatError` as it is stored, and told to other pages: a class and its fields do not survive structured cloning. */
export interface PlainError extends Omit<ChatErrorOptions, 'cause'> {
  readonly code: ChatErrorCode;
  readonly message: string;
}

export function plainError(error: ChatError): PlainError {
  const {code, message, status, retryable, retryAfter, reason, errors, conversationId, source} = error;
  return {
    ...{code, message, retryable, errors},
    ...(status === undefined ? {} : {status}),
    ...(retryAfter === undefined ? {} : {retryAfter}),
    ...(reason === undefined ? {} : {reason}),
    ...(source === undefined ? {} : {source}),
    ...(conversationId === undefined ? {} : {conversationId}),
  };
}

export function chatError({code, message, ...options}: PlainError): ChatError {
  return new ChatError(code, message, options);
}
