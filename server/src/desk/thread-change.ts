import type {Conversation, Participant} from '../../../src/model/conversation.js';
import type {Message} from '../../../src/model/message.js';
import type {StoredConversation, StoreTransaction} from '../store/chat-store.js';
import {copyStored} from '../store/copies.js';
import {planRun} from './assistant-plan.js';
import {newId, timestamp, type Desk} from './desk.js';
import type {Journal} from './journal.js';
import {cancelSatisfaction, planSatisfaction, tellSatisfaction} from './satisfaction-offer.js';
import {endStreaming} from './stream-end.js';
import {withNewestMessage} from './views.js';

/** What a writer decides about a message; the rest is the same for all. */
export type NewMessage = Pick<Message, 'direction' | 'sender' | 'body'> &
  Partial<
    Pick<
      Message,
      | 'clientId'
      | 'template'
      | 'reply'
      | 'attachments'
      | 'inputLocked'
      | 'auto'
      | 'linkPreviews'
      | 'streaming'
      | 'createdAt'
    >
  >;

const maxParticipants = 50;

/**
 * One conversation while a transaction changes it: collects messages and new states, then stores the conversation once
 * and logs everything in one order (messages, conversation, end of the assistant, end of the conversation).
 */
export class ThreadChange {
  stored: StoredConversation;
  readonly messages: Message[] = [];
  /** Messages that were there before and are others now. */
  readonly updated: Message[] = [];
  /** When all of it happens, RFC 3339. */
  readonly at: string;
  readonly #desk: Desk;
  readonly #transaction: StoreTransaction;
  readonly #before: StoredConversation;

  constructor(desk: Desk, transaction: StoreTransaction, stored: StoredConversation, at = timestamp(desk.clock())) {
    this.#desk = desk;
    this.at = at;
    this.#transaction = transaction;
    this.#before = stored;
    this.stored = stored;
  }

  async add(message: NewMessage, {opening = false} = {}): Promise<Message> {
    const {message: inserted} = await this.#transaction.insertMessage(
      {
        id: newId(this.#desk),
        clientId: message.clientId ?? null,
        conversationId: this.stored.conversation.id,
        createdAt: message.createdAt ?? this.at,
        direction: message.direction,
        sender: message.sender,
        body: message.body,
        template: message.template ?? null,
        reply: message.reply ?? null,
        attachments: message.attachments ?? [],
        inputLocked: message.inputLocked ?? false,
        auto: message.auto ?? false,
        linkPreviews: message.linkPreviews ?? [],
        streaming: message.streaming ?? false,
        editedAt: null,
        redactedAt: null,
      },
      {opening},
    );
    this.messages.push(inserted);
    this.stored = afterMessage(this.stored, inserted);
    return inserted;
  }

  async update(message: Message): Promise<void> {
    await this.#transaction.updateMessage(message);
    this.updated.push(message);
  }

  set(conversation: Partial<StoredConversation['conversation']>): void {
    this.stored = {...this.stored, conversation: {...this.stored.conversation, ...conversation}};
  }

  end(by: NonNullable<Conversation['endedBy']>, reason: Conversation['endReason']): void {
    this.leaveAssistant();
    this.set({ended: true, endedAt: this.at, endedBy: by, endReason: reason, queue: null});
  }

  /** Writable again, for people: an assistant does not take up what it left. */
  reopen(): void {
    this.set({ended: false, endedAt: null, endedBy: null, endReason: null});
  }

  /** Turns assistant mode off; `assistant.ended` follows if it was on. */
  leaveAssistant(): void {
    this.stored = {...this.stored, assistantRun: null};
    this.set({isInAssistantMode: false});
  }

  /**
   * Stores and logs. `created` is true for a conversation that this transaction has inserted; `imported` for one that
   * has happened elsewhere: its messages and its end are not told one by one.
   */
  async finish(journal: Journal, {created = false, imported = false} = {}): Promise<void> {
    const before = this.#before.conversation;
    const hasEnded = !before.ended && this.stored.conversation.ended;
    const hasReopened = before.ended && !this.stored.conversation.ended;
    if (hasEnded) await endStreaming(this.#transaction, this);
    const offered = hasEnded ? await planSatisfaction(this.#desk, this.#transaction, this) : undefined;
    const {stored} = this;
    const canceled = hasReopened ? await cancelSatisfaction(this.#desk, this.#transaction, stored) : undefined;
    await this.#transaction.updateConversation(stored);
    const isDue = await planRun(this.#desk, this.#transaction, this.#before, stored);
    if (isDue) journal.planDueTask();
    if (created) await journal.conversation('conversation.created', stored);
    const participants = imported ? [] : newParticipants(before, stored.conversation);
    for (const user of participants) await journal.joined(stored, user);
    for (const message of imported ? [] : this.messages) await journal.message('message.created', stored, message);
    for (const message of this.updated) await journal.message('message.updated', stored, message);
    if (!created) await journal.conversation('conversation.updated', stored);
    if (before.isInAssistantMode && !stored.conversation.isInAssistantMode) {
      await journal.conversation('assistant.ended', stored);
    }
    if (hasEnded && !imported) await journal.conversation('conversation.ended', stored);
    if (offered) await tellSatisfaction(journal, stored, 'satisfaction.offered', offered);
    if (hasReopened) await journal.conversation('conversation.reopened', stored);
    if (canceled) await tellSatisfaction(journal, stored, 'satisfaction.updated', canceled);
    if (hasMoved(before.queue, stored.conversation.queue)) journal.queue(stored);
  }
}

function newParticipants(before: Conversation, after: Conversation): readonly Participant[] {
  return after.participants.filter(({id}) => !before.participants.some((one) => one.id === id));
}

function hasMoved(before: Conversation['queue'], after: Conversation['queue']): boolean {
  return (
    !before !== !after || before?.name !== after?.name || before?.estimatedWaitSeconds !== after?.estimatedWaitSeconds
  );
}

function afterMessage(before: StoredConversation, message: Message): StoredConversation {
  const stored = copyStored(before);
  const conversation = withNewestMessage(before.conversation, message);
  stored.conversation = conversation;
  const {id, seq, sender} = message;
  stored.lastSeq = seq;
  if (message.direction === 'in') {
    // Who writes has read what stands above.
    stored.customerReadSeq = seq;
    conversation.lastReadMessageId = id;
    conversation.unreadCount++;
  } else if (sender.type === 'agent') {
    const participant = {id: sender.id ?? '', displayName: sender.displayName, avatarUrl: sender.avatarUrl};
    const others = conversation.participants.filter((one) => one.id !== participant.id).slice(0, maxParticipants - 1);
    stored.agentReadSeq = seq;
    conversation.participants = [...others, participant];
    conversation.agentReadMessageId = id;
    conversation.unreadCount = 0;
    // Who is answered waits no more.
    conversation.queue = null;
  }
  return stored;
}
