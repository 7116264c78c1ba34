import {compactVerify, errors, importJWK, importSPKI, type CryptoKey} from 'jose';
import type {IdentityKey, Site} from '../config/organisation.js';
import {readCompactJwt, type CompactJwt} from './compact-jwt.js';
import {digest} from './idempotency.js';
import {Problem} from './problem.js';

/** Why an identity token was refused: the `reason` of `identity-invalid`. */
export type IdentityReason =
  /** The site has no identity keys. */
  | 'not-configured'
  /** No JWT, or claims of a wrong type. */
  | 'malformed'
  /** No key of this site made this signature; also for an algorithm that none of its keys is for. */
  | 'signature'
  /** `iat` is more than 15 minutes ago, or `exp` is over. */
  | 'too-old'
  /** `iat` or `nbf` is in the future by more than a minute. */
  | 'not-yet-valid'
  | 'audience'
  | 'issuer'
  /** Its `jti` was used before. */
  | 'replayed';

/** Whom a token names. */
export interface IdentityClaim {
  readonly kind: 'email' | 'externalId';
  /** An e-mail address is in lower case. */
  readonly value: string;
  /** Names the token when it may be used once; null when it has no `jti`. */
  readonly tokenId: string | null;
  /** Milliseconds since the epoch; from then on it is refused as too old. */
  readonly expiresAt: number;
}

export const identityLimits = {tokenChars: 8192, idChars: 255, emailChars: 254, maxAgeSeconds: 900, skewSeconds: 60};

/**
 * Reads a token that the host's own server has signed. Kustomer's tokens are accepted as they are: HS256, `iat`, and
 * `externalId` or `email`. Throws `identity-invalid`; nothing is looked up, so refusals tell nothing about customers.
 */
export async function verifyIdentityToken(jwt: string, site: Site, now: number): Promise<IdentityClaim> {
  if (site.identityKeys.length === 0) throw refused('not-configured', 'This site has no identity keys.');
  const isSane = jwt.length <= identityLimits.tokenChars;
  const token = isSane ? readCompactJwt(jwt) : undefined;
  if (!token)
    throw refused('malformed', `Send a JWT in compact form, at most ${identityLimits.tokenChars} characters.`);
  checkHeader(token);
  const key = await signer(jwt, token, site.identityKeys);
  checkTimes(token, now / 1000);
  checkAddressee(token, key, site);
  return readClaim(token);
}

function refused(reason: IdentityReason, detail: string): Problem {
  return new Problem('identity-invalid', detail, {reason});
}

function checkHeader({header}: CompactJwt): void {
  const {typ} = header;
  // A token that says what else it is for (an access token, a logout token) is not to be used for this.
  if (typ !== undefined && !(typeof typ === 'string' && /^(application\/)?jwt$/i.test(typ))) {
    throw refused('malformed', 'The header’s typ must be JWT.');
  }
  if ('crit' in header || 'b64' in header || 'zip' in header) {
    throw refused('malformed', 'The header asks for extensions that are not supported.');
  }
}

/** The key that signed. A key is good for its own algorithm only; keys that the token itself brings are not looked at. */
async function signer(jwt: string, {header}: CompactJwt, keys: readonly IdentityKey[]): Promise<IdentityKey> {
  for (const key of keys.filter(({algorithm}) => algorithm === header['alg'])) {
    try {
      await compactVerify(jwt, await importedKey(key), {algorithms: [key.algorithm]});
      return key;
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error; // the configured key, not the token
    }
  }
  throw refused('signature', 'No identity key of this site has signed this.');
}

const imported = new WeakMap<IdentityKey, Promise<CryptoKey | Uint8Array>>();

function importedKey(key: IdentityKey): Promise<CryptoKey | Uint8Array> {
  const known = imported.get(key) ?? importKey(key);
  imported.set(key, known);
  return known;
}

