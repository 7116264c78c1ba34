import type {ChatError} from '../../src/model/chat-error.js';
import {toChatError} from '../../src/model/chat-error.js';
import type {ChatEvent} from '../../src/model/chat-event.js';
import type {CustomAttributes} from '../../src/model/custom-attributes.js';
import type {AgentApi} from './agent-api.js';
import {initialState, type AgentState, type InboxView} from './agent-state.js';
import {loadName, saveName, type NameStore} from './agent-name-store.js';
import {AgentStream} from './agent-stream.js';
import type {SignedInAgent} from './entrance.js';
import {GrowingMessages} from './growing-messages.js';
import {ReadPositions} from './read-positions.js';
import {ReplyOutbox} from './reply-outbox.js';
import {
  withConversations,
  withEvent,
  withList,
  withMessage,
  withNewestPage,
  withOlderPage,
  withThread,
  withTyping,
} from './reduce.js';
import {TypingEnds} from './typing-ends.js';
import {TypingReport} from './typing-report.js';

/** Owns what one console shows: reads lists and threads, follows the stream, writes. Elements call its verbs. */
export class AgentSession {
  #state: AgentState;
  readonly #api: AgentApi;
  readonly #names: NameStore;
  readonly #listeners = new Set<(state: AgentState) => void>();
  readonly #stream: AgentStream;
  readonly #outbox: ReplyOutbox;
  readonly #typing: TypingReport;
  readonly #typingEnds = new TypingEnds((id) => this.#set(withTyping(this.#state, id, null)));
  readonly #growing: GrowingMessages;
  readonly #person: SignedInAgent | undefined;
  #reads = new AbortController();
  readonly #readPositions: ReadPositions;

  /** Without a `person` a key speaks, under the name that the agent chooses. */
  constructor(api: AgentApi, names: NameStore, person?: SignedInAgent) {
    this.#api = api;
    this.#names = names;
    this.#person = person;
    // Who is signed in speaks as nobody else and says nothing about it.
    const sender = () => (person ? undefined : ({type: 'agent', displayName: this.#state.agentName} as const));
    this.#readPositions = new ReadPositions(api);
    this.#state = initialState(person?.displayName ?? loadName(names), person);
    this.#stream = new AgentStream({
      open: (cursor, signal) => api.events(cursor, signal),
      event: (event) => this.#take(event),
      reset: () => void this.#readAgain(),
      connection: (connection, retryAt, error) => {
        const refused = error?.code === 'unauthorized';
        this.#set({...this.#state, connection, retryAt, refused});
        if (connection === 'online') this.#outbox.tryNow();
      },
    });
    this.#outbox = new ReplyOutbox(api, sender, (change) => this.#set(change(this.#state)));
    this.#growing = new GrowingMessages({
      state: () => this.#state,
      change: (state) => this.#set(state),
      read: (id, messageId) => api.message(id, messageId, this.#reads.signal),
    });
    this.#typing = new TypingReport((id, typing) => api.typing(id, typing, sender()));
  }

  get state(): AgentState {
    return this.#state;
  }

  /** Calls `listener` at once and after each change. Returns the function that ends it. */
  subscribe(listener: (state: AgentState) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#state);
    return () => this.#listeners.delete(listener);
  }

  start(): void {
    this.#reads = new AbortController();
    void this.#readFirst();
  }

  stop(): void {
    this.#reads.abort();
    this.#stream.stop();
    this.#outbox.stop();
    this.#typingEnds.stop();
  }

