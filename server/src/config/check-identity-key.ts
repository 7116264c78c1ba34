import type {Mistake} from './mistake.js';
import type {IdentityKey} from './organisation.js';

const curves = {EdDSA: 'Ed25519', ES256: 'P-256'};

/** That tokens can be verified by the key and not be forged; path from the key. Values are never repeated. */
export function checkIdentityKey(key: IdentityKey): readonly Mistake[] {
  if (key.algorithm === 'HS256') {
    if (key.secret.length >= 16) return [];
    return [{path: ['secret'], text: 'A secret must have at least 16 characters: it could be guessed.'}];
  }
  const {publicKey, algorithm} = key;
  const wrong = (text: string) => [{path: ['publicKey'], text}];
  const isPrivate = typeof publicKey === 'string' ? publicKey.includes('PRIVATE KEY') : 'd' in publicKey;
  if (isPrivate)
    return wrong('This is a private key. It must never leave the server that signs; take the public half.');
  if (typeof publicKey === 'string') {
    const isPem = /^\s*-----BEGIN PUBLIC KEY-----[A-Za-z0-9+/=\s]+-----END PUBLIC KEY-----\s*$/.test(publicKey);
    return isPem ? [] : wrong('A text must be a public key in PEM: -----BEGIN PUBLIC KEY-----…');
  }
  const curve = curves[algorithm];
  return publicKey['crv'] === curve ? [] : wrong(`A JWK for ${algorithm} must be of the curve ${curve} (\`crv\`).`);
}
