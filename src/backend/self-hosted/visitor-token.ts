import * as z from 'zod/mini';
import {ChatError} from '../../model/chat-error.js';
import {VisitorTokenSchema, type VisitorTokenWire} from '../../wire/visitor-wire.js';
import type {BackendContext} from '../chat-backend.js';
import type {HttpClient} from './http.js';

/** Half of a token's 30 days, in milliseconds: renewed when less is left. */
const halfLife = 15 * 24 * 60 * 60 * 1000;

/** The visitor's token: created with the first write, kept by the session, renewed once for all who wait for it. */
export class VisitorToken {
  readonly #http: HttpClient;
  readonly #siteKey: string;
  readonly #credential: BackendContext['credential'];
  #pending: Promise<VisitorTokenWire> | undefined;

  constructor(http: HttpClient, siteKey: string, credential: BackendContext['credential']) {
    this.#http = http;
    this.#siteKey = siteKey;
    this.#credential = credential;
  }

  /** Undefined while this device has never written. */
  async current(): Promise<string | undefined> {
    const stored = await this.#read();
    if (stored && Date.parse(stored.expiresAt) - Date.now() < halfLife) {
      // Still valid for days: a failure now is no reason to fail the call that asked.
      void this.renew(stored.token).catch(() => undefined);
    }
    return stored?.token;
  }

  async currentOrNew(): Promise<string> {
    return (await this.current()) ?? (await this.#once(() => this.#create()));
  }

  /** Replaces the refused token by a valid one. Another caller, or another tab, may have done so already. */
  async renew(refused: string): Promise<string> {
    const stored = await this.#read();
    if (stored && stored.token !== refused) return stored.token;
    const request = {method: 'POST', path: 'visitors/me/token', token: refused, signal: AbortSignal.any([])} as const;
    try {
      return await this.#once(() => this.#http.json(request));
    } catch (error) {
      if (error instanceof ChatError && error.code === 'unauthorized') await this.forget(refused);
      throw error;
    }
  }

  /** Replaces the visitor's token by a customer's. Whoever is refused meanwhile waits for it. */
  async exchange(ask: () => Promise<unknown>): Promise<void> {
    while (this.#pending) await this.#pending.catch(() => undefined);
    await this.#once(ask);
  }

  /** The token was revoked. Another one, if there is one by now; else the next write begins a new identity. */
  async forget(refused: string): Promise<string | undefined> {
    await this.#pending?.catch(() => undefined);
    const stored = await this.#read();
    if (stored?.token !== refused) return stored?.token;
    await this.#credential.save(null);
    return undefined;
  }

  async #once(ask: () => Promise<unknown>): Promise<string> {
    this.#pending ??= ask()
      .then(async (answer) => {
        const parsed = VisitorTokenSchema.safeParse(answer);
        if (!parsed.success) throw new ChatError('backend-unavailable', 'The server gave no visitor token.');
        await this.#credential.save(JSON.stringify(parsed.data));
        return parsed.data;
      })
      .finally(() => (this.#pending = undefined));
    return (await this.#pending).token;
  }

  async #create(): Promise<unknown> {
    const stored = await this.#read(); // another caller may have finished while we waited for the storage
    const body = {siteKey: this.#siteKey};
    return stored ?? this.#http.json({method: 'POST', path: 'visitors', body, signal: AbortSignal.any([])});
  }

  async #read(): Promise<VisitorTokenWire | undefined> {
    const stored = await this.#credential.load();
    if (stored === null) return undefined;
    try {
      return VisitorTokenSchema.parse(JSON.parse(stored));
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof z.core.$ZodError) return undefined;
      throw error;
    }
  }
}
