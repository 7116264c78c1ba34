import {goodIdentityToken} from './identity-token.js';
import {entriesAt, listAt, member, parsed, textAt} from './json.js';
import {adminKey, singleSiteKey, siteKey} from './organisation.js';
import type {Random} from './random.js';
import {send, type Incoming} from './transport.js';

export interface Chat {
  readonly id: string;
  readonly circle: Circle;
  /** Whose it is; undefined where only agents know it. */
  readonly owner: Visitor | undefined;
  readonly messageIds: string[];
  readonly questions: {readonly messageId: string; readonly values: readonly string[]}[];
  /** Answers of agents that still grow. */
  readonly growing: string[];
  isEnded: boolean;
}

export interface File {
  readonly id: string;
  readonly circle: Circle;
  readonly bytes: Uint8Array;
  /** For an answer in this conversation; empty for a visitor's file. */
  readonly chatId: string;
  /** Where the bytes go. */
  readonly uploadUrl: string;
  /** Once it is sent: where everybody with the link may read it. */
  readUrl: string;
  isReady: boolean;
}

export interface Visitor {
  readonly id: string;
  token: string;
  readonly siteKey: string;
  readonly circle: Circle;
  readonly cursors: string[];
  readonly files: File[];
}

/** Who may see each other's data: one person with its devices. The people of circle 0 may be merged by agents. */
export interface Circle {
  readonly index: number;
  /** In everything that its people write; in an answer to anybody else it is a leak. */
  readonly marker: string;
  readonly identities: readonly Readonly<Record<string, string>>[];
  visitors: Visitor[];
  chats: Chat[];
  readonly customerIds: string[];
}

const markerPattern = /secret-(\d+)-[0-9a-f]/g;
const visitorsOfCircle = 2;
const chatsOfCircle = 16;

export function markersIn(text: string): ReadonlySet<number> {
  return new Set([...text.matchAll(markerPattern)].map(([, index]) => Number(index)));
}

/** Keeps the newest. */
export function remember<Item>(list: Item[], item: Item, most = 12): void {
  list.push(item);
  if (list.length > most) list.shift();
}

/** What the fuzzer knows of the server's state: learned from its answers, and renewed when it is used up. */
export class World {
  readonly origin: string;
  readonly circles: readonly Circle[];
  /** Tokens that must not be taken any more. */
  readonly oldTokens: string[] = [];
  readonly usedKeys: string[] = [];
  readonly sessions: {readonly cookie: string; readonly csrf: string}[] = [];
  readonly agentFiles: File[] = [];
  readonly agentCursors: string[] = [];
  readonly articleIds: string[] = [];
  readonly categoryIds: string[] = [];
  #keys = 0;

  constructor(origin: string, random: Random, circles = 6) {
    this.origin = origin;
    const noise = random.hex(8);
    this.circles = Array.from({length: circles}, (_, index): Circle => {
      const marker = `secret-${index}-${noise}`;
      const common = Array.from({length: 6}, (_none, person) => ({externalId: `common-${person}`}));
      // An e-mail address that others may write down, without becoming its owner.
      const own: Readonly<Record<string, string>> =
        index % 2 === 0 ? {externalId: `${marker}-id`} : {email: `person-${index}@fuzz.example`};
      return {index, marker, identities: index === 0 ? common : [own], visitors: [], chats: [], customerIds: []};
    });
  }

  newKey(): string {
    return `fuzz-key-${String(++this.#keys).padStart(8, '0')}`;
  }

  get visitors(): readonly Visitor[] {
    return this.circles.flatMap(({visitors}) => visitors);
  }

  get chats(): readonly Chat[] {
    return this.circles.flatMap(({chats}) => chats);
  }

  /** The visitor has left. */
  lose(visitor: Visitor): void {
    const {circle} = visitor;
    circle.visitors = circle.visitors.filter((other) => other !== visitor);
  }

  loseChat(id: string): void {
    for (const circle of this.circles) circle.chats = circle.chats.filter((chat) => chat.id !== id);
  }

  addChat(circle: Circle, id: string, owner: Visitor | undefined): Chat {
    const known = circle.chats.find((chat) => chat.id === id);
    if (known) return known;
    const chat: Chat = {id, circle, owner, messageIds: [], questions: [], growing: [], isEnded: false};
    remember(circle.chats, chat, chatsOfCircle);
    return chat;
  }

  /** Takes in a message: what it asks, whether it grows, where its files are. */
  learnMessage(chat: Chat, message: unknown): void {
    const id = textAt(message, 'id');
    if (id === '') return;
    remember(chat.messageIds, id);
    const actions = ['actions', 'items'].flatMap((list) => listAt(message, 'template', list));
    const values = actions.map((action) => textAt(action, 'value')).filter((value) => value !== '');
    if (values.length > 0) remember(chat.questions, {messageId: id, values}, 4);
    if (member(message, 'streaming') === true) remember(chat.growing, id, 4);
    for (const attachment of listAt(message, 'attachments'))
      this.#learnLink(textAt(attachment, 'id'), textAt(attachment, 'url'));
  }

