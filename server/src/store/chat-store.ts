import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {Conversation} from '../../../src/model/conversation.js';
import type {Message} from '../../../src/model/message.js';
import type {AgentSessionReader, AgentSessionWriter} from './agent-session-store.js';
import type {AttachmentReader, AttachmentWriter} from './attachment-store.js';
import type {CustomerReader, CustomerWriter} from './customer-store.js';
import type {SatisfactionReader, SatisfactionWriter} from './satisfaction-store.js';
import type {SearchReader, SearchWriter} from './search-store.js';
import type {TaskReader, TaskWriter} from './task-store.js';

/** A browser that has written at least once. */
export interface StoredVisitor {
  readonly id: string;
  readonly siteKey: string;
  /** Whose conversations and log it reads: itself while anonymous, the customer once identified. */
  readonly subjectId: string;
  /** A token with another `ver` is revoked. */
  readonly version: number;
  readonly createdAt: string;
}

/** A key that signs visitor tokens (HS256). `secret` is base64url; it never leaves the server. */
export interface SigningKey {
  readonly kid: string;
  readonly secret: string;
  readonly createdAt: string;
}

/**
 * A conversation with what no wire carries. `unreadCount` and `customAttributes` inside `conversation` are the
 * operator's view; the desk derives what a visitor may see.
 */
export interface StoredConversation {
  readonly conversation: Conversation;
  readonly subjectId: string;
  readonly siteKey: string;
  /** `seq` of the newest message; 0 when there is none. */
  readonly lastSeq: number;
  /** Everything up to here is read; 0 when nothing is. */
  readonly customerReadSeq: number;
  readonly agentReadSeq: number;
  /** Names of the attributes that a visitor may see. */
  readonly visibleAttributes: readonly string[];
  /** State of a running assistant; null when none runs. A step is run by the transaction that replaces it. */
  readonly assistantRun: Readonly<Record<string, unknown>> | null;
}

export interface StoredMessage {
  readonly message: Message;
  /** Said by an assistant before the customer wrote: never counted as unread. */
  readonly opening: boolean;
}

/** The outcome of a write, kept to answer the same write again. */
export interface StoredOutcome {
  /** A digest of what was asked: the same key with another content is refused. */
  readonly fingerprint: string;
  readonly status: number;
  /** The answer's JSON; null once it was dropped (24 h) and is to be rebuilt from the resource. */
  readonly body: unknown;
  /** Id of the resource that was written. */
  readonly resourceId: string;
  readonly createdAt: string;
}

/** `key` is the client's `Idempotency-Key`; `route` is method and template, such as `POST /v1/conversations`. */
export interface OutcomeKey {
  /** Who wrote: the visitor, which it stays when it is identified, or an agent. */
  readonly subjectId: string;
  /** The subject of an identified visitor: what its other visitors wrote with this key counts too. */
  readonly customerId?: string;
  readonly route: string;
  readonly key: string;
}

export interface LoggedEvent {
  /** Gapless and in commit order within its log. */
  readonly offset: number;
  readonly event: ChatEvent;
}

/**
 * Where a subject's log stands. Offsets begin at 1; `last` is 0 while nothing was logged, `oldest` is the smallest
 * offset that is still kept (`last + 1` when none is). `epoch` changes when a backup is restored.
 */
export interface LogPosition {
  readonly epoch: string;
  readonly oldest: number;
  readonly last: number;
}

/** Position in the agents' log: transaction id, then number within the log. Opaque outside the store. */
export type AgentLogCursor = string;

export interface ConversationFilter {
  readonly subjectId?: string;
  readonly status?: 'open' | 'ended';
  /** Only conversations that come after this one in the order `lastMessageAt` descending, then id descending. */
  readonly after?: {readonly lastMessageAt: string; readonly id: string};
  readonly limit: number;
}

/** `beforeSeq` and `afterSeq` are exclusive; without `afterSeq` the newest below `beforeSeq` are taken. */
export interface MessageRange {
  readonly beforeSeq?: number;
  readonly afterSeq?: number;
  readonly limit: number;
}

/** Reads see what is committed, and inside a transaction what it wrote itself. Nothing found is `undefined`. */
export interface StoreReader {
  readonly customers: CustomerReader;
  readonly attachments: AttachmentReader;
  readonly satisfactions: SatisfactionReader;
  readonly search: SearchReader;
  readonly agentSessions: AgentSessionReader;
  readonly tasks: TaskReader;
  visitor(id: string): Promise<StoredVisitor | undefined>;
  /** All visitors of a subject, ascending by id. */
  visitorsOf(subjectId: string): Promise<readonly StoredVisitor[]>;
  /** Newest first; at most two. */
  signingKeys(): Promise<readonly SigningKey[]>;
  conversation(id: string): Promise<StoredConversation | undefined>;
  conversationByClientId(subjectId: string, clientId: string): Promise<StoredConversation | undefined>;
  /** `lastMessageAt` descending, then id descending. */
  conversations(filter: ConversationFilter): Promise<readonly StoredConversation[]>;
  message(conversationId: string, messageId: string): Promise<StoredMessage | undefined>;
  messageByClientId(conversationId: string, clientId: string): Promise<StoredMessage | undefined>;
  /** Always ascending by `seq`. */
  messages(conversationId: string, range: MessageRange): Promise<readonly StoredMessage[]>;
  /** The first message at or after this time (RFC 3339). */
  firstMessageSince(conversationId: string, at: string): Promise<StoredMessage | undefined>;
  /** Unread `out` messages by conversation id, only conversations that have some; opening messages do not count. */
  unread(subjectId: string): Promise<Readonly<Record<string, number>>>;
  unreadIn(conversationId: string): Promise<number>;
  outcome(key: OutcomeKey): Promise<StoredOutcome | undefined>;
  log(subjectId: string): Promise<LogPosition>;
  /** `last` of `log` by itself: what each open stream asks every few seconds. */
  lastOffset(subjectId: string): Promise<number>;
  /** Ascending, offsets greater than `after`. */
  events(subjectId: string, after: number, limit: number): Promise<readonly LoggedEvent[]>;
  agentLog(): Promise<AgentLogCursor>;
  /** Ascending and complete: nothing can appear later before the last one given. Undefined for a foreign cursor. */
  agentEvents(
    after: AgentLogCursor,
    limit: number,
  ): Promise<readonly {readonly cursor: AgentLogCursor; readonly event: ChatEvent}[] | undefined>;
}

