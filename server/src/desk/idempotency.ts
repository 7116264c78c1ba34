import type {OutcomeKey, StoredOutcome, StoreTransaction} from '../store/chat-store.js';
import {encodeBase64Url} from './base64-url.js';
import type {Desk} from './desk.js';
import {writeJournaled, type Journal} from './journal.js';
import {Problem} from './problem.js';

/** What a write answers. `body` is JSON. */
export interface Outcome {
  readonly status: number;
  readonly body: unknown;
  readonly resourceId: string;
}

export interface OnceOptions {
  readonly key: OutcomeKey;
  /** What was asked: parsed, known fields, and the resource it goes to. */
  readonly content: unknown;
  /** Throws when who writes may not, whatever is known of the key. */
  readonly admit?: (transaction: StoreTransaction) => Promise<void>;
  readonly write: (transaction: StoreTransaction, journal: Journal) => Promise<Outcome>;
  /** See `TransactionOptions`. */
  readonly lane?: string;
  /** The body again, from the resource, once the stored one was dropped. */
  readonly rebuild: (transaction: StoreTransaction, resourceId: string) => Promise<unknown>;
}

/**
 * Protocol section 7: the same key with the same content never writes twice. The outcome is stored by the transaction
 * that writes; "in progress" is that transaction's lock, so a killed server leaves none behind.
 */
export async function writeOnce(
  desk: Desk,
  {key, content, admit, write, lane, rebuild}: OnceOptions,
): Promise<Outcome & {readonly replayed: boolean}> {
  const fingerprint = await desk.digest(canonicalJson(content));
  return writeJournaled(
    desk,
    async (transaction, journal) => {
      if (!(await transaction.lockKey(key))) {
        throw new Problem('request-in-progress', undefined, {retryAfter: 1});
      }
      await admit?.(transaction);
      const stored = await transaction.outcome(key);
      if (stored) {
        if (stored.fingerprint !== fingerprint) throw new Problem('idempotency-key-reused');
        const body = stored.body ?? (await rebuild(transaction, stored.resourceId));
        return {status: stored.status, body, resourceId: stored.resourceId, replayed: true};
      }
      const outcome = await write(transaction, journal);
      const createdAt = new Date(desk.clock()).toISOString();
      const {status, body, resourceId} = outcome;
      const row: StoredOutcome = {status, body, resourceId, fingerprint, createdAt};
      await transaction.saveOutcome(key, row);
      return {status, body, resourceId, replayed: false};
    },
    lane === undefined ? {} : {lane},
  );
}

/** Objects by sorted names, so that the order in which a client writes them does not matter. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  // Without a prototype, so that no name means anything else.
  const copy = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(value).sort()) copy[name] = sorted(Reflect.get(value, name));
  return copy;
}

export async function digest(text: string): Promise<string> {
  return encodeBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}
