import {recordName, type Outcome, type OutboxRecord} from './outbox-record.js';
import {newClientId, type SessionParts} from './session-parts.js';
import type {TabMessage} from './tab-message.js';
import type {Tabs} from './tabs.js';
import {presentKey} from './uncreated.js';

/** What outboxes of one chat tell each other. */
type OutboxMessage =
  /** `isVolatile`: it is stored nowhere; who hears it keeps it for the page that wrote it. */
  | {readonly type: 'written'; readonly record: OutboxRecord; readonly isVolatile?: boolean}
  /** `at`: when, by the clock of this device. */
  | {readonly type: 'settled'; readonly outcome: Outcome; readonly at: number}
  /** The page that wrote it lives, and has told of it. */
  | {readonly type: 'heard' | 'remove'; readonly clientId: string}
  /** Whoever still shows it on its way has missed its end. */
  | {readonly type: 'gone'; readonly clientId: string}
  /** `lead`: whoever waits for something says so. */
  | {readonly type: 'wake' | 'lead'};

interface PostListener {
  readonly written: (record: OutboxRecord) => void;
  readonly settled: (outcome: Outcome) => void;
  /** Another page tells of it. */
  readonly settledElsewhere: (outcome: Outcome) => void;
  readonly wake: () => void;
  readonly remove: (clientId: string) => void;
  /** `written`: here, and nothing is known of its end. */
  readonly gone: (clientId: string, written: OutboxRecord | undefined) => void;
}

/** Milliseconds for the page that wrote a message to tell of it; after twice that it does not live. */
const patience = 1000;
/** So many settled writes are remembered. */
const memory = 500;

/** The way between the page that writes and the one that delivers. */
export class OutboxPost {
  /** Names this page as the author of what it writes. */
  readonly id: string;
  readonly #parts: SessionParts;
  readonly #tabs: Tabs;
  readonly #listener: PostListener;
  readonly #settled = new Set<string>();
  readonly #unheard = new Map<string, () => void>();
  /** True for what was told here, and not by another page. */
  readonly #told = new Map<string, boolean>();
  /** Written here, or kept for another page, and not settled. */
  readonly #mine = new Map<string, OutboxRecord>();
  readonly #durable = new Set<string>();

  constructor(parts: SessionParts, tabs: Tabs, listener: PostListener) {
    this.id = newClientId(parts.environment);
    this.#parts = parts;
    this.#tabs = tabs;
    this.#listener = listener;
  }

  /** Whether a write has come to its end while this page lived: a record of it is a leftover. */
  isSettled(record: OutboxRecord): boolean {
    return this.#settled.has(nameOf(record));
  }

  say(message: OutboxMessage): void {
    this.#tabs.post({type: 'outbox', payload: message});
    if (message.type === 'written') this.#tabs.nudge();
  }

  /** This page waits for what becomes of it. */
  wrote(record: OutboxRecord, isDurable: boolean): void {
    this.#mine.set(record.clientId, record);
    if (isDurable) this.#durable.add(record.clientId);
  }

  /** Its end was told by another page. */
  drop(clientId: string): void {
    this.#told.set(clientId, this.#told.get(clientId) ?? false);
    this.#mine.delete(clientId);
  }

