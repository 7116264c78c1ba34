import {promisifyRequest, type UseStore} from 'idb-keyval';
import {ChatError} from '../model/chat-error.js';
import type {ChatStorage, StorageEntry, StorageName, StoragePrefix} from '../session/environment.js';
import {useDatabase} from './database.js';
import {isOfEpoch, migrations, newEpoch, prepare, writeHeading, type Migration} from './storage-format.js';
import {markVisitor} from './visitor-marker.js';

interface StorageOptions {
  readonly migrations?: readonly Migration[];
  /** How long the database may take to open, or to do one thing, in milliseconds. */
  readonly limit?: number;
}

/**
 * Small values in one IndexedDB database. Where the browser refuses one (private windows, blocked storage), the values
 * live in memory: the chat works, and does not survive the page.
 *
 * A transaction that fails is kept in memory whole, so that what belongs together stays together; later ones are tried
 * again. A page that could not even begin to read writes nothing ever after: it would overwrite what it does not know.
 */
export class IndexedDbStorage implements ChatStorage {
  readonly #name: string;
  readonly #use: UseStore;
  readonly #migrations: readonly Migration[];
  /** What the database does not have, or should no longer have. */
  readonly #memory = new Map<StorageName, unknown>();
  /** The time between two wipes to which this page belongs; undefined where all is in memory. A new promise after each. */
  #epoch: Promise<string | undefined> | undefined;
  #report: (error: ChatError) => void = () => undefined;
  readonly #reported = new Set<string>();
  /** The credential as a transaction has last seen it; until then, as what it wrote is sent at once, also for a request. */
  #seen: {readonly credential: unknown; until: number} | undefined;

  constructor(name: string, options: StorageOptions = {}) {
    this.#name = name;
    this.#use = useDatabase(name, options.limit);
    this.#migrations = options.migrations ?? migrations;
  }

  onTrouble(report: (error: ChatError) => void): void {
    this.#report = report;
  }

