import type {ThreadKey} from './chat-state.js';
import type {StorageName} from './environment.js';
import type {SessionParts} from './session-parts.js';

/**
 * What is typed and not sent, in the state and on this device. The draft's text has one place of its own: a draft that
 * is discarded leaves it to the next one.
 */
export class ComposerTexts {
  readonly #parts: SessionParts;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  get(key: ThreadKey): string {
    return this.#parts.store.state.composerTexts[key] ?? '';
  }

  /** Resolves when it is stored. */
  async save(key: ThreadKey, text: string): Promise<void> {
    const {store, environment} = this.#parts;
    if (text !== this.get(key)) store.dispatch({type: 'text-changed', key, text});
    await environment.storage.set(this.#name(key), text === '' ? undefined : text);
  }

  /** Takes the stored text, unless something was typed meanwhile. */
  async restore(key: ThreadKey): Promise<void> {
    const {store, environment} = this.#parts;
    if (store.state.composerTexts[key] !== undefined) return;
    const text = await environment.storage.get(this.#name(key));
    if (typeof text === 'string' && store.state.composerTexts[key] === undefined) {
      store.dispatch({type: 'text-changed', key, text});
    }
  }

  #name(key: ThreadKey): StorageName {
    return `text/${this.#parts.store.state.draft?.clientId === key ? 'draft' : key}`;
  }
}
