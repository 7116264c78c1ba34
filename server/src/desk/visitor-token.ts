import {errors, jwtVerify, SignJWT, type JWTHeaderParameters} from 'jose';
import * as z from 'zod/mini';
import type {VisitorTokenWire} from '../../../src/wire/visitor-wire.js';
import type {ChatStore, SigningKey, StoredVisitor} from '../store/chat-store.js';
import {decodeBase64Url, encodeBase64Url} from './base64-url.js';
import {Problem} from './problem.js';

const issuer = 'kustomer-chat';
const audience = 'chat-visitor';
const daySeconds = 86_400;
const lifetimeSeconds = 30 * daySeconds;
/** How long after its end a token may still be renewed. */
export const renewableSeconds = 180 * daySeconds;

const ClaimsSchema = z.object({sub: z.string(), site: z.string(), ver: z.number(), exp: z.number()});

export interface VisitorClaims {
  readonly visitorId: string;
  readonly siteKey: string;
  readonly version: number;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/**
 * Signs and reads visitor tokens: JWT, HS256 pinned. The key lives in the database, so that every node and every restart
 * accepts every node's tokens.
 */
export class VisitorTokens {
  readonly #store: ChatStore;
  readonly #clock: () => number;
  #keys: Promise<readonly SigningKey[]> | undefined;

  constructor(store: ChatStore, clock: () => number) {
    this.#store = store;
    this.#clock = clock;
  }

  async issue(visitor: StoredVisitor): Promise<VisitorTokenWire> {
    const key = await this.#signingKey();
    const issuedAt = Math.floor(this.#clock() / 1000);
    const expiresAt = issuedAt + lifetimeSeconds;
    const token = await new SignJWT({site: visitor.siteKey, ver: visitor.version})
      .setProtectedHeader({alg: 'HS256', typ: 'JWT', kid: key.kid})
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(visitor.id)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(decodeBase64Url(key.secret));
    return {visitorId: visitor.id, token, expiresAt: new Date(expiresAt * 1000).toISOString()};
  }

  /** Throws `unauthorized` with a reason. A token that ended less than `graceSeconds` ago counts as valid. */
  async verify(token: string, graceSeconds = 0): Promise<VisitorClaims> {
    try {
      const {payload} = await jwtVerify(token, (header) => this.#verificationKey(header), {
        algorithms: ['HS256'],
        issuer,
        audience,
        requiredClaims: ['sub', 'iat', 'exp'],
        clockTolerance: graceSeconds,
        currentDate: new Date(this.#clock()),
      });
      const {sub, site, ver, exp} = ClaimsSchema.parse(payload);
      return {visitorId: sub, siteKey: site, version: ver, expiresAt: exp * 1000};
    } catch (error) {
      if (error instanceof errors.JWTExpired) {
        throw new Problem('unauthorized', 'The token has expired.', {reason: 'expired'});
      }
      if (error instanceof errors.JOSEError || error instanceof z.core.$ZodError) throw malformedToken();
      throw error; // the store, not the token
    }
  }

  async #signingKey(): Promise<SigningKey> {
    const [newest] = await this.#readKeys();
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

  async #verificationKey({kid}: JWTHeaderParameters): Promise<Uint8Array> {
    const find = async () => (await this.#readKeys()).find((key) => key.kid === kid);
    let key = await find();
    if (!key) {
      this.#keys = undefined; // another node may have made one meanwhile
      key = await find();
    }
    if (!key) throw malformedToken();
    return decodeBase64Url(key.secret);
  }

  async #readKeys(): Promise<readonly SigningKey[]> {
    this.#keys ??= this.#store.signingKeys();
    try {
      const keys = await this.#keys;
      if (keys.length === 0) this.#keys = undefined;
      return keys;
    } catch (error) {
      this.#keys = undefined; // a failed read must not be remembered
      throw error;
    }
  }
}

function malformedToken(): Problem {
  return new Problem('unauthorized', 'The token is not one of this server.', {reason: 'malformed'});
}
