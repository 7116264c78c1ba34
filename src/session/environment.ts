import type {ChatError} from '../model/chat-error.js';

/** What a session needs of the place it runs in. The page behind it is `browser/`; tests hand in their own. */
export interface SessionEnvironment {
  readonly storage: ChatStorage;
  readonly clock: SessionClock;
  readonly presence: Presence;
  /** Absent where a page can have no others beside it (plain `http://` has no Web Locks): then it acts alone. */
  readonly tabs?: TabLink | undefined;
  /** Loads what makes itself heard; without it the chat is silent. */
  readonly bell?: (() => Promise<Bell>) | undefined;
}

/** A short sound for a message that nobody sees come. */
export interface Bell {
  /** Whether the customer wants it. Not until somebody has said so. */
  readonly isOn: boolean;
  /** Remembered on this device. Called while somebody presses a button. */
  turn(isOn: boolean): void;
  /** Does nothing while it is off, or where the browser forbids it. Never throws. */
  ring(): void;
}

/** Values by name, kept on this device for one server and site. Values are structured-cloneable. */
export interface ChatStorage {
  /** Undefined when nothing is stored. Never rejects: a storage that fails is empty. */
  get(name: StorageName): Promise<unknown>;
  /** All whose name begins with `prefix`, in no order. Never rejects. */
  list(prefix: StoragePrefix): Promise<readonly StorageEntry[]>;
  /**
   * All changes or none; `undefined` removes. Resolves when they are done: true when they are durable, false when only
   * this page knows them, because the browser stores nothing, or no more: then a `credential` that could not be removed is
   * found again. Rejects with `aborted`, and changes nothing, when the device was wiped since this storage was opened or
   * renewed: what a former visitor's page says comes too late.
   * `isNew`: rejects with `idempotency-key-reused`, and changes nothing, when the first of them is stored already.
   */
  write(changes: readonly StorageEntry[], isNew?: boolean): Promise<boolean>;
  /** One change by `write`; what comes too late resolves false. Never rejects. */
  set(name: StorageName, value: unknown): Promise<boolean>;
  /** Wipes everything of this server and site, whoever wrote it, and goes on for the next visitor. Durable as `write`. */
  clear(): Promise<void>;
  /** Another page has wiped: this one goes on for the next visitor, too. */
  renew(): Promise<void>;
  /**
   * From now on `report` is told, once for each cause, why values are kept in memory or not found: `storage-blocked`, with
   * `reason` `unavailable`, `full`, `unreadable` or `newer` (a newer release's values, which are left alone).
   */
  onTrouble?(report: (error: ChatError) => void): void;
}

export type StorageEntry = readonly [name: StorageName, value: unknown];

/** Many values of one kind. `unreadable/{name}`: what was found damaged, set aside. */
export type StoragePrefix = 'outbox/' | 'text/' | 'unreadable/';

/**
 * `credential`: opaque to all but the backend. `screen`, `draft`: records. `text/{key}`: what a composer holds.
 * `outbox/{clientId}`: what the customer has sent and the server has not accepted.
 */
export type StorageName = 'credential' | 'screen' | 'draft' | `${StoragePrefix}${string}`;

/** The pages of one browser that show the same chat: same server, same site. */
export interface TabLink {
  /**
   * Waits for the one lock of these pages; `isStolen` takes it at once from whoever has it. When this page has it, `held`
   * is called, and the lock is given back when its promise settles; `lost` is aborted when another page has taken it. The
   * promise returned settles when it is over, also by `signal`; it never rejects.
   */
  hold(
    held: (lost: AbortSignal) => Promise<void>,
    options: {readonly isStolen: boolean; readonly signal: AbortSignal},
  ): Promise<void>;
  /**
   * Runs `work` while no other of these pages runs one, and settles as it does. Another lock than that of `hold`. A page
   * that takes too long (frozen) is not waited for.
   */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Tells all other pages, of which those that are suspended hear nothing. `message` is structured-cloneable. */
  post(message: unknown): void;
  /** Calls `listener` with what other pages post. Returns the function that ends it. */
  listen(listener: (message: unknown) => void): () => void;
}

export interface SessionClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Between 0 and 1. */
  random(): number;
  randomBytes(length: number): Uint8Array;
  /** Calls `action` once after `milliseconds`; the returned function cancels it. */
  after(milliseconds: number, action: () => void): () => void;
}

/** Whether somebody looks at the page and the machine has a network. */
export interface Presence {
  readonly isVisible: boolean;
  readonly isOnline: boolean;
  /** The browser has frozen the page, or keeps it for going back: it gives up what others need. */
  readonly isSuspended: boolean;
  /** Calls `listener` after each change. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
}
