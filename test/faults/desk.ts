import type {Conversation} from '../../src/model/conversation.js';
import type {Message} from '../../src/model/message.js';

const retryAfter = 100;
const patience = 60_000;

/** The server as its agents know it, past the proxy. It waits while the server is away. */
export class Desk {
  readonly #origin: () => string;

  constructor(origin: () => string) {
    this.#origin = origin;
  }

  /** Of all visitors, what was created at `since` or later, in milliseconds since 1970. */
  async conversations(since: number): Promise<readonly Conversation[]> {
    const {items} = await this.#ask<{items: readonly Conversation[]}>('GET', 'agent/conversations?limit=200');
    return items.filter(({createdAt}) => Date.parse(createdAt) >= since);
  }

  /** In their order. */
  messages(conversationId: string): Promise<readonly Message[]> {
    return this.#all(`agent/conversations/${conversationId}/messages`);
  }

  /** False when the conversation has ended meanwhile. */
  async say(conversationId: string, body: string): Promise<boolean> {
    const sender = {type: 'agent', displayName: 'Nora'};
    try {
      await this.#ask('POST', `agent/conversations/${conversationId}/messages`, {body, sender});
      return true;
    } catch (error) {
      if (error instanceof Error && error.message.includes('/conversation-ended"')) return false;
      throw error;
    }
  }

  async end(conversationId: string): Promise<void> {
    await this.#ask('POST', `agent/conversations/${conversationId}/end`, {});
  }

  async #all(path: string): Promise<readonly Message[]> {
    const pages: (readonly Message[])[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = `limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const page: {items: readonly Message[]; nextCursor: string | null} = await this.#ask('GET', `${path}?${query}`);
      pages.unshift(page.items);
      cursor = page.nextCursor;
    }
    return pages.flat();
  }

  async #ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const key = crypto.randomUUID();
    for (const until = Date.now() + patience; ;) {
      const response = await fetch(`${this.#origin()}/v1/${path}`, {
        method,
        headers: {'content-type': 'application/json', 'idempotency-key': key, authorization: 'Bearer ak_demo'},
        ...(body === undefined ? {} : {body: JSON.stringify(body)}),
        signal: AbortSignal.timeout(15_000),
      }).catch(() => undefined);
      const text = await response?.text().catch(() => undefined);
      if (response?.ok && text !== undefined) return (text === '' ? undefined : JSON.parse(text)) as Answer;
      if (response && response.status < 500 && !text?.includes('/request-in-progress"')) {
        throw new Error(`${method} ${path}: ${response.status} ${text}`);
      }
      if (Date.now() > until) throw new Error(`${method} ${path}: no answer of the server`);
      await new Promise((done) => setTimeout(done, retryAfter));
    }
  }
}
