import assert from 'node:assert/strict';
import {createChatServer, type ChatServer} from '../../server/src/chat-server.js';
import {demoOrganisation} from '../../server/src/config/demo-organisation.js';
import type {Organisation} from '../../server/src/config/organisation.js';
import {LocalHub} from '../../server/src/hub/local-hub.js';
import type {PasswordVerifier} from '../../server/src/desk/password-verifier.js';
import type {OutboundFetch} from '../../server/src/desk/desk.js';
import type {StreamTimes} from '../../server/src/routes/event-stream.js';
import type {ChatStore} from '../../server/src/store/chat-store.js';
import {MemoryFileStore} from '../../server/src/store/memory-file-store.js';
import type {Conversation} from '../../src/model/conversation.js';
import type {Message} from '../../src/model/message.js';
import {decodeConversation} from '../../src/wire/conversation-wire.js';
import {CreatedSchema, ListSchema, type ListWire} from '../../src/wire/list-wire.js';
import {decodeMessage} from '../../src/wire/message-wire.js';
import {ProblemSchema, type ProblemWire} from '../../src/wire/problem-wire.js';
import {VisitorTokenSchema} from '../../src/wire/visitor-wire.js';
import {apiTruth} from './api-truth.js';
import {emptyStore, whenAgentsMayRead} from './test-store.js';

export interface RequestOptions {
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: BodyInit;
  readonly token?: string | undefined;
  readonly key?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly address?: string;
  readonly signal?: AbortSignal;
}

/** What came back, read in full. */
export class Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;

  constructor({status, headers}: Response, text: string) {
    this.status = status;
    this.headers = headers;
    this.text = text;
  }

  get json(): unknown {
    return JSON.parse(this.text);
  }

  get problem(): ProblemWire {
    return ProblemSchema.parse(this.json);
  }

  /** The code of a problem, with its status; `201` and the like for a success. */
  get outcome(): string {
    if (this.status < 400) return String(this.status);
    const {type, status} = this.problem;
    return `${status} ${type.slice(type.lastIndexOf('/') + 1)}`;
  }

  get conversation(): Conversation {
    return decodeConversation(this.json);
  }

  get message(): Message {
    return decodeMessage(this.json);
  }

  get created(): {readonly conversation: Conversation; readonly messages: readonly Message[]} {
    assert.equal(this.outcome, '201', JSON.stringify(this.json));
    const {conversation, messages} = CreatedSchema.parse(this.json);
    return {conversation: decodeConversation(conversation), messages: messages.map(decodeMessage)};
  }

  get list(): ListWire {
    return ListSchema.parse(this.json);
  }

  get conversations(): readonly Conversation[] {
    return this.list.items.map(decodeConversation);
  }

  get messages(): readonly Message[] {
    return this.list.items.map(decodeMessage);
  }
}

export interface TestDeskOptions {
  readonly organisation?: Organisation;
  readonly loadOrganisation?: () => Promise<Organisation>;
  readonly streamTimes?: Partial<StreamTimes>;
  readonly passwords?: PasswordVerifier;
  /** Instead of an empty one: with what another desk has written. */
  readonly store?: ChatStore;
  /** What webhooks reach; without it they reach nothing. */
  readonly fetch?: OutboundFetch;
}

let keys = 0;

/** What time it is when a test desk begins, in ms since the epoch. A desk of its own for that would empty the store. */
export const testDeskStart = Date.parse('2026-01-05T10:00:00.000Z');

/**
 * A help desk with a clock that stands still until a test moves it. All that it answers is held against the description
 * of its API.
 */
export class TestDesk {
  now = testDeskStart;
  readonly store: ChatStore;
  readonly hub = new LocalHub();
  readonly files = new MemoryFileStore();
  readonly server: ChatServer;
  /** What failed unexpectedly: empty in every test that does not provoke it. */
  readonly errors: unknown[] = [];
  readonly #ready: Promise<unknown>;

