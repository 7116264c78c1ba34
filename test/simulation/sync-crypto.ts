import {createHash, createHmac, hkdfSync, timingSafeEqual} from 'node:crypto';
import type {Random} from './random.js';

/** As much of Web Crypto as the server asks for, done at once: a thread of its own would end when it likes. */
export function syncCrypto(surroundings: {readonly random: Random}): Crypto {
  const subtle = {
    importKey: async (_: string, raw: Uint8Array, algorithm: unknown, extractable: boolean, usages: string[]) =>
      keyOf(raw, algorithm, extractable, usages),
    sign: async (_: unknown, key: SyncKey, data: Uint8Array) => bufferOf(hmac(key, data)),
    verify: async (_: unknown, key: SyncKey, signature: Uint8Array, data: Uint8Array) => {
      const right = hmac(key, data);
      return right.length === signature.length && timingSafeEqual(right, signature);
    },
    digest: async (_: unknown, data: Uint8Array | ArrayBuffer) =>
      bufferOf(createHash('sha256').update(new Uint8Array(data)).digest()),
    deriveKey: async (
      {salt, info}: {salt: Uint8Array; info: Uint8Array},
      base: SyncKey,
      algorithm: unknown,
      extractable: boolean,
      usages: string[],
    ) => keyOf(new Uint8Array(hkdfSync('sha256', base.raw, salt, info, 32)), algorithm, extractable, usages),
  };
  const crypto = {
    subtle,
    getRandomValues: (bytes: Uint8Array) => {
      surroundings.random.fill(bytes);
      return bytes;
    },
  };
  return crypto as unknown as Crypto; // the rest is not asked for
}

interface SyncKey {
  readonly raw: Uint8Array;
}

function keyOf(raw: Uint8Array, algorithm: unknown, extractable: boolean, usages: readonly string[]) {
  const {name, hash} = typeof algorithm === 'string' ? {name: algorithm, hash: ''} : named(algorithm);
  return {
    [Symbol.toStringTag]: 'CryptoKey',
    type: 'secret',
    raw: new Uint8Array(raw),
    algorithm: {name, hash: {name: hash}, length: raw.length * 8},
    extractable,
    usages,
  };
}

function named(algorithm: unknown): {name: string; hash: string} {
  const {name, hash} = algorithm as {name: string; hash?: string | {name: string}};
  return {name, hash: typeof hash === 'object' ? hash.name : (hash ?? '')};
}

function hmac({raw}: SyncKey, data: Uint8Array): Buffer {
  return createHmac('sha256', raw).update(data).digest();
}

function bufferOf(buffer: Buffer): ArrayBuffer {
  return new Uint8Array(buffer).buffer;
}
