import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import {ChatServerProcess} from '../support/chat-server-process.mjs';

const kills = 20;
const clientCount = 8;
/** Milliseconds of writing before each kill: a random moment, also in the middle of the first requests. */
const longestLife = 400;
const retryAfter = 25;

interface StoredMessage {
  readonly id: string;
  readonly clientId: string | null;
  readonly seq: number;
  readonly body: string;
}

/** Writes one message after the other and repeats what had no answer, with the same key, for as long as it takes. */
class PersistentClient {
  readonly #origin: string;
  readonly #token: string;
  readonly conversationId: string;
  /** Ids of messages by the keys of their writes, in the order in which they were acknowledged. */
  readonly acknowledged = new Map<string, string>();
  readonly #sent: string[] = [];
  retries = 0;
  isStopped = false;

  constructor(origin: string, token: string, conversationId: string) {
    this.#origin = origin;
    this.#token = token;
    this.conversationId = conversationId;
  }

  static async create(origin: string): Promise<PersistentClient> {
    const visitor = await post(origin, '/v1/visitors', {siteKey: 'pk_demo'}, {});
    const {token} = (await visitor.json()) as {token: string};
    const headers = {authorization: `Bearer ${token}`, 'idempotency-key': randomUUID()};
    const created = await post(origin, '/v1/conversations', {message: {body: 'The first one'}}, headers);
    assert.equal(created.status, 201);
    const {conversation} = (await created.json()) as {conversation: {id: string}};
    return new PersistentClient(origin, token, conversation.id);
  }

  async writeUntilStopped(): Promise<void> {
    while (!this.isStopped) await this.#write(randomUUID());
  }

  async #write(key: string): Promise<void> {
    this.#sent.push(key);
    const path = `/v1/conversations/${this.conversationId}/messages`;
    const headers = {authorization: `Bearer ${this.#token}`, 'idempotency-key': key};
    for (;;) {
      const response = await post(this.#origin, path, {body: `Message ${key}`}, headers).catch(() => undefined);
      // The body counts, too: half an answer is none.
      const message = response && (await response.json().catch(() => undefined));
      if (response && message !== undefined && response.status !== 503 && response.status !== 409) {
        assert.equal(response.status, 201, JSON.stringify(message));
        this.acknowledged.set(key, (message as StoredMessage).id);
        return;
      }
      this.retries++;
      await wait(retryAfter);
    }
  }

  /** Everything that the server has, oldest first. */
  async read(): Promise<readonly StoredMessage[]> {
    const pages: (readonly StoredMessage[])[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = `limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const response: Response = await fetch(
        `${this.#origin}/v1/conversations/${this.conversationId}/messages?${query}`,
        {
          headers: {authorization: `Bearer ${this.#token}`},
        },
      );
      assert.equal(response.status, 200, 'the token outlives the server');
      const page = (await response.json()) as {items: readonly StoredMessage[]; nextCursor: string | null};
      pages.unshift(page.items);
      cursor = page.nextCursor;
    }
    return pages.flat();
  }

  /** What it wrote, in its order: one at a time, so the server must have the same. */
  get written(): readonly string[] {
    return this.#sent;
  }
}

function post(origin: string, path: string, body: unknown, headers: Record<string, string>): Promise<Response> {
  return fetch(origin + path, {
    method: 'POST',
    headers: {'content-type': 'application/json', ...headers},
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
}

describe('a server that is killed again and again', () => {
  const server = new ChatServerProcess({built: true});
  let clients: readonly PersistentClient[] = [];

  before(async () => {
    const origin = await server.start();
    clients = await Promise.all(Array.from({length: clientCount}, () => PersistentClient.create(origin)));
  });

  after(() => server.remove());

  it(`keeps what it acknowledged through ${kills} kills, once and in order`, async () => {
    const writing = Promise.all(clients.map((client) => client.writeUntilStopped()));
    for (let kill = 0; kill < kills; kill++) {
      await wait(Math.random() * longestLife);
      await server.stop('SIGKILL');
      await server.start();
    }
    for (const client of clients) client.isStopped = true;
    await writing;

    for (const client of clients) {
      const stored = await client.read();
      assert.deepEqual(
        stored.map(({seq}) => seq),
        stored.map((_, index) => index + 1),
        'numbers without a gap',
      );
      // The first message came with the conversation.
      const keys = stored.slice(1).map(({clientId}) => clientId);
      assert.deepEqual(keys, client.written, 'every write once, in the order of writing, and nothing else');
      const ids = new Map(stored.map(({clientId, id}) => [clientId, id]));
      for (const [key, id] of client.acknowledged) assert.equal(ids.get(key), id, 'a retry got the first answer');
      assert.equal(client.acknowledged.size, client.written.length);
    }
    const retries = clients.reduce((sum, client) => sum + client.retries, 0);
    assert.ok(retries >= kills, `the kills hit writes: ${retries} were repeated`);
  });

  it('counts every message once for the agents', async () => {
    const headers = {authorization: 'Bearer ak_demo'};
    const {items} = (await (await fetch(`${server.origin}/v1/agent/conversations`, {headers})).json()) as {
      items: readonly {id: string; unreadCount: number}[];
    };
    assert.deepEqual(items.map(({id}) => id).sort(), clients.map(({conversationId}) => conversationId).sort());
    for (const client of clients) {
      const found = items.find(({id}) => id === client.conversationId);
      assert.equal(found?.unreadCount, client.written.length + 1);
    }
  });
});
