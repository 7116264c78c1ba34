import {ChatError, toChatError} from '../../model/chat-error.js';
import type {Conversation} from '../../model/conversation.js';
import type {CustomAttributes} from '../../model/custom-attributes.js';
import type {Message} from '../../model/message.js';
import {nothingUnread, type Unread} from '../../model/unread.js';
import {decodeConversation} from '../../wire/conversation-wire.js';
import {CreatedSchema, ListSchema, UnreadSchema} from '../../wire/list-wire.js';
import {decodeMessage} from '../../wire/message-wire.js';
import type {
  BackendContext,
  ConversationQuery,
  CreatedConversation,
  EventObserver,
  MessageQuery,
  NewConversation,
  NewMessage,
  Page,
} from '../chat-backend.js';
import {addressed} from './addressed.js';
import {EventFeed} from './event-feed.js';
import type {HttpClient, HttpRequest} from './http.js';
import {read, unreadable} from './read.js';
import {VisitorToken} from './visitor-token.js';

const empty: Page<never> = {items: [], nextCursor: null, eventCursor: null};

/** The calls of a visitor who has written, or is about to: a chunk of its own, which a silent one never loads. */
export class VisitorCalls {
  readonly http: HttpClient;
  readonly token: VisitorToken;
  readonly #context: BackendContext;
  readonly #feeds = new Set<EventFeed>();

  constructor(http: HttpClient, siteKey: string, context: BackendContext) {
    this.http = http;
    this.token = new VisitorToken(http, siteKey, context);
    this.#context = context;
  }

  readonly decodeMessage = (wire: unknown): Message => addressed(decodeMessage(wire), this.http);

  async createConversation(
    {clientId, ...conversation}: NewConversation,
    signal: AbortSignal,
  ): Promise<CreatedConversation> {
    const headers = {'Idempotency-Key': clientId};
    const token = await this.token.currentOrNew();
    const answer = await this.ask({method: 'POST', path: 'conversations', headers, body: conversation, signal}, token);
    const created = read((json) => CreatedSchema.parse(json), answer);
    return {
      conversation: read(decodeConversation, created.conversation),
      messages: this.readEach(this.decodeMessage, created.messages),
    };
  }

  async describeConversation(
    {conversationId, customAttributes}: {conversationId: string; customAttributes: CustomAttributes},
    signal: AbortSignal,
  ): Promise<Conversation> {
    const path = conversationPath(conversationId);
    return read(decodeConversation, await this.ask({method: 'PATCH', path, body: {customAttributes}, signal}));
  }

  async listConversations(query: ConversationQuery, signal: AbortSignal): Promise<Page<Conversation>> {
    if (!(await this.token.current())) return empty;
    return this.readPage(decodeConversation, await this.ask({path: 'conversations', query: {...query}, signal}));
  }

  async loadConversation(conversationId: string, signal: AbortSignal): Promise<Conversation> {
    return read(decodeConversation, await this.ask({path: conversationPath(conversationId), signal}));
  }

  async listMessages(conversationId: string, query: MessageQuery, signal: AbortSignal): Promise<Page<Message>> {
    const path = `${conversationPath(conversationId)}/messages`;
    return this.readPage(this.decodeMessage, await this.ask({path, query: {...query}, signal}));
  }

  async sendMessage(conversationId: string, {clientId, ...body}: NewMessage, signal: AbortSignal): Promise<Message> {
    const path = `${conversationPath(conversationId)}/messages`;
    const headers = {'Idempotency-Key': clientId};
    return read(this.decodeMessage, await this.ask({method: 'POST', path, headers, body, signal}));
  }

  async markRead(conversationId: string, lastReadMessageId: string, signal: AbortSignal): Promise<void> {
    const path = `${conversationPath(conversationId)}/read`;
    await this.ask({method: 'PUT', path, body: {lastReadMessageId}, signal});
  }

  async sendTypingActivity(conversationId: string, typing: boolean, signal: AbortSignal): Promise<void> {
    await this.ask({method: 'POST', path: `${conversationPath(conversationId)}/typing`, body: {typing}, signal});
  }

  async loadUnread(signal: AbortSignal): Promise<Unread> {
    if (!(await this.token.current())) return nothingUnread;
    return read((json) => UnreadSchema.parse(json), await this.ask({path: 'unread', signal}));
  }

  async follow(observer: EventObserver, after: string | null, signal: AbortSignal): Promise<void> {
    const {http, token} = this;
    const {report} = this.#context;
    const tokenAfter = (refused: string, error: ChatError) => this.tokenAfter(refused, error, signal);
    const feed = new EventFeed({http, token, report, tokenAfter, observer, signal}, after);
    this.#feeds.add(feed);
    await feed.run().finally(() => this.#feeds.delete(feed));
  }

  wake(): void {
    for (const feed of this.#feeds) feed.wake();
  }

  /** With the visitor's token, which may be known by now; once more with a valid one when it was refused. */
  async ask(request: HttpRequest, known?: string): Promise<unknown> {
    const token = known ?? (await this.token.current());
    if (token === undefined) throw new ChatError('not-found', 'This visitor has no conversation.', {status: 404});
    try {
      return await this.http.json({...request, token});
    } catch (error) {
      if (!(error instanceof ChatError) || error.code !== 'unauthorized') throw error;
      const next = await this.tokenAfter(token, error, request.signal);
      if (next === undefined) throw error;
      return await this.http.json({...request, token: next});
    }
  }

  readPage<Item>(decode: (wire: unknown) => Item, json: unknown): Page<Item> {
    const {items, nextCursor, eventCursor} = read((wire) => ListSchema.parse(wire), json);
    return {items: this.readEach(decode, items), nextCursor, eventCursor};
  }

  /** One unreadable item is reported and left out; the others are shown. */
  readEach<Item>(decode: (wire: unknown) => Item, items: readonly unknown[]): readonly Item[] {
    return items.flatMap((item) => {
      try {
        return [decode(item)];
      } catch (error) {
        this.#context.report(unreadable(error));
        return [];
      }
    });
  }

  /** A login, here or in another page, has revoked the token that this call went out with; else the host is asked. */
  async tokenAfter(refused: string, error: ChatError, signal: AbortSignal): Promise<string | undefined> {
    let last = error;
    if (error.reason === 'expired') {
      try {
        return await this.token.renew(refused);
      } catch (cause) {
        last = toChatError(cause);
        if (last.code !== 'unauthorized') throw last;
      }
    }
    const next = await this.token.forget(refused);
    if (signal.aborted) return undefined; // its visitor has left meanwhile: who is here now is somebody else
    return next ?? ((await this.#context.identify?.(last)) ? this.token.current() : undefined);
  }
}

export function conversationPath(conversationId: string): string {
  return `conversations/${encodeURIComponent(conversationId)}`;
}
