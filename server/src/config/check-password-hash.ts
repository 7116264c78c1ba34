import type {Mistake} from './mistake.js';

const form = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9_-]{16,128})\$([A-Za-z0-9_-]{22,256})$/;

/** That a hash is one that `hash` has made, or could have; path from the agent. The value is never repeated. */
export function checkPasswordHash(hash: string): readonly Mistake[] {
  const path = ['passwordHash'];
  const [, n = '', r = '', p = ''] = form.exec(hash) ?? [];
  if (n === '') {
    return [
      {path, text: 'It must be `scrypt$N$r$p$salt$hash`, salt and hash in base64url. The command `hash` makes one.'},
    ];
  }
  const [cost, blocks, parallel] = [Number(n), Number(r), Number(p)];
  const isPowerOfTwo = Number.isInteger(Math.log2(cost));
  // More would let a few sign-ins at once take the memory of the server.
  const isBearable = 128 * cost * blocks <= 134_217_728 && blocks >= 1 && parallel >= 1 && parallel <= 16;
  if (isPowerOfTwo && cost >= 1024 && isBearable) return [];
  return [{path, text: 'N must be a power of two from 1024 on, r and p at least 1, and 128·N·r at most 128 MiB.'}];
}