  /** After the page was hidden, the computer asleep or the network gone. */
  tryNow(): void {
    this.#stream.tryNow();
    this.#outbox.tryNow();
    for (const view of ['open', 'ended'] as const)
      if (this.#state.lists[view].status === 'failed') this.#retryList(view);
  }

  /** Somebody is signed in again: everything goes on where it was. */
  resume(): void {
    this.#set({...this.#state, refused: false});
    this.tryNow();
  }

  /** Rejects when it did not work. */
  signOut(): Promise<void> {
    return this.#person?.signOut() ?? Promise.resolve();
  }

  rename(name: string): void {
    if (this.#person) return;
    const agentName = saveName(this.#names, name);
    if (!agentName) return;
    this.#set({...this.#state, agentName, agentId: `agent:${agentName}`});
  }

  showView(view: InboxView): void {
    this.#set({...this.#state, view});
  }

  /** Shows a conversation; null shows none. */
  show(id: string | null): void {
    if (id === this.#state.selectedId) return;
    this.#set({...this.#state, selectedId: id});
    if (id !== null) void this.#loadThread(id);
  }

  retryThread(id: string): void {
    this.#set(withThread(this.#state, id, {status: 'loading'}));
    void this.#loadThread(id);
  }

  async loadMore(view: InboxView): Promise<void> {
    const {nextCursor, more} = this.#state.lists[view];
    if (!nextCursor || more === 'loading') return;
    this.#set(withList(this.#state, view, {more: 'loading'}));
    await this.#attempt(
      async (signal) => {
        const page = await this.#api.conversations(view, nextCursor, signal);
        const change = {nextCursor: page.nextCursor, more: 'idle'} as const;
        this.#set(withList(withConversations(this.#state, page.items), view, change));
      },
      () => this.#set(withList(this.#state, view, {more: 'failed'})),
    );
  }

  async loadOlder(id: string): Promise<void> {
    const thread = this.#state.threads[id];
    const cursor = thread?.olderCursor;
    if (!cursor || thread.older === 'loading') return;
    this.#set(withThread(this.#state, id, {older: 'loading'}));
    await this.#attempt(
      async (signal) => {
        const page = await this.#api.messages(id, cursor, signal);
        this.#set(withOlderPage(this.#state, id, page));
      },
      () => this.#set(withThread(this.#state, id, {older: 'failed'})),
    );
  }

  saveText(id: string, text: string): void {
    this.#set({...this.#state, texts: {...this.#state.texts, [id]: text}});
    this.#typing.report(id, text.trim() !== '');
  }

  send(id: string, body: string): void {
    const text = body.trim();
    if (!text) return;
    this.#set({...this.#state, texts: {...this.#state.texts, [id]: ''}});
    this.#typing.forget(id); // a message ends the typing of its sender
    this.#outbox.send(id, text);
  }

  /** Takes a refused reply back, into the composer when `edit`. */
  discard(id: string, clientId: string, edit: boolean): void {
    const body = this.#outbox.discard(id, clientId);
    if (edit && body) this.#set({...this.#state, texts: {...this.#state.texts, [id]: body}});
  }

  sendAgain(id: string, clientId: string): void {
    this.#outbox.sendAgain(id, clientId);
  }

  /** Rejects with the server's `ChatError`; nothing is written then. */
  async saveAttributes(id: string, patch: CustomAttributes): Promise<void> {
    const conversation = await this.#api.patch(id, patch);
    this.#set(withConversations(this.#state, [conversation]));
  }

  async end(id: string): Promise<void> {
    const conversation = await this.#api.end(id);
    this.#set(withConversations(this.#state, [conversation]));
  }

  /** All that is loaded of this conversation was on screen, in a visible page. */
  markRead(id: string): void {
    this.#readPositions.mark(id, this.#state);
  }

  async #readFirst(): Promise<void> {
    const cursor = await this.#readList('open');
    if (this.#reads.signal.aborted) return;
    this.#stream.start(cursor);
    void this.#readList('ended');
    void this.#attempt(
      async (signal) => {
        const klass = await this.#api.klass(signal);
        this.#set({...this.#state, klass});
      },
      () => undefined, // names are then written by hand, and the server judges them
    );
  }

  #retryList(view: InboxView): void {
    this.#set(withList(this.#state, view, {status: 'loading'}));
    void this.#readList(view);
  }

  /** Resolves to the cursor from before the read; null when it failed, which a stream repairs by its reset. */
  async #readList(view: InboxView): Promise<string | null> {
    let cursor: string | null = null;
    await this.#attempt(
      async (signal) => {
        const {items, nextCursor, eventCursor} = await this.#api.conversations(view, undefined, signal);
        cursor = eventCursor;
        this.#set(withList(withConversations(this.#state, items), view, {status: 'ready', nextCursor}));
      },
      (error) => {
        const refused = error.code === 'unauthorized';
        this.#set({...withList(this.#state, view, {status: 'failed'}), refused});
      },
    );
    return cursor;
  }

  /** Lists and the shown thread once more; the stream goes on meanwhile, and both sides may say the same twice. */
  async #readAgain(): Promise<void> {
    const {selectedId} = this.#state;
    await Promise.all([
      this.#readList('open'),
      this.#readList('ended'),
      ...(selectedId === null ? [] : [this.#loadThread(selectedId)]),
    ]);
  }

  async #loadThread(id: string): Promise<void> {
    if (!this.#state.threads[id]) this.#set(withThread(this.#state, id, {}));
    await this.#attempt(
      async (signal) => {
        const known = this.#state.conversations[id];
        const [conversation, page] = await Promise.all([
          known ?? this.#api.conversation(id, signal),
          this.#api.messages(id, undefined, signal),
        ]);
        const state = this.#state.conversations[id] ? this.#state : withConversations(this.#state, [conversation]);
        this.#set(withNewestPage(state, id, page));
      },
      () => this.#set(withThread(this.#state, id, {status: 'failed'})),
    );
  }

  async #attempt(work: (signal: AbortSignal) => Promise<void>, failed: (error: ChatError) => void): Promise<void> {
    const {signal} = this.#reads;
    try {
      await work(signal);
    } catch (error) {
      if (!signal.aborted) failed(toChatError(error));
    }
  }

  #take(event: ChatEvent): void {
    if (event.type === 'message.delta') {
      this.#growing.add(event.conversationId, event.data);
      return;
    }
    this.#set(withEvent(this.#state, event));
    if (event.type === 'typing.started') this.#typingEnds.expire(event.conversationId, event.data.expiresAt);
    // A conversation that no list has shown yet: its event came before its page.
    if (event.type === 'message.created' && !this.#state.conversations[event.conversationId]) {
      void this.#attempt(
        async (signal) => {
          const conversation = await this.#api.conversation(event.conversationId, signal);
          this.#set(withMessage(withConversations(this.#state, [conversation]), event.data));
        },
        () => undefined,
      );
    }
  }

  #set(state: AgentState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
