import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {Conversation, Participant} from '../../../src/model/conversation.js';
import type {Message} from '../../../src/model/message.js';
import type {Hub, HubTopic} from '../hub/hub.js';
import type {ChatStore, StoredConversation, StoreTransaction, TransactionOptions} from '../store/chat-store.js';
import {agentView, visitorView} from './views.js';

/** `Omit` of each member of a union by itself. */
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

type ConversationEventType = Extract<ChatEvent, {readonly data: Conversation}>['type'];

/** Writes what happens in one transaction into the subject's log and the agents', each as its reader may see it. */
export class Journal {
  readonly topics = new Set<HubTopic>();
  /** Never stored: told to who listens when the transaction is committed. */
  readonly passing: {readonly topic: HubTopic; readonly event: ChatEvent}[] = [];
  #hasDueTask = false;
  readonly #transaction: StoreTransaction;
  readonly #at: string;

  constructor(transaction: StoreTransaction, at: string) {
    this.#transaction = transaction;
    this.#at = at;
  }

  /** The transaction has planned something that is due once it is committed. */
  get hasDueTask(): boolean {
    return this.#hasDueTask;
  }

  planDueTask(): void {
    this.#hasDueTask = true;
  }

  async message(type: 'message.created' | 'message.updated', stored: StoredConversation, data: Message): Promise<void> {
    const event: ChatEvent = {type, at: this.#at, conversationId: data.conversationId, data};
    await this.#append(stored.subjectId, event, event);
  }

  /** `stored` as it stands in the transaction. */
  async conversation(type: ConversationEventType, stored: StoredConversation): Promise<void> {
    const {id} = stored.conversation;
    const unread = await this.#transaction.unreadIn(id);
    const event = (data: Conversation): ChatEvent => ({type, at: this.#at, conversationId: id, data});
    await this.#append(stored.subjectId, event(visitorView(stored, unread)), event(agentView(stored)));
  }

  async read(stored: StoredConversation, lastReadMessageId: string, by: 'customer' | 'agent'): Promise<void> {
    const conversationId = stored.conversation.id;
    const data = {conversationId, lastReadMessageId, by};
    const event: ChatEvent = {type: 'conversation.read', at: this.#at, conversationId, data};
    await this.#append(stored.subjectId, event, event);
  }

  joined(stored: StoredConversation, user: Participant): Promise<void> {
    const data = {user};
    return this.tell(stored.subjectId, {type: 'participant.joined', conversationId: stored.conversation.id, data});
  }

  async merged({conversation: {id}, subjectId}: StoredConversation, target: StoredConversation): Promise<void> {
    const base = {type: 'conversation.merged', at: this.#at, conversationId: id} as const;
    const unread = await this.#transaction.unreadIn(target.conversation.id);
    await this.#append(
      subjectId,
      {...base, data: {sourceId: id, target: visitorView(target, unread)}},
      {...base, data: {sourceId: id, target: agentView(target)}},
    );
  }

  /** Where the customer stands in the queue; null is nowhere. */
  queue({conversation: {id, queue}, subjectId}: StoredConversation): void {
    const data = {estimatedWaitSeconds: queue?.estimatedWaitSeconds ?? null, name: queue?.name ?? null};
    const event: ChatEvent = {type: 'queue.updated', at: this.#at, conversationId: id, data};
    this.passing.push({topic: `subject:${subjectId}`, event}, {topic: 'agents', event});
  }

  /** What moved from another subject to this one, for one of the two: `subjectId` is whose log is written. */
  async moved(stored: StoredConversation, subjectId: string): Promise<void> {
    const {id} = stored.conversation;
    const data = visitorView(stored, await this.#transaction.unreadIn(id));
    await this.tellSubject(subjectId, {type: 'conversation.updated', conversationId: id, data});
  }

  /** What the agents hear by another event. */
  async tellSubject(subjectId: string, event: DistributiveOmit<ChatEvent, 'at'>): Promise<void> {
    await this.#transaction.appendEvent(subjectId, {...event, at: this.#at});
    this.topics.add(`subject:${subjectId}`);
  }

  /** The same for both readers. */
  tell(subjectId: string, event: DistributiveOmit<ChatEvent, 'at'>): Promise<void> {
    const told = {...event, at: this.#at} as ChatEvent;
    return this.#append(subjectId, told, told);
  }

  async #append(subjectId: string, event: ChatEvent, agentEvent: ChatEvent): Promise<void> {
    await this.#transaction.appendEvent(subjectId, event);
    await this.#transaction.appendAgentEvent(agentEvent);
    this.topics.add(`subject:${subjectId}`).add('agents');
  }
}

/** Runs `work` in one transaction and wakes the streams once it is committed. */
export async function writeJournaled<Result>(
  {
    store,
    hub,
    clock,
    tasksChanged,
  }: {
    readonly store: ChatStore;
    readonly hub: Hub;
    readonly clock: () => number;
    readonly tasksChanged?: () => void;
  },
  work: (transaction: StoreTransaction, journal: Journal) => Promise<Result>,
  options?: TransactionOptions,
): Promise<Result> {
  const {result, topics, passing, hasDueTask} = await store.transaction(async (transaction) => {
    // Made inside: the work runs again after a conflict.
    const journal = new Journal(transaction, new Date(clock()).toISOString());
    const {topics, passing} = journal;
    return {result: await work(transaction, journal), topics, passing, hasDueTask: journal.hasDueTask};
  }, options);
  for (const topic of topics) hub.publish(topic);
  for (const {topic, event} of passing) hub.publish(topic, event);
  if (hasDueTask) tasksChanged?.();
  return result;
}
