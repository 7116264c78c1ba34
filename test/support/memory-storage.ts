import {ChatError} from '../../src/model/chat-error.js';
import type {ChatStorage, StorageEntry, StorageName, StoragePrefix} from '../../src/session/environment.js';

/** What one device keeps: shared by the storages of all its pages, and wiped for all at once. */
export class StoredValues extends Map<StorageName, unknown> {
  /** Counts the visitors that this device has had. */
  visitors = 0;
  /** Awaited before each write; resolves false when nothing is durable here. */
  beforeWrite: (changes: readonly StorageEntry[]) => Promise<boolean> = () => Promise.resolve(true);
}

/** A storage without a browser: durable as long as the test keeps its values. */
export class MemoryStorage implements ChatStorage {
  readonly #values: StoredValues;
  #visitor: number;

  constructor(values = new StoredValues()) {
    this.#values = values;
    this.#visitor = values.visitors;
  }

  get(name: StorageName): Promise<unknown> {
    return Promise.resolve(structuredClone(this.#values.get(name)));
  }

  list(prefix: StoragePrefix): Promise<readonly StorageEntry[]> {
    return Promise.resolve(structuredClone([...this.#values].filter(([name]) => name.startsWith(prefix))));
  }

  async write(changes: readonly StorageEntry[], isNew = false): Promise<boolean> {
    const isDurable = await this.#values.beforeWrite(changes);
    if (this.#visitor !== this.#values.visitors) throw new ChatError('aborted', 'Another visitor is here now.');
    const [first] = changes;
    if (isNew && first && this.#values.has(first[0])) throw new ChatError('idempotency-key-reused', 'It is there.');
    for (const [name, value] of structuredClone(changes)) {
      if (value === undefined) this.#values.delete(name);
      else this.#values.set(name, value);
    }
    return isDurable;
  }

  set(name: StorageName, value: unknown): Promise<boolean> {
    return this.write([[name, value]]).catch(() => false);
  }

  clear(): Promise<void> {
    this.#values.clear();
    this.#visitor = ++this.#values.visitors;
    return Promise.resolve();
  }

  renew(): Promise<void> {
    this.#visitor = this.#values.visitors;
    return Promise.resolve();
  }
}