async function importKey(key: IdentityKey): Promise<CryptoKey | Uint8Array> {
  if (key.algorithm === 'HS256') return new TextEncoder().encode(key.secret);
  const {publicKey, algorithm} = key;
  return typeof publicKey === 'string' ? importSPKI(publicKey, algorithm) : importJWK(publicKey, algorithm);
}

function checkTimes({claims}: CompactJwt, now: number): void {
  const {maxAgeSeconds, skewSeconds} = identityLimits;
  const iat = readTime(claims, 'iat');
  if (iat === undefined) throw refused('malformed', 'iat is needed, in seconds since 1970.');
  const exp = readTime(claims, 'exp') ?? Infinity;
  const nbf = readTime(claims, 'nbf') ?? -Infinity;
  if (now - iat > maxAgeSeconds) throw refused('too-old', 'iat is more than 15 minutes ago.');
  if (exp <= now) throw refused('too-old', 'exp is over.');
  if (iat > now + skewSeconds) throw refused('not-yet-valid', 'iat is in the future; it counts seconds since 1970.');
  if (nbf > now + skewSeconds) throw refused('not-yet-valid', 'nbf is in the future.');
}

function readTime(claims: CompactJwt['claims'], name: string): number | undefined {
  const value = claims[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw refused('malformed', `${name} must be a number of seconds since 1970.`);
  }
  return value;
}

function checkAddressee({claims: {aud, iss}}: CompactJwt, key: IdentityKey, site: Site): void {
  const audience = key.audience ?? site.key;
  if (aud !== undefined) {
    const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
    if (!audiences.every((one) => typeof one === 'string'))
      throw refused('malformed', 'aud must be a string or several.');
    if (!audiences.includes(audience)) throw refused('audience', `aud must be “${audience}” where it is given.`);
  }
  if (iss !== undefined && typeof iss !== 'string') throw refused('malformed', 'iss must be a string.');
  if (key.issuer !== undefined && iss !== key.issuer) throw refused('issuer', 'iss is not the one of this key.');
}

async function readClaim({claims}: CompactJwt): Promise<IdentityClaim> {
  const email = readId(claims, 'email', identityLimits.emailChars);
  // Both are read before one is chosen: a token that is wrong in part is wrong.
  const externalId =
    readId(claims, 'externalId', identityLimits.idChars) ?? readId(claims, 'sub', identityLimits.idChars);
  if (email !== undefined && !/^[^@\s]+@[^@\s]+$/u.test(email)) {
    throw refused('malformed', 'email must be an e-mail address.');
  }
  const [kind, value] =
    email === undefined ? (['externalId', externalId] as const) : (['email', normalEmail(email)] as const);
  if (value === undefined) throw refused('malformed', 'externalId (or sub) or email is needed.');
  const {jti} = claims;
  if (jti !== undefined && (typeof jti !== 'string' || jti === '')) throw refused('malformed', 'jti must be a string.');
  const tokenId = jti === undefined ? null : await digest(JSON.stringify([kind, value, jti]));
  const {maxAgeSeconds, skewSeconds} = identityLimits;
  const expiresAt = ((readTime(claims, 'iat') ?? 0) + maxAgeSeconds + skewSeconds) * 1000;
  return {kind, value, tokenId, expiresAt};
}

/** Null counts as left out: hosts write what their database holds. */
function readId(claims: CompactJwt['claims'], name: string, maxChars: number): string | undefined {
  const value = claims[name];
  if (value === undefined || value === null) return undefined;
  const isSane = typeof value === 'string' && value.trim() !== '' && value.length <= maxChars;
  // Neither control characters nor half of a surrogate pair: no database takes them all, and no person sees them.
  if (!isSane || /[\p{Cc}\p{Surrogate}]/u.test(value)) {
    throw refused('malformed', `${name} must be a string of 1 to ${maxChars} characters without control characters.`);
  }
  return value;
}

/** ASCII only: beyond it lower case makes different addresses one (the Kelvin sign becomes k). */
export function normalEmail(email: string): string {
  return email.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
