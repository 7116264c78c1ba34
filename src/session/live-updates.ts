import type {ConnectionState} from '../backend/chat-backend.js';
import {toChatError} from '../model/chat-error.js';
import {HeardEvents} from './heard-events.js';
import type {News} from './news.js';
import type {SessionParts} from './session-parts.js';
import {SharedStream, type StreamMessage} from './shared-stream.js';
import type {Tabs} from './tabs.js';
import type {ThreadLoader} from './thread-loader.js';

/** A hidden page gives its stream up after this long, in milliseconds. */
const hiddenFor = 5 * 60 * 1000;
/** After this long the lists are read again that could not be, in milliseconds. */
const pause = 5000;

export interface LiveParts {
  readonly tabs: Tabs;
  readonly loader: ThreadLoader;
  readonly reloadConfig: () => void;
}

/**
 * Keeps the state in step with the server while there is something to hear: an open conversation, or an open panel. Of
 * several pages the one that leads has the stream, and posts what it says; the others take that for their own. Decision
 * 11: what a stream misses, the lists bring.
 */
export class LiveUpdates {
  readonly #parts: SessionParts;
  readonly #other: LiveParts;
  readonly #events: HeardEvents;
  readonly #stream: SharedStream;
  #starting: Promise<void> | undefined;
  /** The lists were read, and all that has happened since was heard, or comes after `#cursor`. */
  #isCurrent = false;
  /** Where a stream goes on; null where that cannot be said. */
  #cursor: string | null = null;
  /** What was heard while the lists were read, which it may be newer than. */
  #heard: StreamMessage[] | undefined;
  /** Another page has something to hear. */
  #isWanted = false;
  /** Hidden for long: a lead alone does not wake it. */
  #isAsleep = false;
  /** The server does not want the stream: another lead is no reason to ask again. */
  #isRefused = false;
  /** The lists could not be read, and that was said. */
  #isAway = false;
  #hasListened = false;
  /** Or is: what was sent just before may load this when the page sleeps. */
  #wasSuspended: boolean;
  #cancelHiding: () => void = () => undefined;

