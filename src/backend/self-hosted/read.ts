import {ChatError} from '../../model/chat-error.js';

/** Reads an answer; one that has not the shape it should have is the server's failure. */
export function read<Value>(decode: (json: unknown) => Value, json: unknown): Value {
  try {
    return decode(json);
  } catch (error) {
    throw unreadable(error);
  }
}

export function unreadable(cause: unknown): ChatError {
  return new ChatError('backend-unavailable', 'The chat server gave an answer that cannot be read.', {cause});
}
