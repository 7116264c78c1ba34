import type {ChatStore, StoredVisitor, StoreTransaction} from './chat-store.js';
import {transactionDeadline, withDeadline} from './deadline.js';
import {MemoryReader} from './memory-reader.js';
import {MemoryTables} from './memory-tables.js';
import {conversationsIn, MemoryTransaction} from './memory-transaction.js';
import {MemoryWrites} from './memory-writes.js';

const dayMilliseconds = 86_400_000;

/**
 * Keeps everything in memory, for pages and tests. Transactions run one after another and a read outside waits for
 * the one before it, as with PGlite's single connection: inside `work` only its transaction may be asked.
 */
export class MemoryStore extends MemoryReader implements ChatStore {
  readonly kind = 'memory';
  readonly #tables = new MemoryTables();
  #last: Promise<unknown> = Promise.resolve();

  constructor() {
    super(new MemoryWrites());
  }

  transaction<Result>(work: (transaction: StoreTransaction) => Promise<Result>): Promise<Result> {
    return this.#inTurn(async () => {
      const transaction = new MemoryTransaction(this.#tables);
      try {
        const result = await withDeadline(transactionDeadline, () => work(transaction), 'A transaction');
        transaction.commit();
        return result;
      } catch (error) {
        transaction.rollback();
        throw error;
      }
    });
  }

  seenVisitor(id: string): Promise<StoredVisitor | undefined> {
    return this.visitor(id);
  }

  protected override read<Result>(look: (tables: MemoryTables) => Result): Promise<Result> {
    return this.#inTurn(() => look(this.#tables));
  }

  ping(milliseconds: number): Promise<void> {
    return withDeadline(milliseconds, () => this.read(() => undefined));
  }

  clearAgentEvents(...[about, instead]: Parameters<ChatStore['clearAgentEvents']>): Promise<void> {
    const conversations = new Set<unknown>(about.conversationIds);
    const visitors = new Set<unknown>(about.visitorIds);
    return this.read(({agentLog}) => {
      agentLog.entries = agentLog.entries.map((event) => {
        const visitorId = event.type === 'visitor.identified' ? event.data.visitorId : undefined;
        const isTold = 'conversationId' in event && event.type !== 'conversation.deleted';
        const conversationId = isTold ? event.conversationId : undefined;
        return conversations.has(conversationId) || visitors.has(visitorId) ? instead : event;
      });
    });
  }

  prune(options: {readonly now: string; readonly days: number; readonly perSubject: number}): Promise<void> {
    return this.read(({logs, agentLog, outcomes, customers}) => {
      customers.prune(options.now);
      const now = Date.parse(options.now);
      const eventsSince = new Date(now - options.days * dayMilliseconds).toISOString();
      for (const log of logs.values()) {
        const old = log.entries.findLastIndex(({event}) => event.at < eventsSince) + 1;
        const surplus = Math.max(old, log.entries.length - options.perSubject);
        log.entries = log.entries.slice(surplus);
        log.dropped += surplus;
      }
      const old = agentLog.entries.findLastIndex(({at}) => at < eventsSince) + 1;
      agentLog.entries = agentLog.entries.slice(old);
      agentLog.dropped += old;
      const bodiesSince = new Date(now - dayMilliseconds).toISOString();
      for (const [key, outcome] of outcomes) {
        if (outcome.createdAt < bodiesSince && outcome.body !== null) outcomes.set(key, {...outcome, body: null});
      }
    });
  }

  forgetDeleted(): Promise<void> {
    return this.read(({agentLog, conversations}) => {
      agentLog.entries = agentLog.entries.map((event) => {
        const conversationId = conversationsIn(event).find((id) => !conversations.has(id));
        if (conversationId === undefined) return event;
        const {at} = event;
        return {type: 'conversation.deleted', at, conversationId, data: {id: conversationId}};
      });
    });
  }

  close(): Promise<void> {
    return this.#last.then(() => undefined);
  }

  #inTurn<Result>(act: () => Result | Promise<Result>): Promise<Result> {
    const result = this.#last.then(act);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
