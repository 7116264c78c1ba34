import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {
  AgentLogCursor,
  ConversationFilter,
  LoggedEvent,
  LogPosition,
  MessageRange,
  OutcomeKey,
  SigningKey,
  StoredConversation,
  StoredMessage,
  StoredOutcome,
  StoredVisitor,
  StoreReader,
} from './chat-store.js';
import type {SqlQueries, SqlRow, SqlValue} from './sql-database.js';
import {SqlAgentSessions} from './sql-agent-sessions.js';
import {SqlAttachments} from './sql-attachments.js';
import {SqlCustomers} from './sql-customers.js';
import {SqlSatisfactions} from './sql-satisfactions.js';
import {SqlSearch} from './sql-search.js';
import {SqlTasks} from './sql-tasks.js';
import {
  conversationColumns,
  hasSeveralEvents,
  messageColumns,
  outcomeColumns,
  readInteger,
  readText,
  toConversation,
  toEvents,
  toLoggedEvents,
  toMessage,
  toOutcome,
  toSigningKey,
  toVisitor,
  visitorColumns,
} from './sql-rows.js';
import type {AgentSessionWriter} from './agent-session-store.js';
import type {AttachmentWriter} from './attachment-store.js';
import type {CustomerWriter} from './customer-store.js';
import type {SatisfactionWriter} from './satisfaction-store.js';
import type {SearchWriter} from './search-store.js';
import type {TaskWriter} from './task-store.js';

const largestInteger = 2_147_483_647;

/** Two counters instead of a count: as cheap with 100,000 messages as with one. */
const unreadCount = `c.countable - coalesce((
  select m.countable from messages m
  where m.conversation_id = c.id and m.seq = least(c.customer_read_seq, c.last_seq)
), 0)`;

/** Reads in SQL, the same inside and outside a transaction. */
export class SqlReader implements StoreReader {
  readonly #queries: SqlQueries;
  #customers: CustomerWriter | undefined;
  #attachments: AttachmentWriter | undefined;
  #satisfactions: SatisfactionWriter | undefined;
  #search: SearchWriter | undefined;
  #agentSessions: AgentSessionWriter | undefined;
  #tasks: TaskWriter | undefined;

  constructor(queries: SqlQueries) {
    this.#queries = queries;
  }

  // Outside a transaction only the reading half of each area is to be seen. Made when asked for: most works touch none.

