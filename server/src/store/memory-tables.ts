import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {
  LoggedEvent,
  OutcomeKey,
  SigningKey,
  StoredConversation,
  StoredMessage,
  StoredOutcome,
  StoredVisitor,
} from './chat-store.js';
import {AgentSessionTables} from './memory-agent-sessions.js';
import {AttachmentTables} from './memory-attachments.js';
import {CustomerTables} from './memory-customers.js';
import {SatisfactionTables} from './memory-satisfactions.js';
import {SearchTables} from './memory-search.js';
import {TaskTables} from './memory-tasks.js';

/** The messages of one conversation; `list[seq - 1]` is the message with that `seq`. */
export interface MessageTable {
  readonly list: StoredMessage[];
  readonly seqById: Map<string, number>;
  readonly seqByClientId: Map<string, number>;
  /** `countable[seq - 1]` messages up to that `seq` count as unread until read: unread is a difference. */
  readonly countable: number[];
}

/** One log; `entries[0]` has the offset `dropped + 1`. */
export interface LogTable<Entry> {
  entries: Entry[];
  dropped: number;
}

/** All that a memory store holds. Values are never changed in place, so a reader may keep what it was given. */
export class MemoryTables {
  /** The data is gone with the process, and so is every cursor into it. */
  readonly epoch = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16)).join('');
  readonly visitors = new Map<string, StoredVisitor>();
  readonly signingKeys: SigningKey[] = [];
  readonly conversations = new Map<string, StoredConversation>();
  readonly conversationsBySubject = new Map<string, Set<string>>();
  readonly conversationsByClientId = new Map<string, string>();
  readonly messages = new Map<string, MessageTable>();
  readonly outcomes = new Map<string, StoredOutcome>();
  readonly logs = new Map<string, LogTable<LoggedEvent>>();
  readonly agentLog: LogTable<ChatEvent> = {entries: [], dropped: 0};
  readonly customers = new CustomerTables();
  readonly attachments = new AttachmentTables();
  readonly satisfactions = new SatisfactionTables();
  readonly search = new SearchTables();
  readonly agentSessions = new AgentSessionTables();
  readonly tasks = new TaskTables();

  conversationsOf(subjectId: string | undefined): StoredConversation[] {
    if (subjectId === undefined) return [...this.conversations.values()];
    const ids = this.conversationsBySubject.get(subjectId) ?? [];
    return [...ids].flatMap((id) => this.conversations.get(id) ?? []);
  }

  unreadIn(conversationId: string): number {
    const countable = this.messages.get(conversationId)?.countable ?? [];
    const readSeq = this.conversations.get(conversationId)?.customerReadSeq ?? 0;
    return (countable.at(-1) ?? 0) - (countable[Math.min(readSeq, countable.length) - 1] ?? 0);
  }
}

/** A map key made of several strings; no two lists give the same one. */
export function joinKey(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

export function outcomeKey({subjectId, route, key}: OutcomeKey): string {
  return joinKey(subjectId, route, key);
}

/** The first part of an `outcomeKey`. */
export function subjectOf(key: string): unknown {
  const parts: unknown = JSON.parse(key);
  return Array.isArray(parts) ? parts[0] : undefined;
}

export function emptyMessageTable(): MessageTable {
  return {list: [], seqById: new Map(), seqByClientId: new Map(), countable: []};
}
