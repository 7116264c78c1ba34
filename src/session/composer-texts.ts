import type {ThreadKey} from './chat-state.js';
import type {StorageEntry, StorageName} from './environment.js';
import type {SessionParts} from './session-parts.js';

/** Milliseconds until another page has stored the message that it has made of a text, or has died before. */
const patience = 1000;

/**
 * What is typed and not sent, in the state and on this device. The draft's text has one place of its own: a draft that
 * is discarded leaves it to the next one.
 */
export class ComposerTexts {
  /** The last text on its way to the storage. */
  saving: Promise<unknown> | undefined;
  readonly #parts: SessionParts;
  /** Keys of drafts, discarded ones too: a composer saves a moment after its thread has gone. */
  readonly #draftKeys = new Set<ThreadKey>();
  readonly #forgotten = new Set<ThreadKey>();
  /** What is about to leave the storage together with the message that it has become. */
  readonly #leaving = new Map<StorageName, string>();
  /** What other pages have said last of a text, and when: nothing when it was sent. */
  readonly #told = new Map<ThreadKey, {readonly text: string; readonly at: number}>();
  #visit = new AbortController();

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** The thread `key` is a draft from now on. */
  beginDraft(key: ThreadKey): void {
    this.#draftKeys.add(key);
    this.#forgotten.delete(key); // of two who say that the former visitor has gone, one was slow
  }

  /** Its first message is on its way: what is typed next belongs to the conversation. */
  draftSent(key: ThreadKey): void {
    this.#draftKeys.delete(key);
  }

  /** Another page has changed it. */
  told(key: ThreadKey, text: string): void {
    this.#told.set(key, {text, at: this.#parts.environment.clock.now()});
  }

  /** Changes the field at once; what is returned gives what is to be stored together with what has changed it. */
  put(key: ThreadKey, text: string): () => readonly StorageEntry[] {
    const name = this.nameOf(key);
    const leaving = this.get(key);
    void this.#findLeft(key, leaving); // it would go with what is sent here
    this.#leaving.set(name, leaving);
    this.#parts.store.dispatch({type: 'text-changed', key, text});
    // As it is by then: somebody may type on meanwhile, and the draft may have become a thread. What stands there and was
    // not in this field stays: it was never shown, or another page has written it since.
    return () => {
      this.#leaving.delete(name);
      // In the one place of drafts the next one's may stand by then.
      const next = this.#parts.store.state.draft?.clientId ?? key;
      const left = next !== key && this.nameOf(next) === name ? this.get(next) : '';
      return [
        ...(leaving ? [[name, left || undefined] as const] : []),
        ...(leaving || this.get(key) ? [[this.nameOf(key), this.get(key) || undefined] as const] : []),
      ];
    };
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
    this.#visit.abort();
    this.#visit = new AbortController();
  }

  /** Aborted when all this is a former visitor's. */
  get signal(): AbortSignal {
    return this.#visit.signal;
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
    const finding = this.#findLeft(key);
    if (finding) {
      const {signal} = this;
      await finding;
      if (signal.aborted) return;
      text = this.get(key); // somebody has typed on meanwhile
    }
    const next = store.state.draft?.clientId;
    if (this.#draftKeys.has(key) && next !== undefined && next !== key && this.get(next) === '') {
      store.dispatch({type: 'text-changed', key: next, text});
    }
    const name = this.nameOf(key);
    // What was sent stays before it until its message is stored, unless it was given back.
    const left = this.#leaving.get(name);
    if (left && !text.includes(left)) text = [left, text].filter(Boolean).join('\n');
    else this.#leaving.delete(name);
    await (this.saving = environment.storage.set(name, text || undefined));
  }

  /**
   * Takes the stored text, unless something is known here already; `isStale`: another page may have written it since. It
   * stands before what is typed while it is read.
   */
  async restore(key: ThreadKey, isStale = false): Promise<void> {
    const {store, environment} = this.#parts;
    this.#forgotten.delete(key); // it is shown anew: the same customer has logged in again
    const before = store.state.composerTexts[key];
    if (before !== undefined && !isStale) return;
    const name = this.nameOf(key);
    const {signal} = this;
    const leaving = this.#leaving.get(name);
    const told = this.#told.get(key);
    let text = await environment.storage.get(name);
    if (text === undefined) {
      // What was typed before its draft was known to be this conversation has that name until the first message has none,
      // and where the storage was full for longer.
      const {clientId} = store.state.conversations.find(({id}) => id === key) ?? {};
      // Where nothing was known here nothing was sent: it may stand under a name that is not known yet.
      text = (clientId ? await environment.storage.get(`text/${clientId}`) : undefined) ?? (before && '');
    }
    // The former visitor's; or another page has said meanwhile what stands there now.
    if (signal.aborted || this.#told.get(key) !== told) return;
    // Sent meanwhile, in this draft or in the one before; or discarded: it stays for the next draft.
    const isOver =
      name !== this.nameOf(key) || text === leaving || (this.isDraft(key) && store.state.draft?.clientId !== key);
    if (typeof text !== 'string' || isOver) return;
    const now = store.state.composerTexts[key];
    if (now === before) store.take({type: 'text-changed', key, text});
    else if (!isStale && !now?.includes(text)) await this.save(key, [text, now].filter(Boolean).join('\n'));
  }

  /**
   * What another page has sent, and has died before that was stored, stands before what is typed here; `sent`: from this
   * field just now. Undefined when there can be nothing.
   */
  #findLeft(key: ThreadKey, sent = ''): Promise<void> | undefined {
    const {clock, storage} = this.#parts.environment;
    const told = this.#told.get(key);
    this.#told.delete(key);
    if (!told || clock.now() - told.at <= patience) return undefined;
    const {signal} = this;
    return storage.get(this.nameOf(key)).then((stored) => {
      if (signal.aborted || typeof stored !== 'string') return undefined;
      // Without what it has typed behind it, which was told.
      const left = stored.endsWith(told.text) ? stored.slice(0, stored.length - told.text.length).trim() : stored;
      const text = this.get(key);
      const isKnown = (sent + text).includes(left);
      return isKnown ? undefined : this.save(key, [left, text].filter(Boolean).join('\n'));
    });
  }

  /** Under which it is stored. */
  nameOf(key: ThreadKey): StorageName {
    return `text/${this.#draftKeys.has(key) ? 'draft' : key}`;
  }
}
