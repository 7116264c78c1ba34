import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {Message} from '../../../src/model/message.js';
import type {MessageRange, OutcomeKey, StoredConversation, StoredMessage, StoredOutcome} from './chat-store.js';
import type {Question} from './gathered-reads.js';
import {SharedWrites, type LockedThread} from './shared-writes.js';
import type {SqlRow} from './sql-database.js';
import {
  conversationColumns,
  messageColumns,
  outcomeColumns,
  readInteger,
  toConversation,
  toMessage,
  toOutcome,
} from './sql-rows.js';
import {searchText, SqlTransaction} from './sql-transaction.js';

/** What the works of one database transaction have in common. */
export interface SharedLocks {
  readonly keys: Set<string>;
  readonly conversations: Set<string>;
}

/**
 * One of several works in one database transaction. Reads are gathered with those of the others, writes are kept until
 * all works are done, so a work that throws has written nothing. It knows what a message needs; for anything else, and for
 * a row that somebody holds, the work leaves: it is run again by itself.
 */
export class SharedTransaction extends SqlTransaction {
  readonly writes = new SharedWrites();
  readonly #locks: SharedLocks;
  readonly #ask: (text: string, question: Question) => Promise<SqlRow | undefined>;
  readonly #answers = new Map<string, Promise<SqlRow | undefined>>();
  readonly #threads = new Map<string, LockedThread>();
  readonly #exit: {hasLeft: boolean};

  constructor(locks: SharedLocks, ask: (text: string, question: Question) => Promise<SqlRow | undefined>) {
    const exit = {hasLeft: false};
    super({query: () => Promise.reject(leave(exit))});
    this.#exit = exit;
    this.#locks = locks;
    this.#ask = ask;
  }

  /** Whatever the work answered then does not count. */
  get hasLeft(): boolean {
    return this.#exit.hasLeft;
  }

