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
import {MemoryReader} from './memory-reader.js';
import {emptyMessageTable, joinKey, outcomeKey, subjectOf} from './memory-tables.js';
import type {MemoryTables} from './memory-tables.js';
import {MemoryWrites} from './memory-writes.js';

/** Writes at once and remembers how to undo it. The store lets nobody else look while a transaction is open. */
export class MemoryTransaction extends MemoryReader implements StoreTransaction {
  readonly #tables: MemoryTables;
  readonly #writes: MemoryWrites;
  #isOpen = true;
  #failure: ChatError | undefined;

  constructor(tables: MemoryTables) {
    const writes = new MemoryWrites();
    super(writes);
    this.#tables = tables;
    this.#writes = writes;
  }

  /** As in SQL, a statement that failed spoils the transaction, even when its error was caught. */
  commit(): void {
    if (this.#failure) throw this.#failure;
    this.#isOpen = false;
  }

  rollback(): void {
    this.#isOpen = false;
    this.#writes.rollback();
  }

  protected override read<Result>(look: (tables: MemoryTables) => Result): Promise<Result> {
    return new Promise((resolve) => {
      if (!this.#isOpen) throw new ChatError('internal', 'This transaction has ended.');
      try {
        resolve(look(this.#tables));
      } catch (error) {
        const failure = error instanceof ChatError ? error : new ChatError('internal', 'The store.', {cause: error});
        this.#failure ??= failure;
        throw failure;
      }
    });
  }

  lockConversation(id: string): Promise<StoredConversation | undefined> {
    return this.conversation(id);
  }

  lockKey(_key: OutcomeKey): Promise<boolean> {
    return this.read(() => true);
  }

  saveOutcome(key: OutcomeKey, outcome: StoredOutcome): Promise<void> {
    return this.read(({outcomes}) => {
      this.#writes.insert(outcomes, outcomeKey(key), outcome, 'outcome');
    });
  }

  insertVisitor(visitor: StoredVisitor): Promise<void> {
    return this.read(({visitors}) => {
      this.#writes.insert(visitors, visitor.id, visitor, 'visitor');
    });
  }

  lockVisitor(id: string): Promise<StoredVisitor | undefined> {
    return this.visitor(id);
  }

  setVisitorSubject(id: string, subjectId: string): Promise<void> {
    return this.read(({visitors}) => {
      const visitor = visitors.get(id);
      if (visitor) this.#writes.set(visitors, id, {...visitor, subjectId, version: visitor.version + 1});
    });
  }

  raiseVisitorVersion(id: string): Promise<void> {
    return this.read(({visitors}) => {
      const visitor = visitors.get(id);
      if (visitor) this.#writes.set(visitors, id, {...visitor, version: visitor.version + 1});
    });
  }

  insertFirstSigningKey(key: SigningKey): Promise<SigningKey> {
    return this.read(({signingKeys}) => {
      const newest = signingKeys.at(-1);
      if (newest) return newest;
      signingKeys.push(key);
      this.#writes.onRollback(() => signingKeys.pop());
      return key;
    });
  }

  insertConversation(stored: StoredConversation): Promise<void> {
    return this.read(({conversations, messages}) => {
      const {id} = stored.conversation;
      this.#writes.insert(conversations, id, {...stored, lastSeq: 0}, 'conversation');
      this.#writes.set(messages, id, emptyMessageTable());
      this.#index(stored);
    });
  }

  updateConversation(stored: StoredConversation): Promise<void> {
    return this.read((tables) => this.#replace(tables, stored));
  }

  moveConversations(fromSubjectId: string, toSubjectId: string): Promise<readonly StoredConversation[]> {
    return this.read((tables) => {
      const byId = tables
        .conversationsOf(fromSubjectId)
        .sort((one, other) => (one.conversation.id < other.conversation.id ? -1 : 1));
      return byId.map(({conversation, ...rest}) => {
        const isTaken = tables.conversationsByClientId.has(joinKey(toSubjectId, conversation.clientId ?? ''));
        const clientId = isTaken ? null : conversation.clientId;
        const moved = {...rest, conversation: {...conversation, clientId}, subjectId: toSubjectId};
        this.#replace(tables, moved);
        return moved;
      });
    });
  }

  insertMessage(message: Omit<Message, 'seq'>, options?: {readonly opening?: boolean}): Promise<StoredMessage> {
    return this.read(({conversations, messages}) => {
      const {id, clientId, conversationId, direction} = message;
      const current = existing(conversations.get(conversationId), 'conversation', conversationId);
      const table = existing(messages.get(conversationId), 'conversation', conversationId);
      const seq = current.lastSeq + 1;
      const stored: StoredMessage = {message: {...message, seq}, opening: options?.opening ?? false};
      this.#writes.insert(table.seqById, id, seq, 'message');
      if (clientId !== null) this.#writes.insert(table.seqByClientId, clientId, seq, 'message');
      this.#writes.push(table.list, stored);
      const isCountable = direction === 'out' && !stored.opening;
      this.#writes.push(table.countable, (table.countable.at(-1) ?? 0) + (isCountable ? 1 : 0));
      this.#writes.set(conversations, conversationId, {...current, lastSeq: seq});
      return stored;
    });
  }

  updateMessage(message: Message): Promise<void> {
    return this.read(({messages}) => {
      const table = messages.get(message.conversationId);
      const index = (table?.seqById.get(message.id) ?? 0) - 1;
      const current = existing(table?.list[index], 'message', message.id);
      const list = table?.list ?? [];
      list[index] = {...current, message: {...message, seq: current.message.seq}};
      this.#writes.onRollback(() => (list[index] = current));
    });
  }

  deleteConversation(id: string, instead: ChatEvent): Promise<boolean> {
    return this.read((tables) => {
      const {conversations, conversationsBySubject, conversationsByClientId, messages, outcomes, logs} = tables;
      const stored = conversations.get(id);
      if (!stored) return false;
      const {subjectId, conversation} = stored;
      const gone = new Set([id, ...(messages.get(id)?.seqById.keys() ?? [])]);
      for (const [key, outcome] of [...outcomes]) {
        if (gone.has(outcome.resourceId)) this.#writes.set(outcomes, key, {...outcome, body: null});
      }
      const siblings = conversationsBySubject.get(subjectId);
      if (siblings?.delete(id)) this.#writes.onRollback(() => siblings.add(id));
      if (conversation.clientId !== null) {
        this.#writes.delete(conversationsByClientId, joinKey(subjectId, conversation.clientId));
      }
      this.#writes.delete(messages, id);
      this.#writes.delete(conversations, id);
      const visitors = [...tables.visitors.values()].filter((visitor) => visitor.subjectId === subjectId);
      const merged = [...tables.customers.byId.values()].filter(({mergedInto}) => mergedInto === subjectId);
      // The logs of former subjects are pruned only later.
      for (const reader of new Set([subjectId, ...[...visitors, ...merged].map((one) => one.id)])) {
        const log = logs.get(reader);
        const entries = log?.entries.map((entry) =>
          conversationsIn(entry.event).includes(id) ? {...entry, event: instead} : entry,
        );
        if (log && entries) this.#writes.set(logs, reader, {...log, entries});
      }
      return true;
    });
  }

  deleteVisitors(ids: readonly string[]): Promise<void> {
    return this.read(({visitors, outcomes}) => {
      for (const id of ids) this.#writes.delete(visitors, id);
      const scopes = new Set<unknown>(ids);
      for (const key of [...outcomes.keys()]) if (scopes.has(subjectOf(key))) this.#writes.delete(outcomes, key);
    });
  }

  clearLogs(subjectIds: readonly string[]): Promise<void> {
    return this.read(({logs}) => {
      for (const id of subjectIds) {
        const {dropped, entries} = logs.get(id) ?? {dropped: 0, entries: []};
        this.#writes.set(logs, id, {entries: [], dropped: dropped + entries.length});
      }
    });
  }

  appendEvent(subjectId: string, event: ChatEvent): Promise<void> {
    return this.read(({logs}) => {
      const log = logs.get(subjectId) ?? {entries: [], dropped: 0};
      if (!logs.has(subjectId)) this.#writes.set(logs, subjectId, log);
      this.#writes.push(log.entries, {offset: log.dropped + log.entries.length + 1, event});
    });
  }

  appendAgentEvent(event: ChatEvent): Promise<void> {
    return this.read(({agentLog}) => {
      this.#writes.push(agentLog.entries, event);
    });
  }

  #replace(tables: MemoryTables, stored: StoredConversation): void {
    const {conversations, conversationsBySubject, conversationsByClientId} = tables;
    const {id} = stored.conversation;
    const current = existing(conversations.get(id), 'conversation', id);
    const {clientId} = current.conversation;
    const siblings = conversationsBySubject.get(current.subjectId);
    if (siblings?.delete(id)) this.#writes.onRollback(() => siblings.add(id));
    if (clientId !== null) this.#writes.delete(conversationsByClientId, joinKey(current.subjectId, clientId));
    this.#writes.set(conversations, id, {...stored, lastSeq: current.lastSeq});
    this.#index(stored);
  }

  #index({subjectId, conversation: {id, clientId}}: StoredConversation): void {
    const {conversationsBySubject, conversationsByClientId} = this.#tables;
    const siblings = conversationsBySubject.get(subjectId) ?? new Set();
    if (!conversationsBySubject.has(subjectId)) this.#writes.set(conversationsBySubject, subjectId, siblings);
    siblings.add(id);
    this.#writes.onRollback(() => siblings.delete(id));
    if (clientId === null) return;
    this.#writes.insert(conversationsByClientId, joinKey(subjectId, clientId), id, 'conversation');
  }
}

/** Those that an event tells about: its own, and what that was merged into. */
export function conversationsIn(event: ChatEvent): readonly string[] {
  if (!('conversationId' in event)) return [];
  const {conversationId} = event;
  return event.type === 'conversation.merged' ? [conversationId, event.data.target.id] : [conversationId];
}

function existing<Value>(value: Value | undefined, name: string, id: string): Value {
  if (value === undefined) throw new ChatError('internal', `There is no ${name} ${id}.`);
  return value;
}
