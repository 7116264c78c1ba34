import {ChatError, toChatError} from '../../model/chat-error.js';
import {VisitorTokenSchema, type VisitorTokenWire} from '../../wire/visitor-wire.js';
import type {BackendContext} from '../chat-backend.js';
import type {HttpClient} from './http.js';
import {read} from './read.js';

/** Half of a token's 30 days, in milliseconds: renewed when less is left. */
const halfLife = 15 * 24 * 60 * 60 * 1000;
/** A renewal before its time is not repeated sooner, in milliseconds: the network is bad, or this machine's clock. */
const renewalPause = 60 * 60 * 1000;

/** `jwt`: of a login that was begun, and whose answer nobody has heard yet. */
type Stored = (VisitorTokenWire & {readonly jwt?: string | undefined}) | undefined;

/**
 * The visitor's token: created with the first write, kept by the session, renewed once for all who wait for it.
 *
 * Several pages share the stored one. They change it in turn (`exclusively`) and look at it again when it is theirs.
 * Where pages cannot wait for each other, whoever stores first has created or renewed it: the server leaves the tokens
 * before a renewal valid.
 */
export class VisitorToken {
  readonly #http: HttpClient;
  readonly #siteKey: string;
  readonly #context: BackendContext;
  #pending: Promise<string> | undefined;
  #hasLeft = false; // while it was pending
  #renewAt = 0; // milliseconds since 1970
  #unreadable: string | undefined;

  constructor(http: HttpClient, siteKey: string, context: BackendContext) {
    this.#http = http;
    this.#siteKey = siteKey;
    this.#context = context;
  }

  /** Undefined while this device has never written. */
  async current(): Promise<string | undefined> {
    const stored = await this.#read();
    const now = Date.now();
    if (stored && now >= this.#renewAt && Date.parse(stored.expiresAt) - now < halfLife) {
      this.#renewAt = now + renewalPause;
      // Still valid for days: a failure now is no reason to fail the call that asked.
      void this.renew(stored.token).catch(() => undefined);
    }
    return stored?.token;
  }

