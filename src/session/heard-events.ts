import type {Page} from '../backend/chat-backend.js';
import type {ChatEvent} from '../model/chat-event.js';
import {toChatError} from '../model/chat-error.js';
import type {Conversation} from '../model/conversation.js';
import type {Message} from '../model/message.js';
import {newestMessage, noMessages} from '../model/message-pages.js';
import type {Unread} from '../model/unread.js';
import type * as HelpDeskUpdates from './help-desk-updates.js';
import {News} from './news.js';
import type {SessionParts} from './session-parts.js';
import type {StreamedMessages} from './streamed-message.js';
import type {Tabs} from './tabs.js';
import type {TypingIndicator} from './typing-indicator.js';

/** What the server has told, by a stream of this page or of another one: brought into the state, and told to the page. */
export class HeardEvents {
  readonly news: News;
  readonly #parts: SessionParts;
  readonly #reloadConfig: () => void;
  #indicator: Promise<TypingIndicator> | undefined;
  #streamed: Promise<StreamedMessages> | undefined;

  constructor(parts: SessionParts, tabs: Tabs, reloadConfig: () => void) {
    this.#parts = parts;
    this.#reloadConfig = reloadConfig;
    this.news = new News(parts, tabs);
  }

  apply(event: ChatEvent): void {
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
        this.setUnread(event.data);
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

  /** What has happened to known conversations while nobody listened. */
  tellChanges(before: readonly Conversation[], {items, nextCursor}: Page<Conversation>): void {
    const {threads} = this.#parts.store.state;
    const oldest = (nextCursor !== null && items.at(-1)?.lastMessageAt) || '';
    for (const known of before) {
      const conversation = items.find(({id}) => id === known.id);
      if (!conversation) {
        // What was not sent in it is the customer's still.
        if (known.lastMessageAt > oldest && !threads[known.id]?.outgoing.length) this.#deleted(known);
        continue;
      }
      if (known.isInAssistantMode && !conversation.isInAssistantMode) this.news.tellAssistantEnd(conversation);
      if (known.ended !== conversation.ended) this.news.tellLife(conversation);
      if (rareOf(known) !== rareOf(conversation)) {
        this.#rarely(({tellMissed}, isNews) => tellMissed(known, conversation, this.#parts, isNews));
      }
    }
  }

  setUnread(unread: Unread): void {
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

  /** Nobody listens any more. */
  endTyping(): void {
    this.#typing((typing) => {
      typing.endAll();
    });
  }

  #deleted({id, lastMessageAt: at}: Conversation): void {
    this.#rarely(({applyRare}, isNews) => {
      applyRare({type: 'conversation.deleted', at, conversationId: id, data: {id}}, this.#parts, isNews);
    });
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
}

/** Changes of these are told as events of their own. */
function rareOf({participants, mergedIntoId, satisfactionId}: Conversation): string {
  return [participants.length, mergedIntoId, satisfactionId].join();
}
