import type {ConnectionState} from '../backend/chat-backend.js';
import {toChatError} from '../model/chat-error.js';
import type {ChatEvent, RareEvent} from '../model/chat-event.js';
import type {Conversation} from '../model/conversation.js';
import type {Message} from '../model/message.js';
import {newestMessage, noMessages} from '../model/message-pages.js';
import type {Unread} from '../model/unread.js';
import {messageDetail} from './sdk-details.js';
import type {SessionParts} from './session-parts.js';
import type {StreamedMessages} from './streamed-message.js';
import type {ThreadLoader} from './thread-loader.js';
import {TypingIndicator} from './typing-indicator.js';

/** A hidden page gives its stream up after this long, in milliseconds. */
const hiddenFor = 5 * 60 * 1000;
/** How many of the newest things told are remembered, so that none is told twice. */
const toldLength = 500;

/**
 * Keeps the state in step with the server while there is something to hear: an open conversation, or an open panel.
 * Decision 11: what a stream misses, the lists bring.
 */
export class LiveUpdates {
  readonly #parts: SessionParts;
  readonly #loader: ThreadLoader;
  readonly #reloadConfig: (fresh?: number) => void;
  #hasListened = false;
  #stream: AbortController | undefined;
  #starting: Promise<void> | undefined;
  #cancelHiding: () => void = () => undefined;
  readonly #typing: TypingIndicator;
  readonly #told = new Set<string>();
  #streamed: Promise<StreamedMessages> | undefined;
  /** What was told last of a conversation's end. */
  readonly #isEnded = new Map<string, boolean>();

  constructor(parts: SessionParts, loader: ThreadLoader, reloadConfig: (fresh?: number) => void) {
    this.#parts = parts;
    this.#typing = new TypingIndicator(parts);
    this.#loader = loader;
    this.#reloadConfig = reloadConfig;
    parts.signal.addEventListener('abort', () => {
      this.#leave();
    });
  }

  /** Reads the lists and opens the stream, unless it is open or nothing can come. Never rejects. */
  ensure(): Promise<void> {
    this.#cancelHiding();
    if (this.#stream || this.#parts.signal.aborted) return Promise.resolve();
    this.#starting ??= this.#start().finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  /** As `ensure`, for another identity: what was asked in the name of the former one does not count. */
  async restart(): Promise<void> {
    await this.#starting;
    this.#leave();
    await this.ensure();
  }

  presenceChanged(): void {
    const {presence, clock} = this.#parts.environment;
    this.#cancelHiding();
    if (presence.isVisible) void this.ensure();
    else {
      this.#cancelHiding = clock.after(hiddenFor, () => {
        this.#leave();
      });
    }
  }

  /** By the stream or in an answer, whichever is faster. What grows is told at its end, also when it is not new then. */
  tellReceived(message: Message, isNew = true): void {
    const {id, direction, streaming, redactedAt} = message;
    if (direction === 'in' || redactedAt !== null) return;
    if (streaming) this.#told.add(`growing ${id}`);
    else if ((isNew || this.#told.has(`growing ${id}`)) && this.#isNews(id)) {
      this.#parts.emit('message-received', messageDetail(message));
    }
  }

  /** The stream delivers at least once; the page is told once. */
  #isNews(name: string): boolean {
    if (this.#told.has(name)) return false;
    this.#told.add(name);
    if (this.#told.size > toldLength) this.#told.delete(this.#told.values().next().value ?? '');
    return true;
  }

  async #start(): Promise<void> {
    const {backend, store, report} = this.#parts;
    try {
      if (!(await backend.hasVisitor())) return;
      const before = store.state.conversations;
      const cursor = await this.#loader.loadConversations();
      this.#tellChanges(before);
      const {isOpen, conversations} = store.state;
      if (isOpen || conversations.some(({ended}) => !ended)) this.#follow(cursor);
      else this.#setUnread(await backend.loadUnread(this.#parts.signal));
      await this.#rereadShown();
    } catch (error) {
      if (this.#parts.signal.aborted) return;
      const failure = toChatError(error);
      if (!failure.retryable) {
        report(failure);
        return;
      }
      store.dispatch({type: 'connection-changed', connection: 'offline'});
      this.#parts.environment.clock.after(5000, () => void this.ensure());
    }
  }

  /** What has happened to known conversations while nobody listened. */
  #tellChanges(before: readonly Conversation[]): void {
    for (const known of before) {
      const conversation = this.#parts.store.state.conversations.find(({id}) => id === known.id);
      if (!conversation) continue;
      if (known.isInAssistantMode && !conversation.isInAssistantMode) this.#tellAssistantEnd(conversation);
      if (known.ended !== conversation.ended) this.tellLife(conversation);
    }
  }

  #tellAssistantEnd({id, isInAssistantMode}: Conversation): void {
    if (!this.#isNews(`assistant ${id}`)) return;
    this.#parts.emit('assistant-ended', {conversationId: id, isInAssistantMode});
  }

  /** It was ended, or is open again: by the stream, or in the answer to whoever did it. */
  tellLife({id, createdAt, ended, endedAt}: Conversation): void {
    if (ended) this.#typing.ended(id);
    const isNews = ended ? this.#isNews(`ended ${id} ${endedAt ?? ''}`) : this.#isEnded.get(id) !== false;
    if (!isNews) return;
    this.#isEnded.set(id, ended);
    this.#parts.emit(ended ? 'conversation-ended' : 'conversation-unended', {conversationId: id, createdAt, ended});
  }

  /** What was read before the gap may have missed messages; the rest is read when it is shown. */
  async #rereadShown(): Promise<void> {
    const {store} = this.#parts;
    const {screen, threads} = store.state;
    const shown = screen.name === 'thread' ? threads[screen.key] : undefined;
    if (screen.name !== 'thread' || !store.state.conversations.some(({id}) => id === screen.key)) return;
    if (shown && shown.messages.count > 0) await this.#loader.loadNewest(screen.key);
  }