  #learnLink(id: string, url: string): void {
    const files = [...this.visitors.flatMap((visitor) => visitor.files), ...this.agentFiles];
    for (const file of files) if (file.id === id) file.readUrl = url;
  }

  /** Circles that have lost their people get new ones, with something to talk about. */
  async replenish(random: Random): Promise<void> {
    for (const circle of this.circles) {
      while (circle.visitors.length < visitorsOfCircle) {
        // Only the first of a circle may use the other site: there one conversation may be open at a time.
        const key = circle.visitors.length === 1 && random.chance(0.2) ? singleSiteKey : siteKey;
        const visitor = await this.#newVisitor(circle, key);
        circle.visitors.push(visitor);
        await this.#begin(visitor, random);
        if (circle.index === 0 || random.chance(0.3)) await this.#identify(visitor, random);
      }
    }
  }

  async #newVisitor(circle: Circle, key: string): Promise<Visitor> {
    const answer = await this.ask('POST', '/v1/visitors', {body: {siteKey: key}});
    const {token, visitorId} = {token: textAt(answer, 'token'), visitorId: textAt(answer, 'visitorId')};
    return {id: visitorId, token, siteKey: key, circle, cursors: [], files: []};
  }

  /** An ended conversation with an agent's answer, and thus a question how it was, and an open one. */
  async #begin(visitor: Visitor, random: Random): Promise<void> {
    const {circle, token} = visitor;
    const body = {message: {body: `Hello, I am ${circle.marker}.`}, title: `About ${circle.marker}`};
    const sender = {type: 'agent', displayName: 'Nora'};
    for (const isEnded of visitor.siteKey === siteKey ? [true, false] : [false]) {
      const created = await this.ask('POST', '/v1/conversations', {token, body});
      const id = textAt(created, 'conversation', 'id');
      if (id === '') continue;
      const chat = this.addChat(circle, id, visitor);
      for (const message of listAt(created, 'messages')) this.learnMessage(chat, message);
      const answer = {body: `Hello, ${circle.marker}.`, sender, streaming: !isEnded && random.chance(0.5)};
      this.learnMessage(
        chat,
        await this.ask('POST', `/v1/agent/conversations/${id}/messages`, {token: adminKey, body: answer}),
      );
      if (isEnded) await this.ask('POST', `/v1/conversations/${id}/end`, {token});
      else await this.#sendFile(visitor, chat);
      chat.isEnded = isEnded;
    }
  }

  async #sendFile(visitor: Visitor, chat: Chat): Promise<void> {
    const {circle, token} = visitor;
    const content = fileBytes(circle);
    const body = {name: `${circle.marker}.txt`, contentType: 'text/plain', size: content.length};
    const announced = await this.ask('POST', '/v1/attachments', {token, body});
    const [id, uploadUrl] = [textAt(announced, 'id'), textAt(announced, 'upload', 'url')];
    if (id === '') return;
    const file: File = {id, circle, bytes: content, chatId: '', uploadUrl, readUrl: '', isReady: true};
    remember(visitor.files, file);
    const target = new URL(uploadUrl, this.origin);
    const headers = [['Content-Type', 'application/octet-stream']] as const;
    await send(this.origin, {method: 'PUT', target: target.pathname + target.search, headers, body: content});
    const message = {body: `With a file of ${circle.marker}`, attachmentIds: [id]};
    this.learnMessage(chat, await this.ask('POST', `/v1/conversations/${chat.id}/messages`, {token, body: message}));
  }

  async #identify(visitor: Visitor, random: Random): Promise<void> {
    const {circle, token} = visitor;
    const body = {jwt: goodIdentityToken(circle, random)};
    const identified = await this.ask('POST', '/v1/visitors/me/identity', {token, body});
    visitor.token = textAt(identified, 'token') || token;
    const id = textAt(identified, 'customerId');
    if (id !== '' && !circle.customerIds.includes(id)) remember(circle.customerIds, id);
  }

  /** A good request outside of the count. Undefined when it was refused. */
  async ask(
    method: string,
    target: string,
    {token, body}: {readonly token?: string; readonly body?: unknown} = {},
  ): Promise<unknown> {
    const headers: [string, string][] = [
      ['Content-Type', 'application/json'],
      ['Idempotency-Key', this.newKey()],
      ...(token === undefined ? [] : [['Authorization', `Bearer ${token}`] satisfies [string, string]]),
    ];
    const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const answer = await send(this.origin, {method, target, headers, body: bytes});
    return answer.status >= 200 && answer.status < 300 ? jsonOf(answer) : undefined;
  }

  /** The ids of the knowledge base. */
  async readArticles(): Promise<void> {
    for (const [name, list] of [
      ['articles', this.articleIds],
      ['categories', this.categoryIds],
    ] as const) {
      const answer = await this.ask('GET', `/v1/${name}?site=${siteKey}`);
      const found = [
        ...listAt(answer, 'items'),
        ...listAt(answer),
        ...entriesAt(answer).flatMap(([, value]) => listAt(value)),
      ];
      list.push(...new Set(found.map((one) => textAt(one, 'id')).filter((id) => id !== '')));
    }
  }
}

export function fileBytes({marker}: Circle): Uint8Array {
  return Buffer.from(`A file of ${marker}.\n`);
}

export function jsonOf({bytes}: Incoming): unknown {
  return parsed(Buffer.from(bytes, 'latin1').toString('utf8'));
}
