import type {TypingActivity} from '../model/chat-event.js';
import type {ThreadKey} from './chat-state.js';
import type {SessionParts} from './session-parts.js';

/** An agent or assistant types. The server's clock is not ours: never longer than the protocol's 5 s from now. */
const longest = 5000;

/** Shows that the other side types, and takes it away by itself. */
export class TypingIndicator {
  readonly #parts: SessionParts;
  readonly #cancel = new Map<ThreadKey, () => void>();

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  started(key: ThreadKey, typing: TypingActivity): void {
    const {store, emit, environment, signal} = this.#parts;
    if (signal.aborted) return;
    this.#cancel.get(key)?.();
    const cancel = environment.clock.after(longest, () => {
      this.ended(key);
    });
    this.#cancel.set(key, cancel);
    store.dispatch({type: 'typing-changed', key, typing});
    const {displayName, avatarUrl} = typing.user;
    emit('agent-typing-activity', {conversationId: key, typing: true, user: {displayName, avatarUrl}});
  }

  ended(key: ThreadKey): void {
    const {store, emit} = this.#parts;
    const cancel = this.#cancel.get(key);
    if (!cancel) return;
    cancel();
    this.#cancel.delete(key);
    const {displayName = null, avatarUrl = null} = store.state.threads[key]?.typing?.user ?? {};
    store.dispatch({type: 'typing-changed', key, typing: null});
    emit('agent-typing-activity', {conversationId: key, typing: false, user: {displayName, avatarUrl}});
  }

  endAll(): void {
    for (const key of this.#cancel.keys()) this.ended(key);
  }
}