  constructor(options: TestDeskOptions = {}) {
    const {organisation = demoOrganisation, loadOrganisation, streamTimes, store: given, fetch, passwords} = options;
    const {store, whenEmpty} = given ? {store: given, whenEmpty: Promise.resolve()} : emptyStore();
    this.store = store;
    this.#ready = whenEmpty;
    this.server = createChatServer({
      store,
      hub: this.hub,
      files: this.files,
      organisation,
      clock: () => this.now,
      pollTasks: false,
      fetch: fetch ?? (() => Promise.reject(new Error('There is no network.'))),
      ...(passwords ? {passwords} : {}),
      ...(streamTimes ? {streamTimes} : {}),
      ...(loadOrganisation ? {loadOrganisation} : {}),
      onError: (error) => this.errors.push(error),
    });
  }

  async fetch(method: string, path: string, options: RequestOptions = {}): Promise<Response> {
    await this.#ready;
    if (path.startsWith('/v1/agent/events')) await whenAgentsMayRead();
    const {body, raw, token, key, headers, address, signal} = options;
    const hasBody = body !== undefined || raw !== undefined;
    const request = new Request(`http://desk.test${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : {'content-type': 'application/json'}),
        ...(token === undefined ? {} : {authorization: `Bearer ${token}`}),
        ...(key === undefined ? {} : {'idempotency-key': key}),
        ...headers,
      },
      ...(hasBody ? {body: raw ?? JSON.stringify(body), duplex: 'half'} : {}),
      ...(signal ? {signal} : {}),
    });
    const response = await this.server.fetch(request, {address});
    apiTruth.checkHead({method, path}, response);
    return response;
  }

  async ask(method: string, path: string, options: RequestOptions = {}): Promise<Reply> {
    const response = await this.fetch(method, path, options);
    const text = await response.text();
    apiTruth.checkBody({method, path, body: options.body}, response, text);
    return new Reply(response, text);
  }

  /** Moves the clock and does what is due then. */
  async pass(milliseconds: number): Promise<void> {
    this.now += milliseconds;
    await this.server.runDueTasks();
  }

  /** A key that nobody has used. */
  newKey(): string {
    return `key-${String(++keys).padStart(8, '0')}`;
  }

  async visitor(siteKey = 'pk_demo'): Promise<TestVisitor> {
    const reply = await this.ask('POST', '/v1/visitors', {body: {siteKey}});
    const {token, visitorId} = VisitorTokenSchema.parse(reply.json);
    return new TestVisitor(this, token, visitorId);
  }

  /** The demo's agent. */
  agent(method: string, path: string, options: RequestOptions = {}): Promise<Reply> {
    return this.ask(method, `/v1/agent${path}`, {token: 'ak_demo', ...options});
  }

  agentSays(conversationId: string, body: string, more: Readonly<Record<string, unknown>> = {}): Promise<Reply> {
    return this.agent('POST', `/conversations/${conversationId}/messages`, {
      body: {body, sender: {type: 'agent', displayName: 'Nora'}, ...more},
      key: this.newKey(),
    });
  }
}

export class TestVisitor {
  readonly desk: TestDesk;
  readonly token: string;
  readonly id: string;

  constructor(desk: TestDesk, token: string, id: string) {
    this.desk = desk;
    this.token = token;
    this.id = id;
  }

  ask(method: string, path: string, options: RequestOptions = {}): Promise<Reply> {
    return this.desk.ask(method, path, {token: this.token, ...options});
  }

  create(body: unknown, key = this.desk.newKey()): Promise<Reply> {
    return this.ask('POST', '/v1/conversations', {body, key});
  }

  /** A conversation that begins with this message. */
  async say(body: string): Promise<Conversation> {
    return (await this.create({message: {body}})).created.conversation;
  }

  send(conversationId: string, body: unknown, key = this.desk.newKey()): Promise<Reply> {
    return this.ask('POST', `/v1/conversations/${conversationId}/messages`, {body, key});
  }

  conversation(id: string): Promise<Reply> {
    return this.ask('GET', `/v1/conversations/${id}`);
  }

  messages(id: string, query = ''): Promise<Reply> {
    return this.ask('GET', `/v1/conversations/${id}/messages${query}`);
  }
}

/** The same organisation with one thing different. */
export function demoWith(change: Partial<Organisation>): Organisation {
  return {...demoOrganisation, ...change};
}
