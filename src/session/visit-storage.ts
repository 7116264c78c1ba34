import {ChatError} from '../model/chat-error.js';
import type {ChatStorage} from './environment.js';

/** `storage` as one visit has it: once that is over, nothing of it is stored for the next visitor. */
export function visitStorage(storage: ChatStorage, signal: AbortSignal): ChatStorage {
  const write: ChatStorage['write'] = (changes, isNew) =>
    signal.aborted
      ? Promise.reject(new ChatError('aborted', 'The visit that this was written in is over.'))
      : storage.write(changes, isNew);
  return {
    get: (name) => storage.get(name),
    list: (prefix) => storage.list(prefix),
    write,
    set: (name, value) => write([[name, value]]).catch(() => false),
    clear: () => storage.clear(),
    renew: () => storage.renew(),
  };
}
