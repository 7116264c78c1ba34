import type {ThreadKey} from './chat-state.js';
import type {StorageEntry, StorageName} from './environment.js';
import type {SessionParts} from './session-parts.js';

/**
 * What is typed and not sent, in the state and on this device. The draft's text has one place of its own: a draft that
 * is discarded leaves it to the next one.
 */
export class ComposerTexts {
  readonly #parts: SessionParts;
  /** Keys of drafts, discarded ones too: a composer saves a moment after its thread has gone. */
  readonly #draftKeys = new Set<ThreadKey>();
  readonly #forgotten = new Set<ThreadKey>();
  #saving: Promise<unknown> | undefined;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** The thread `key` is a draft from now on. */
  beginDraft(key: ThreadKey): void {
    this.#draftKeys.add(key);
  }

  /** Its first message is on its way: what is typed next belongs to the conversation. */
  draftSent(key: ThreadKey): void {
    this.#draftKeys.delete(key);
  }

  /** What is to be stored when the thread `key` becomes the conversation `id`. */
  async rename(key: ThreadKey, id: string): Promise<readonly StorageEntry[]> {
    const {store, environment} = this.#parts;
    const name = this.#name(key);
    await this.#saving;
    // An earlier page may have written it, and this one never looked.
    const stored = await environment.storage.get(name);
    if (typeof stored === 'string' && store.state.composerTexts[id] === undefined) {
      store.dispatch({type: 'text-changed', key: id, text: stored});
    }
    return [
      [name, undefined],
      [this.#name(id), this.get(id) || undefined],
    ];
  }

  /** Changes the field at once; what is returned gives what is to be stored together with what has changed it. */
  put(key: ThreadKey, text: string): () => readonly StorageEntry[] {
    this.#parts.store.dispatch({type: 'text-changed', key, text});
    const name = this.#name(key);
    // As it is by then: somebody may type on meanwhile, and the draft may have become a thread.
    return () => [
      [name, undefined],
      [this.#name(key), this.get(key) || undefined],
    ];
  }

  /** Whether `key` was a draft here that nothing was sent in. */
  isDraft(key: ThreadKey): boolean {
    return this.#draftKeys.has(key);
  }

  get(key: ThreadKey): string {
    return this.#parts.store.state.composerTexts[key] ?? '';
  }

  /** A composer saves a moment after its thread has gone: what it still holds was another visitor's. */
  forget(keys: readonly ThreadKey[]): void {
    for (const key of keys) this.#forgotten.add(key);
    this.#draftKeys.clear();
  }

  /** Whether the thread `key` was a former visitor's. */
  isForgotten(key: ThreadKey): boolean {
    return this.#forgotten.has(key);
  }

  /** Resolves when it is stored. */
  async save(key: ThreadKey, text: string): Promise<void> {
    const {store, environment} = this.#parts;
    // What is known is stored, or goes in one transaction with the message that has taken it along.
    if (this.#forgotten.has(key) || store.state.composerTexts[key] === text) return;
    if (text !== this.get(key)) store.dispatch({type: 'text-changed', key, text});
    const next = store.state.draft?.clientId;
    if (this.#draftKeys.has(key) && next !== undefined && next !== key && this.get(next) === '') {
      store.dispatch({type: 'text-changed', key: next, text});
    }
    const stored = environment.storage.set(this.#name(key), text === '' ? undefined : text);
    this.#saving = stored;
    await stored;
  }

  /** Takes the stored text, unless something is known here already; `isStale`: another page may have written it since. */
  async restore(key: ThreadKey, isStale = false): Promise<void> {
    const {store, environment} = this.#parts;
    const isKnown = () => !isStale && store.state.composerTexts[key] !== undefined;
    if (isKnown()) return;
    await this.#saving;
    const text = await environment.storage.get(this.#name(key));
    if (typeof text === 'string' && !isKnown()) store.take({type: 'text-changed', key, text});
  }

  #name(key: ThreadKey): StorageName {
    return `text/${this.#draftKeys.has(key) ? 'draft' : key}`;
  }
}
