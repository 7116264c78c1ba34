import {clear, createStore, del, entries, get, set, type UseStore} from 'idb-keyval';
import type {ChatStorage, StorageEntry, StorageName, StoragePrefix} from '../session/environment.js';

/** One connection for each name, however many sessions begin and end: a page keeps all that it ever opened. */
const databases = new Map<string, UseStore>();

/**
 * Small values in one IndexedDB database. Where the browser refuses one (private windows, blocked storage), the values
 * live in memory: the chat works, and does not survive the page.
 *
 * The marker in localStorage is the one thing that a closed launcher reads: a visitor exists here.
 */
export class IndexedDbStorage implements ChatStorage {
  readonly #name: string;
  readonly #memory = new Map<StorageName, unknown>();
  #database: UseStore | undefined;

  constructor(name: string) {
    this.#name = name;
    try {
      this.#database = databases.get(name) ?? createStore(name, 'values');
      databases.set(name, this.#database);
    } catch {
      // No IndexedDB at all: see above.
    }
  }

  async get(name: StorageName): Promise<unknown> {
    if (!this.#database || this.#memory.has(name)) return this.#memory.get(name);
    return get<unknown>(name, this.#database).catch(() => undefined);
  }

  async clear(): Promise<void> {
    mark(this.#name, false);
    this.#memory.clear();
    if (this.#database) await clear(this.#database).catch(() => undefined); // what cannot be written was never stored
  }

  async list(prefix: StoragePrefix): Promise<readonly StorageEntry[]> {
    const stored = this.#database ? await entries<StorageName, unknown>(this.#database).catch(() => []) : [];
    const all = new Map<StorageName, unknown>([...stored, ...this.#memory]);
    return [...all].filter(([name, value]) => name.startsWith(prefix) && value !== undefined);
  }

  async write(changes: readonly StorageEntry[]): Promise<boolean> {
    const done = await Promise.all(changes.map(([name, value]) => this.set(name, value)));
    return done.every(Boolean);
  }

  renew(): Promise<void> {
    return Promise.resolve();
  }

  async set(name: StorageName, value: unknown): Promise<boolean> {
    if (name === 'credential') mark(this.#name, value !== undefined);
    try {
      if (!this.#database) throw new DOMException('No database', 'InvalidStateError');
      await (value === undefined ? del(name, this.#database) : set(name, value, this.#database));
      this.#memory.delete(name);
      return true;
    } catch {
      this.#memory.set(name, value); // full or refused: good for this page at least
      return false;
    }
  }
}

function mark(name: string, exists: boolean): void {
  try {
    if (exists) localStorage.setItem(name, '1');
    else localStorage.removeItem(name);
  } catch {
    // Blocked: the session then loads with the first open, as for a new visitor.
  }
}