  async currentOrNew(): Promise<string> {
    const create = async (stored: Stored) => {
      if (stored) return stored; // another caller, or page, may have finished while we waited
      return this.#store(await this.#ask({path: 'visitors', body: {siteKey: this.#siteKey}}), stored);
    };
    return (await this.current()) ?? (await this.#change(create));
  }

  /** Replaces the refused token by a valid one. Another page may have done so already, or so long ago that it is over. */
  async renew(refused: string): Promise<string> {
    try {
      return await this.#change(async (stored) => {
        if (!stored) throw gone();
        const {token, expiresAt} = stored;
        if (token !== refused && Date.parse(expiresAt) > Date.now()) return stored;
        return this.#store(await this.#ask({path: 'visitors/me/token', token}), stored);
      });
    } catch (error) {
      if (error instanceof ChatError && error.code === 'unauthorized') await this.forget(refused);
      throw error;
    }
  }

  /**
   * Replaces the visitor's token by a customer's. Whoever is refused meanwhile waits for it. `refused`: only while that is
   * the token.
   */
  async exchange(jwt: string, ask: (token: string) => Promise<unknown>, refused?: string): Promise<void> {
    while (this.#pending) await this.#pending.catch(() => undefined);
    await this.#change(async (stored) => {
      if (!stored) throw gone();
      if (refused !== undefined && stored.token !== refused) return stored;
      let current: VisitorTokenWire = stored;
      // What another page has renewed meanwhile is void by now; what it has forgotten stays forgotten.
      const take = async (answer: unknown) => {
        const left = await this.#read();
        if (left?.visitorId !== current.visitorId) throw gone(); // there may be another visitor
        return this.#store(answer, left);
      };
      if (stored.jwt !== undefined && stored.jwt !== jwt) {
        // Of a login before this one nobody knows whether it has replaced the token: with it goes the way to find out.
        const {successor} = await import('./identify.js');
        current = await take((await successor(this.#http, {...stored, jwt: stored.jwt})) ?? stored);
      }
      // The server's answer may be lost, or this page end before it: whoever is refused then asks once more.
      await this.#save({...current, jwt});
      try {
        return await take(await ask(current.token));
      } catch (error) {
        const {status, retryable} = toChatError(error);
        const left = status === undefined || retryable ? undefined : await this.#read();
        // The login before this one was on its way still perhaps, and has replaced the token by now.
        if (stored.jwt !== undefined && left?.token === stored.token && !this.#hasLeft) await this.#save(stored);
        throw error;
      }
    });
  }

  /** The token was revoked. Another one, if there is one by now; else the next write begins a new identity. */
  async forget(refused: string): Promise<string | undefined> {
    await this.#pending?.catch(() => undefined);
    const stored = await this.#read();
    if (stored?.token !== refused) return stored?.token;
    const {jwt} = stored;
    if (jwt !== undefined) {
      const {identify} = await import('./identify.js');
      try {
        await this.exchange(jwt, (token) => identify(this.#http, {jwt, token}), refused);
        return (await this.#read())?.token;
      } catch (error) {
        if (toChatError(error).retryable) throw error;
      }
      const left = await this.#read();
      if (left?.token !== refused) return left?.token; // another visitor's: this page may have slept meanwhile
    }
    await this.drop();
    return undefined;
  }

  /** The visitor leaves: `wipe` takes the credential away. A change under way comes too late. */
  async drop(wipe = () => this.#context.credential.save(null)): Promise<void> {
    this.#hasLeft = true;
    await wipe();
  }

  /** One change at a time, here and in other pages. */
  #change(change: (stored: Stored) => Promise<VisitorTokenWire>): Promise<string> {
    const work = async () => (await change(await this.#read())).token;
    const {exclusively} = this.#context;
    // The former visitor's: what comes of it is nothing to the next one, also not its failure.
    if (this.#pending && this.#hasLeft) return this.#pending.catch(() => '').then(() => this.#change(change));
    if (!this.#pending) {
      this.#hasLeft = false;
      this.#pending = (exclusively ? exclusively(work) : work())
        .catch((error: unknown) => {
          throw toChatError(error); // what pages wait by may fail to load
        })
        .finally(() => (this.#pending = undefined));
    }
    return this.#pending;
  }

  /** Unless another page, which could not be waited for, was faster: then its token is the visitor's. */
  async #store(answer: unknown, before: Stored): Promise<VisitorTokenWire> {
    const next = read((json) => VisitorTokenSchema.parse(json), answer);
    const stored = await this.#read();
    if (this.#hasLeft || (!stored && before)) throw gone();
    if (stored && stored.token !== before?.token) return stored;
    await this.#save(next);
    return next;
  }

  /** What could not be read is kept beside it: it may be all that leads to the conversations of before. */
  #save(next: Stored): Promise<void> {
    return this.#context.credential.save(JSON.stringify({...next, unreadable: this.#unreadable}));
  }

  #ask(request: {path: string; token?: string; body?: unknown}): Promise<unknown> {
    return this.#http.json({method: 'POST', ...request, signal: AbortSignal.any([])});
  }

  async #read(): Promise<Stored> {
    const stored = await this.#context.credential.load();
    if (stored === null) return undefined;
    try {
      const json = JSON.parse(stored) as {readonly jwt?: string};
      return {...VisitorTokenSchema.parse(json), jwt: json.jwt};
    } catch (cause) {
      // As if there were none. It stays where it is until a visitor is created in its place.
      if (this.#unreadable !== stored) {
        const message = 'The stored credential cannot be read: the next message begins a new visitor.';
        this.#context.report(new ChatError('internal', message, {source: 'credential', cause}));
      }
      this.#unreadable = stored;
      return undefined;
    }
  }
}

function gone(): ChatError {
  return new ChatError('aborted', 'The visitor has left meanwhile.');
}
