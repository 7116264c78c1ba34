import type {Conversation} from '../../model/conversation.js';
import type {CustomAttributes} from '../../model/custom-attributes.js';
import type {Message} from '../../model/message.js';
import {nothingUnread, type Unread} from '../../model/unread.js';
import {decodeConversation} from '../../wire/conversation-wire.js';
import {CreatedSchema, UnreadSchema} from '../../wire/list-wire.js';
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
import {EventStream} from './event-stream.js';
import {read} from './read.js';
import {conversationPath, VisitorClient} from './visitor-client.js';

export {VisitorClient};

const empty: Page<never> = {items: [], nextCursor: null, eventCursor: null};

/** The calls of a visitor who has written, or is about to: a chunk of its own, which a silent one never loads. */
export class VisitorCalls {
  readonly client: VisitorClient;
  readonly #report: BackendContext['report'];
  readonly #streams = new Set<EventStream>();

  constructor(client: VisitorClient, report: BackendContext['report']) {
    this.client = client;
    this.#report = report;
  }

  async createConversation(
    {clientId, ...conversation}: NewConversation,
    signal: AbortSignal,
  ): Promise<CreatedConversation> {
    await this.client.token.currentOrNew();
    const answer = await this.client.ask({
      method: 'POST',
      path: 'conversations',
      headers: {'Idempotency-Key': clientId},
      body: conversation,
      signal,
    });
    const created = read((json) => CreatedSchema.parse(json), answer);
    return {
      conversation: read(decodeConversation, created.conversation),
      messages: this.client.readEach(decodeMessage, created.messages),
    };
  }

  async describeConversation(
    {conversationId, customAttributes}: {conversationId: string; customAttributes: CustomAttributes},
    signal: AbortSignal,
  ): Promise<Conversation> {
    const path = conversationPath(conversationId);
    return read(decodeConversation, await this.client.ask({method: 'PATCH', path, body: {customAttributes}, signal}));
  }

  async listConversations(query: ConversationQuery, signal: AbortSignal): Promise<Page<Conversation>> {
    if (!(await this.client.token.current())) return empty;
    return this.client.readPage(
      decodeConversation,
      await this.client.ask({path: 'conversations', query: {...query}, signal}),
    );
  }

  async loadConversation(conversationId: string, signal: AbortSignal): Promise<Conversation> {
    return read(decodeConversation, await this.client.ask({path: conversationPath(conversationId), signal}));
  }

  async listMessages(conversationId: string, query: MessageQuery, signal: AbortSignal): Promise<Page<Message>> {
    const path = `${conversationPath(conversationId)}/messages`;
    return this.client.readPage(decodeMessage, await this.client.ask({path, query: {...query}, signal}));
  }

  async sendMessage(conversationId: string, {clientId, ...body}: NewMessage, signal: AbortSignal): Promise<Message> {
    const path = `${conversationPath(conversationId)}/messages`;
    const headers = {'Idempotency-Key': clientId};
    return read(decodeMessage, await this.client.ask({method: 'POST', path, headers, body, signal}));
  }

  async markRead(conversationId: string, lastReadMessageId: string, signal: AbortSignal): Promise<void> {
    const path = `${conversationPath(conversationId)}/read`;
    await this.client.ask({method: 'PUT', path, body: {lastReadMessageId}, signal});
  }

  async sendTypingActivity(conversationId: string, typing: boolean, signal: AbortSignal): Promise<void> {
    await this.client.ask({method: 'POST', path: `${conversationPath(conversationId)}/typing`, body: {typing}, signal});
  }

  async loadUnread(signal: AbortSignal): Promise<Unread> {
    if (!(await this.client.token.current())) return nothingUnread;
    return read((json) => UnreadSchema.parse(json), await this.client.ask({path: 'unread', signal}));
  }

  async follow(observer: EventObserver, after: string | null, signal: AbortSignal): Promise<void> {
    const {http, token} = this.client;
    const stream = new EventStream(http, token, this.#report, observer, after, signal);
    this.#streams.add(stream);
    await stream.run().finally(() => this.#streams.delete(stream));
  }

  wake(): void {
    for (const stream of this.#streams) stream.wake();
  }
}
