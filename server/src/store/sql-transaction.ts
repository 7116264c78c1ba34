import {ChatError} from '../../../src/model/chat-error.js';
import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {Message} from '../../../src/model/message.js';
import type {
  OutcomeKey,
  SigningKey,
  StoredConversation,
  StoredMessage,
  StoredOutcome,
  StoredVisitor,
  StoreTransaction,
} from './chat-store.js';
import {foldText} from './fold-text.js';
import {advisoryLocks} from './migrate.js';
import type {SqlQueries, SqlRow, SqlValue} from './sql-database.js';
import {SqlReader} from './sql-reader.js';
import {
  conversationColumns,
  hasSeveralEvents,
  readInteger,
  readText,
  toConversation,
  toSigningKey,
  toVisitor,
  visitorColumns,
} from './sql-rows.js';

/** Writes in SQL. What is to be gapless is counted on a row that the transaction keeps locked until its end. */
export class SqlTransaction extends SqlReader implements StoreTransaction {
  readonly #queries: SqlQueries;

  constructor(queries: SqlQueries) {
    super(queries);
    this.#queries = queries;
  }

  async lockConversation(id: string): Promise<StoredConversation | undefined> {
    const [row] = await this.find(`select ${conversationColumns} from conversations where id = $1 for update`, [id]);
    return row && toConversation(row);
  }

  async lockKey(key: OutcomeKey): Promise<boolean> {
    // 64 bits of a hash: two keys that share one would only ask their clients to try again.
    const text = 'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as locked';
    for (const name of keyNames(key)) {
      const [row] = await this.#queries.query(text, [name]);
      if (row?.['locked'] !== true) return false;
    }
    return true;
  }