  constructor(parts: SessionParts, other: LiveParts) {
    this.#parts = parts;
    this.#other = other;
    this.#wasSuspended = parts.environment.presence.isSuspended;
    const {tabs, reloadConfig} = other;
    this.#events = new HeardEvents(parts, tabs, reloadConfig);
    const end = tabs.on({
      lead: () => {
        if (!this.#isAsleep && !this.#isRefused) void this.ensure();
      },
      follow: () => {
        const {isOpen} = this.#stream;
        if (this.#stream.end()) {
          this.#isCurrent = false;
          this.#ensureAnew();
        } else if (isOpen) this.#follow(); // whoever leads now may not know that there is something to hear
      },
    });
    this.#stream = new SharedStream(parts, tabs, {
      hear: (message) => {
        this.#hear(message);
      },
      wanted: () => {
        this.#isWanted = true;
        if (tabs.isLeading) void this.ensure();
      },
    });
    parts.signal.addEventListener('abort', () => {
      end();
      this.#leave();
      this.#cancelHiding();
    });
  }

  get news(): News {
    return this.#events.news;
  }

  /** Reads the lists, unless they are current, and has the stream opened, unless nothing can come. Never rejects. */
  ensure(): Promise<void> {
    const {signal, environment, store} = this.#parts;
    this.#isAsleep = false;
    this.#restLater();
    if (signal.aborted || environment.presence.isSuspended) return Promise.resolve();
    // That there is no way to the server was found out by a page that had a stream, or delivered: perhaps it has gone.
    const isKnown = this.#stream.isOpen || (this.#cursor !== null && store.state.connection === 'online');
    if (!this.#starting && this.#isCurrent && isKnown) {
      if (!this.#stream.isOpen && !this.#follow()) this.#tellOnline();
      return Promise.resolve();
    }
    this.#starting ??= this.#start().finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  /** As `ensure`, for another identity: what was asked in the name of the former one does not count. */
  async restart(): Promise<void> {
    await this.#starting;
    this.#leave();
    await this.ensure();
  }

  /** A conversation was not found: the lists say which others are not there, either. Never rejects. */
  async findVanished(): Promise<void> {
    const before = this.#parts.store.state.conversations;
    const page = await this.#other.loader.loadConversations().catch(() => undefined);
    if (page && !this.#parts.signal.aborted) this.#events.tellChanges(before, page);
  }

  presenceChanged(): void {
    const {isSuspended, isVisible} = this.#parts.environment.presence;
    const isBack = this.#wasSuspended && !isSuspended;
    this.#wasSuspended = isSuspended;
    if (isSuspended) this.#leave();
    else if (isVisible || isBack) void this.ensure();
    else this.#restLater();
  }

  /** What nobody looks at for long needs no stream. Whoever comes back reads the lists. */
  #restLater(): void {
    const {environment, signal} = this.#parts;
    const {presence, clock} = environment;
    this.#cancelHiding();
    if (presence.isVisible || signal.aborted) return; // its timer would keep all of a former visitor in memory
    this.#cancelHiding = clock.after(hiddenFor, () => {
      this.#isAsleep = true;
      if (this.#stream.isOpen) this.#leave();
    });
  }

  async #start(): Promise<void> {
    const {backend, store, report, signal, environment} = this.#parts;
    this.#heard = [];
    this.#isCurrent = true; // unless that is given up meanwhile
    try {
      if (!(await backend.hasVisitor())) {
        this.#isCurrent = false;
        // The server has refused the visitor whom it could not be asked for, and nobody asks again.
        if (this.#isAway && environment.presence.isOnline) this.#tellOnline();
        return;
      }
      const before = store.state.conversations;
      const page = await this.#other.loader.loadConversations();
      if (!this.#stream.isOpen) this.#cursor = page.eventCursor;
      this.#events.tellChanges(before, page);
      // A stream that begins here goes on from the last thing that was heard, which may be older than the lists.
      const canHear = this.#canHear;
      this.#takeHeard();
      this.#heard = [];
      // One that is open already has said before the gap how much is unread, and a poll never does.
      if (this.#stream.isOpen || !this.#follow(canHear || this.#canHear)) {
        this.#events.setUnread(await backend.loadUnread(signal));
        if (!this.#stream.isOpen) this.#tellOnline();
      }
      this.#takeHeard();
      // Where the server wants no stream, nothing is missed that another read would know.
      if (!this.#isCurrent && !this.#isRefused) this.#ensureAnew();
      // It may lead since.
      else if (this.#isCurrent && this.#other.tabs.isLeading && !this.#stream.isOpen) this.#follow();
      void this.#rereadShown();
    } catch (error) {
      this.#isCurrent = false;
      if (signal.aborted) return;
      const failure = toChatError(error);
      if (!failure.retryable) {
        report(failure);
        return;
      }
      const {clock} = environment;
      if (!this.#stream.isOpen) {
        this.#isAway = true;
        store.dispatch({type: 'connection-changed', connection: 'offline', retryAt: clock.now() + pause});
      }
      clock.after(pause, () => void this.ensure());
    } finally {
      this.#takeHeard();
    }
  }

  /** What was read before the gap may have missed messages; the rest is read when it is shown. */
  async #rereadShown(): Promise<void> {
    const {store} = this.#parts;
    const {screen, threads, conversations} = store.state;
    if (screen.name !== 'thread') return;
    const {key} = screen;
    if (threads[key] && conversations.some(({id}) => id === key)) await this.#other.loader.loadNewest(key, true);
  }

  get #canHear(): boolean {
    const {isOpen, conversations} = this.#parts.store.state;
    return this.#isWanted || isOpen || conversations.some(({ended}) => !ended);
  }

  /** True when it has opened the stream here, which says then how much is unread. */
  #follow(canHear = this.#canHear): boolean {
    const {tabs} = this.#other;
    if (!canHear) return false;
    if (!tabs.isLeading) {
      tabs.post({type: 'wanted'});
      return false;
    }
    this.#stream.open(this.#cursor);
    return true;
  }

  /** No stream will say so. The page that leads says it for all. */
  #tellOnline(): void {
    const {tabs} = this.#other;
    const online = {type: 'connection-changed', connection: 'online'} as const;
    this.#isAway = false;
    this.#parts.store.dispatch(online);
    if (tabs.isLeading) tabs.post({type: 'actions', actions: [online]});
  }

  #hear(message: StreamMessage): void {
    if (this.#heard) this.#heard.push(message);
    else this.#take(message);
  }

  #takeHeard(): void {
    const heard = this.#heard ?? [];
    this.#heard = undefined;
    for (const message of heard) this.#take(message);
  }

  #take(message: StreamMessage): void {
    switch (message.type) {
      case 'follows':
        this.#onFollows(message.after);
        return;
      case 'event':
        if (message.cursor !== null) this.#cursor = message.cursor;
        this.#events.apply(message.event);
        return;
      case 'reset':
        this.#cursor = message.cursor;
        this.#reset();
        return;
      case 'connection':
        this.#connectionChanged(message.state, message.retryAt);
    }
  }

  /** Another page has the stream. Who has heard everything before it goes on; the others read what they have missed. */
  #onFollows(after: string | null | undefined): void {
    if (after === undefined || (after !== null && after === this.#cursor)) return;
    this.#isCurrent = false;
    this.#ensureAnew();
  }

  /** What is being read now may be too old. */
  #ensureAnew(): void {
    void Promise.resolve(this.#starting).then(() => this.ensure());
  }

  #reset(): void {
    this.#parts.store.dispatch({type: 'threads-forgotten'});
    this.#isCurrent = false;
    this.#ensureAnew();
  }

  #connectionChanged(state: ConnectionState, retryAt: number | undefined): void {
    if (state === 'connecting') return;
    this.#isRefused = state === 'closed';
    if (state === 'closed') this.#leave();
    if (state === 'open') {
      // Changes of the settings are told only to who listens. After a short gap the page in sight, which leads, reads them.
      const isNew = !this.#hasListened || this.#parts.store.state.connection === 'offline';
      if (isNew || this.#stream.isOpen) this.#other.reloadConfig();
      this.#hasListened = true;
    }
    const connection = state === 'offline' ? 'offline' : 'online'; // a refusal is an answer, too
    this.#parts.store.dispatch({type: 'connection-changed', connection, retryAt});
  }

  /** What happens from now on is not known. */
  #leave(): void {
    this.#stream.end();
    this.#isCurrent = false;
    this.#events.endTyping();
  }
}