  #follow(cursor: string | null): void {
    const {backend, signal} = this.#parts;
    const stream = new AbortController();
    this.#stream = stream;
    backend.subscribe(
      {
        event: (event) => {
          this.#apply(event);
        },
        reset: () => {
          this.#reset();
        },
        connection: (state) => {
          this.#connectionChanged(stream, state);
        },
      },
      cursor,
      AbortSignal.any([signal, stream.signal]),
    );
  }

  #reset(): void {
    const {store} = this.#parts;
    const before = store.state.conversations;
    store.dispatch({type: 'threads-forgotten'});
    this.#loader.loadConversations().then(
      () => {
        this.#tellChanges(before);
        return this.#loadShown();
      },
      () => undefined, // the state shows it
    );
  }

  #loadShown(): Promise<void> | undefined {
    const {screen, conversations} = this.#parts.store.state;
    if (screen.name !== 'thread' || !conversations.some(({id}) => id === screen.key)) return undefined;
    return this.#loader.loadNewest(screen.key);
  }

  #connectionChanged(stream: AbortController, state: ConnectionState): void {
    if (stream.signal.aborted) return;
    if (state === 'closed') {
      this.#stream = undefined;
      return;
    }
    if (state === 'connecting') return;
    if (state === 'open') {
      // Changes of the settings are told only to who listens. At first they have just been read, as a rule.
      this.#reloadConfig(this.#hasListened ? 0 : 60_000);
      this.#hasListened = true;
    }
    this.#parts.store.dispatch({type: 'connection-changed', connection: state === 'open' ? 'online' : 'offline'});
  }

  #leave(): void {
    this.#stream?.abort();
    this.#stream = undefined;
    this.#typing.endAll();
  }

  #apply(event: ChatEvent): void {
    const {store} = this.#parts;
    switch (event.type) {
      case 'message.created':
      case 'message.updated':
        this.#messageCame(event.data, event.type === 'message.created');
        return;
      case 'conversation.ended':
      case 'conversation.reopened':
      case 'assistant.ended':
      case 'conversation.created':
      case 'conversation.updated':
        store.dispatch({type: 'conversation-changed', conversation: event.data});
        if (event.type === 'assistant.ended') this.#tellAssistantEnd(event.data);
        else if (event.type === 'conversation.ended' || event.type === 'conversation.reopened')
          this.tellLife(event.data);
        return;
      case 'conversation.read':
        this.#readMoved(event.conversationId, event.data);
        return;
      case 'typing.started':
        this.#typing.started(event.conversationId, event.data);
        return;
      case 'typing.stopped':
        this.#typing.ended(event.conversationId);
        return;
      case 'unread.changed':
        this.#setUnread(event.data);
        return;
      case 'message.delta':
        this.#streamed ??= import('./streamed-message.js').then(
          ({StreamedMessages}) => new StreamedMessages(this.#parts, (message) => this.#messageCame(message, false)),
        );
        this.#streamed.then(
          (streamed) => streamed.add(event.conversationId, event.data),
          () => (this.#streamed = undefined), // the message is whole at its end
        );
        return;
      case 'config.changed':
        this.#reloadConfig();
        return;
      default:
        this.#applyRare(event);
    }
  }

  #applyRare(event: RareEvent): void {
    import('./help-desk-updates.js').then(
      ({applyRare}) => {
        if (!this.#parts.signal.aborted) applyRare(event, this.#parts, (name) => this.#isNews(name));
      },
      (error: unknown) => {
        this.#parts.report(toChatError(error));
      },
    );
  }

  #messageCame(message: Message, isNew: boolean): void {
    const {store} = this.#parts;
    if (message.direction === 'out' && isNew) this.#typing.ended(message.conversationId);
    // A page that was read knows more of a growing message than the log, which tells of its beginning.
    const newest = newestMessage(store.state.threads[message.conversationId]?.messages ?? noMessages);
    const isLate = isNew && message.streaming && newest && newest.seq >= message.seq;
    if (!isLate) store.dispatch({type: 'message-changed', message});
    this.tellReceived(message, isNew);
  }

  #readMoved(conversationId: string, {lastReadMessageId, by}: {lastReadMessageId: string; by: string}): void {
    const {store} = this.#parts;
    const conversation = store.state.conversations.find(({id}) => id === conversationId);
    if (!conversation) return;
    const field = by === 'agent' ? 'agentReadMessageId' : 'lastReadMessageId';
    store.dispatch({type: 'conversation-changed', conversation: {...conversation, [field]: lastReadMessageId}});
  }

  #setUnread(unread: Unread): void {
    const {store, emit} = this.#parts;
    if (JSON.stringify(unread) === JSON.stringify(store.state.unread)) return;
    store.dispatch({type: 'unread-changed', unread});
    for (const conversation of store.state.conversations) {
      const unreadCount = unread.conversations[conversation.id] ?? 0;
      if (unreadCount !== conversation.unreadCount) {
        store.dispatch({type: 'conversation-changed', conversation: {...conversation, unreadCount}});
      }
    }
    emit('unread', unread);
  }
}