  async get(name: StorageName): Promise<unknown> {
    if (this.#memory.has(name)) return this.#memory.get(name);
    const seen = this.#seen;
    // That there was none is asked again: another page may have stored one since.
    if (name === 'credential' && seen?.credential && performance.now() < seen.until) {
      seen.until = 0; // once: whoever is refused with it asks for what is stored by then
      return seen.credential;
    }
    return this.#read((store) => read(store, name), undefined);
  }

  async list(prefix: StoragePrefix): Promise<readonly StorageEntry[]> {
    const stored = await this.#read((store) => this.#readAll(store, prefix), []);
    const known = [...this.#memory].filter(([name]) => name.startsWith(prefix));
    return [...new Map([...stored, ...known])].filter(([, value]) => value !== undefined);
  }

  async write(changes: readonly StorageEntry[], isNew = false): Promise<boolean> {
    const begun = this.#begin();
    const epoch = await begun;
    const added = isNew ? changes[0]?.[0] : undefined;
    const all = this.#withHeld(changes);
    const isDurable =
      epoch !== undefined &&
      ((await this.#commit(all, epoch, added)) ||
        // A file that there is no room for does not keep the next text out.
        (all.length > changes.length && (await this.#commit(changes, epoch, added))));
    if (begun !== this.#epoch) throw tooLate(); // wiped by this page itself
    if (!isDurable) for (const [name, value] of changes) this.#memory.set(name, value);
    // One that could not be removed is known to who wanted it away. The next one may be stored by another page.
    if (this.#memory.get('credential') === undefined) this.#memory.delete('credential');
    return isDurable;
  }

  set(name: StorageName, value: unknown): Promise<boolean> {
    return this.write([[name, value]]).catch(() => false);
  }

  async clear(): Promise<void> {
    this.#forget();
    markVisitor(this.#name, false);
    const epoch = newEpoch();
    const wiping = this.#use('readwrite', (store) => {
      store.clear();
      writeHeading(store, {format: this.#migrations.length, epoch});
      return epoch;
    });
    // What cannot be wiped is not read any more either.
    await (this.#epoch = this.#orMemory(wiping));
    this.#seen = undefined; // by a transaction that was on its way
  }

  async renew(): Promise<void> {
    this.#forget();
    this.#epoch = undefined;
    await this.#begin();
  }

  #forget(): void {
    this.#memory.clear();
    this.#seen = undefined;
  }

  /** At the first access, so that a chat which nobody opens keeps nothing. */
  #begin(): Promise<string | undefined> {
    return (this.#epoch ??= this.#orMemory(this.#use('readwrite', (store) => prepare(store, this.#migrations))));
  }

  #orMemory(epoch: Promise<string>): Promise<string | undefined> {
    return epoch.catch((error: unknown) => {
      this.#tell('unavailable', error);
      return undefined;
    });
  }

  async #read<Result>(callback: (store: IDBObjectStore) => Promise<Result>, otherwise: Result): Promise<Result> {
    const epoch = await this.#begin();
    if (epoch === undefined) return otherwise;
    try {
      return await this.#use('readonly', async (store) => {
        const [isOurs, result] = await Promise.all([isOfEpoch(store, epoch, this.#migrations), callback(store)]);
        return isOurs ? result : otherwise;
      });
    } catch (error) {
      this.#tell('unreadable', error);
      return otherwise;
    }
  }

  async #readAll(store: IDBObjectStore, prefix: StoragePrefix): Promise<readonly StorageEntry[]> {
    const names = await promisifyRequest(store.getAllKeys(namesWith(prefix)));
    const entries = names.map(async (key): Promise<readonly StorageEntry[]> => {
      const name = key as StorageName; // between two strings there is nothing else
      try {
        return [[name, await read(store, name)]];
      } catch (error) {
        this.#tell('unreadable', error);
        return []; // the others can be
      }
    });
    return (await Promise.all(entries)).flat();
  }

  /** Whether it is durable. Rejects when the device was wiped, or `added` is there. */
  async #commit(changes: readonly StorageEntry[], epoch: string, added?: StorageName): Promise<boolean> {
    // A record's name is nobody else's, and the marker stands for the visitor: there is nothing to look up.
    const isEnd = this.#seen?.credential && this.#memory.size === 0 && changes.length > 0 && changes.every(isRemoval);
    try {
      await this.#use('readwrite', async (store) => {
        if (isEnd) {
          for (const [name] of changes) store.delete(name);
          return;
        }
        const allowed = Promise.all([
          isOfEpoch(store, epoch, this.#migrations),
          added ? promisifyRequest(store.count(added)) : 0,
        ]);
        allowed.catch(() => undefined); // a change that fails at once ends the transaction before it is known
        // Not after it: the bubble waits for this, and what may not be is undone. Each name once: each is a way there and back.
        for (const [name, value] of new Map(changes)) {
          if (value === undefined) store.delete(name);
          else store.put(value, name);
        }
        const reading = changes.some(isMarking) && read(store, 'credential').catch(() => true); // damaged, it is one
        const [isOurs, count] = await allowed;
        if (!isOurs) throw tooLate();
        if (count > 0) throw taken();
        if (!reading) return;
        // Within the transaction, so that the markers of two pages are set in the order of their changes.
        const credential = await reading;
        markVisitor(this.#name, !!credential || (await promisifyRequest(store.count(namesWith('outbox/')))) > 0);
        const isSent = changes.some(([name, value]) => value !== undefined && name !== 'credential');
        this.#seen = {credential, until: isSent ? performance.now() + freshness : 0};
      });
    } catch (error) {
      if (error instanceof ChatError && error.code !== 'storage-blocked') throw error;
      this.#tell('unavailable', error);
      return false;
    }
    for (const [name] of changes) this.#memory.delete(name);
    return true;
  }

  /**
   * With the messages that could not be stored before, whose names are nobody else's; and with what could not be removed,
   * unless it may stand in a text that is stored nowhere.
   */
  #withHeld(changes: readonly StorageEntry[]): readonly StorageEntry[] {
    const held = [...this.#memory].filter(([name]) => !changes.some(([changed]) => changed === name));
    const isText = held.some(([name, value]) => value !== undefined && /^(text|unreadable)/.test(name));
    return [
      ...held.filter(([name, value]) => (value === undefined ? !isText : name.startsWith('outbox/'))),
      ...changes,
    ];
  }

  /** Once for each cause. */
  #tell(otherwise: keyof typeof causes, error: unknown): void {
    const isFull = error instanceof Error && error.name === 'QuotaExceededError';
    const reason = isFull ? 'full' : otherwise;
    const trouble =
      error instanceof ChatError ? error : new ChatError('storage-blocked', causes[reason], {reason, cause: error});
    const key = trouble.reason ?? trouble.code;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.#report(trouble);
  }
}

const causes = {
  unavailable: 'The browser stores nothing for the chat: what it knows, and what was not sent, is gone with this page.',
  full: 'The browser has no room for the chat: what it knows, and what was not sent, is gone with this page.',
  unreadable: 'The browser cannot read all that is stored.',
};

/** So long what a transaction has seen of the credential is asked of no other one, in milliseconds. */
const freshness = 50;

/** With these the session is worth loading on a page on which nobody opens the chat. */
const isMarking = ([name]: StorageEntry) => name === 'credential' || name.startsWith('outbox/');
const isRemoval = ([name, value]: StorageEntry) => value === undefined && name.startsWith('outbox/');

function namesWith(prefix: StoragePrefix): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}

async function read(store: IDBObjectStore, name: StorageName): Promise<unknown> {
  const request = store.get(name);
  // Otherwise the failure would end the transaction, and with it whatever else is read.
  request.addEventListener('error', (event) => {
    event.preventDefault();
  });
  return promisifyRequest<unknown>(request);
}

function taken(): ChatError {
  return new ChatError('idempotency-key-reused', 'Another page has stored something else under this name.');
}

function tooLate(): ChatError {
  return new ChatError('aborted', 'The visitor has left meanwhile.');
}
