import type {OutcomeKey, StoredConversation, StoredMessage, StoredOutcome} from './chat-store.js';
import type {Question} from './gathered-queries.js';
import type {SharedThread} from './shared-threads.js';
import {keyNames} from './sql-transaction.js';

/** A message with all that is written with it, and what it takes for granted. */
export interface SharedMessage {
  readonly key: OutcomeKey;
  /** Of who writes; null when nobody asked for it. */
  readonly visitorVersion: number | null;
  readonly outcome: StoredOutcome;
  /** As it is before. */
  readonly thread: SharedThread;
  readonly message: StoredMessage;
  readonly searchText: string;
  /** As they are afterwards. */
  readonly stored: StoredConversation;
  readonly countable: number;
  /** JSON, as they are logged for the conversation's subject and for the agents. */
  readonly events: readonly string[];
  readonly agentEvents: readonly string[];
  readonly at: string;
}

/** JSON columns are texts within the JSON that carries them, because NUL is allowed in them alone. */
export function toQuestion(given: SharedMessage): Question {
  const {key, outcome, thread, stored, searchText: search_text} = given;
  const {conversation} = stored;
  const {message, opening} = given.message;
  const {seq, ...data} = message;
  return {
    id: conversation.id,
    version: thread.version,
    newest_version: thread.newestVersion,
    key_names: keyNames(key),
    writer: key.subjectId,
    writer_version: given.visitorVersion,
    customer: key.customerId ?? null,
    route: key.route,
    key: key.key,
    fingerprint: outcome.fingerprint,
    status: outcome.status,
    body: outcome.body === null || outcome.body === undefined ? null : JSON.stringify(outcome.body),
    resource_id: outcome.resourceId,
    outcome_at: outcome.createdAt,
    seq,
    message_id: message.id,
    client_id: message.clientId,
    created_at: message.createdAt,
    opening,
    countable: given.countable,
    message: JSON.stringify(data),
    search_text,
    last_message_at: conversation.lastMessageAt,
    customer_read_seq: stored.customerReadSeq,
    agent_read_seq: stored.agentReadSeq,
    conversation: JSON.stringify(conversation),
    at: given.at,
    events: given.events,
    agent_events: given.agentEvents,
  };
}

/**
 * Writes each message with all that belongs to it, or nothing of it, in one statement that is a transaction by itself.
 * Nothing of it: when its visitor, its conversation or the newest message there is another than it was, when somebody holds the
 * conversation or the key, or when the key was used before. Nobody waits for a conversation here: the others would wait
 * with it. What was committed after this statement began is seen as well: then the conversation is another, or the rows
 * are refused as duplicates.
 */
export const writeMessages = `
  with given as materialized (
    select * from json_to_recordset($1::text::json) as rows(n integer, id text, version text, newest_version text,
      key_names json, writer text, writer_version integer, customer text, route text, key text, fingerprint text, status integer, body text,
      resource_id text, outcome_at text, seq integer, message_id text, client_id text, created_at text, opening boolean,
      countable integer, message text, search_text text, last_message_at text, customer_read_seq integer,
      agent_read_seq integer, conversation text, at text, events json, agent_events json)
  ), held as materialized (
    select given.*, subject_id, json_array_length(events) as size from given
    cross join lateral (
      select subject_id from conversations where id = given.id and xmin::text = version for update skip locked
    ) locked
    where (
      select bool_and(pg_try_advisory_xact_lock(hashtextextended(name, 0)))
      from json_array_elements_text(key_names) as names(name)
    ) and not exists (
      select from outcomes where route = given.route and key = given.key and subject_id = any(array(
        select writer union all select id from visitors where subject_id = customer
      ))
    ) and not exists (
      select from messages where conversation_id = given.id and client_id = given.client_id
    ) and (writer_version is null or exists (
      select from visitors where id = writer and version = writer_version
    )) and (newest_version is null or exists (
      select from messages where conversation_id = given.id and seq = given.seq - 1 and xmin::text = newest_version
    ))
  ), said as (
    insert into messages (conversation_id, seq, id, client_id, created_at, opening, countable, data, search_text)
    select id, seq, message_id, client_id, created_at, opening, countable, message::json, search_text from held
  ), changed as (
    update conversations c set last_seq = seq, countable = held.countable, last_message_at = held.last_message_at,
      customer_read_seq = held.customer_read_seq, agent_read_seq = held.agent_read_seq, data = conversation::json
    from held where c.id = held.id
  ), counter as (
    insert into subjects (id, last_offset)
    select subject_id, sum(size) from held group by subject_id order by subject_id collate "C"
    on conflict (id) do update set last_offset = subjects.last_offset + excluded.last_offset
    returning id, last_offset
  ), numbered as (
    select *, sum(size) over (partition by subject_id) - sum(size) over (partition by subject_id order by n) + size
      as size_from_here from held
  ), logged as (
    insert into events (subject_id, "offset", at, event)
    select subject_id, last_offset - size_from_here + place, at, event::json
    from numbered join counter on counter.id = subject_id
    cross join lateral json_array_elements_text(events) with ordinality as logged(event, place)
  ), told as (
    insert into agent_events (at, event)
    select at, event::json from held
    cross join lateral json_array_elements_text(agent_events) with ordinality as told(event, place)
    order by n, place
  ), answered as (
    insert into outcomes (subject_id, route, key, fingerprint, status, body, resource_id, created_at)
    select writer, route, key, fingerprint, status, body::json, resource_id, outcome_at from held
  )
  select n, pg_current_xact_id()::xid::text as version from held`;