  override async lockKey({subjectId, customerId, route, key}: OutcomeKey): Promise<boolean> {
    for (const scope of customerId === undefined ? [subjectId] : [subjectId, customerId]) {
      const name = JSON.stringify([scope, route, key]);
      // The database would give its own session the same lock again.
      if (this.#locks.keys.has(name)) return false;
      this.#locks.keys.add(name);
      const isLocked = this.#ask(lockKey, {name});
      if (!hasNul(route, key))
        this.#expect(findOutcome, {subject: subjectId, customer: customerId ?? null, route, key});
      if ((await isLocked)?.['locked'] !== true) return false;
    }
    return true;
  }

  override async outcome({subjectId, customerId, route, key}: OutcomeKey): Promise<StoredOutcome | undefined> {
    if (hasNul(subjectId, route, key)) return undefined;
    const row = await this.#expected(findOutcome, {subject: subjectId, customer: customerId ?? null, route, key});
    return row && toOutcome(row);
  }

  override async lockConversation(id: string): Promise<StoredConversation | undefined> {
    if (hasNul(id)) return undefined;
    const mine = this.#threads.get(id);
    if (mine) return mine.stored;
    if (this.#locks.conversations.has(id)) throw this.#leave();
    this.#locks.conversations.add(id);
    const locked = this.#ask(lockConversation, {id});
    this.#expect(newestMessage, {id});
    const row = await locked;
    if (!row) throw this.#leave(); // somebody else holds it, or there is none
    const thread = {stored: toConversation(row), countable: readInteger(row, 'countable'), isChanged: false};
    this.#threads.set(id, thread);
    this.writes.threads.push(thread);
    return thread.stored;
  }

  override async messageByClientId(conversationId: string, clientId: string): Promise<StoredMessage | undefined> {
    if (hasNul(conversationId, clientId)) return undefined;
    if (!this.writes.isEmpty) throw this.#leave();
    const row = await this.#ask(findByClientId, {id: conversationId, client: clientId});
    return row && toMessage(row);
  }

  override async messages(conversationId: string, range: MessageRange): Promise<readonly StoredMessage[]> {
    const isNewest = range.limit === 1 && range.afterSeq === undefined && range.beforeSeq === undefined;
    if (!isNewest || !this.writes.isEmpty || hasNul(conversationId)) throw this.#leave();
    if (!this.#threads.has(conversationId)) throw this.#leave();
    const row = await this.#expected(newestMessage, {id: conversationId});
    return row ? [toMessage(row)] : [];
  }

  override async unreadIn(conversationId: string): Promise<number> {
    const thread = this.#threads.get(conversationId);
    if (!thread) throw this.#leave();
    const {customerReadSeq, lastSeq} = thread.stored;
    if (customerReadSeq >= lastSeq) return 0;
    if (customerReadSeq === 0) return thread.countable;
    const row = await this.#ask(countableAt, {id: conversationId, seq: customerReadSeq});
    if (!row) throw this.#leave(); // read up to what is not written yet
    return thread.countable - readInteger(row, 'countable');
  }

  override insertMessage(
    message: Omit<Message, 'seq'>,
    options?: {readonly opening?: boolean},
  ): Promise<StoredMessage> {
    const thread = this.#threads.get(message.conversationId);
    if (!thread) return Promise.reject(this.#leave());
    const opening = options?.opening ?? false;
    const seq = thread.stored.lastSeq + 1;
    if (message.direction === 'out' && !opening) thread.countable++;
    this.#change(thread, {...thread.stored, lastSeq: seq});
    this.writes.messages.push({
      conversation_id: message.conversationId,
      seq,
      id: message.id,
      client_id: message.clientId,
      created_at: message.createdAt,
      opening,
      countable: thread.countable,
      data: JSON.stringify(message),
      search_text: searchText(message),
    });
    return Promise.resolve({message: {...message, seq}, opening});
  }

  override updateConversation(stored: StoredConversation): Promise<void> {
    const thread = this.#threads.get(stored.conversation.id);
    if (!thread) return Promise.reject(this.#leave());
    this.#change(thread, {...stored, lastSeq: thread.stored.lastSeq});
    return Promise.resolve();
  }

  override appendEvent(subjectId: string, event: ChatEvent): Promise<void> {
    this.writes.events.push({subject_id: subjectId, at: event.at, event: JSON.stringify(event)});
    return Promise.resolve();
  }

  override appendAgentEvent(event: ChatEvent): Promise<void> {
    this.writes.agentEvents.push({at: event.at, event: JSON.stringify(event)});
    return Promise.resolve();
  }

  override saveOutcome(key: OutcomeKey, outcome: StoredOutcome): Promise<void> {
    this.writes.saveOutcome(key, outcome);
    return Promise.resolve();
  }

  /** Asks in one go with the lock before it what is asked under every lock, and so saves a way to the database. */
  #expect(text: string, question: Question): void {
    const answer = this.#ask(text, question);
    answer.catch(() => undefined); // told to who asks for it
    this.#answers.set(text + JSON.stringify(question), answer);
  }

  #expected(text: string, question: Question): Promise<SqlRow | undefined> {
    return this.#answers.get(text + JSON.stringify(question)) ?? this.#ask(text, question);
  }

  #change(thread: LockedThread, stored: StoredConversation): void {
    thread.stored = stored;
    thread.isChanged = true;
  }

  #leave(): Error {
    return leave(this.#exit);
  }
}

function leave(exit: {hasLeft: boolean}): Error {
  exit.hasLeft = true;
  return new Error('This work is run by itself.');
}

function hasNul(...texts: readonly string[]): boolean {
  return texts.some((text) => text.includes('\0'));
}

const lockKey = `
  select n, pg_try_advisory_xact_lock(hashtextextended(name, 0)) as locked
  from json_to_recordset($1::text::json) as asked(n integer, name text)`;

const findOutcome = `
  select n, found.* from json_to_recordset($1::text::json)
    as asked(n integer, subject text, customer text, route text, key text)
  cross join lateral (
    select ${outcomeColumns} from outcomes
    where route = asked.route and key = asked.key and subject_id = any(array(
      select asked.subject union all select id from visitors where subject_id = asked.customer
    ))
    order by subject_id = asked.subject desc limit 1
  ) found`;

// Nobody waits for a lock here: the others would wait with it.
const lockConversation = `
  select n, countable, ${conversationColumns} from conversations
  join json_to_recordset($1::text::json) as asked(n integer, id text) using (id)
  for update of conversations skip locked`;

const findByClientId = `
  select n, found.* from json_to_recordset($1::text::json) as asked(n integer, id text, client text)
  cross join lateral (
    select ${messageColumns} from messages where conversation_id = asked.id and client_id = asked.client limit 1
  ) found`;

const newestMessage = `
  select n, found.* from json_to_recordset($1::text::json) as asked(n integer, id text)
  cross join lateral (
    select ${messageColumns} from messages where conversation_id = asked.id order by seq desc limit 1
  ) found`;

const countableAt = `
  select n, countable from json_to_recordset($1::text::json) as asked(n integer, id text, seq integer)
  join messages on messages.conversation_id = asked.id and messages.seq = asked.seq`;