/**
 * Writes of one transaction: all or nothing. Lock order everywhere: visitor, customers by id, conversation, then subjects
 * by id. No network call may be awaited inside; a transaction ends within 5 s.
 */
export interface StoreTransaction extends StoreReader {
  readonly customers: CustomerWriter;
  readonly attachments: AttachmentWriter;
  readonly satisfactions: SatisfactionWriter;
  readonly search: SearchWriter;
  readonly agentSessions: AgentSessionWriter;
  readonly tasks: TaskWriter;
  /** Locks the conversation until the transaction ends, so that reading and writing it back loses nothing. */
  lockConversation(id: string): Promise<StoredConversation | undefined>;
  /** False when a live transaction holds this key: the same write is in progress. Held until the transaction ends. */
  lockKey(key: OutcomeKey): Promise<boolean>;
  saveOutcome(key: OutcomeKey, outcome: StoredOutcome): Promise<void>;
  insertVisitor(visitor: StoredVisitor): Promise<void>;
  /** As `visitor`; nobody else identifies or revokes it until the transaction ends. */
  lockVisitor(id: string): Promise<StoredVisitor | undefined>;
  /** From now on the visitor reads as this subject; every token that it had is revoked. */
  setVisitorSubject(id: string, subjectId: string): Promise<void>;
  /** Revokes every token of this visitor. */
  raiseVisitorVersion(id: string): Promise<void>;
  /** Keeps the stored one when a key exists already; the answer is what is stored. */
  insertFirstSigningKey(key: SigningKey): Promise<SigningKey>;
  insertConversation(conversation: StoredConversation): Promise<void>;
  /** Replaces the stored record of the same id, except `lastSeq`, which only `insertMessage` moves. */
  updateConversation(conversation: StoredConversation): Promise<void>;
  /**
   * Moves all conversations of one subject to another and answers them as they are now, ascending by id. A `clientId`
   * that the other one has already is dropped: the write itself is still found by its outcome.
   */
  moveConversations(fromSubjectId: string, toSubjectId: string): Promise<readonly StoredConversation[]>;
  /** Assigns `seq` (the conversation's last one plus one) and returns the message as stored. */
  insertMessage(message: Omit<Message, 'seq'>, options?: {readonly opening?: boolean}): Promise<StoredMessage>;
  updateMessage(message: Message): Promise<void>;
  /**
   * Removes the conversation with its messages and the stored answers to the writes that made them; what its areas hold
   * is theirs to remove. Each of its events in the subject's log becomes `instead`: what was said is gone from there
   * too, and offsets keep no gap. False when there is none.
   */
  deleteConversation(id: string, instead: ChatEvent): Promise<boolean>;
  /** Removes these visitors and the outcomes of what they wrote. Waits for what they are just writing. */
  deleteVisitors(ids: readonly string[]): Promise<void>;
  /** Forgets what these subjects' logs hold; the next event goes on with the next offset. */
  clearLogs(subjectIds: readonly string[]): Promise<void>;
  /** Appends to the subject's log; the offset is assigned so that offsets are gapless and in commit order. */
  appendEvent(subjectId: string, event: ChatEvent): Promise<void>;
  appendAgentEvent(event: ChatEvent): Promise<void>;
}

export interface TransactionOptions {
  /**
   * For short work on one thing, which this names: the database may commit it together with work of other lanes. What
   * fails, fails alone. Works of one lane follow each other.
   */
  readonly lane?: string;
}

/**
 * Everything that the help desk keeps. `memory` for pages and tests, `sql` for PGlite and PostgreSQL; one contract
 * suite runs against all. Anything thrown from `work` rolls back and is rethrown unchanged; a conflict of concurrent
 * transactions (serialisation, deadlock) is retried inside, so `work` may run more than once and must have no effect
 * outside its transaction.
 */
export interface ChatStore extends StoreReader {
  /** As `/healthz` names it. */
  readonly kind: 'memory' | 'pglite' | 'postgres';
  transaction<Result>(
    work: (transaction: StoreTransaction) => Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result>;
  /**
   * As `visitor`, or as it was some time ago, for less. Whoever writes by it asks in the transaction, where nothing is old,
   * whether it has the same `version` still.
   */
  seenVisitor(id: string): Promise<StoredVisitor | undefined>;
  /** Rejects when the store does not answer within `milliseconds`. */
  ping(milliseconds: number): Promise<void>;
  /**
   * Every event in the agents' log that is about one of these becomes `instead`, which says nothing; that conversations
   * were deleted stays. Not part of a transaction, because the log may be long.
   */
  clearAgentEvents(
    about: {readonly conversationIds: readonly string[]; readonly visitorIds: readonly string[]},
    instead: ChatEvent,
  ): Promise<void>;
  /** Forgets events older than `days` or beyond `perSubject`, and bodies of outcomes older than a day. */
  prune(options: {readonly now: string; readonly days: number; readonly perSubject: number}): Promise<void>;
  /** Each event of a deleted conversation in the agents' log becomes its `conversation.deleted`. */
  forgetDeleted(): Promise<void>;
  close(): Promise<void>;
}
