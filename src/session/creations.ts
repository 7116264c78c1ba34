import {ChatError} from '../model/chat-error.js';
import type {ThreadKey} from './chat-state.js';
import type {ConversationCreated} from './sdk-details.js';

/** A conversation that does not exist on the server yet, and who waits for it in this page. */
export interface Creation {
  /** Made by the page with its message, not by a customer who typed it. */
  readonly isFromPage: boolean;
  readonly created: Deferred<ConversationCreated>;
}

/** Conversations in the making, by the client id that names their thread until they exist. */
export class Creations {
  readonly #open = new Map<ThreadKey, Creation>();

  get(key: ThreadKey): Creation | undefined {
    return this.#open.get(key);
  }

  add(key: ThreadKey, options: Omit<Creation, 'created'>): Promise<ConversationCreated> {
    const created = defer<ConversationCreated>();
    created.promise.catch(() => undefined); // a draft that the customer opened has nobody who listens
    this.#open.set(key, {...options, created});
    return created.promise;
  }

  /** It will not be created, for whoever waits for it. */
  reject(key: ThreadKey, error: ChatError): void {
    this.#open.get(key)?.created.reject(error);
    this.#open.delete(key);
  }

  /** Its thread was empty, and is left: here, or in another tab. */
  discard(key: ThreadKey): void {
    this.reject(key, new ChatError('draft-discarded', 'The draft was discarded.'));
  }

  rejectAll(draft: ThreadKey | undefined, message: string): void {
    for (const key of this.#open.keys()) {
      this.reject(key, new ChatError(key === draft ? 'draft-discarded' : 'aborted', message));
    }
  }

  /** It exists; the caller tells who waits for it. */
  remove(key: ThreadKey): void {
    this.#open.delete(key);
  }
}

/** `Promise.withResolvers`, which browsers have only since 2024. */
interface Deferred<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: ChatError) => void;
}

function defer<Value>(): Deferred<Value> {
  let settle: Omit<Deferred<Value>, 'promise'> = {resolve: () => undefined, reject: () => undefined};
  const promise = new Promise<Value>((resolve, reject) => {
    settle = {resolve, reject};
  });
  return {promise, ...settle};
}
