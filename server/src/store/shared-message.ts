import type {OutcomeKey, StoredConversation, StoredMessage, StoredOutcome} from './chat-store.js';
import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {Conversation} from '../../../src/model/conversation.js';
import type {Message} from '../../../src/model/message.js';
import type {SharedThread} from './shared-threads.js';
import {packConversation, packEvent, packMessage} from './packed-json.js';
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
/** Between rows, between fields, and what stands for null: JSON and most texts hold none of them. */
const [rowEnd, fieldEnd, nothing] = ['\x1e', '\x1f', '\x1d'];
/** For the agents the same as for the customer, which is no JSON. */
const sameAsHeard = '=';
const noField = /[\0\x1d-\x1f\p{Surrogate}]/u;

/** Questions as `writeMessages` reads them: not as JSON, which it would parse several times. */
export function toQuestions(questions: readonly string[]): string {
  return questions.join(rowEnd);
}

/** Undefined for what only a JSON column can hold, which its way there does not let through. */
export function toQuestion(given: SharedMessage): string | undefined {
  const {key, outcome, thread, stored, events} = given;
  const {conversation} = stored;
  const {message, opening} = given.message;
  const [keyName = '', customerKeyName = null] = keyNames(key);
  const [messageJson, conversationJson] = [
    JSON.stringify(packMessage(message)),
    JSON.stringify(packConversation(conversation)),
  ];
  const packed =
    events.length > 1
      ? events.map(({event}) => packedEvent(event, {message, messageJson, conversation, conversationJson}))
      : [];
  const row = (isIn: (one: SharedEvent) => boolean) => logged(events, packed, isIn, conversation.id);
  const texts: readonly (string | null)[] = [
    conversation.id,
    thread.version,
    thread.newestVersion,
    keyName,
    customerKeyName,
    key.subjectId,
    key.customerId ?? null,
    key.route,
    key.key,
    outcome.fingerprint,
    outcome.resourceId,
    outcome.createdAt,
    message.id,
    message.clientId,
    message.createdAt,
    conversation.lastMessageAt,
    given.at,
    given.searchText,
  ];
  const others: readonly string[] = [
    given.visitorVersion === null ? nothing : `${given.visitorVersion}`,
    `${outcome.status}`,
    // What is the message itself is read from there again: nobody changes what a customer has written.
    outcome.body === message ? nothing : JSON.stringify(outcome.body),
    `${message.seq}`,
    `${opening}`,
    `${given.countable}`,
    messageJson,
    `${stored.customerReadSeq}`,
    `${stored.agentReadSeq}`,
    conversationJson,
    `${events.filter(isHeard).length}`,
    row(isHeard),
    events.every((one) => one.isTold === isHeard(one)) ? sameAsHeard : row(({isTold}) => isTold),
  ];
  if (noField.test(texts.join('\n'))) return undefined;
  const question = [...texts.map((text) => text ?? nothing), ...others].join(fieldEnd);
  return question.includes('\\u') && noText.test(question) ? undefined : question;
}

function isHeard({place}: SharedEvent): boolean {
  return place !== null;
}

/** As `packEvent` in JSON. What is told of the very message or conversation that is stored beside it is made once. */
function packedEvent(
  event: ChatEvent,
  known: {
    readonly message: Message;
    readonly messageJson: string;
    readonly conversation: Conversation;
    readonly conversationJson: string;
  },
): string {
  if (event.data === known.message) {
    const {id, clientId, createdAt, seq} = known.message;
    const columns = JSON.stringify({id, clientId, createdAt, seq});
    return `{"type":"${event.type}","data":${columns.slice(0, -1)},${known.messageJson.slice(1)}}`;
  }
  if (event.data === known.conversation) return `{"type":"${event.type}","data":${known.conversationJson}}`;
  return JSON.stringify(packEvent(event));
}

/** One event as it is; several are one row. `packed` are all events in JSON: mostly both logs have the same. */
function logged(
  events: readonly SharedEvent[],
  packed: readonly string[],
  isIn: (one: SharedEvent) => boolean,
  conversationId: string,
): string {
  const [first, second] = events.filter(isIn);
  if (!first) return nothing;
  if (!second) return JSON.stringify(first.event);
  // Put together here, copied once: with all other fields.
  let list = '';
  events.forEach((event, index) => {
    if (isIn(event)) list += `${list === '' ? '' : ','}${packed[index] ?? ''}`;
  });
  return `{"events":[${list}],"conversationId":${JSON.stringify(conversationId)}}`;
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
    select (row_number - 1)::integer as n, f[1] as id, f[2] as version, f[3] as newest_version, f[4] as key_name,
      f[5] as customer_key_name, f[6] as writer, f[7] as customer, f[8] as route, f[9] as key, f[10] as fingerprint,
      f[11] as resource_id, f[12] as outcome_at, f[13] as message_id, f[14] as client_id, f[15] as created_at,
      f[16] as last_message_at, f[17] as at, f[18] as search_text, f[19]::integer as writer_version,
      f[20]::integer as status, f[21]::json as body, f[22]::integer as seq, f[23]::boolean as opening,
      f[24]::integer as countable, f[25]::json as message, f[26]::integer as customer_read_seq,
      f[27]::integer as agent_read_seq, f[28]::json as conversation, f[29]::integer as size, f[30]::json as heard,
      case f[31] when '=' then f[30] else f[31] end::json as told
    from unnest(string_to_array($1::text, E'\\x1e')) with ordinality as line(text, row_number)
    -- \`offset\`: otherwise the row would be split again for each of its fields.
    cross join lateral (select string_to_array(text, E'\\x1f', E'\\x1d') as f offset 0) fields
  ), held as materialized (
    select given.*, subject_id from given
    cross join lateral (
      select subject_id from conversations where id = given.id and xmin::text = version for update skip locked
    ) locked
    where pg_try_advisory_xact_lock(hashtextextended(key_name, 0))
    and (customer_key_name is null or pg_try_advisory_xact_lock(hashtextextended(customer_key_name, 0)))
    and not exists (
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
    select subject_id, at, heard, size, sum(size) over (
      partition by subject_id order by n rows between current row and unbounded following
    ) as size_from_here from held
  ), logged as (
    -- The offset of a row is that of its last event.
    insert into events (subject_id, "offset", at, event)
    select subject_id, last_offset - size_from_here + size, at, heard
    from numbered join counter on counter.id = subject_id where size > 0
  ), told as (
    insert into agent_events (at, event) select at, told from held where told is not null order by n
  ), answered as (
    insert into outcomes (subject_id, route, key, fingerprint, status, body, resource_id, created_at)
    select writer, route, key, fingerprint, status, body, resource_id, outcome_at from held
  )
  select n, pg_current_xact_id()::xid::text as version from held`;
