import type {ChatConfig} from '../../model/chat-config.js';
import {ChatError, toChatError} from '../../model/chat-error.js';
import type {Conversation} from '../../model/conversation.js';
import type {CustomAttributes} from '../../model/custom-attributes.js';
import type {Message} from '../../model/message.js';
import {nothingUnread, type Unread} from '../../model/unread.js';
import {decodeConfig} from '../../wire/config-wire.js';
import {decodeConversation} from '../../wire/conversation-wire.js';
import {CreatedSchema, ListSchema, UnreadSchema} from '../../wire/list-wire.js';
import {decodeMessage} from '../../wire/message-wire.js';
import type {
  BackendCapability,
  BackendContext,
  ChatBackend,
  ConfigQuery,
  ConversationQuery,
  CreatedConversation,
  EventObserver,
  MessageQuery,
  NewConversation,
  NewMessage,
  Page,
} from '../chat-backend.js';
import type {EventStream} from './event-stream.js';
import {HttpClient, type Fetch, type HttpRequest} from './http.js';
import {VisitorToken} from './visitor-token.js';

export interface SelfHostedOptions {
  readonly siteKey: string;
  /** Origin of the server, with an optional path before `/v1`. */
  readonly serverUrl: string;
  /** Default: the page's `fetch`. A server of `kustomer-chat-server/in-page` fits as it is. */
  readonly fetch?: Fetch | undefined;
  /** The answer of endpoint 1 to `query`, which the launcher has asked already. */
  readonly preloaded?: PreloadedConfig | undefined;
}

export interface PreloadedConfig {
  readonly query: ConfigQuery;
  readonly json: unknown;
}

const empty: Page<never> = {items: [], nextCursor: null, eventCursor: null};

/** Over our own protocol, HTTP and server-sent events (design: protocol.md sections 6 to 8). */
export class SelfHostedBackend implements ChatBackend {
  readonly capabilities: ReadonlySet<BackendCapability> = new Set<BackendCapability>([
    'resume',
    'atomicCreate',
    'idempotentSend',
    'end',
    'typingIn',
    'typingOut',
    'history',
  ]);
  readonly #siteKey: string;
  readonly #http: HttpClient;
  readonly #streams = new Set<EventStream>();
  #context: BackendContext | undefined;
  #token: VisitorToken | undefined;
  #preloaded: PreloadedConfig | undefined;

  constructor({siteKey, serverUrl, fetch = (request) => globalThis.fetch(request), preloaded}: SelfHostedOptions) {
    this.#siteKey = siteKey;
    this.#preloaded = preloaded;
    this.#http = new HttpClient(serverUrl, fetch);
  }

  attach(context: BackendContext): void {
    this.#context = context;
    this.#token = new VisitorToken(this.#http, this.#siteKey, context.credential);
  }

