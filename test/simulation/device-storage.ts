import type {ChatStorage, StorageEntry, StorageName, StoragePrefix} from '../../src/session/environment.js';
import type {Random} from './random.js';
import type {Scope, VirtualTime} from './virtual-time.js';

/** How the storage of a device is: all is well, it takes nothing more, or it gives nothing. */
export type StorageHealth = 'well' | 'full' | 'broken';

export type DeviceStoreOptions = Pick<DeviceStore, 'random' | 'trace' | 'committed' | 'wiped' | 'aborted' | 'taken'>;

/** What one device keeps for all its pages. */
export class DeviceStore {
  readonly values = new Map<StorageName, unknown>();
  /** Counts the visitors that this device has had. */
  visitors = 0;
  /** Something could not be stored: what a page remembered alone may be done again by another. */
  hadTrouble = false;
  #health: StorageHealth = 'well';
  random: Random;
  readonly trace: (line: string) => void;
  /** Told of each change. `isKept`: durable from now on, not only in the page's memory. */
  readonly committed: (changes: readonly StorageEntry[], visitor: number, isKept: boolean) => void;
  /** Told when nothing of the visitors before this one is kept any more; `page`: in that one, which stores nothing. */
  readonly wiped: (visitor: number, page?: PageStorage) => void;
  /** What a page is told that writes for a former visitor. */
  readonly aborted: () => Error;
  /** What a page is told whose new value is there already. */
  readonly taken: () => Error;

  constructor({random, trace, committed, wiped, aborted, taken}: DeviceStoreOptions) {
    this.random = random;
    this.trace = trace;
    this.committed = committed;
    this.wiped = wiped;
    this.aborted = aborted;
    this.taken = taken;
  }

  get health(): StorageHealth {
    return this.#health;
  }

  set health(health: StorageHealth) {
    this.#health = health;
    this.hadTrouble ||= health !== 'well';
  }

  /** All text that is kept, for who looks for words. */
  get text(): string {
    // A credential is no text: any word may stand in it by chance.
    return JSON.stringify([...this.values].filter(([name]) => name !== 'credential'));
  }
}

/** One page's way to it. What its page cannot store it remembers itself, as long as the page lives. */
export class PageStorage implements ChatStorage {
  /** The visitor for whom this page reads and writes. */
  visitor: number;
  readonly memory = new Map<StorageName, unknown>();
  /** The page knows that another visitor comes, and waits until it may write for that one. */
  isChanging = false;
  readonly #store: DeviceStore;
  readonly #scope: Scope;
  readonly #name: string;
  readonly #isBlocked: boolean;
  readonly #time: VirtualTime;
  #busyUntil = 0;
  #hasBegun = false;
  /** As the browser's: the credential as a transaction has seen it just now is asked of no other one. */
  #seen: {readonly credential: unknown; until: number} | undefined;

  constructor(store: DeviceStore, scope: Scope, time: VirtualTime, name: string) {
    this.#store = store;
    this.#time = time;
    this.#scope = scope;
    this.#name = name;
    this.visitor = store.visitors;
    this.#isBlocked = store.health === 'broken';
  }

  get isBlocked(): boolean {
    return this.#isBlocked;
  }

