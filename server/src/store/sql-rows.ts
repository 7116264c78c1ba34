import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {Conversation} from '../../../src/model/conversation.js';
import type {Message} from '../../../src/model/message.js';
import type {
  LoggedEvent,
  SigningKey,
  StoredConversation,
  StoredMessage,
  StoredOutcome,
  StoredVisitor,
} from './chat-store.js';
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
    conversation: row['data'] as Conversation,
    subjectId: readText(row, 'subject_id'),
    siteKey: readText(row, 'site_key'),
    lastSeq: readInteger(row, 'last_seq'),
    customerReadSeq: readInteger(row, 'customer_read_seq'),
    agentReadSeq: readInteger(row, 'agent_read_seq'),
    visibleAttributes: row['visible_attributes'] as readonly string[],
    assistantRun: row['assistant_run'] as StoredConversation['assistantRun'],
  };
}

export const messageColumns = 'seq, opening, data';

export function toMessage(row: SqlRow): StoredMessage {
  const data = row['data'] as Omit<Message, 'seq'>;
  return {message: {...data, seq: readInteger(row, 'seq')}, opening: row['opening'] === true};
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

export function toLoggedEvent(row: SqlRow): LoggedEvent {
  return {offset: readInteger(row, 'offset'), event: toEvent(row)};
}

export function toEvent(row: SqlRow): ChatEvent {
  return row['event'] as ChatEvent;
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
