import {ChatError} from '../../model/chat-error.js';
import {ListSchema} from '../../wire/list-wire.js';
import type {BackendContext, Page} from '../chat-backend.js';
import type {HttpClient, HttpRequest} from './http.js';
import {read, unreadable} from './read.js';
import {VisitorToken} from './visitor-token.js';

/** Asks and reads as the visitor. */
export class VisitorClient {
  readonly http: HttpClient;
  readonly token: VisitorToken;
  readonly #context: BackendContext;

  constructor(http: HttpClient, siteKey: string, context: BackendContext) {
    this.http = http;
    this.token = new VisitorToken(http, siteKey, context.credential);
    this.#context = context;
  }

  /** With the visitor's token; once more with a valid one when it was refused. */
  async ask(request: HttpRequest): Promise<unknown> {
    const token = await this.token.current();
    if (token === undefined) throw new ChatError('not-found', 'This visitor has no conversation.', {status: 404});
    try {
      return await this.http.json({...request, token});
    } catch (error) {
      if (!(error instanceof ChatError) || error.code !== 'unauthorized') throw error;
      const next = await this.#tokenAfter(token, error);
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

  /** A login, here or in another tab, has revoked the token that this call went out with; else the host is asked. */
  async #tokenAfter(refused: string, error: ChatError): Promise<string | undefined> {
    if (error.reason === 'expired') return this.token.renew(refused);
    const next = await this.token.forget(refused);
    return next ?? ((await this.#context.identify?.(error)) ? this.token.current() : undefined);
  }
}

export function conversationPath(conversationId: string): string {
  return `conversations/${encodeURIComponent(conversationId)}`;
}
