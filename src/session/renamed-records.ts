import type {ThreadKey} from './chat-state.js';
import type {ChatStorage, StorageEntry} from './environment.js';
import {behind, type OutboxRecord} from './outbox-record.js';

/**
 * What waits behind the first message belongs to the conversation `to`, which that has created: also what was refused, or
 * was written by another page just now.
 */
export async function recordsBehind(
  storage: ChatStorage,
  {clientId}: OutboxRecord,
  {from, to}: {readonly from: ThreadKey; readonly to: ThreadKey},
): Promise<readonly StorageEntry[]> {
  const stored = await storage.list('outbox/');
  return stored.flatMap(([name, value]) => {
    const isMeant = isObject(value) && value['key'] === from && value['clientId'] !== clientId;
    return isMeant ? [[name, behind(value as unknown as OutboxRecord, to)] as const] : [];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