  get customers(): CustomerWriter {
    return (this.#customers ??= new SqlCustomers(this.#queries));
  }

  get attachments(): AttachmentWriter {
    return (this.#attachments ??= new SqlAttachments(this.#queries));
  }

  get satisfactions(): SatisfactionWriter {
    return (this.#satisfactions ??= new SqlSatisfactions(this.#queries));
  }

  get search(): SearchWriter {
    return (this.#search ??= new SqlSearch(this.#queries));
  }

  get agentSessions(): AgentSessionWriter {
    return (this.#agentSessions ??= new SqlAgentSessions(this.#queries));
  }

  get tasks(): TaskWriter {
    return (this.#tasks ??= new SqlTasks(this.#queries));
  }

  visitor(id: string): Promise<StoredVisitor | undefined> {
    return this.#first(toVisitor, `select ${visitorColumns} from visitors where id = $1`, [id]);
  }

  visitorsOf(subjectId: string): Promise<readonly StoredVisitor[]> {
    return this.#all(toVisitor, `select ${visitorColumns} from visitors where subject_id = $1 order by id`, [
      subjectId,
    ]);
  }

  signingKeys(): Promise<readonly SigningKey[]> {
    const text = 'select kid, secret, created_at from signing_keys order by created_at desc, kid desc limit 2';
    return this.#all(toSigningKey, text, []);
  }

  conversation(id: string): Promise<StoredConversation | undefined> {
    return this.#first(toConversation, `select ${conversationColumns} from conversations where id = $1`, [id]);
  }

  conversationByClientId(subjectId: string, clientId: string): Promise<StoredConversation | undefined> {
    const text = `select ${conversationColumns} from conversations where subject_id = $1 and client_id = $2`;
    return this.#first(toConversation, text, [subjectId, clientId]);
  }

  conversations({subjectId, status, after, limit}: ConversationFilter): Promise<readonly StoredConversation[]> {
    const parameters: SqlValue[] = [limit];
    const parameter = (value: SqlValue) => `$${parameters.push(value)}`;
    const conditions: string[] = [];
    if (subjectId !== undefined) conditions.push(`subject_id = ${parameter(subjectId)}`);
    if (status !== undefined) conditions.push(`ended = ${parameter(status === 'ended')}`);
    if (after) conditions.push(`(last_message_at, id) < (${parameter(after.lastMessageAt)}, ${parameter(after.id)})`);
    const newest = 'order by last_message_at desc, id desc limit $1';
    const listed = (...more: readonly string[]) =>
      `(select * from conversations where ${[...more, ...conditions].join(' and ')} ${newest})`;
    // Those of all subjects are indexed by whether they have ended.
    const isOfAll = subjectId === undefined && status === undefined;
    const all = isOfAll ? `(${listed('not ended')} union all ${listed('ended')})` : listed();
    const text = `select ${conversationColumns} from ${all} listed ${newest}`;
    return this.#all(toConversation, text, parameters);
  }

  message(conversationId: string, messageId: string): Promise<StoredMessage | undefined> {
    const text = `select ${messageColumns} from messages where conversation_id = $1 and id = $2`;
    return this.#first(toMessage, text, [conversationId, messageId]);
  }

  messageByClientId(conversationId: string, clientId: string): Promise<StoredMessage | undefined> {
    const text = `select ${messageColumns} from messages where conversation_id = $1 and client_id = $2`;
    return this.#first(toMessage, text, [conversationId, clientId]);
  }

  async messages(
    conversationId: string,
    {beforeSeq, afterSeq, limit}: MessageRange,
  ): Promise<readonly StoredMessage[]> {
    const parameters: SqlValue[] = [conversationId, limit];
    const conditions = ['conversation_id = $1'];
    // No condition that is always true: PGlite, which has no statistics at first, would sort the whole conversation.
    if (beforeSeq !== undefined) conditions.push(`seq < $${parameters.push(clamp(beforeSeq))}`);
    if (afterSeq !== undefined) conditions.push(`seq > $${parameters.push(clamp(afterSeq))}`);
    const text = `select ${messageColumns} from messages where ${conditions.join(' and ')}
      order by seq ${afterSeq === undefined ? 'desc' : 'asc'} limit $2`;
    const found = await this.#all(toMessage, text, parameters);
    return afterSeq === undefined ? [...found].reverse() : found;
  }

  firstMessageSince(conversationId: string, at: string): Promise<StoredMessage | undefined> {
    const text = `select ${messageColumns} from messages where conversation_id = $1 and created_at >= $2
      order by created_at, seq limit 1`;
    return this.#first(toMessage, text, [conversationId, new Date(at).toISOString()]);
  }

  async unread(subjectId: string): Promise<Readonly<Record<string, number>>> {
    const text = `select c.id, ${unreadCount} as count from conversations c
      where c.subject_id = $1 and c.last_seq > c.customer_read_seq`;
    const counts = await this.#all((row) => [readText(row, 'id'), readInteger(row, 'count')] as const, text, [
      subjectId,
    ]);
    return Object.fromEntries(counts.filter(([, count]) => count > 0));
  }

  async unreadIn(conversationId: string): Promise<number> {
    const text = `select ${unreadCount} as count from conversations c where c.id = $1`;
    return (await this.#first((row) => readInteger(row, 'count'), text, [conversationId])) ?? 0;
  }

  outcome({subjectId, customerId, route, key}: OutcomeKey): Promise<StoredOutcome | undefined> {
    const select = `select ${outcomeColumns} from outcomes where route = $2 and key = $3 and`;
    if (customerId === undefined) return this.#first(toOutcome, `${select} subject_id = $1`, [subjectId, route, key]);
    const text = `${select} subject_id = any(array(select $1::text union all select id from visitors where subject_id = $4))
      order by subject_id = $1 desc limit 1`;
    return this.#first(toOutcome, text, [subjectId, route, key, customerId]);
  }

  async log(subjectId: string): Promise<LogPosition> {
    const [row = {}] = await this.#queries.query(
      `select epoch, coalesce((select last_offset from subjects where id = $1), 0) as last,
        (select "offset" - case when ${hasSeveralEvents} then json_array_length(event -> 'events') - 1 else 0 end
          from events where subject_id = $1 order by "offset" limit 1) as oldest
      from store_state`,
      [subjectId],
    );
    const last = readInteger(row, 'last');
    const oldest = row['oldest'] === null ? last + 1 : readInteger(row, 'oldest');
    return {epoch: readText(row, 'epoch'), oldest, last};
  }

  async lastOffset(subjectId: string): Promise<number> {
    return (await this.log(subjectId)).last;
  }

  async events(subjectId: string, after: number, limit: number): Promise<readonly LoggedEvent[]> {
    const text =
      'select "offset", at, event from events where subject_id = $1 and "offset" > $2 order by "offset" limit $3';
    const rows = await this.#all(toLoggedEvents, text, [subjectId, clamp(after), limit]);
    return rows
      .flat()
      .filter(({offset}) => offset > after)
      .slice(0, limit);
  }

  async agentLog(): Promise<AgentLogCursor> {
    // All transactions below `xmin` have ended, and a read that follows sees them; numbers begin at 1.
    const text = 'select epoch, pg_snapshot_xmin(pg_current_snapshot())::text as xid from store_state';
    const [row = {}] = await this.#queries.query(text);
    return `${readText(row, 'epoch')}-${readText(row, 'xid')}-0`;
  }

  /**
   * Writers of this log do not wait for each other, so they commit in any order. A transaction id below `xmin` belongs
   * to a transaction that has ended: nothing can appear below it any more. What is younger waits for the next read.
   */
  async agentEvents(
    after: AgentLogCursor,
    limit: number,
  ): Promise<readonly {readonly cursor: AgentLogCursor; readonly event: ChatEvent}[] | undefined> {
    // `.2` are the first two events of that row.
    const [, epoch, xid, number, seen = '0'] =
      /^([0-9a-f]{32})-(\d{1,19})-(\d{1,18})(?:\.(\d{1,9}))?$/.exec(after) ?? [];
    if (epoch === undefined || xid === undefined || number === undefined) return undefined;
    const isWithin = seen !== '0';
    const rows = await this.#queries.query(
      `select s.epoch = $1 and ($2::text::xid8, $3::text::bigint) >= (s.dropped_xid, s.dropped_number)
          and $2::text::xid8 <= pg_snapshot_xmax(pg_current_snapshot()) as known,
        e.xid::text as xid, e.number::text as number, e.at, e.event
      from store_state s left join lateral (
        select xid, number, at, event from agent_events
        where (xid, number) > ($2::text::xid8, $3::text::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
        order by xid, number limit $4
      ) e on true order by e.xid, e.number`,
      [epoch, xid, isWithin ? String(BigInt(number) - 1n) : number, limit],
    );
    if (rows[0]?.['known'] !== true) return undefined;
    return rows
      .filter((row) => row['xid'] !== null)
      .flatMap((row) => {
        const position = `${epoch}-${readText(row, 'xid')}-${readText(row, 'number')}`;
        const events = toEvents(row);
        const entries = events.map((event, index) => ({
          cursor: index === events.length - 1 ? position : `${position}.${index + 1}`,
          event,
        }));
        return isWithin && position === `${epoch}-${xid}-${number}` ? entries.slice(Number(seen)) : entries;
      })
      .slice(0, limit);
  }

  /** As `query`. No stored text holds NUL, and PostgreSQL refuses one that is asked for. */
  protected find(text: string, parameters: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    if (parameters.some((value) => typeof value === 'string' && value.includes('\0'))) return Promise.resolve([]);
    return this.#queries.query(text, parameters);
  }

  async #all<Value>(
    map: (row: SqlRow) => Value,
    text: string,
    parameters: readonly SqlValue[],
  ): Promise<readonly Value[]> {
    return (await this.find(text, parameters)).map(map);
  }

  async #first<Value>(
    map: (row: SqlRow) => Value,
    text: string,
    parameters: readonly SqlValue[],
  ): Promise<Value | undefined> {
    const [row] = await this.find(text, parameters);
    return row && map(row);
  }
}

/** Positions come from cursors, which anybody can make up. */
function clamp(position: number): number {
  return Math.max(0, Math.min(largestInteger, position));
}
