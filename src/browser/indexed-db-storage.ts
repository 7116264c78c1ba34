import {openDB, type IDBPDatabase} from 'idb';
import type {ChatStorage} from '../session/environment.js';

const store = 'values';

/**
 * Small values in one IndexedDB database. Where the browser refuses one (private windows, blocked storage), the values
 * live in memory: the chat works, and does not survive the page.
 *
 * The marker in localStorage is the one thing that a closed launcher reads: a visitor exists here.
 */
export class IndexedDbStorage implements ChatStorage {
  readonly #name: string;
  readonly #database: Promise<IDBPDatabase | undefined>;
  readonly #memory = new Map<string, unknown>();

  constructor(name: string) {
    this.#name = name;
    this.#database = open(name);
  }

  async get(name: string): Promise<unknown> {
    const database = await this.#database;
    if (!database || this.#memory.has(name)) return this.#memory.get(name);
    return database.get(store, name).catch(() => undefined) as Promise<unknown>;
  }

  async set(name: string, value: unknown): Promise<void> {
    if (name === 'credential') mark(this.#name, value !== undefined);
    const database = await this.#database;
    try {
      if (!database) throw new DOMException('No database', 'InvalidStateError');
      await (value === undefined ? database.delete(store, name) : database.put(store, value, name));
      this.#memory.delete(name);
    } catch {
      this.#memory.set(name, value); // full or closed: good for this page at least
    }
  }

  close(): void {
    void this.#database.then((database) => {
      database?.close();
    });
  }
}

async function open(name: string): Promise<IDBPDatabase | undefined> {
  try {
    return await openDB(name, 1, {
      upgrade: (database) => {
        database.createObjectStore(store);
      },
      // Another tab wants a newer version: give way, or it waits for ever.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
      },
    });
  } catch {
    return undefined;
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
