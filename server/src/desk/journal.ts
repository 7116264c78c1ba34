import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {Conversation} from '../../../src/model/conversation.js';
import type {Message} from '../../../src/model/message.js';
import type {Hub, HubTopic} from '../hub/hub.js';
import type {ChatStore, StoredConversation, StoreTransaction} from '../store/chat-store.js';
import {agentView, visitorView} from './views.js';

/** `Omit` of each member of a union by itself. */
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

type ConversationEventType = Extract<ChatEvent, {readonly data: Conversation}>['type'];

/** Writes what happens in one transaction into the subject's log and the agents', each as its reader may see it. */
export class Journal {
  readonly topics = new Set<HubTopic>();
  readonly #transaction: StoreTransaction;
  readonly #at: string;

  constructor(transaction: StoreTransaction, at: string) {
    this.#transaction = transaction;
    this.#at = at;
  }

  async message(type: 'message.created' | 'message.updated', stored: StoredConversation, data: Message): Promise<void> {
    const event: ChatEvent = {type, at: this.#at, conversationId: data.conversationId, data};
    await this.#append(stored.subjectId, event, event);
  }

  /** `stored` as it stands in the transaction. */
  async conversation(type: ConversationEventType, stored: StoredConversation): Promise<void> {
    const {id} = stored.conversation;
    const base = {type, at: this.#at, conversationId: id};
    const unread = await this.#transaction.unreadIn(id);
    await this.#append(
      stored.subjectId,
      {...base, data: visitorView(stored, unread)},
      {...base, data: agentView(stored)},
    );
  }

  async read(stored: StoredConversation, lastReadMessageId: string, by: 'customer' | 'agent'): Promise<void> {
    const conversationId = stored.conversation.id;
    const data = {conversationId, lastReadMessageId, by};
    const event: ChatEvent = {type: 'conversation.read', at: this.#at, conversationId, data};
    await this.#append(stored.subjectId, event, event);
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
  {store, hub, clock}: {readonly store: ChatStore; readonly hub: Hub; readonly clock: () => number},
  work: (transaction: StoreTransaction, journal: Journal) => Promise<Result>,
): Promise<Result> {
  const {result, topics} = await store.transaction(async (transaction) => {
    // Made inside: the work runs again after a conflict.
    const journal = new Journal(transaction, new Date(clock()).toISOString());
    return {result: await work(transaction, journal), topics: journal.topics};
  });
  for (const topic of topics) hub.publish(topic);
  return result;
}
