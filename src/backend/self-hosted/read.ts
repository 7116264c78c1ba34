import {ChatError} from '../../model/chat-error.js';

/** Reads an answer; one that has not the shape it should have is the server's failure. */
export function read<Value>(decode: (json: unknown) => Value, json: unknown): Value {
  try {
    return decode(json);
  } catch (error) {
    throw unreadable(error);
  }
}

/**
 * It may be the answer of somebody on the way, or the write was done and its answer was damaged: the same call again gets
 * the server's own.
 */
export function unreadable(cause?: unknown): ChatError {
  const message = 'The chat server gave an answer that cannot be read.';
  return new ChatError('backend-unavailable', message, {retryable: true, cause});
}
