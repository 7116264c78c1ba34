import {ChatError} from '../../../src/model/chat-error.js';
import type {StoreTransaction} from './chat-store.js';
import {GatheredReads, type Question} from './gathered-reads.js';
import {SharedTransaction, type SharedLocks} from './shared-transaction.js';
import {SharedWrites} from './shared-writes.js';
import type {SqlQueries, SqlRow} from './sql-database.js';
import {isLockTimeout} from './sql-errors.js';
import {SqlTransaction} from './sql-transaction.js';

type Work<Result> = (transaction: StoreTransaction) => Promise<Result>;
type RunTransaction = <Result>(work: (queries: SqlQueries) => Promise<Result>) => Promise<Result>;

/** Work that waits for its turn. */
interface Waiting {
  readonly lane: string;
  readonly work: Work<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** How a work has ended, before anything of it is written. */
type Ending =
  | {readonly type: 'done'; readonly result: unknown; readonly writes: SharedWrites}
  | {readonly type: 'threw'; readonly error: unknown}
  | {readonly type: 'left'};

const maxGroup = 64;
const maxRunning = 2;
/** How long all of them wait for what one of them needs; then each waits for its own. */
const lockMilliseconds = 200;

/**
 * Runs the works that come while the database is busy in one transaction: they share its statements and its commit. A
 * work that fails takes no other with it.
 */
export class SharedWorks {
  readonly #transaction: RunTransaction;
  #waiting: Waiting[] = [];
  readonly #lanes = new Set<string>();
  #running = 0;

  constructor(transaction: RunTransaction) {
    this.#transaction = transaction;
  }

  /** Works of one lane are never in one transaction, and follow each other. */
  run<Result>(lane: string, work: Work<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({lane, work, resolve: (result) => resolve(result as Result), reject});
      this.#start();
    });
  }

  #start(): void {
    if (this.#running >= maxRunning) return;
    const group: Waiting[] = [];
    const later: Waiting[] = [];
    for (const one of this.#waiting) {
      const isFree = group.length < maxGroup && !this.#lanes.has(one.lane);
      if (isFree) this.#lanes.add(one.lane);
      (isFree ? group : later).push(one);
    }
    if (group.length === 0) return;
    this.#waiting = later;
    this.#running++;
    void this.#runGroup(group);
  }

  async #runGroup(group: readonly Waiting[]): Promise<void> {
    let endings: readonly Ending[] = [];
    let failure: ChatError | undefined;
    try {
      endings = await this.#transaction((queries) => runTogether(queries, group));
    } catch (error) {
      // A store that does not answer would not answer them one by one either; whoever holds a row holds up few of them.
      if (error instanceof ChatError && error.code === 'unavailable' && !isLockTimeout(error)) failure = error;
    }
    this.#running--;
    for (const [index, one] of group.entries()) {
      const ending = failure ? {type: 'threw' as const, error: failure} : endings[index];
      void this.#settle(one, ending).then(() => {
        this.#lanes.delete(one.lane);
        this.#start();
      });
    }
  }

  async #settle({work, resolve, reject}: Waiting, ending: Ending | undefined): Promise<void> {
    if (ending?.type === 'done') resolve(ending.result);
    else if (ending?.type === 'threw') reject(ending.error);
    else await this.#transaction((queries) => work(new SqlTransaction(queries))).then(resolve, reject);
  }
}

/** Rejects when the database does; what works throw is their ending. */
async function runTogether(queries: SqlQueries, group: readonly Waiting[]): Promise<readonly Ending[]> {
  const reads = new GatheredReads(queries);
  const locks: SharedLocks = {keys: new Set(), conversations: new Set()};
  let busy = group.length;

  function rest(): void {
    busy--;
    // Within one tick a work may ask for several things.
    if (busy === 0) queueMicrotask(() => void reads.send());
  }

  async function run({work}: Waiting): Promise<Ending> {
    let asking = 0;
    const ask = async (text: string, question: Question): Promise<SqlRow | undefined> => {
      const answer = reads.ask(text, question);
      if (++asking === 1) rest();
      try {
        return await answer;
      } finally {
        if (--asking === 0) busy++;
      }
    };
    const transaction = new SharedTransaction(locks, ask);
    try {
      const result = await work(transaction);
      return transaction.hasLeft ? {type: 'left'} : {type: 'done', result, writes: transaction.writes};
    } catch (error) {
      return transaction.hasLeft ? {type: 'left'} : {type: 'threw', error};
    } finally {
      rest();
    }
  }

  // Whatever the planner thinks of tables that it has not looked at yet: rows are found by their index. A log that
  // somebody else is writing for long is not waited for together.
  const [endings] = await Promise.all([Promise.all(group.map(run)), queries.query(planByIndex)]);
  const writes = new SharedWrites();
  for (const ending of endings) if (ending.type === 'done') writes.add(ending.writes);
  await writes.send(queries);
  return endings;
}

const planByIndex = `select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
  set_config('enable_mergejoin', 'off', true), set_config('lock_timeout', '${lockMilliseconds}', true)`;