  get(name: StorageName): Promise<unknown> {
    const seen = this.#seen;
    if (name === 'credential' && !this.memory.has(name) && seen?.credential && this.#time.now < seen.until) {
      seen.until = 0;
      return Promise.resolve(structuredClone(seen.credential));
    }
    return this.#task(() => {
      if (this.memory.has(name)) return structuredClone(this.memory.get(name));
      return this.#canRead ? structuredClone(this.#store.values.get(name)) : undefined;
    });
  }

  list(prefix: StoragePrefix): Promise<readonly StorageEntry[]> {
    return this.#task(() => {
      const stored = this.#canRead ? this.#store.values : [];
      const all = [...new Map([...stored, ...this.memory])];
      const found = all.filter(([name, value]) => name.startsWith(prefix) && value !== undefined);
      return structuredClone(this.#store.random.chance(0.5) ? found.reverse() : found); // in no order
    });
  }

  write(changes: readonly StorageEntry[], isNew = false): Promise<boolean> {
    const cloned = structuredClone(changes); // as the browser does it: at the call
    return this.#task(() => {
      const store = this.#store;
      if (!this.#isBlocked && this.visitor !== store.visitors) throw store.aborted();
      const [first] = cloned;
      if (isNew && first && this.#canRead && store.values.has(first[0])) throw store.taken();
      const names = cloned.map(([name, value]) => (value === undefined ? `-${name}` : name)).join(' ');
      const isKept = this.#canWrite(cloned);
      store.trace(`${this.#name} writes ${names} ${isKept ? '' : 'in vain'}`);
      const all = isKept ? [...this.#held(cloned), ...cloned] : cloned;
      for (const [name, value] of all) {
        // As the browser's: a credential that stays is found again.
        if (isKept || (name === 'credential' && value === undefined)) this.memory.delete(name);
        else this.memory.set(name, value);
        if (!isKept) continue;
        if (value === undefined) store.values.delete(name);
        else store.values.set(name, value);
      }
      store.committed(all, this.visitor, isKept);
      if (isKept && all.some(([name]) => name === 'credential' || name.startsWith('outbox/'))) {
        const isSent = all.some(([name, value]) => value !== undefined && name !== 'credential');
        this.#seen = {credential: store.values.get('credential'), until: isSent ? this.#time.now + 50 : 0};
      }
      return isKept;
    });
  }

  set(name: StorageName, value: unknown): Promise<boolean> {
    return this.write([[name, value]]).catch(() => false);
  }

  clear(): Promise<void> {
    this.isChanging = true;
    this.#seen = undefined;
    return this.#task(() => {
      this.isChanging = false;
      this.memory.clear();
      if (this.#isBlocked) {
        this.visitor += 1000; // a visitor of this page's own
        this.#store.wiped(this.visitor, this);
        return;
      }
      const store = this.#store;
      store.trace(`${this.#name} wipes`);
      store.values.clear();
      this.visitor = ++store.visitors;
      store.wiped(this.visitor);
    });
  }

  renew(): Promise<void> {
    this.isChanging = true;
    this.#seen = undefined;
    return this.#task(() => {
      this.isChanging = false;
      this.memory.clear();
      this.visitor = this.#store.visitors;
    });
  }

  /** As the browser's: a page of a former visitor finds nothing of the next one's. */
  get #canRead(): boolean {
    return !this.#isBlocked && this.visitor === this.#store.visitors;
  }

  /** As the browser's: what could not be stored before goes with what can. */
  #held(changes: readonly StorageEntry[]): readonly StorageEntry[] {
    const held = [...this.memory].filter(([name]) => !changes.some(([changed]) => changed === name));
    const isText = held.some(([name, value]) => value !== undefined && /^(text|unreadable)/.test(name));
    const found = held.filter(([name, value]) => (value === undefined ? !isText : name.startsWith('outbox/')));
    return this.#canWrite(found) ? found : [];
  }

  /** All or nothing; what only goes away needs no room. */
  #canWrite(changes: readonly StorageEntry[]): boolean {
    if (this.#isBlocked || this.#store.health === 'broken') return false;
    return this.#store.health === 'well' || changes.every(([, value]) => value === undefined);
  }

  /**
   * Done at one moment, in the order of the calls, and heard of at a later one: a page that dies between the two has
   * written and does not know. The browser does it also for a page that is frozen meanwhile: in all pages together,
   * transactions take place in the order in which they were asked for.
   */
  #task<Result>(act: () => Result): Promise<Result> {
    const random = this.#store.random;
    const {now} = this.#time;
    this.#busyUntil = Math.max(this.#busyUntil, now + random.delay(30));
    const [there, back] = [this.#busyUntil - now, random.delay(10)];
    return new Promise((resolve, reject) => {
      this.#time.after(there, () => {
        if (this.#scope.isCut) return;
        // As the browser's: a page belongs to the visitor who is here when it first reads or writes.
        if (!this.#hasBegun && !this.#isBlocked) this.visitor = this.#store.visitors;
        this.#hasBegun = true;
        try {
          const result = act();
          this.#scope.after(back, () => {
            resolve(result);
          });
        } catch (error) {
          this.#scope.after(back, () => {
            reject(error instanceof Error ? error : new Error(String(error)));
          });
        }
      });
    });
  }
}
