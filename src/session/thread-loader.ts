import type {Page} from '../backend/chat-backend.js';
import {toChatError} from '../model/chat-error.js';
import type {Conversation} from '../model/conversation.js';
import type {Message} from '../model/message.js';
import {messagesBackwards, newestMessage} from '../model/message-pages.js';
import type {ThreadKey} from './chat-state.js';
import type {SessionParts} from './session-parts.js';
import {isUncreated, presentKey} from './uncreated.js';

/** Messages asked for at a time: two screens of a tall panel. */
const pageLength = 50;
const conversationsLength = 50;

interface LoaderOptions {
  /** A thread that was to be shown is not known to the server. */
  readonly missing: (key: ThreadKey) => void;
  /** A message was read. `isNew`: it came after all that this tab had seen of the thread. */
  readonly received: (message: Message, isNew: boolean) => void;
}

/** Reads conversations and messages into the state. A failed read shows there; it is repeated by the customer. */
export class ThreadLoader {
  readonly #parts: SessionParts;
  /** Reads under way by thread, so that one page is not read twice. */
  readonly #loading = new Map<string, Promise<void>>();
  readonly #options: LoaderOptions;
  #nextConversations: string | null = null;

  constructor(parts: SessionParts, options: LoaderOptions) {
    this.#parts = parts;
    this.#options = options;
  }

  /** The newest conversations, with the cursor from which a stream misses nothing. Rejects after the state shows it. */
  async loadConversations(): Promise<Page<Conversation>> {
    const {backend, store, signal} = this.#parts;
    if (store.state.conversations.length === 0) store.dispatch({type: 'conversations-loading'});
    try {
      const page = await backend.listConversations({limit: conversationsLength}, signal);
      this.#takeConversations(page);
      return page;
    } catch (error) {
      if (!signal.aborted) store.dispatch({type: 'conversations-failed'});
      throw error;
    }
  }

  async loadMoreConversations(): Promise<void> {
    const {backend, store, signal} = this.#parts;
    const cursor = this.#nextConversations;
    if (cursor === null) return;
    await this.#once('conversations', async () => {
      try {
        this.#takeConversations(await backend.listConversations({cursor, limit: conversationsLength}, signal));
      } catch {
        if (!signal.aborted) store.dispatch({type: 'conversations-failed'}); // asked for again by scrolling
      }
    });
  }

  /**
   * The newest page of a conversation. Messages that this tab has not seen yet, though it knew the thread, are told.
   * `isAnew`: what is being read already may be older than what was missed; where that fails, the customer asks again.
   */
  async loadNewest(name: ThreadKey, isAnew = false): Promise<void> {
    const {backend, store, signal} = this.#parts;
    // Found in the storage, it may have been shown before it was known to be a draft whose first message is on its way.
    const key = presentKey(store.state, name);
    if (isUncreated(store.state, key)) return;
    const running = isAnew && this.#loading.get(key);
    if (running) {
      await running;
      if (store.state.threads[key]?.status !== 'ready') return;
    }
    await this.#once(key, async () => {
      const known = newestMessage(store.state.threads[key]?.messages ?? {pages: [], count: 0});
      store.dispatch({type: 'thread-loading', key});
      try {
        const page = await backend.listMessages(key, {limit: pageLength}, signal);
        store.dispatch({type: 'thread-loaded', key, messages: page.items, olderCursor: page.nextCursor});
        if (!known) this.markNew(key);
        for (const message of page.items) {
          this.#options.received(message, known !== undefined && message.seq > known.seq);
        }
      } catch (error) {
        if (signal.aborted) return;
        if (toChatError(error).code !== 'not-found') store.dispatch({type: 'thread-failed', key});
        else {
          store.dispatch({type: 'thread-dropped', key});
          this.#options.missing(key);
        }
      }
    });
  }

  async loadOlder(key: ThreadKey): Promise<void> {
    const {backend, store, signal} = this.#parts;
    const cursor = store.state.threads[key]?.olderCursor ?? null;
    if (cursor === null) return;
    await this.#once(`${key} older`, async () => {
      store.dispatch({type: 'older-loading', key});
      try {
        const page = await backend.listMessages(key, {cursor, limit: pageLength}, signal);
        // After a gap the thread has begun anew: what is read here does not join on to it.
        if (store.state.threads[key]?.olderCursor !== cursor) return;
        store.dispatch({type: 'older-loaded', key, messages: page.items, olderCursor: page.nextCursor});
      } catch {
        if (!signal.aborted) store.dispatch({type: 'older-failed', key});
      }
    });
  }

  #takeConversations(page: Page<Conversation>): void {
    this.#nextConversations = page.nextCursor;
    this.#parts.store.dispatch({type: 'conversations-loaded', conversations: page.items});
  }

  /**
   * Draws the “New” line: counts back as many received messages as the server says are unread, and not beyond the last one
   * that was read: what has not come yet will stand below it.
   */
  markNew(key: ThreadKey): void {
    const {store} = this.#parts;
    const thread = store.state.threads[key];
    const conversation = store.state.conversations.find(({id}) => id === key);
    let unread = conversation?.unreadCount ?? 0;
    if (!thread || unread === 0) return;
    for (const {id, direction, seq} of messagesBackwards(thread.messages)) {
      const isRead = id === conversation?.lastReadMessageId;
      if (!isRead && (direction !== 'out' || --unread > 0)) continue;
      store.dispatch({type: 'new-line-set', key, afterSeq: isRead ? seq : seq - 1});
      return;
    }
  }

  async #once(name: string, load: () => Promise<void>): Promise<void> {
    if (this.#loading.has(name)) return;
    const loading = load().finally(() => this.#loading.delete(name));
    this.#loading.set(name, loading);
    await loading;
  }
}
