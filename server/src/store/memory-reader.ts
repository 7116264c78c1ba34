import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {
  AgentLogCursor,
  ConversationFilter,
  LoggedEvent,
  LogPosition,
  MessageRange,
  OutcomeKey,
  SigningKey,
  StoredConversation,
  StoredMessage,
  StoredOutcome,
  StoredVisitor,
  StoreReader,
} from './chat-store.js';
import {MemoryAgentSessions} from './memory-agent-sessions.js';
import {MemoryAttachments} from './memory-attachments.js';
import {MemoryCustomers} from './memory-customers.js';
import {MemorySatisfactions} from './memory-satisfactions.js';
import {MemorySearch} from './memory-search.js';
import {MemoryTasks} from './memory-tasks.js';
import {joinKey, outcomeKey} from './memory-tables.js';
import type {LogTable, MemoryTables} from './memory-tables.js';
import type {MemoryRead, MemoryWrites} from './memory-writes.js';
import type {AgentSessionWriter} from './agent-session-store.js';
import type {AttachmentWriter} from './attachment-store.js';
import type {CustomerWriter} from './customer-store.js';
import type {SatisfactionWriter} from './satisfaction-store.js';
import type {SearchWriter} from './search-store.js';
import type {TaskWriter} from './task-store.js';

/** Reads of the memory store, the same inside and outside a transaction; `read` decides when one may look. */
export abstract class MemoryReader implements StoreReader {
  readonly customers: CustomerWriter;
  readonly attachments: AttachmentWriter;
  readonly satisfactions: SatisfactionWriter;
  readonly search: SearchWriter;
  readonly agentSessions: AgentSessionWriter;
  readonly tasks: TaskWriter;

  /** `writes` of the transaction; outside one only the reading half of each area is to be seen. */
  constructor(writes: MemoryWrites) {
    const read: MemoryRead<MemoryTables> = (look) => this.read(look);
    this.customers = new MemoryCustomers(read, writes);
    this.attachments = new MemoryAttachments(read, writes);
    this.satisfactions = new MemorySatisfactions(read, writes);
    this.search = new MemorySearch(read, writes);
    this.agentSessions = new MemoryAgentSessions(read, writes);
    this.tasks = new MemoryTasks(read, writes);
  }

  protected abstract read<Result>(look: (tables: MemoryTables) => Result): Promise<Result>;

  visitor(id: string): Promise<StoredVisitor | undefined> {
    return this.read(({visitors}) => visitors.get(id));
  }

  visitorsOf(subjectId: string): Promise<readonly StoredVisitor[]> {
    return this.read(({visitors}) =>
      [...visitors.values()]
        .filter((visitor) => visitor.subjectId === subjectId)
        .sort((one, other) => (one.id < other.id ? -1 : 1)),
    );
  }

  signingKeys(): Promise<readonly SigningKey[]> {
    return this.read(({signingKeys}) => [...signingKeys].reverse().slice(0, 2));
  }

  conversation(id: string): Promise<StoredConversation | undefined> {
    return this.read(({conversations}) => conversations.get(id));
  }

  conversationByClientId(subjectId: string, clientId: string): Promise<StoredConversation | undefined> {
    return this.read(({conversations, conversationsByClientId}) =>
      conversations.get(conversationsByClientId.get(joinKey(subjectId, clientId)) ?? ''),
    );
  }

  conversations({subjectId, status, after, limit}: ConversationFilter): Promise<readonly StoredConversation[]> {
    return this.read((tables) =>
      tables
        .conversationsOf(subjectId)
        .filter(
          ({conversation}) =>
            (status === undefined || conversation.ended === (status === 'ended')) &&
            (after === undefined || newestFirst(after, conversation) < 0),
        )
        .sort((one, other) => newestFirst(one.conversation, other.conversation))
        .slice(0, limit),
    );
  }

  message(conversationId: string, messageId: string): Promise<StoredMessage | undefined> {
    return this.read(({messages}) => {
      const table = messages.get(conversationId);
      return table?.list[(table.seqById.get(messageId) ?? 0) - 1];
    });
  }

  messageByClientId(conversationId: string, clientId: string): Promise<StoredMessage | undefined> {
    return this.read(({messages}) => {
      const table = messages.get(conversationId);
      return table?.list[(table.seqByClientId.get(clientId) ?? 0) - 1];
    });
  }

