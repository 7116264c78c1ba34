import {ChatError} from '../model/chat-error.js';
import type {Message} from '../model/message.js';
import {messagesBackwards} from '../model/message-pages.js';
import {runOf} from '../model/message-runs.js';
import type {CallParts} from './call-parts.js';
import type {ChatState, Screen, ThreadKey} from './chat-state.js';
import {
  shownMessages,
  withJoined,
  withMore,
  withoutExcerpt,
  withPlace,
  withReading,
  withTarget,
} from './excerpt-state.js';
import type {MessagePlace} from './reading-view.js';
import {takeAnswer} from './take-answer.js';

/** Messages asked for at a time, as everywhere in a thread. */
const pageLength = 50;

/** Leads to places in threads. One that is far from the end is shown as an excerpt, which grows until it joins it. */
export class ThreadExcerpts {
  readonly #parts: CallParts;
  /** The thread that an excerpt was last shown of, and how much the customer had on its way then. */
  #watched: {readonly key: ThreadKey; readonly outgoing: number} | undefined;
  /** The place that was asked for last; an answer to an earlier question is not shown. */
  #latest = 0;
  #isReading = false;

  constructor(parts: CallParts) {
    this.#parts = parts;
    const end = parts.store.subscribe(this.#onState);
    parts.signal.addEventListener('abort', end);
  }

  async show(place: MessagePlace, takesFocus: boolean): Promise<void> {
    const {backend, store, signal, correspond} = this.#parts;
    const {conversationId: key} = place;
    const turn = ++this.#latest;
    const loaded = 'messageId' in place ? this.#loaded(key, place.messageId) : undefined;
    if (loaded && this.#isShown(key)) {
      store.change((state) => withTarget(state, key, {seq: loaded.seq, takesFocus}));
      this.#parts.open();
      return;
    }
    const [{items, nextCursor}] = await Promise.all([
      backend.listMessages(key, {...positionOf(place), limit: pageLength}, signal),
      correspond(), // so that showing the thread reads its end at once
      this.#assertKnown(key),
    ]);
    const target = targetOf(place, items);
    if (!target) throw new ChatError('not-found', 'This message is not there any more.', {status: 404});
    if (turn !== this.#latest) return;
    this.showThread(key);
    const run = {messages: runOf(items), olderCursor: nextCursor};
    store.change((state) => withPlace(state, key, run, {seq: target.seq, takesFocus}));
    if ('unreadAfterId' in place) store.dispatch({type: 'new-line-set', key, afterSeq: target.seq - 1});
    this.#watched = {key, outgoing: store.state.threads[key]?.outgoing.length ?? 0};
    this.#parts.open();
  }

  async readOn(key: ThreadKey, direction: 'older' | 'newer'): Promise<void> {
    const {backend, store, signal} = this.#parts;
    const excerpt = store.state.threads[key]?.excerpt;
    const after = excerpt?.messages.pages.at(-1)?.at(-1)?.id;
    const cursor = excerpt?.olderCursor ?? undefined;
    if (this.#isReading || !excerpt || (direction === 'older' ? !cursor : !after)) return;
    this.#isReading = true;
    store.change((state) => withReading(state, key, direction, 'loading'));
    try {
      const position = direction === 'older' ? {...(cursor && {cursor})} : {...(after && {after})};
      const {items, nextCursor} = await backend.listMessages(key, {...position, limit: pageLength}, signal);
      const isEnd = direction === 'newer' && items.length < pageLength;
      const run = {messages: runOf(items), olderCursor: nextCursor};
      // Nothing may have come: then the excerpt has become whole.
      store.change((state) => withReading(state, key, direction, 'idle'));
      store.change((state) => withMore(state, key, run, isEnd));
    } catch (error) {
      if (signal.aborted) throw error;
      store.change((state) => withReading(state, key, direction, 'failed'));
    } finally {
      this.#isReading = false;
    }
  }

  /** Leads back to the list that it was found in. */
  showThread(key: ThreadKey): void {
    const {screens, store} = this.#parts;
    const back = store.state.screen;
    if (this.#isShown(key)) return;
    screens.showThread(key);
    if (back.name === 'history') store.change((state) => withBack(state, back));
  }

  showNewest(key: ThreadKey): void {
    this.#latest++;
    this.#watched = undefined;
    this.#parts.store.change((state) => withoutExcerpt(state, key));
  }

  #loaded(key: ThreadKey, messageId: string): Message | undefined {
    for (const message of messagesBackwards(shownMessages(this.#parts.store.state.threads[key]))) {
      if (message.id === messageId) return message;
    }
    return undefined;
  }

  #isShown(key: ThreadKey): boolean {
    const {screen} = this.#parts.store.state;
    return screen.name === 'thread' && screen.key === key;
  }

  async #assertKnown(key: ThreadKey): Promise<void> {
    const {backend, store, signal} = this.#parts;
    if (store.state.conversations.some(({id}) => id === key)) return;
    takeAnswer(store, await backend.loadConversation(key, signal), undefined);
  }

  readonly #onState = ({screen, threads}: ChatState) => {
    const {key, outgoing} = this.#watched ?? {};
    const thread = key === undefined ? undefined : threads[key];
    if (key === undefined || !thread) return;
    const hasLeft = screen.name === 'home' || screen.name === 'history' || ('key' in screen && screen.key !== key);
    // What is written stands at the end; that is where its writer goes.
    if (hasLeft || thread.outgoing.length > (outgoing ?? 0)) this.showNewest(key);
    else if (thread.excerpt) this.#parts.store.change((state) => withJoined(state, key));
  };
}

function positionOf(place: MessagePlace) {
  if ('messageId' in place) return {around: place.messageId};
  if ('at' in place) return {at: place.at};
  // Nothing was ever read: the first message that there is.
  return place.unreadAfterId === null ? {at: new Date(0).toISOString()} : {around: place.unreadAfterId};
}

function targetOf(place: MessagePlace, messages: readonly Message[]): Message | undefined {
  if ('messageId' in place) return messages.find(({id}) => id === place.messageId);
  if ('at' in place) return messages.find(({createdAt}) => createdAt >= place.at) ?? messages.at(-1);
  const read = messages.find(({id}) => id === place.unreadAfterId)?.seq ?? 0;
  return messages.find(({direction, seq}) => direction === 'out' && seq > read);
}

function withBack(state: ChatState, back: Screen): ChatState {
  return state.screen.name === 'thread' ? {...state, screen: {...state.screen, back}} : state;
}