  async saveOutcome({subjectId, route, key}: OutcomeKey, outcome: StoredOutcome): Promise<void> {
    await this.#queries.query(
      `insert into outcomes (subject_id, route, key, fingerprint, status, body, resource_id, created_at)
        values ($1, $2, $3, $4, $5, $6::text::json, $7, $8)`,
      [
        subjectId,
        route,
        key,
        outcome.fingerprint,
        outcome.status,
        outcome.body === null || outcome.body === undefined ? null : JSON.stringify(outcome.body),
        outcome.resourceId,
        outcome.createdAt,
      ],
    );
  }

  async insertVisitor({id, siteKey, subjectId, version, createdAt}: StoredVisitor): Promise<void> {
    await this.#queries.query(
      'insert into visitors (id, site_key, subject_id, version, created_at) values ($1, $2, $3, $4, $5)',
      [id, siteKey, subjectId, version, createdAt],
    );
  }

  async lockVisitor(id: string): Promise<StoredVisitor | undefined> {
    const [row] = await this.find(`select ${visitorColumns} from visitors where id = $1 for update`, [id]);
    return row && toVisitor(row);
  }

  async setVisitorSubject(id: string, subjectId: string): Promise<void> {
    await this.find('update visitors set subject_id = $2, version = version + 1 where id = $1', [id, subjectId]);
  }

  async raiseVisitorVersion(id: string): Promise<void> {
    await this.find('update visitors set version = version + 1 where id = $1', [id]);
  }

  async insertFirstSigningKey(key: SigningKey): Promise<SigningKey> {
    // Nodes that start together insert different keys: no unique index would tell them apart.
    await this.#queries.query('select pg_advisory_xact_lock($1::integer, $2::integer)', [
      advisoryLocks.space,
      advisoryLocks.signingKeys,
    ]);
    const [newest] = await this.signingKeys();
    if (newest) return newest;
    const [row] = await this.#queries.query(
      'insert into signing_keys (kid, secret, created_at) values ($1, $2, $3) returning kid, secret, created_at',
      [key.kid, key.secret, key.createdAt],
    );
    return row ? toSigningKey(row) : key;
  }

  async insertConversation(stored: StoredConversation): Promise<void> {
    await this.#queries.query(
      `insert into conversations (id, last_seq, countable, subject_id, site_key, client_id, ended, last_message_at,
          customer_read_seq, agent_read_seq, visible_attributes, assistant_run, data)
        values ($1, 0, 0, $2, $3, $4, $5, $6, $7, $8, $9::text::json, $10::text::json, $11::text::json)`,
      conversationValues(stored),
    );
  }

  async updateConversation(stored: StoredConversation): Promise<void> {
    const rows = await this.#queries.query(
      `update conversations set subject_id = $2, site_key = $3, client_id = $4, ended = $5, last_message_at = $6,
          customer_read_seq = $7, agent_read_seq = $8, visible_attributes = $9::text::json,
          assistant_run = $10::text::json, data = $11::text::json
        where id = $1 returning last_seq`,
      conversationValues(stored),
    );
    only(rows, 'conversation', stored.conversation.id);
  }

  async moveConversations(fromSubjectId: string, toSubjectId: string): Promise<readonly StoredConversation[]> {
    // By id, as whoever else locks several does.
    const rows = await this.#queries.query(
      `select ${conversationColumns} from conversations where subject_id = $1 order by id for update`,
      [fromSubjectId],
    );
    await this.#queries.query(
      `update conversations moved set client_id = null from conversations other
        where moved.subject_id = $1 and other.subject_id = $2 and moved.client_id = other.client_id`,
      [fromSubjectId, toSubjectId],
    );
    const kept = await this.#queries.query(
      'update conversations set subject_id = $2 where subject_id = $1 returning id, client_id',
      [fromSubjectId, toSubjectId],
    );
    const withClientId = new Set(kept.filter((row) => row['client_id'] !== null).map((row) => readText(row, 'id')));
    const moved: StoredConversation[] = [];
    for (const stored of rows.map(toConversation)) {
      const {conversation} = stored;
      const isTaken = conversation.clientId !== null && !withClientId.has(conversation.id);
      const now = {
        ...stored,
        conversation: isTaken ? {...conversation, clientId: null} : conversation,
        subjectId: toSubjectId,
      };
      if (isTaken) await this.updateConversation(now);
      moved.push(now);
    }
    return moved;
  }

  async insertMessage(message: Omit<Message, 'seq'>, options?: {readonly opening?: boolean}): Promise<StoredMessage> {
    const {conversationId, id, clientId, createdAt, direction} = message;
    const opening = options?.opening ?? false;
    const rows = await this.#queries.query(
      `with counter as (
          update conversations set last_seq = last_seq + 1, countable = countable + $6::integer
          where id = $1 returning last_seq, countable
        )
        insert into messages (conversation_id, seq, id, client_id, created_at, opening, countable, data, search_text)
        select $1, last_seq, $2, $3, $4, $5::boolean, countable, $7::text::json, $8 from counter returning seq`,
      [
        conversationId,
        id,
        clientId,
        createdAt,
        opening,
        direction === 'out' && !opening ? 1 : 0,
        JSON.stringify(message),
        searchText(message),
      ],
    );
    const seq = readInteger(only(rows, 'conversation', conversationId), 'seq');
    return {message: {...message, seq}, opening};
  }

  async updateMessage(message: Message): Promise<void> {
    const rows = await this.#queries.query(
      `update messages set data = $3::text::json, search_text = $4
        where conversation_id = $1 and id = $2 returning seq`,
      [message.conversationId, message.id, JSON.stringify(message), searchText(message)],
    );
    only(rows, 'message', message.id);
  }

  async deleteConversation(id: string, instead: ChatEvent): Promise<boolean> {
    if (id.includes('\0')) return false; // no text of a database
    // Before the messages, whose ids it asks for.
    await this.#queries.query(
      `update outcomes set body = null where body is not null and resource_id in (
          select $1::text union all select id from messages where conversation_id = $1
        )`,
      [id],
    );
    await this.#queries.query('delete from messages where conversation_id = $1', [id]);
    const [row] = await this.#queries.query('delete from conversations where id = $1 returning subject_id', [id]);
    if (!row) return false;
    // Within a text its quotes would be escaped, so this finds the field. `->>` fails on a JSON text that holds NUL.
    // What was merged into this one was told with all of it; the logs of former subjects are pruned only later.
    await this.#queries.query(
      `update events set event = case when ${hasSeveralEvents} then json_build_object(
          'events', (select json_agg($2::text::json) from json_array_elements(event -> 'events'))
        ) else $2::text::json end
        where subject_id in (
          select $1::text union all select id from visitors where subject_id = $1
            union all select id from customers where merged_into = $1
        ) and (position($3::text in event::text) > 0
          or position('"type":"conversation.merged"' in event::text) > 0 and position($4::text in event::text) > 0)`,
      [
        readText(row, 'subject_id'),
        JSON.stringify(instead),
        `"conversationId":${JSON.stringify(id)}`,
        `"id":${JSON.stringify(id)}`,
      ],
    );
    return true;
  }

  async deleteVisitors(ids: readonly string[]): Promise<void> {
    const list = JSON.stringify(ids);
    const these = 'in (select json_array_elements_text($1::text::json))';
    await this.#queries.query(`select id from visitors where id ${these} order by id for update`, [list]);
    await this.#queries.query(`delete from outcomes where subject_id ${these}`, [list]);
    await this.#queries.query(`delete from visitors where id ${these}`, [list]);
  }

  async clearLogs(subjectIds: readonly string[]): Promise<void> {
    await this.#queries.query(
      'delete from events where subject_id in (select json_array_elements_text($1::text::json))',
      [JSON.stringify(subjectIds)],
    );
  }

  async appendEvent(subjectId: string, event: ChatEvent): Promise<void> {
    // Not a sequence: a reader could pass 11 while 10 is not committed. The row stays locked until the commit, so
    // offsets have no gap and are in commit order.
    await this.#queries.query(
      `with counter as (
          insert into subjects (id, last_offset) values ($1, 1)
          on conflict (id) do update set last_offset = subjects.last_offset + 1 returning last_offset
        )
        insert into events (subject_id, "offset", at, event) select $1, last_offset, $2, $3::text::json from counter`,
      [subjectId, event.at, JSON.stringify(event)],
    );
  }

  async appendAgentEvent(event: ChatEvent): Promise<void> {
    await this.#queries.query('insert into agent_events (at, event) values ($1, $2::text::json)', [
      event.at,
      JSON.stringify(event),
    ]);
  }
}

/** `$1` to `$11` of insert and update. */
function conversationValues(stored: StoredConversation): readonly SqlValue[] {
  const {conversation} = stored;
  return [
    conversation.id,
    stored.subjectId,
    stored.siteKey,
    conversation.clientId,
    conversation.ended,
    conversation.lastMessageAt,
    stored.customerReadSeq,
    stored.agentReadSeq,
    JSON.stringify(stored.visibleAttributes),
    JSON.stringify(stored.assistantRun),
    JSON.stringify(conversation),
  ];
}

/** What is locked for a key. Of a customer two: a write that began before the login knows of no customer yet. */
export function keyNames({subjectId, customerId, route, key}: OutcomeKey): readonly string[] {
  const scopes = customerId === undefined ? [subjectId] : [subjectId, customerId];
  return scopes.map((scope) => JSON.stringify([scope, route, key]));
}

/** Growing messages are found once they are whole. */
export function searchText({body, redactedAt, streaming}: Omit<Message, 'seq'>): string {
  return redactedAt === null && !streaming ? foldText(body) : '';
}

function only(rows: readonly SqlRow[], name: string, id: string): SqlRow {
  const [row] = rows;
  if (!row) throw new ChatError('internal', `There is no ${name} ${id}.`);
  return row;
}
