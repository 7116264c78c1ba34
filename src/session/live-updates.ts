import type {ConnectionState} from '../backend/chat-backend.js';
import {toChatError} from '../model/chat-error.js';
import type {ChatEvent} from '../model/chat-event.js';
import type {Conversation} from '../model/conversation.js';
import type {Message} from '../model/message.js';
import {newestMessage, noMessages} from '../model/message-pages.js';
import type {Unread} from '../model/unread.js';
import type * as HelpDeskUpdates from './help-desk-updates.js';
import {News} from './news.js';
import type {SessionParts} from './session-parts.js';
import type {StreamedMessages} from './streamed-message.js';
import type {ThreadLoader} from './thread-loader.js';
import type {TypingIndicator} from './typing-indicator.js';

/** A hidden page gives its stream up after this long, in milliseconds. */
const hiddenFor = 5 * 60 * 1000;
/** After this long the lists are read again that could not be, in milliseconds. */
const pause = 5000;

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
  #indicator: Promise<TypingIndicator> | undefined;
  readonly news: News;
  #streamed: Promise<StreamedMessages> | undefined;

  constructor(parts: SessionParts, loader: ThreadLoader, reloadConfig: (fresh?: number) => void) {
    this.#parts = parts;
    this.news = new News(parts);
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
      const {clock} = this.#parts.environment;
      store.dispatch({type: 'connection-changed', connection: 'offline', retryAt: clock.now() + pause});
      clock.after(pause, () => void this.ensure());
    }
  }

  /** What has happened to known conversations while nobody listened. */
  #tellChanges(before: readonly Conversation[]): void {
    for (const known of before) {
      const conversation = this.#parts.store.state.conversations.find(({id}) => id === known.id);
      if (!conversation) continue;
      if (known.isInAssistantMode && !conversation.isInAssistantMode) this.news.tellAssistantEnd(conversation);
      if (known.ended !== conversation.ended) this.news.tellLife(conversation);
      if (rareOf(known) !== rareOf(conversation)) {
        this.#rarely(({tellMissed}, isNews) => tellMissed(known, conversation, this.#parts, isNews));
      }
    }
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
        connection: (state, retryAt) => {
          this.#connectionChanged(stream, state, retryAt);
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

  #connectionChanged(stream: AbortController, state: ConnectionState, retryAt: number | undefined): void {
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
    const connection = state === 'open' ? 'online' : 'offline';
    this.#parts.store.dispatch({type: 'connection-changed', connection, retryAt});
  }

  #leave(): void {
    this.#stream?.abort();
    this.#stream = undefined;
    this.#typing((typing) => {
      typing.endAll();
    });
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
        this.#typing((typing) => {
          typing.ended(event.conversationId);
        });
        store.dispatch({type: 'conversation-changed', conversation: event.data});
        this.news.tellLife(event.data);
        return;
      case 'assistant.ended':
      case 'conversation.created':
      case 'conversation.updated':
        store.dispatch({type: 'conversation-changed', conversation: event.data});
        if (event.type === 'assistant.ended') this.news.tellAssistantEnd(event.data);
        return;
      case 'conversation.read':
        this.#readMoved(event.conversationId, event.data);
        return;
      case 'typing.started':
        this.#typing((typing) => {
          typing.started(event.conversationId, event.data);
        }, true);
        return;
      case 'typing.stopped':
        this.#typing((typing) => {
          typing.ended(event.conversationId);
        });
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
        this.#rarely(({applyRare}, isNews) => {
          applyRare(event, this.#parts, isNews);
        });
    }
  }

  /** What rarely happens is loaded when it does. */
  #rarely(act: (updates: typeof HelpDeskUpdates, isNews: (name: string) => boolean) => unknown): void {
    const {report, signal} = this.#parts;
    import('./help-desk-updates.js')
      .then((updates) => (signal.aborted ? undefined : act(updates, (name) => this.news.isNews(name))))
      .catch((error: unknown) => {
        if (!signal.aborted) report(toChatError(error));
      });
  }

  #messageCame(message: Message, isNew: boolean): void {
    const {store} = this.#parts;
    if (message.direction === 'out' && isNew) {
      this.#typing((typing) => {
        typing.ended(message.conversationId);
      });
    }
    // A page that was read knows more of a growing message than the log, which tells of its beginning.
    const newest = newestMessage(store.state.threads[message.conversationId]?.messages ?? noMessages);
    const isLate = isNew && message.streaming && newest && newest.seq >= message.seq;
    if (!isLate) store.dispatch({type: 'message-changed', message});
    this.news.tellReceived(message, isNew);
  }

  /** Loaded when somebody first types. Best effort: without it nothing is shown. */
  #typing(act: (typing: TypingIndicator) => void, isFirst = false): void {
    if (isFirst) {
      this.#indicator ??= import('./typing-indicator.js').then(({TypingIndicator}) => new TypingIndicator(this.#parts));
    }
    this.#indicator?.then(act, () => (this.#indicator = undefined));
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

/** Changes of these are told as events of their own. */
function rareOf({participants, mergedIntoId, satisfactionId}: Conversation): string {
  return [participants.length, mergedIntoId, satisfactionId].join();
}
