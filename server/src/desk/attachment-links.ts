import {decodeBase64Url, encodeBase64Url} from './base64-url.js';
import {Problem} from './problem.js';
import type {SigningKeys} from './signing-keys.js';

const hourMilliseconds = 3_600_000;
/** How long a link can be used at least. A link is good to the end of an hour: until then it stays the same, so caches work. */
const goodHours = {GET: 24, PUT: 1};

export type LinkMethod = keyof typeof goodHours;

export interface AttachmentLink {
  /** From the server's root on. */
  readonly url: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/** Signs and checks the addresses of attachments: whoever has one may read that file, or write it, for a while. */
export class AttachmentLinks {
  readonly #keys: SigningKeys;
  readonly #clock: () => number;
  readonly #derived = new Map<string, Promise<CryptoKey>>();

  constructor(keys: SigningKeys, clock: () => number) {
    this.#keys = keys;
    this.#clock = clock;
  }

  async sign(method: LinkMethod, id: string): Promise<AttachmentLink> {
    const {kid, secret} = await this.#keys.newest();
    const expires = (Math.ceil(this.#clock() / hourMilliseconds) + goodHours[method]) * hourMilliseconds;
    const key = await this.#derive(secret);
    const signature = encodeBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', key, text(method, id, expires))));
    const query = new URLSearchParams({expires: String(expires), kid, signature});
    return {url: `/v1/attachments/${id}/content?${query}`, expiresAt: new Date(expires).toISOString()};
  }

  /** When the link ends, in milliseconds since the epoch. Throws `link-expired` for one that is over or not of this server. */
  async verify(method: LinkMethod, id: string, query: URLSearchParams): Promise<number> {
    const expires = Number(query.get('expires'));
    const key = await this.#keys.find(query.get('kid') ?? '');
    const signature = bytesOf(query.get('signature') ?? '');
    const isOurs =
      key !== undefined &&
      Number.isSafeInteger(expires) &&
      signature !== undefined &&
      (await crypto.subtle.verify('HMAC', await this.#derive(key.secret), signature, text(method, id, expires)));
    if (!isOurs) throw new Problem('link-expired', 'This is no link of this server.');
    if (expires <= this.#clock()) throw new Problem('link-expired');
    return expires;
  }

  /** A key of its own for this purpose: a signature here means nothing anywhere else. */
  #derive(secret: string): Promise<CryptoKey> {
    const known = this.#derived.get(secret);
    if (known) return known;
    const derived = derive(secret);
    this.#derived.set(secret, derived);
    return derived;
  }
}

async function derive(secret: string): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', decodeBase64Url(secret), 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('kustomer-chat attachment link');
  const algorithm = {name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info};
  return crypto.subtle.deriveKey(algorithm, base, {name: 'HMAC', hash: 'SHA-256'}, false, ['sign', 'verify']);
}

function text(method: LinkMethod, id: string, expires: number): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${method}\n${id}\n${expires}`);
}

function bytesOf(base64Url: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return decodeBase64Url(base64Url);
  } catch {
    return undefined;
  }
}
