import type {Message} from '../../../src/model/message.js';
import type {StoredConversation, StoreTransaction} from '../store/chat-store.js';
import {newId, timestamp, type Desk} from './desk.js';
import type {Journal} from './journal.js';
import {withNewestMessage} from './views.js';

/** What a writer decides about a message; the rest is the same for all. */
export type NewMessage = Pick<Message, 'direction' | 'sender' | 'body'> &
  Partial<Pick<Message, 'clientId' | 'template' | 'reply' | 'inputLocked' | 'auto'>>;

const maxParticipants = 50;

/**
 * One conversation while a transaction changes it: collects messages and new states, then stores the conversation once
 * and logs everything in one order (messages, conversation, end of the assistant, end of the conversation).
 */
export class ThreadChange {
  stored: StoredConversation;
  readonly messages: Message[] = [];
  readonly #desk: Desk;
  readonly #at: string;
  readonly #transaction: StoreTransaction;
  readonly #before: StoredConversation;
  readonly #updated: Message[] = [];

  /** `at` is when all of it happens, RFC 3339. */
  constructor(desk: Desk, transaction: StoreTransaction, stored: StoredConversation, at = timestamp(desk.clock())) {
    this.#desk = desk;
    this.#at = at;
    this.#transaction = transaction;
    this.#before = stored;
    this.stored = stored;
  }

  async add(message: NewMessage, {opening = false} = {}): Promise<Message> {
    const {message: inserted} = await this.#transaction.insertMessage(
      {
        id: newId(this.#desk),
        clientId: null,
        conversationId: this.stored.conversation.id,
        createdAt: this.#at,
        template: null,
        reply: null,
        attachments: [],
        inputLocked: false,
        auto: false,
        linkPreviews: [],
        streaming: false,
        editedAt: null,
        redactedAt: null,
        ...message,
      },
      {opening},
    );
    this.messages.push(inserted);
    this.stored = {...afterMessage(this.stored, inserted), lastSeq: inserted.seq};
    return inserted;
  }

  async update(message: Message): Promise<void> {
    await this.#transaction.updateMessage(message);
    this.#updated.push(message);
  }

  set(conversation: Partial<StoredConversation['conversation']>): void {
    this.stored = {...this.stored, conversation: {...this.stored.conversation, ...conversation}};
  }

  end(by: 'customer' | 'agent' | 'assistant', reason: 'customer_ended' | 'user_ended' | 'timed_out' | null): void {
    this.leaveAssistant();
    this.set({ended: true, endedAt: this.#at, endedBy: by, endReason: reason});
  }

  /** Turns assistant mode off; `assistant.ended` follows if it was on. */
  leaveAssistant(): void {
    this.stored = {...this.stored, assistantRun: null};
    this.set({isInAssistantMode: false});
  }

  /** Stores and logs. `created` is true for a conversation that this transaction has inserted. */
  async finish(journal: Journal, {created = false} = {}): Promise<void> {
    const {stored} = this;
    await this.#transaction.updateConversation(stored);
    if (created) await journal.conversation('conversation.created', stored);
    for (const message of this.messages) await journal.message('message.created', stored, message);
    for (const message of this.#updated) await journal.message('message.updated', stored, message);
    if (!created) await journal.conversation('conversation.updated', stored);
    const before = this.#before.conversation;
    if (before.isInAssistantMode && !stored.conversation.isInAssistantMode) {
      await journal.conversation('assistant.ended', stored);
    }
    if (!before.ended && stored.conversation.ended) await journal.conversation('conversation.ended', stored);
  }
}

function afterMessage(stored: StoredConversation, message: Message): StoredConversation {
  const conversation = withNewestMessage(stored.conversation, message);
  const {id, seq, sender} = message;
  if (message.direction === 'in') {
    // Who writes has read what stands above.
    return {
      ...stored,
      customerReadSeq: seq,
      conversation: {...conversation, lastReadMessageId: id, unreadCount: conversation.unreadCount + 1},
    };
  }
  if (sender.type !== 'agent') return {...stored, conversation};
  const participant = {id: sender.id ?? '', displayName: sender.displayName, avatarUrl: sender.avatarUrl};
  const others = conversation.participants.filter((one) => one.id !== participant.id).slice(0, maxParticipants - 1);
  return {
    ...stored,
    agentReadSeq: seq,
    conversation: {
      ...conversation,
      participants: [...others, participant],
      agentReadMessageId: id,
      unreadCount: 0,
    },
  };
}
