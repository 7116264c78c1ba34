import {errors, jwtVerify, SignJWT, type JWTHeaderParameters} from 'jose';
import * as z from 'zod/mini';
import type {VisitorTokenWire} from '../../../src/wire/visitor-wire.js';
import type {StoredVisitor} from '../store/chat-store.js';
import {Remembered} from '../store/remembered.js';
import {decodeBase64Url} from './base64-url.js';
import {Problem} from './problem.js';
import type {SigningKeys} from './signing-keys.js';

const issuer = 'kustomer-chat';
const audience = 'chat-visitor';
const daySeconds = 86_400;
const lifetimeSeconds = 30 * daySeconds;
/** How long after its end a token may still be renewed. */
export const renewableSeconds = 180 * daySeconds;

const ClaimsSchema = z.object({sub: z.string(), site: z.string(), ver: z.number(), exp: z.number()});

/** So many verified tokens are remembered: each request brings one. */
const maxVerified = 10_000;

export interface VisitorClaims {
  readonly visitorId: string;
  readonly siteKey: string;
  readonly version: number;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

interface VerifiedClaims extends VisitorClaims {
  readonly kid: string | undefined;
}

/**
 * Signs and reads visitor tokens: JWT, HS256 pinned.
 */
export class VisitorTokens {
  readonly #keys: SigningKeys;
  readonly #clock: () => number;
  /** By the token's text. Whether it was revoked is not remembered. */
  readonly #verified = new Remembered<VerifiedClaims>(maxVerified);

  constructor(keys: SigningKeys, clock: () => number) {
    this.#keys = keys;
    this.#clock = clock;
  }

  async issue(visitor: StoredVisitor): Promise<VisitorTokenWire> {
    const key = await this.#keys.newest();
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
    const verified = this.#verified.find(token);
    const isStillValid = verified && verified.expiresAt > this.#clock();
    if (isStillValid && (this.#keys.isKnown(verified.kid) || (await this.#keys.find(verified.kid)))) return verified;
    const anew = await this.#verifyAnew(token, graceSeconds);
    this.#verified.set(token, anew);
    return anew;
  }

  async #verifyAnew(token: string, graceSeconds: number): Promise<VerifiedClaims> {
    try {
      const {payload, protectedHeader} = await jwtVerify(token, (header) => this.#verificationKey(header), {
        algorithms: ['HS256'],
        issuer,
        audience,
        requiredClaims: ['sub', 'iat', 'exp'],
        clockTolerance: graceSeconds,
        currentDate: new Date(this.#clock()),
      });
      const {sub, site, ver, exp} = ClaimsSchema.parse(payload);
      return {visitorId: sub, siteKey: site, version: ver, expiresAt: exp * 1000, kid: protectedHeader.kid};
    } catch (error) {
      if (error instanceof errors.JWTExpired) {
        throw new Problem('unauthorized', 'The token has expired.', {reason: 'expired'});
      }
      if (error instanceof errors.JOSEError || error instanceof z.core.$ZodError) throw malformedToken();
      throw error; // the store, not the token
    }
  }

  async #verificationKey({kid}: JWTHeaderParameters): Promise<Uint8Array> {
    const key = await this.#keys.find(kid);
    if (!key) throw malformedToken();
    return decodeBase64Url(key.secret);
  }
}

function malformedToken(): Problem {
  return new Problem('unauthorized', 'The token is not one of this server.', {reason: 'malformed'});
}