  async hasVisitor(): Promise<boolean> {
    return (await this.#visitorToken.current()) !== undefined;
  }

  async loadConfig(query: ConfigQuery, signal: AbortSignal): Promise<ChatConfig> {
    const preloaded = this.#preloaded;
    this.#preloaded = undefined; // good for the first read; any later one wants to know what is new
    const isSame = preloaded && JSON.stringify(preloaded.query) === JSON.stringify(query);
    const request = {path: 'config', query: {site: this.#siteKey, ...query}, signal} as const;
    return read(decodeConfig, isSame ? preloaded.json : await this.#http.json(request));
  }

  async createConversation(
    {clientId, ...conversation}: NewConversation,
    signal: AbortSignal,
  ): Promise<CreatedConversation> {
    await this.#visitorToken.currentOrNew();
    const answer = await this.#ask({
      method: 'POST',
      path: 'conversations',
      headers: {'Idempotency-Key': clientId},
      body: conversation,
      signal,
    });
    const created = read((json) => CreatedSchema.parse(json), answer);
    return {
      conversation: read(decodeConversation, created.conversation),
      messages: this.#readEach(decodeMessage, created.messages),
    };
  }

  async describeConversation(
    {conversationId, customAttributes}: {conversationId: string; customAttributes: CustomAttributes},
    signal: AbortSignal,
  ): Promise<Conversation> {
    const path = conversationPath(conversationId);
    return read(decodeConversation, await this.#ask({method: 'PATCH', path, body: {customAttributes}, signal}));
  }

  async listConversations(query: ConversationQuery, signal: AbortSignal): Promise<Page<Conversation>> {
    if (!(await this.hasVisitor())) return empty;
    return this.#readPage(decodeConversation, await this.#ask({path: 'conversations', query: {...query}, signal}));
  }

  async loadConversation(conversationId: string, signal: AbortSignal): Promise<Conversation> {
    return read(decodeConversation, await this.#ask({path: conversationPath(conversationId), signal}));
  }

  async listMessages(conversationId: string, query: MessageQuery, signal: AbortSignal): Promise<Page<Message>> {
    const path = `${conversationPath(conversationId)}/messages`;
    return this.#readPage(decodeMessage, await this.#ask({path, query: {...query}, signal}));
  }

  async sendMessage(conversationId: string, {clientId, ...body}: NewMessage, signal: AbortSignal): Promise<Message> {
    const path = `${conversationPath(conversationId)}/messages`;
    const headers = {'Idempotency-Key': clientId};
    return read(decodeMessage, await this.#ask({method: 'POST', path, headers, body, signal}));
  }

  async markRead(conversationId: string, lastReadMessageId: string, signal: AbortSignal): Promise<void> {
    const path = `${conversationPath(conversationId)}/read`;
    await this.#ask({method: 'PUT', path, body: {lastReadMessageId}, signal});
  }

  async sendTypingActivity(conversationId: string, typing: boolean, signal: AbortSignal): Promise<void> {
    await this.#ask({method: 'POST', path: `${conversationPath(conversationId)}/typing`, body: {typing}, signal});
  }

  async loadUnread(signal: AbortSignal): Promise<Unread> {
    if (!(await this.hasVisitor())) return nothingUnread;
    return read((json) => UnreadSchema.parse(json), await this.#ask({path: 'unread', signal}));
  }

  subscribe(observer: EventObserver, after: string | null, signal: AbortSignal): void {
    void this.#follow(observer, after, signal);
  }

  wake(): void {
    for (const stream of this.#streams) stream.wake();
  }

  async #follow(observer: EventObserver, after: string | null, signal: AbortSignal): Promise<void> {
    const {report} = this.#attached;
    try {
      const {EventStream} = await import('./event-stream.js');
      const stream = new EventStream(this.#http, this.#visitorToken, report, observer, after, signal);
      this.#streams.add(stream);
      await stream.run().finally(() => this.#streams.delete(stream));
    } catch (cause) {
      report(toChatError(cause));
      observer.connection('closed');
    }
  }

  /** As the visitor: with its token, renewed once when it has expired. */
  async #ask(request: HttpRequest): Promise<unknown> {
    const token = await this.#visitorToken.current();
    if (token === undefined) throw new ChatError('not-found', 'This visitor has no conversation.', {status: 404});
    try {
      return await this.#http.json({...request, token});
    } catch (error) {
      if (!(error instanceof ChatError) || error.code !== 'unauthorized') throw error;
      if (error.reason !== 'expired') {
        await this.#visitorToken.forget();
        throw error;
      }
      return await this.#http.json({...request, token: await this.#visitorToken.renew(token)});
    }
  }

  #readPage<Item>(decode: (wire: unknown) => Item, json: unknown): Page<Item> {
    const {items, nextCursor, eventCursor} = read((wire) => ListSchema.parse(wire), json);
    return {items: this.#readEach(decode, items), nextCursor, eventCursor};
  }

  /** One unreadable item is reported and left out; the others are shown. */
  #readEach<Item>(decode: (wire: unknown) => Item, items: readonly unknown[]): readonly Item[] {
    return items.flatMap((item) => {
      try {
        return [decode(item)];
      } catch (error) {
        this.#attached.report(unreadable(error));
        return [];
      }
    });
  }

  get #attached(): BackendContext {
    if (!this.#context) throw new ChatError('not-started', 'attach() must be called before any other method.');
    return this.#context;
  }

  get #visitorToken(): VisitorToken {
    if (!this.#token) throw new ChatError('not-started', 'attach() must be called before any other method.');
    return this.#token;
  }
}

function conversationPath(conversationId: string): string {
  return `conversations/${encodeURIComponent(conversationId)}`;
}

function read<Value>(decode: (json: unknown) => Value, json: unknown): Value {
  try {
    return decode(json);
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(cause: unknown): ChatError {
  return new ChatError('backend-unavailable', 'The chat server gave an answer that cannot be read.', {cause});
}