  messages(conversationId: string, range: MessageRange): Promise<readonly StoredMessage[]> {
    return this.read(({messages}) => {
      const list = messages.get(conversationId)?.list ?? [];
      const end = Math.max(0, Math.min(list.length, (range.beforeSeq ?? Infinity) - 1));
      if (range.afterSeq === undefined) return list.slice(Math.max(0, end - range.limit), end);
      const start = Math.max(0, range.afterSeq);
      return list.slice(start, Math.min(end, start + range.limit));
    });
  }

  firstMessageSince(conversationId: string, at: string): Promise<StoredMessage | undefined> {
    return this.read(({messages}) => {
      const since = new Date(at).toISOString();
      let first: StoredMessage | undefined;
      // All of them: a clock that was set back leaves times that do not ascend with `seq`.
      for (const stored of messages.get(conversationId)?.list ?? []) {
        const {createdAt} = stored.message;
        if (createdAt >= since && (first === undefined || createdAt < first.message.createdAt)) first = stored;
      }
      return first;
    });
  }

  unread(subjectId: string): Promise<Readonly<Record<string, number>>> {
    return this.read((tables) => {
      const ids = [...(tables.conversationsBySubject.get(subjectId) ?? [])];
      return Object.fromEntries(ids.map((id) => [id, tables.unreadIn(id)] as const).filter(([, count]) => count > 0));
    });
  }

  unreadIn(conversationId: string): Promise<number> {
    return this.read((tables) => tables.unreadIn(conversationId));
  }

  outcome(key: OutcomeKey): Promise<StoredOutcome | undefined> {
    return this.read(({outcomes, visitors}) => {
      const own = outcomes.get(outcomeKey(key));
      if (own || key.customerId === undefined) return own;
      const siblings = [...visitors.values()].filter(({subjectId}) => subjectId === key.customerId);
      return siblings.flatMap(({id}) => outcomes.get(outcomeKey({...key, subjectId: id})) ?? [])[0];
    });
  }

  log(subjectId: string): Promise<LogPosition> {
    return this.read(({epoch, logs}) => {
      const {dropped, entries} = logs.get(subjectId) ?? {dropped: 0, entries: []};
      return {epoch, oldest: dropped + 1, last: dropped + entries.length};
    });
  }

  async lastOffset(subjectId: string): Promise<number> {
    return (await this.log(subjectId)).last;
  }

  events(subjectId: string, after: number, limit: number): Promise<readonly LoggedEvent[]> {
    return this.read(({logs}) => entriesAfter(logs.get(subjectId) ?? {dropped: 0, entries: []}, after, limit));
  }

  agentLog(): Promise<AgentLogCursor> {
    return this.read(({epoch, agentLog}) => `${epoch}-${agentLog.dropped + agentLog.entries.length}`);
  }

  agentEvents(
    after: AgentLogCursor,
    limit: number,
  ): Promise<readonly {readonly cursor: AgentLogCursor; readonly event: ChatEvent}[] | undefined> {
    return this.read(({epoch, agentLog}) => {
      const [, cursorEpoch, digits] = /^([0-9a-f]+)-(\d{1,15})$/.exec(after) ?? [];
      const position = Number(digits);
      const isKnown = position >= agentLog.dropped && position <= agentLog.dropped + agentLog.entries.length;
      if (cursorEpoch !== epoch || !isKnown) return undefined;
      return entriesAfter(agentLog, position, limit).map((event, index) => ({
        cursor: `${epoch}-${position + index + 1}`,
        event,
      }));
    });
  }
}

function entriesAfter<Entry>({dropped, entries}: LogTable<Entry>, after: number, limit: number): Entry[] {
  const start = Math.max(0, after - dropped);
  return entries.slice(start, start + limit);
}

type ListPosition = Pick<StoredConversation['conversation'], 'lastMessageAt' | 'id'>;

function newestFirst(one: ListPosition, other: ListPosition): number {
  if (one.lastMessageAt !== other.lastMessageAt) return one.lastMessageAt < other.lastMessageAt ? 1 : -1;
  if (one.id !== other.id) return one.id < other.id ? 1 : -1;
  return 0;
}
