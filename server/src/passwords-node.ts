import {scrypt, timingSafeEqual} from 'node:crypto';
import type {PasswordVerifier} from './desk/password-verifier.js';

/** What a hash may ask of this machine. */
const maxMemory = 256 * 1024 * 1024;
/** Tries at a time: a flood of them must not take the memory, nor all threads. */
const maxRunning = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Passwords by scrypt: `scrypt$N$r$p$salt$hash`, salt and hash in base64url. */
export const scryptPasswords: PasswordVerifier = {
  async verify(password, hash) {
    const parts = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([\w-]{8,128})\$([\w-]{22,256})$/.exec(hash);
    if (!parts) return false;
    const [, N, r, p, salt = '', wanted = ''] = parts;
    const known = Buffer.from(wanted, 'base64url');
    const cost = {N: Number(N), r: Number(r), p: Number(p)};
    const key = await derive(password, Buffer.from(salt, 'base64url'), known.length, cost).catch(() => undefined);
    return key !== undefined && timingSafeEqual(key, known);
  },
};

/** Rejects for a cost that scrypt does not know or this machine is not to pay. */
async function derive(
  password: string,
  salt: Uint8Array,
  length: number,
  cost: {readonly N: number; readonly r: number; readonly p: number},
): Promise<Buffer> {
  if (running >= maxRunning) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    // One way of writing what looks the same: keyboards differ.
    const text = password.normalize('NFKC');
    return await new Promise<Buffer>((resolve, reject) => {
      scrypt(text, salt, length, {...cost, maxmem: maxMemory}, (error, key) => (error ? reject(error) : resolve(key)));
    });
  } finally {
    running--;
    waiting.shift()?.();
  }
}