  /** Of what this page waits for, what is in the storage as long as it is not settled. */
  get stored(): readonly OutboxRecord[] {
    return this.unsettled.filter(({clientId}) => this.#durable.has(clientId));
  }

  /** Not what was delivered, either, and is told as soon as it is clear that the page that wrote it does not. */
  get unsettled(): readonly OutboxRecord[] {
    return [...this.#mine.values()].filter((record) => !this.isSettled(record)).map((record) => this.#present(record));
  }

  /** Whoever leads may not have heard of what was written here, or cannot read it where nothing is stored. */
  async repeat(): Promise<void> {
    for (const record of this.unsettled) {
      if (await this.isGone(record)) this.#gone(record.clientId);
      else this.say({type: 'written', record, isVolatile: !this.#durable.has(record.clientId)});
    }
  }

  /** Here, or in the page that wrote it, if that lives. `took`: how many milliseconds it has taken to deliver it. */
  async tell(outcome: Outcome, took = 0): Promise<void> {
    const {clientId, author} = outcome.record;
    this.#remember(outcome);
    const {clock} = this.#parts.environment;
    if (isLate(took) && (await this.isGone(outcome.record))) {
      this.drop(clientId);
      this.#listener.settledElsewhere(outcome);
      return;
    }
    this.say({type: 'settled', outcome, at: clock.now()});
    if (author === this.id) {
      this.#settle(outcome);
      return;
    }
    const cancel = clock.after(2 * patience, () => {
      this.#unheard.delete(clientId);
      if (!this.#parts.signal.aborted) this.#settle(outcome);
    });
    this.#unheard.set(clientId, () => {
      cancel();
      this.#unheard.delete(clientId);
      this.#listener.settledElsewhere(outcome);
    });
  }

  hear(said: TabMessage): void {
    if (said.type !== 'outbox') return;
    const message = said.payload as OutboxMessage; // of the same format: the channel's name says so
    switch (message.type) {
      case 'written':
        if (message.isVolatile && !this.isSettled(message.record)) this.wrote(message.record, false);
        this.#listener.written(message.record);
        return;
      case 'settled':
        this.#onSettled(message.outcome, message.at);
        return;
      case 'heard':
        this.#unheard.get(message.clientId)?.();
        return;
      case 'wake':
        this.#listener.wake();
        return;
      case 'lead':
        void this.repeat();
        return;
      case 'remove':
        this.#listener.remove(message.clientId);
        return;
      case 'gone':
        this.#gone(message.clientId);
    }
  }

  /** What has no record any more was told by the page that has removed it. */
  async isGone(record: OutboxRecord): Promise<boolean> {
    const {clientId} = record;
    const isStored = !this.#mine.has(clientId) || this.#durable.has(clientId);
    return isStored && !(await this.#parts.environment.storage.get(recordName(record)));
  }

  /**
   * Whoever was suspended has not heard that its thread is a conversation: of two names it would make two lanes. The one
   * that creates it asks for the very same again: its answer may have been lost.
   */
  #present(record: OutboxRecord): OutboxRecord {
    const key = presentKey(this.#parts.store.state, record.key);
    return key === record.key || record.clientId === record.key ? record : {...record, key, newThread: undefined};
  }

  #gone(clientId: string): void {
    const written = this.#mine.get(clientId);
    this.drop(clientId);
    this.#listener.gone(clientId, written);
  }

  /** A page that was frozen hears it too late: it was told elsewhere. */
  #onSettled(outcome: Outcome, at: number): void {
    const {clientId, author, sentAs = clientId} = outcome.record;
    const isTold = this.#told.get(sentAs);
    // Its record could not be removed, and a page that knows nothing of it has delivered it again.
    const isRepeated = isTold && this.isSettled(outcome.record);
    this.#remember(outcome);
    const isInTime = isTold ?? Math.abs(this.#parts.environment.clock.now() - at) < patience;
    if (isRepeated || (author === this.id && isInTime)) {
      this.say({type: 'heard', clientId});
      this.#settle(outcome);
    } else {
      this.drop(clientId);
      this.#listener.settledElsewhere(outcome);
    }
  }

  /** Once: a write that was delivered by two pages, one after the other, is told by both. Not of another by that name. */
  #settle(outcome: Outcome): void {
    const {clientId, sentAs = clientId} = outcome.record;
    if (this.#told.has(sentAs)) return;
    this.#told.set(sentAs, true);
    this.#mine.delete(clientId);
    this.#listener.settled(outcome);
  }

  /** What was refused stays in the storage: where that could not be told, the next who finds it is refused again. */
  #remember({record}: Outcome): void {
    if (record.failed) return;
    this.#settled.add(nameOf(record));
    if (this.#settled.size > memory) this.#settled.delete(this.#settled.values().next().value ?? '');
  }
}

/** Two pages may have sent a first message in the same draft, each without knowing of the other's. */
function nameOf({clientId, author}: OutboxRecord): string {
  return `${clientId} ${author}`;
}

/** Whether a page that took so many milliseconds was frozen perhaps, and replaced. Its clock may have been set back. */
export function isLate(took: number): boolean {
  return Math.abs(took) > patience;
}
