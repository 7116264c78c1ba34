import type {OutcomeKey, StoredConversation, StoredMessage, StoredOutcome} from './chat-store.js';
import type {ChatEvent} from '../../../src/model/chat-event.js';
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
  readonly events: readonly SharedEvent[];
  readonly at: string;
}

export interface SharedEvent {
  readonly event: ChatEvent;
  /** Counts from 1 those that the conversation's subject hears; null for the agents alone. */
  readonly place: number | null;
  /** Whether the agents hear of it. */
  readonly isTold: boolean;
}

/** NUL and half a surrogate pair, as JSON writes them. */
const noText = /\\u(?:0000|d[89a-f])/;

/** As `writeMessages` reads it; undefined for what only a JSON column can hold, which its way there does not let through. */
export function toQuestion(given: SharedMessage): string | undefined {
  const {key, outcome, thread, stored, events} = given;
  const {conversation} = stored;
  const {message, opening} = given.message;
  const question = JSON.stringify({
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
    // Mostly it is the message.
    body: outcome.body === message ? null : outcome.body,
    resource_id: outcome.resourceId,
    outcome_at: outcome.createdAt,
    seq: message.seq,
    message_id: message.id,
    client_id: message.clientId,
    created_at: message.createdAt,
    opening,
    countable: given.countable,
    message,
    search_text: given.searchText,
    last_message_at: conversation.lastMessageAt,
    customer_read_seq: stored.customerReadSeq,
    agent_read_seq: stored.agentReadSeq,
    conversation,
    at: given.at,
    events,
    size: events.filter(({place}) => place !== null).length,
  });
  return noText.test(question) ? undefined : question;
}

/**
 * Writes each message with all that belongs to it, or nothing of it, in one statement that is a transaction by itself.
 * Nothing of it: when its visitor, its conversation or the newest message there is another than it was, when somebody
 * holds the conversation or the key, or when the key was used before. Nobody waits for a conversation here: the others
 * would wait with it. What was committed after this statement began is seen as well: then the conversation is another, or
 * the rows are refused as duplicates. But for one case, which repeats nothing: of two devices of a customer that use one
 * key for different conversations, at the same moment and at two servers, neither is told that it may not.
 */
export const writeMessages = `
  with given as materialized (
    select * from json_to_recordset($1::text::json) as rows(n integer, id text, version text, newest_version text,
      key_names json, writer text, writer_version integer, customer text, route text, key text, fingerprint text, status integer, body json,
      resource_id text, outcome_at text, seq integer, message_id text, client_id text, created_at text, opening boolean,
      countable integer, message json, search_text text, last_message_at text, customer_read_seq integer,
      agent_read_seq integer, conversation json, at text, events json, size integer)
  ), held as materialized (
    select given.*, subject_id from given
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
    )
    -- Not \`exists\`, for which the planner might read a whole table first.
    and (writer_version is null or writer_version = (select version from visitors where id = writer))
    and (newest_version is null or newest_version = (
      select xmin::text from messages where conversation_id = given.id and seq = given.seq - 1
    ))
  ), said as (
    insert into messages (conversation_id, seq, id, client_id, created_at, opening, countable, data, search_text)
    select id, seq, message_id, client_id, created_at, opening, countable, message, search_text from held
  ), changed as (
    update conversations c set last_seq = seq, countable = held.countable, last_message_at = held.last_message_at,
      customer_read_seq = held.customer_read_seq, agent_read_seq = held.agent_read_seq, data = conversation
    from held where c.id = held.id
  ), counter as (
    insert into subjects (id, last_offset)
    select subject_id, sum(size) from held group by subject_id order by subject_id collate "C"
    on conflict (id) do update set last_offset = subjects.last_offset + excluded.last_offset
    returning id, last_offset
  ), numbered as (
    select n, subject_id, at, events, sum(size) over (
      partition by subject_id order by n rows between current row and unbounded following
    ) as size_from_here from held
  ), entries as materialized (
    select n, subject_id, at, size_from_here, place, "isTold", event, rank from numbered
    cross join lateral rows from (json_to_recordset(events) as (place integer, "isTold" boolean, event json))
      with ordinality as entry(place, "isTold", event, rank)
  ), logged as (
    insert into events (subject_id, "offset", at, event)
    select subject_id, last_offset - size_from_here + place, at, event
    from entries join counter on counter.id = subject_id where place is not null
  ), told as (
    insert into agent_events (at, event) select at, event from entries where "isTold" order by n, rank
  ), answered as (
    insert into outcomes (subject_id, route, key, fingerprint, status, body, resource_id, created_at)
    select writer, route, key, fingerprint, status, coalesce(body, message), resource_id, outcome_at from held
  )
  select n, pg_current_xact_id()::xid::text as version from held`;
