import {promisifyRequest} from 'idb-keyval';
import {ChatError} from '../model/chat-error.js';
import {uuidV7} from '../model/uuid.js';
import {pageClock} from './page-clock.js';

/** Turns what one format holds into what the next one does, with requests of the one transaction that is open. */
export type Migration = (store: IDBObjectStore) => Promise<void> | void;

/**
 * The one at index 0 turns format 0 into format 1, and so on. Format 0 is what the first release wrote, or nothing; it has
 * the names of format 1, so that there is nothing to do but to write the format down.
 */
export const migrations: readonly Migration[] = [() => undefined];

/** What a database says of itself. */
interface Heading {
  /** How its values are to be read; undefined in one that is empty, or of the first release. */
  readonly format: unknown;
  /** Names the time since this device was wiped last. */
  readonly epoch: unknown;
}

/** Brings the values to this release's format, and gives their epoch. Rejects, and changes nothing, when they are newer. */
export async function prepare(store: IDBObjectStore, table: readonly Migration[]): Promise<string> {
  const heading = await readHeading(store);
  const format = typeof heading.format === 'number' ? heading.format : 0;
  assertReadable(heading, table);
  for (const migrate of table.slice(format)) await migrate(store);
  // With each format a new one: by it alone an older release that is open in another page sees that these are not its own.
  if (format === table.length && typeof heading.epoch === 'string') return heading.epoch;
  const epoch = newEpoch();
  writeHeading(store, {format: table.length, epoch});
  return epoch;
}

/** Whether these are still the values of `epoch`. Rejects when a newer release has taken them over. */
export async function isOfEpoch(store: IDBObjectStore, epoch: string, table: readonly Migration[]): Promise<boolean> {
  if ((await promisifyRequest<unknown>(store.get('epoch'))) === epoch) return true; // all that is read, nearly always
  const heading = await readHeading(store);
  assertReadable(heading, table);
  // The browser has thrown everything away, for want of room or because it was told to: nobody else was here.
  const isEmpty = heading.format === undefined && heading.epoch === undefined;
  if (isEmpty && store.transaction.mode === 'readwrite') writeHeading(store, {format: table.length, epoch});
  return isEmpty;
}

export function writeHeading(store: IDBObjectStore, {format, epoch}: Heading): void {
  store.put(format, 'format');
  store.put(epoch, 'epoch');
}

export function newEpoch(): string {
  return uuidV7(pageClock.now(), pageClock.randomBytes(10));
}

async function readHeading(store: IDBObjectStore): Promise<Heading> {
  const names = ['format', 'epoch'] as const;
  const [format, epoch] = await Promise.all(names.map((name) => promisifyRequest<unknown>(store.get(name))));
  return {format, epoch};
}

function assertReadable({format}: Heading, table: readonly Migration[]): void {
  if (typeof format !== 'number' || format <= table.length) return;
  throw new ChatError(
    'storage-blocked',
    'A newer release of the chat has stored this: the page remembers nothing until it is reloaded.',
    {reason: 'newer'},
  );
}
