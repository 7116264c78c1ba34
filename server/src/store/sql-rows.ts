import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {Conversation} from '../../../src/model/conversation.js';
import type {
  LoggedEvent,
  SigningKey,
  StoredConversation,
  StoredMessage,
  StoredOutcome,
  StoredVisitor,
} from './chat-store.js';
import {unpackConversation, unpackEvents, unpackMessage, type PackedEvents} from './packed-json.js';
import type {SqlRow} from './sql-database.js';

// What a row selects and what is made of it stand together. JSON columns are trusted to be what this store wrote:
// only the store writes them, and a change of the model comes with a migration.

export const visitorColumns = 'id, site_key, subject_id, version, created_at';

export function toVisitor(row: SqlRow): StoredVisitor {
  return {
    id: readText(row, 'id'),
    siteKey: readText(row, 'site_key'),
    subjectId: readText(row, 'subject_id'),
    version: readInteger(row, 'version'),
    createdAt: readText(row, 'created_at'),
  };
}

export function toSigningKey(row: SqlRow): SigningKey {
  return {kid: readText(row, 'kid'), secret: readText(row, 'secret'), createdAt: readText(row, 'created_at')};
}

export const conversationColumns =
  'subject_id, site_key, last_seq, customer_read_seq, agent_read_seq, visible_attributes, assistant_run, data';

export function toConversation(row: SqlRow): StoredConversation {
  return {
    conversation: unpackConversation(row['data'] as Conversation),
    subjectId: readText(row, 'subject_id'),
    siteKey: readText(row, 'site_key'),
    lastSeq: readInteger(row, 'last_seq'),
    customerReadSeq: readInteger(row, 'customer_read_seq'),
    agentReadSeq: readInteger(row, 'agent_read_seq'),
    visibleAttributes: row['visible_attributes'] as readonly string[],
    assistantRun: row['assistant_run'] as StoredConversation['assistantRun'],
  };
}

export const messageColumnNames = [
  'seq',
  'opening',
  'id',
  'client_id',
  'conversation_id',
  'created_at',
  'data',
] as const;
export const messageColumns = messageColumnNames.join(', ');

export function toMessage(row: SqlRow): StoredMessage {
  const columns = {
    id: readText(row, 'id'),
    clientId: row['client_id'] === null ? null : readText(row, 'client_id'),
    conversationId: readText(row, 'conversation_id'),
    createdAt: readText(row, 'created_at'),
    seq: readInteger(row, 'seq'),
  };
  const message = unpackMessage(row['data'] as Parameters<typeof unpackMessage>[0], columns);
  return {message, opening: row['opening'] === true};
}

export const outcomeColumns = 'fingerprint, status, body, resource_id, created_at';

export function toOutcome(row: SqlRow): StoredOutcome {
  return {
    fingerprint: readText(row, 'fingerprint'),
    status: readInteger(row, 'status'),
    body: row['body'],
    resourceId: readText(row, 'resource_id'),
    createdAt: readText(row, 'created_at'),
  };
}

/** Whether a row has several events. `->` would fail where a text holds NUL. */
export const hasSeveralEvents = `event::text like '{"events"%'`;

/** Of a row with `event` and `at`. */
export function toEvents(row: SqlRow): readonly ChatEvent[] {
  return unpackEvents(row['event'] as ChatEvent | PackedEvents, readText(row, 'at'));
}

/** The offset of a row is that of its last event. */
export function toLoggedEvents(row: SqlRow): readonly LoggedEvent[] {
  const events = toEvents(row);
  const first = readInteger(row, 'offset') - events.length + 1;
  return events.map((event, index) => ({offset: first + index, event}));
}

export function readText(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`The column ${column} holds no text.`);
  return value;
}

export function readInteger(row: SqlRow, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`The column ${column} holds no integer.`);
  return value;
}
