import type {StoredConversation, StoredOutcome, OutcomeKey} from './chat-store.js';
import type {SqlQueries, SqlValue} from './sql-database.js';

type Row = Readonly<Record<string, SqlValue>>;

/** A conversation that a work has locked, as the work leaves it. */
export interface LockedThread {
  stored: StoredConversation;
  countable: number;
  isChanged: boolean;
}

/**
 * What works write, until all of it is sent: one statement for each table, however many they are. JSON columns are
 * texts within the JSON that carries them, because NUL is allowed in them alone.
 */
export class SharedWrites {
  readonly messages: Row[] = [];
  readonly events: {readonly subject_id: string; readonly at: string; readonly event: string}[] = [];
  readonly agentEvents: Row[] = [];
  readonly outcomes: Row[] = [];
  readonly threads: LockedThread[] = [];

  get isEmpty(): boolean {
    return this.messages.length + this.events.length + this.agentEvents.length + this.outcomes.length === 0;
  }

  saveOutcome({subjectId, route, key}: OutcomeKey, outcome: StoredOutcome): void {
    this.outcomes.push({
      subject_id: subjectId,
      route,
      key,
      fingerprint: outcome.fingerprint,
      status: outcome.status,
      body: outcome.body === null || outcome.body === undefined ? null : JSON.stringify(outcome.body),
      resource_id: outcome.resourceId,
      created_at: outcome.createdAt,
    });
  }

  add(others: SharedWrites): void {
    this.messages.push(...others.messages);
    this.events.push(...others.events);
    this.agentEvents.push(...others.agentEvents);
    this.outcomes.push(...others.outcomes);
    this.threads.push(...others.threads.filter(({isChanged}) => isChanged));
  }

  /** In the order of locks that all transactions keep: conversations are locked already, subjects come by id. */
  async send(queries: SqlQueries): Promise<void> {
    const statements: readonly (readonly [string, readonly Row[]])[] = [
      [insertMessages, this.messages],
      [updateConversations, this.threads.map(conversationRow)],
      [appendEvents, this.#numberedEvents()],
      [appendAgentEvents, this.agentEvents],
      [insertOutcomes, this.outcomes],
    ];
    const sent = statements.filter(([, rows]) => rows.length > 0);
    await Promise.all(sent.map(([text, rows]) => queries.query(text, [JSON.stringify(rows)])));
  }

  /** `place` counts within the subject's events here, from 1; `size` is how many those are. */
  #numberedEvents(): readonly Row[] {
    const sizes = new Map<string, number>();
    const numbered = this.events.map((event) => {
      const place = (sizes.get(event.subject_id) ?? 0) + 1;
      sizes.set(event.subject_id, place);
      return {...event, place};
    });
    return numbered.map((event) => ({...event, size: sizes.get(event.subject_id) ?? 0}));
  }
}

function conversationRow({stored, countable}: LockedThread): Row {
  const {conversation} = stored;
  return {
    id: conversation.id,
    last_seq: stored.lastSeq,
    countable,
    subject_id: stored.subjectId,
    site_key: stored.siteKey,
    client_id: conversation.clientId,
    ended: conversation.ended,
    last_message_at: conversation.lastMessageAt,
    customer_read_seq: stored.customerReadSeq,
    agent_read_seq: stored.agentReadSeq,
    visible_attributes: JSON.stringify(stored.visibleAttributes),
    assistant_run: JSON.stringify(stored.assistantRun),
    data: JSON.stringify(conversation),
  };
}

const insertMessages = `
  insert into messages (conversation_id, seq, id, client_id, created_at, opening, countable, data, search_text)
  select conversation_id, seq, id, client_id, created_at, opening, countable, data::json, search_text
  from json_to_recordset($1::text::json) as given(conversation_id text, seq integer, id text, client_id text,
    created_at text, opening boolean, countable integer, data text, search_text text)`;

const updateConversations = `
  update conversations c set last_seq = given.last_seq, countable = given.countable, subject_id = given.subject_id,
    site_key = given.site_key, client_id = given.client_id, ended = given.ended,
    last_message_at = given.last_message_at, customer_read_seq = given.customer_read_seq,
    agent_read_seq = given.agent_read_seq, visible_attributes = given.visible_attributes::json,
    assistant_run = given.assistant_run::json, data = given.data::json
  from json_to_recordset($1::text::json) as given(id text, last_seq integer, countable integer, subject_id text,
    site_key text, client_id text, ended boolean, last_message_at text, customer_read_seq integer,
    agent_read_seq integer, visible_attributes text, assistant_run text, data text)
  where c.id = given.id`;

/** As `appendEvent`: the rows that count stay locked until the commit. */
const appendEvents = `
  with given as (
    select * from json_to_recordset($1::text::json)
      as rows(subject_id text, at text, event text, place integer, size integer)
  ), counter as (
    insert into subjects (id, last_offset)
    select subject_id, size from given where place = 1 order by subject_id collate "C"
    on conflict (id) do update set last_offset = subjects.last_offset + excluded.last_offset
    returning id, last_offset
  )
  insert into events (subject_id, "offset", at, event)
  select subject_id, last_offset - size + place, at, event::json
  from given join counter on counter.id = given.subject_id`;

const appendAgentEvents = `
  insert into agent_events (at, event)
  select at, event::json from json_to_recordset($1::text::json) as given(at text, event text)`;

const insertOutcomes = `
  insert into outcomes (subject_id, route, key, fingerprint, status, body, resource_id, created_at)
  select subject_id, route, key, fingerprint, status, body::json, resource_id, created_at
  from json_to_recordset($1::text::json) as given(subject_id text, route text, key text, fingerprint text,
    status integer, body text, resource_id text, created_at text)`;
