import {ChatError} from '../../../src/model/chat-error.js';
import type {ChatStore, StoredVisitor, StoreTransaction, TransactionOptions} from './chat-store.js';
import {clearAgentEvents} from './clear-agent-events.js';
import {transactionDeadline, withDeadline} from './deadline.js';
import {GatheredQueries} from './gathered-queries.js';
import {migrate} from './migrate.js';
import {pruneAgentEvents, pruneEvents, pruneOutcomes, pruneUsedTokens, scrubAgentEvents} from './prune.js';
import {Remembered} from './remembered.js';
import {SharedWorks} from './shared-works.js';
import type {SqlDatabase, SqlQueries, SqlRow, SqlValue} from './sql-database.js';
import {attemptsAfter, toStoreError} from './sql-errors.js';
import {SqlReader} from './sql-reader.js';
import {readInteger, toVisitor, visitorColumns} from './sql-rows.js';
import {SqlTransaction} from './sql-transaction.js';

const dayMilliseconds = 86_400_000;

/** Keeps everything in PGlite or PostgreSQL, with the same SQL text. */
export class SqlStore extends SqlReader implements ChatStore {
  readonly kind: 'pglite' | 'postgres';
  readonly #database: SqlDatabase;
  /** What each request and each open stream asks. */
  readonly #visitors: GatheredQueries;
  readonly #seenVisitors = new Remembered<StoredVisitor>(10_000);
  readonly #lastOffsets: GatheredQueries;
  readonly #shared: SharedWorks;

  private constructor(database: SqlDatabase) {
    const queries = rethrowing(database);
    super(queries);
    this.kind = database.kind;
    this.#database = database;
    this.#visitors = new GatheredQueries(queries, findVisitor);
    this.#lastOffsets = new GatheredQueries(queries, findLastOffset);
    this.#shared = new SharedWorks({
      brief: rethrowing(database.brief),
      reads: queries,
      visitors: this.#seenVisitors,
      runAlone: (work) => this.transaction(work),
    });
  }

  /** Brings the schema up to date first. The store owns `database` from here on, also when this rejects. */
  static async open(database: SqlDatabase): Promise<SqlStore> {
    try {
      await migrate(database);
    } catch (error) {
      await database.close();
      throw toStoreError(error);
    }
    return new SqlStore(database);
  }

  override async visitor(id: string): Promise<StoredVisitor | undefined> {
    if (id.includes('\0')) return undefined; // no text of a database
    const row = await this.#visitors.ask(JSON.stringify({wanted: id}));
    const visitor = row && toVisitor(row);
    if (visitor) this.#seenVisitors.set(id, visitor);
    return visitor;
  }

  async seenVisitor(id: string): Promise<StoredVisitor | undefined> {
    return this.#seenVisitors.find(id) ?? this.visitor(id);
  }

  override async lastOffset(subjectId: string): Promise<number> {
    const row = await this.#lastOffsets.ask(JSON.stringify({wanted: subjectId}));
    return row ? readInteger(row, 'last_offset') : 0;
  }

  transaction<Result>(
    work: (transaction: StoreTransaction) => Promise<Result>,
    {lane}: TransactionOptions = {},
  ): Promise<Result> {
    if (lane !== undefined) return this.#shared.run(lane, work);
    return this.#transaction((queries) => work(new SqlTransaction(queries)));
  }

  async #transaction<Result>(work: (queries: SqlQueries) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      const run = new TransactionRun();
      try {
        return await this.#database.transaction((queries) => run.start(queries, work));
      } catch (error) {
        run.end();
        if (attempt >= attemptsAfter(run.failure)) throw run.hasWorkFailed ? error : toStoreError(error);
        await pause(attempt);
      }
    }
  }

  ping(milliseconds: number): Promise<void> {
    return withDeadline(milliseconds, async () => {
      await this.#database.query('select 1').catch(rethrow);
    });
  }

  clearAgentEvents(...[about, instead]: Parameters<ChatStore['clearAgentEvents']>): Promise<void> {
    return clearAgentEvents(this.#database, about, instead).catch(rethrow);
  }

  async prune(options: {readonly now: string; readonly days: number; readonly perSubject: number}): Promise<void> {
    const now = Date.parse(options.now);
    const since = (days: number) => new Date(now - days * dayMilliseconds).toISOString();
    try {
      await pruneEvents(this.#database, since(options.days), options.perSubject);
      await pruneAgentEvents(this.#database, since(options.days));
      await pruneOutcomes(this.#database, since(1));
      await pruneUsedTokens(this.#database, options.now);
      // Nobody else does it there; PostgreSQL has its own process for it.
      if (this.kind === 'pglite') await this.#database.query('vacuum (analyze)');
    } catch (error) {
      rethrow(error);
    }
  }

  async forgetDeleted(): Promise<void> {
    await scrubAgentEvents(this.#database).catch(rethrow);
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}

const findVisitor = `
  select n, found.* from json_to_recordset($1::text::json) as asked(n integer, wanted text)
  cross join lateral (select ${visitorColumns} from visitors where id = wanted limit 1) found`;

const findLastOffset = `
  select n, found.* from json_to_recordset($1::text::json) as asked(n integer, wanted text)
  cross join lateral (select last_offset from subjects where id = wanted limit 1) found`;

/** One run of a transaction's work, and what becomes of it. */
class TransactionRun {
  /** The first statement that failed: it has spoiled the transaction, whatever the work makes of it. */
  failure: ChatError | undefined;
  hasWorkFailed = false;
  #isOpen = true;

  async start<Result>(queries: SqlQueries, work: (queries: SqlQueries) => Promise<Result>): Promise<Result> {
    const own: SqlQueries = {query: (text, parameters) => this.#query(queries, text, parameters)};
    try {
      const result = await withDeadline(transactionDeadline, () => work(own), 'A transaction');
      // PGlite would take the commit of a spoiled transaction, and do nothing.
      if (this.failure) throw this.failure;
      return result;
    } catch (error) {
      this.hasWorkFailed = true;
      throw error;
    } finally {
      this.end();
    }
  }

  /** Work that goes on after its transaction has ended must not write into the next one of this connection. */
  end(): void {
    this.#isOpen = false;
  }

  async #query(queries: SqlQueries, text: string, parameters?: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    if (!this.#isOpen) throw new ChatError('internal', 'This transaction has ended.');
    try {
      return await queries.query(text, parameters);
    } catch (error) {
      const failure = toStoreError(error);
      this.failure ??= failure;
      throw failure;
    }
  }
}

function rethrowing(queries: SqlQueries): SqlQueries {
  return {query: (text, parameters) => queries.query(text, parameters).catch(rethrow)};
}

function rethrow(error: unknown): never {
  throw toStoreError(error);
}

/** A moment at random, so that the same transactions do not meet again. */
function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
}
