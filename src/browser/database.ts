import {promisifyRequest, type UseStore} from 'idb-keyval';
import {pagePresence} from './page-presence.js';

const storeName = 'values';
/**
 * What takes longer fails, in milliseconds: some databases do not open until the browser starts again, and a page that
 * sleeps in the middle of a transaction keeps all others waiting.
 */
const longestWait = 10_000;

/** One connection for each name, however many sessions begin and end: a page keeps all that it ever opened. */
const databases = new Map<string, UseStore>();

/** Opens the database `name` when it is first used, and again when its connection was closed meanwhile. */
export function useDatabase(name: string, limit = longestWait): UseStore {
  let use = databases.get(name);
  if (!use) {
    const database = new Database(name, limit);
    use = (mode, callback) => database.use(mode, callback);
    databases.set(name, use);
  }
  return use;
}

/**
 * In place of the library's own connection, which is never closed: a page that the browser has put aside must hold none,
 * and another page that deletes or upgrades the database waits until all are closed.
 */
class Database {
  readonly #name: string;
  readonly #limit: number;
  #opening: Promise<IDBDatabase> | undefined;

  constructor(name: string, limit: number) {
    this.#name = name;
    this.#limit = limit;
    pagePresence.subscribe(() => {
      if (pagePresence.isSuspended) this.#close();
    });
  }

  /** One transaction: settles when it is done, and undoes what a `callback` that fails has changed. */
  async use<Result>(
    mode: IDBTransactionMode,
    callback: (store: IDBObjectStore) => Result | PromiseLike<Result>,
  ): Promise<Result> {
    const transaction = await this.#begin(mode);
    const done = new Promise<Event>((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => {
        reject(transaction.error ?? new DOMException('The transaction was ended.', 'AbortError'));
      };
    });
    done.catch(() => undefined); // whoever waits for it handles it
    const cancel = after(this.#limit, () => {
      abort(transaction);
    });
    try {
      const result = await callback(transaction.objectStore(storeName));
      await done;
      return result;
    } catch (error) {
      abort(transaction);
      throw error;
    } finally {
      cancel();
      if (pagePresence.isSuspended) this.#close(); // it was opened for a last word
    }
  }

  async #begin(mode: IDBTransactionMode): Promise<IDBTransaction> {
    // Relaxed: done when the operating system has it, and no flush of the disk is waited for, which takes tens of
    // milliseconds. The death of page and browser does no harm; a power failure may take the last seconds.
    const options = {durability: 'relaxed'} as const;
    try {
      return (await this.#open()).transaction(storeName, mode, options);
    } catch (error) {
      // Closed meanwhile. Safari does so without a word.
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
      this.#close();
      return (await this.#open()).transaction(storeName, mode, options);
    }
  }

  #open(): Promise<IDBDatabase> {
    if (!this.#opening) {
      const opening = this.#connect();
      this.#opening = opening;
      opening.catch(() => {
        if (this.#opening === opening) this.#opening = undefined;
      });
    }
    return this.#opening;
  }

  async #connect(): Promise<IDBDatabase> {
    const request = indexedDB.open(this.#name);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    const opening = promisifyRequest(request);
    let cancel: () => void = () => undefined;
    const late = new Promise<never>((_, reject) => {
      cancel = after(this.#limit, () => {
        reject(new DOMException('The database does not open.', 'TimeoutError'));
      });
    });
    try {
      const database = await Promise.race([opening, late]);
      database.onversionchange = database.onclose = () => {
        this.#close();
      };
      return database;
    } catch (error) {
      opening.then(close, () => undefined);
      throw error;
    } finally {
      cancel();
    }
  }

  /** What has begun is finished first. */
  #close(): void {
    this.#opening?.then(close, () => undefined);
    this.#opening = undefined;
  }
}

/** In two steps: the one timer of a page that has slept may be over before the page hears what has come meanwhile. */
function after(milliseconds: number, action: () => void): () => void {
  let timer = setTimeout(() => {
    timer = setTimeout(action, milliseconds / 2);
  }, milliseconds / 2);
  return () => {
    clearTimeout(timer);
  };
}

function close(database: IDBDatabase): void {
  database.close();
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended.
  }
}
