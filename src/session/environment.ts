/** What a session needs of the place it runs in. The page behind it is `browser/`; tests hand in their own. */
export interface SessionEnvironment {
  readonly storage: ChatStorage;
  readonly clock: SessionClock;
  readonly presence: Presence;
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

/** Small values by name, kept on this device for one server and site. Values are structured-cloneable. */
export interface ChatStorage {
  /** Undefined when nothing is stored. Never rejects: a storage that fails is empty. */
  get(name: StorageName): Promise<unknown>;
  /** Resolves when durable, or when the storage has failed for good and this is a memory. `undefined` removes. */
  set(name: StorageName, value: unknown): Promise<void>;
  /** Everything of this server and site, whoever wrote it. As durable as `set`. */
  clear(): Promise<void>;
}

/** `credential`: opaque to all but the backend. `screen`, `draft`: records. `text/{key}`: what a composer holds. */
export type StorageName = 'credential' | 'screen' | 'draft' | `text/${string}`;

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
  /** Calls `listener` after each change. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
}
