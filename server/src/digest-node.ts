import * as crypto from 'node:crypto';
import type {Digest} from './desk/desk.js';

/** At once: Web Crypto goes to another thread and back, which costs more than the digest of a message. */
export const digestAtOnce: Digest =
  // Since Node 20.12: in one go.
  'hash' in crypto
    ? (text) => crypto.hash('sha256', text, 'base64url')
    : (text) => crypto.createHash('sha256').update(text).digest('base64url');
