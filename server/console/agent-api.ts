import * as z from 'zod/mini';
import {decodeConfig} from '../../src/wire/config-wire.js';
import {decodeConversation} from '../../src/wire/conversation-wire.js';
import {ListSchema} from '../../src/wire/list-wire.js';
import {decodeMessage} from '../../src/wire/message-wire.js';
import {decodeProblem} from '../../src/wire/problem-wire.js';
import type {AgentMessageWire, AgentSenderWire} from '../../src/wire/request-wire.js';
import {ChatError, toChatError} from '../../src/model/chat-error.js';
import type {Conversation} from '../../src/model/conversation.js';
import type {CustomAttributes, KlassAttributes} from '../../src/model/custom-attributes.js';
import type {Message} from '../../src/model/message.js';

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Leads to the next page (of messages: the one before); null at the end. */
  readonly nextCursor: string | null;
  /** Where a stream must start to miss nothing after this read. */
  readonly eventCursor: string | null;
}

export interface AgentApiOptions {
  /** Where the agents' resources are, without a slash at its end: `/v1/agent`. */
  readonly base: string;
  /** Endpoint 1, which says what attributes there are. */
  readonly configUrl: string;
  /** What shows the server who asks, for a request by this method. */
  readonly credentials: (method: string) => Readonly<Record<string, string>>;
  readonly fetch?: typeof fetch;
}

interface RequestOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal | undefined;
}

const patienceMs = 15_000;
const pageSize = 50;

/** The agents' side of the protocol (section 6). Every method rejects with a `ChatError`. */
export class AgentApi {
  readonly #base: string;
  readonly #configUrl: string;
  readonly #credentials: AgentApiOptions['credentials'];
  readonly #fetch: typeof fetch;

  constructor({base, configUrl, credentials, fetch: send}: AgentApiOptions) {
    this.#base = base;
    this.#configUrl = configUrl;
    this.#credentials = credentials;
    this.#fetch = send ?? ((...request) => fetch(...request)); // a bare `fetch` would lose its window
  }

  conversations(status: 'open' | 'ended', cursor?: string, signal?: AbortSignal): Promise<Page<Conversation>> {
    const query = new URLSearchParams({status, limit: String(pageSize), ...(cursor ? {cursor} : {})});
    return this.#list(`/conversations?${query}`, decodeConversation, signal);
  }

  async conversation(id: string, signal?: AbortSignal): Promise<Conversation> {
    return this.#decode(decodeConversation, await this.#ask(`/conversations/${encodeURIComponent(id)}`, {signal}));
  }

  /** The newest page, or the one that `cursor` leads to. */
  messages(id: string, cursor?: string, signal?: AbortSignal): Promise<Page<Message>> {
    const query = new URLSearchParams({limit: String(pageSize), ...(cursor ? {cursor} : {})});
    return this.#list(`${conversationPath(id)}/messages?${query}`, decodeMessage, signal);
  }

  /** One message as it is now; undefined when there is none any more. */
  async message(id: string, messageId: string, signal?: AbortSignal): Promise<Message | undefined> {
    const query = new URLSearchParams({around: messageId, limit: '1'});
    const {items} = await this.#list(`${conversationPath(id)}/messages?${query}`, decodeMessage, signal);
    return items.find((message) => message.id === messageId);
  }

  /** May be repeated with the same `clientId`: the message is stored once. Who is signed in gives no `sender`. */
  async send(id: string, clientId: string, body: string, sender: AgentSenderWire | undefined): Promise<Message> {
    const message: AgentMessageWire = {body, ...(sender ? {sender} : {})};
    const path = `${conversationPath(id)}/messages`;
    return this.#decode(
      decodeMessage,
      await this.#ask(path, {method: 'POST', body: message, idempotencyKey: clientId}),
    );
  }

  async patch(id: string, customAttributes: CustomAttributes): Promise<Conversation> {
    const request = {method: 'PATCH', body: {customAttributes}};
    return this.#decode(decodeConversation, await this.#ask(conversationPath(id), request));
  }

  async end(id: string): Promise<Conversation> {
    const request = {method: 'POST', body: {reason: 'user_ended'}};
    return this.#decode(decodeConversation, await this.#ask(`${conversationPath(id)}/end`, request));
  }

  async markRead(id: string, lastReadMessageId: string): Promise<void> {
    await this.#ask(`${conversationPath(id)}/read`, {method: 'PUT', body: {lastReadMessageId}});
  }

  async typing(id: string, typing: boolean, sender: AgentSenderWire | undefined): Promise<void> {
    await this.#ask(`${conversationPath(id)}/typing`, {method: 'POST', body: {typing, sender}});
  }

  /** What may be written on a conversation. */
  async klass(signal?: AbortSignal): Promise<KlassAttributes> {
    const response = await this.#fetch(this.#configUrl, {signal: signal ?? null}).catch(fail);
    if (!response.ok) throw await problemOf(response);
    return this.#decode(decodeConfig, await response.json().catch(fail)).attributes.conversation;
  }

  /** The open stream. `signal` ends it. */
  async events(cursor: string | null, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const headers = new Headers({accept: 'text/event-stream', ...this.#credentials('GET')});
    if (cursor) headers.set('last-event-id', cursor);
    const response = await this.#fetch(`${this.#base}/events`, {headers, signal, cache: 'no-store'}).catch(fail);
    if (!response.ok) throw await problemOf(response);
    if (!response.body) throw new ChatError('backend-unavailable', 'The event stream has no body.', {retryable: true});
    return response.body;
  }

  async #list<Item>(
    path: string,
    decode: (wire: unknown) => Item,
    signal: AbortSignal | undefined,
  ): Promise<Page<Item>> {
    const {items, nextCursor, eventCursor} = this.#decode(
      (wire) => ListSchema.parse(wire),
      await this.#ask(path, {signal}),
    );
    return {items: items.map((item) => this.#decode(decode, item)), nextCursor, eventCursor};
  }

  async #ask(path: string, {method = 'GET', body, idempotencyKey, signal}: RequestOptions): Promise<unknown> {
    const headers = new Headers({accept: 'application/json', ...this.#credentials(method)});
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (idempotencyKey) headers.set('idempotency-key', idempotencyKey);
    const late = AbortSignal.timeout(patienceMs);
    const response = await this.#fetch(`${this.#base}${path}`, {
      method,
      headers,
      signal: signal ? AbortSignal.any([signal, late]) : late,
      ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    }).catch(fail);
    if (!response.ok) throw await problemOf(response);
    if (response.status === 204) return undefined;
    return response.json().catch(fail) as Promise<unknown>;
  }

  #decode<Value>(decode: (wire: unknown) => Value, wire: unknown): Value {
    try {
      return decode(wire);
    } catch (error) {
      if (!(error instanceof z.core.$ZodError)) throw error;
      const where = error.issues[0]?.path.join('/') ?? '';
      throw new ChatError('backend-unavailable', `The server's answer is wrong at “${where}”.`, {cause: error});
    }
  }
}

function conversationPath(id: string): string {
  return `/conversations/${encodeURIComponent(id)}`;
}

/** For whatever a `fetch` rejects with. */
export function fail(error: unknown): never {
  if (error instanceof Error && error.name === 'TimeoutError') {
    throw new ChatError('timeout', 'The server did not answer in time.', {retryable: true, cause: error});
  }
  throw toChatError(error);
}

export async function problemOf(response: Response): Promise<ChatError> {
  const body: unknown = await response.json().catch(() => undefined);
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return decodeProblem(response.status, body, Number.isFinite(seconds) ? seconds : undefined);
}
