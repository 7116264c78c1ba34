import {ChatError, toChatError} from '../model/chat-error.js';
import type {Identity} from '../model/identity.js';
import {checkCustomerOptions} from './check-customer.js';
import type {CallParts} from './call-parts.js';
import {checkShape, invalid} from './option-shape.js';
import {offers} from './offers.js';
import type {CustomerDescribed} from './sdk-calls.js';
import type {CustomerIdentified} from './sdk-details.js';
import {signedIn, withIdentity} from './help-desk-state.js';

/** Wrapped, so that nobody waits for `outcome` by accident: what it reads may be refused, and that waits for its turn. */
interface Login {
  readonly outcome: Promise<CustomerIdentified>;
}

/** Who the visitor is known to be: login, logout, and what the page's `identity` says. One after the other. */
export class Account {
  readonly #parts: CallParts;
  #turn: Promise<unknown> = Promise.resolve();
  #isReading = false;
  /** The same token twice is one login. */
  #running: {readonly jwtToken: string; readonly outcome: Promise<CustomerIdentified>} | undefined;

  constructor(parts: CallParts) {
    this.#parts = parts;
  }

  login(options: unknown): Promise<CustomerIdentified> {
    const {jwtToken} = checkShape('login', options, {jwtToken: 'string'});
    if (typeof jwtToken !== 'string' || jwtToken === '') {
      throw invalid('login', 'jwtToken', 'is required: a token that your own server has signed');
    }
    offers(this.#parts, 'identity', 'login');
    return this.#loginOnce(jwtToken);
  }

  async isLoggedIn(options: unknown): Promise<boolean> {
    const {email, externalId} = checkShape('isLoggedIn', options, {email: 'string', externalId: 'string'});
    if (email === undefined && externalId === undefined) {
      throw invalid('isLoggedIn', 'email', 'or externalId is required: as it stands in the token');
    }
    const {backend, store, signal} = this.#parts;
    if (!backend.capabilities.has('identity')) return false;
    const identity = await backend.loadIdentity(signal);
    store.change((state) => withIdentity(state, identity));
    if (!identity?.identified) return false;
    const isSame = (mine: string | null, asked: unknown) =>
      asked === undefined || (typeof asked === 'string' && mine?.toLowerCase() === asked.toLowerCase());
    return isSame(identity.email, email) && (externalId === undefined || identity.externalId === externalId);
  }

  logout(): Promise<null> {
    return this.#inTurn(async () => {
      const {backend, emit} = this.#parts;
      const hadVisitor = await backend.hasVisitor();
      await this.#leave();
      if (hadVisitor) emit('logout', null);
      return null;
    });
  }

  /**
   * Nothing is wiped here before the server says that it has nothing more: whoever asks again finds what there was. A
   * visitor whom it does not know any more is wiped, and whoever asked is told that the server has erased nothing.
   */
  forget(): Promise<null> {
    return this.#inTurn(async () => {
      const {backend, emit} = this.#parts;
      const hadVisitor = await backend.hasVisitor();
      const refused = hadVisitor ? await this.#erase() : undefined;
      this.#isReading = true; // until nobody listens any more: what the server refuses now is known
      await this.#startOver(true);
      if (hadVisitor) emit('logout', null);
      if (refused) throw refused;
      return null;
    });
  }

  async describeCustomer(options: unknown): Promise<CustomerDescribed> {
    const {backend, store, signal} = this.#parts;
    const {described, patch} = checkCustomerOptions(options, store.state.config?.attributes.customer);
    offers(this.#parts, 'identity', 'describeCustomer');
    await backend.describeCustomer(patch, signal);
    return described;
  }

  /**
   * Asks the page who the visitor is, when nobody is logged in yet. True when a login has followed. `null` from the page
   * means that nobody is: whoever was logged in before is logged out.
   */
  async identify(): Promise<boolean> {
    const login = await this.#identify();
    await login?.outcome;
    return login !== undefined;
  }

  /** The server takes the visitor's credential no more. True when the page has said who it is, and a login followed. */
  async refused({reason}: ChatError): Promise<boolean> {
    const {store, emit, report} = this.#parts;
    const before = store.state.identity;
    const wasCustomer = before?.identified === true;
    if (this.#isReading) return false; // what is being found out now
    const login = await this.#identify();
    login?.outcome.catch(report);
    const {identity} = store.state;
    // By this login, or by one that was under way.
    if (login || (identity?.identified && identity !== before)) return true;
    // Logged out elsewhere, or erased. What an anonymous visitor has written and not sent stays on the screen.
    const hasUnsent = Object.values(store.state.threads).some(({outgoing}) => outgoing.length > 0);
    if (!wasCustomer && (reason !== 'revoked' || hasUnsent)) return false;
    // The next person at this device sees nothing of the customer.
    if (await this.#startOver(wasCustomer)) emit('logout', null);
    return false;
  }

  /** The page has set another `identity`: it says anew who the visitor is. */
  async identityChanged(): Promise<void> {
    const login = await this.#inTurn(async () => {
      const {emit, identity, identityChanged} = this.#parts;
      const ask = identity();
      const jwtToken = ask ? await this.#ask(ask) : null;
      const leave = async () => {
        await this.#leave();
        emit('logout', null);
      };
      if (jwtToken === null) {
        if ((await this.#read())?.identified) await leave();
        return undefined;
      }
      try {
        return await this.#login(jwtToken);
      } catch (error) {
        if (toChatError(error).code !== 'already-identified') throw error;
        await leave();
        identityChanged(); // of the visitor who begins now, with calls of its own
        return undefined;
      }
    });
    await login?.outcome;
  }

  #identify(): Promise<Login | undefined> {
    return this.#inTurn(async () => {
      const {backend, identity, store} = this.#parts;
      const ask = identity();
      if (!ask || !backend.capabilities.has('identity')) return undefined;
      const known = await this.#read();
      if (known?.identified) {
        store.change((state) => withIdentity(state, known));
        return undefined;
      }
      const jwtToken = await this.#ask(ask);
      return jwtToken === null ? undefined : this.#login(jwtToken);
    });
  }

  /** The device is wiped before the server is told, which may take long: the visit is over by then, and its signal. */
  async #leave(): Promise<void> {
    const {backend} = this.#parts;
    const wipe = async () => {
      await this.#startOver(true);
    };
    await (backend.capabilities.has('identity') ? backend.logout(AbortSignal.any([]), wipe) : wipe());
  }

  /** False where another page was faster while this one slept: what is stored is the next visitor's by now. */
  async #startOver(wipe: boolean): Promise<boolean> {
    const {environment, startOver} = this.#parts;
    try {
      await environment.storage.write([]);
    } catch {
      return false;
    }
    await startOver(wipe);
    return true;
  }

  /** Logs out where the help desk erases nothing by itself. Resolves with the refusal of a credential that is over. */
  async #erase(): Promise<ChatError | undefined> {
    const {backend, signal, store} = this.#parts;
    if (!backend.capabilities.has('erase') || !store.state.config?.capabilities.includes('erase')) {
      if (backend.capabilities.has('identity')) await backend.logout(signal);
      return undefined;
    }
    this.#isReading = true; // a refusal here is the answer, and no reason to ask the page who it is
    try {
      await backend.erase(signal);
      return undefined;
    } catch (cause) {
      const error = toChatError(cause);
      if (error.code !== 'unauthorized') throw error;
      return error;
    } finally {
      this.#isReading = false;
    }
  }

  /** Null for a visitor whom the server does not know any more. */
  async #read(): Promise<Identity | null> {
    const {backend, signal} = this.#parts;
    this.#isReading = true;
    try {
      return await backend.loadIdentity(signal);
    } catch (error) {
      if (toChatError(error).code !== 'unauthorized') throw error;
      return null;
    } finally {
      this.#isReading = false;
    }
  }

  async #ask(identity: () => Promise<string | null>): Promise<string | null> {
    const token: unknown = await identity();
    if (token === null || token === undefined || token === '') return null;
    if (typeof token === 'string') return token;
    throw invalid('identity', 'identity', 'must give a token, or null while nobody is logged in');
  }

  #loginOnce(jwtToken: string): Promise<CustomerIdentified> {
    if (this.#running?.jwtToken === jwtToken) return this.#running.outcome;
    const login = this.#inTurn(() => this.#login(jwtToken));
    const outcome = login
      .then(({outcome}) => outcome)
      .finally(() => {
        if (this.#running?.outcome === outcome) this.#running = undefined;
      });
    this.#running = {jwtToken, outcome};
    return outcome;
  }

  /** Settles when it is known who the visitor is: others have their turn while the lists are read. */
  async #login(jwtToken: string): Promise<Login> {
    const {backend, signal, store} = this.#parts;
    let identity: Identity;
    try {
      identity = await backend.login(jwtToken, signal);
    } catch (cause) {
      const error = toChatError(cause);
      if (error.code === 'identity-invalid' && error.kustomerCode === undefined) {
        const {message, status, reason} = error;
        throw new ChatError('identity-invalid', message, {
          ...(status === undefined ? {} : {status}),
          ...(reason === undefined ? {} : {reason}),
          source: 'jwtToken',
          kustomerCode: 'invalidJwt',
          cause,
        });
      }
      throw error;
    }
    const isNew = store.state.identity?.customerId !== identity.customerId;
    store.change((state) => withIdentity(state, identity));
    return {outcome: this.#loggedIn(identity, isNew)};
  }

  async #loggedIn(identity: Identity, isNew: boolean): Promise<CustomerIdentified> {
    const {correspond, emit, identified, signal} = this.#parts;
    await identified();
    (await correspond()).tabs.post({type: 'identity'});
    if (signal.aborted) throw new ChatError('aborted', 'The visitor has left meanwhile.');
    const detail = signedIn(identity);
    if (isNew) emit('login', detail);
    return detail;
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined); // whoever called handles it
    return result;
  }
}
