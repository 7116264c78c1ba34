import type {ChatStore, SigningKey} from '../store/chat-store.js';
import {encodeBase64Url} from './base64-url.js';

/**
 * The keys that everything is signed with. They live in the database, so that every node and every restart accepts what
 * another one has signed; the first is made when it is needed.
 */
export class SigningKeys {
  readonly #store: ChatStore;
  readonly #clock: () => number;
  #keys: Promise<readonly SigningKey[]> | undefined;
  /** As they were read last. */
  #known: readonly SigningKey[] = [];

  constructor(store: ChatStore, clock: () => number) {
    this.#store = store;
    this.#clock = clock;
  }

  async newest(): Promise<SigningKey> {
    const [newest] = await this.#read();
    if (newest) return newest;
    const fresh: SigningKey = {
      kid: encodeBase64Url(crypto.getRandomValues(new Uint8Array(6))),
      secret: encodeBase64Url(crypto.getRandomValues(new Uint8Array(32))),
      createdAt: new Date(this.#clock()).toISOString(),
    };
    const stored = await this.#store.transaction((transaction) => transaction.insertFirstSigningKey(fresh));
    this.#keys = undefined;
    return stored;
  }

  /** Without a way to the store; what is not known may exist all the same. */
  isKnown(kid: string | undefined): boolean {
    return this.#known.some((key) => key.kid === kid);
  }

  async find(kid: string | undefined): Promise<SigningKey | undefined> {
    const find = async () => (await this.#read()).find((key) => key.kid === kid);
    const key = await find();
    if (key) return key;
    this.#keys = undefined; // another node may have made one meanwhile
    return find();
  }

  async #read(): Promise<readonly SigningKey[]> {
    this.#keys ??= this.#store.signingKeys();
    try {
      const keys = await this.#keys;
      this.#known = keys;
      if (keys.length === 0) this.#keys = undefined;
      return keys;
    } catch (error) {
      this.#keys = undefined; // a failed read must not be remembered
      throw error;
    }
  }
}
