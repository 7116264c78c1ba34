import {ChatError} from '../../../src/model/chat-error.js';
import type {StoredVisitor, StoreTransaction} from './chat-store.js';
import {GatheredQueries} from './gathered-queries.js';
import type {Remembered} from './remembered.js';
import {toQuestion, toQuestions, writeMessages, type SharedMessage} from './shared-message.js';
import {SharedThreads} from './shared-threads.js';
import {SharedTransaction} from './shared-transaction.js';
import type {SqlQueries} from './sql-database.js';
import {isLockTimeout} from './sql-errors.js';
import {readText} from './sql-rows.js';
import {keyNames} from './sql-transaction.js';

type Work<Result> = (transaction: StoreTransaction) => Promise<Result>;

export interface SharedWorksOptions {
  /** As `SqlDatabase.brief`. */
  readonly brief: SqlQueries;
  readonly reads: SqlQueries;
  /** As they were seen last. */
  readonly visitors: Pick<Remembered<StoredVisitor>, 'find'>;
  /** Runs work in a transaction of its own, which waits for locks. */
  readonly runAlone: <Result>(work: Work<Result>) => Promise<Result>;
}

/**
 * Runs works that send a message: each is one way to the database, and what comes while that is busy goes together. What
 * fails, what is no message, and what is not as it was expected to be, is run by itself: that alone says what is refused.
 */
export class SharedWorks {
  readonly #runAlone: SharedWorksOptions['runAlone'];
  readonly #visitors: SharedWorksOptions['visitors'];
  readonly #threads: SharedThreads;
  readonly #writes: GatheredQueries;
  /** The last work of each lane. */
  readonly #lanes = new Map<string, Promise<void>>();
  /** Conversations and keys that are just written: two of one could not be told apart within a statement. */
  readonly #busy = new Set<string>();

  constructor({brief, reads, visitors, runAlone}: SharedWorksOptions) {
    this.#runAlone = runAlone;
    this.#visitors = visitors;
    this.#threads = new SharedThreads(reads);
    this.#writes = new GatheredQueries(brief, writeMessages, toQuestions);
  }

  /** Works of one lane follow each other. */
  run<Result>(lane: string, work: Work<Result>): Promise<Result> {
    const before = this.#lanes.get(lane);
    const done = before ? before.then(() => this.#run(work)) : this.#run(work);
    const settled = done.then(ignore, ignore).then(() => {
      if (this.#lanes.get(lane) === settled) this.#lanes.delete(lane);
    });
    this.#lanes.set(lane, settled);
    return done;
  }

  async #run<Result>(work: Work<Result>): Promise<Result> {
    const shared = await this.#tryShared(work);
    return shared ? shared.result : this.#runAlone(work);
  }

  /** Undefined when nothing was written. */
  async #tryShared<Result>(work: Work<Result>): Promise<{readonly result: Result} | undefined> {
    const transaction = new SharedTransaction(this.#threads, this.#visitors);
    try {
      const result = await work(transaction);
      const given = transaction.result;
      return given && (await this.#write(given)) ? {result} : undefined;
    } catch (error) {
      // A store that does not answer would not answer now either; whoever holds a row holds up few.
      if (error instanceof ChatError && error.code === 'unavailable' && !isLockTimeout(error)) throw error;
      return undefined;
    }
  }

  async #write(given: SharedMessage): Promise<boolean> {
    const {id} = given.stored.conversation;
    const names = [id, ...keyNames(given.key)];
    const question = toQuestion(given);
    if (question === undefined || names.some((name) => this.#busy.has(name))) return false;
    for (const name of names) this.#busy.add(name);
    // Until it is known to be written nobody is to expect either.
    this.#threads.forget(id);
    try {
      const row = await this.#writes.ask(question);
      if (!row) return false;
      const version = readText(row, 'version');
      const {stored, countable, message} = given;
      this.#threads.remember({stored, countable, newest: message, version, newestVersion: version});
      return true;
    } finally {
      for (const name of names) this.#busy.delete(name);
    }
  }
}

function ignore(): void {
  // who asked for it is told
}
