import type {Satisfaction} from '../../../src/model/satisfaction.js';
import type {StoredConversation, StoreTransaction} from '../store/chat-store.js';
import {newId, settingsOfConversation, timestamp, type Desk} from './desk.js';
import type {Journal} from './journal.js';

/** The task that asks some time after the end, and the one that closes what was asked. */
export const offerKind = 'satisfaction.offer';
export const lockKind = 'satisfaction.lock';

/** The beginning of a conversation shows whether both sides took part; nobody counts all of a long one. */
const lookedAtMessages = 1000;
const page = 100;

/** What a `ThreadChange` offers for this. */
interface Thread {
  readonly stored: StoredConversation;
  set(conversation: Partial<StoredConversation['conversation']>): void;
}

function offerTask(conversationId: string): string {
  return `satisfaction-offer:${conversationId}`;
}

function lockTask(satisfactionId: string): string {
  return `satisfaction-lock:${satisfactionId}`;
}

/**
 * After a conversation has ended: asks at once, or plans to. No message is stored for it: nothing is unread then,
 * the ended conversation stays as it is, and a page shows the card for as long as `satisfactionId` names an open one.
 */
export async function planSatisfaction(
  desk: Desk,
  transaction: StoreTransaction,
  thread: Thread,
): Promise<Satisfaction | undefined> {
  const {conversation} = thread.stored;
  const settings = settingsOfConversation(desk, thread.stored);
  if (!settings?.features.csat || conversation.endReason === 'merged') return undefined;
  if (!(await haveBothTakenPart(transaction, conversation.id, settings.satisfaction))) return undefined;
  const {delaySeconds} = settings.satisfaction;
  if (delaySeconds <= 0) return offerSatisfaction(desk, transaction, thread);
  const {id: conversationId} = conversation;
  const dueAt = timestamp(desk.clock() + delaySeconds * 1000);
  await transaction.tasks.save({id: offerTask(conversationId), kind: offerKind, conversationId, dueAt, data: {}});
  return undefined;
}

/** Stores the question and names it in the conversation, which the caller stores. Undefined when nobody asks any more. */
export async function offerSatisfaction(
  desk: Desk,
  transaction: StoreTransaction,
  thread: Thread,
): Promise<Satisfaction | undefined> {
  const settings = settingsOfConversation(desk, thread.stored);
  if (!settings?.features.csat) return undefined;
  const {form, editSeconds} = settings.satisfaction;
  const offered: Satisfaction = {
    id: newId(desk),
    conversationId: thread.stored.conversation.id,
    status: 'offered',
    editableUntil: timestamp(desk.clock() + editSeconds * 1000),
    // As it is asked today: the answers belong to it, whatever the configuration says tomorrow.
    form,
    rating: null,
    answers: [],
    submittedAt: null,
  };
  const {id, conversationId, editableUntil} = offered;
  await transaction.satisfactions.save(offered);
  const data = {satisfactionId: id};
  await transaction.tasks.save({id: lockTask(id), kind: lockKind, conversationId, dueAt: editableUntil, data});
  thread.set({satisfactionId: id});
  return offered;
}

/** For a conversation that goes on, here or elsewhere. What is locked stays as it was answered. */
export async function cancelSatisfaction(
  desk: Desk,
  transaction: StoreTransaction,
  {conversation: {id, satisfactionId}}: StoredConversation,
): Promise<Satisfaction | undefined> {
  await transaction.tasks.remove(offerTask(id));
  const asked = satisfactionId === null ? undefined : await transaction.satisfactions.find(satisfactionId);
  if (!asked || !isEditable(asked, desk.clock())) return undefined;
  const canceled: Satisfaction = {...asked, status: 'canceled'};
  await transaction.satisfactions.save(canceled);
  await transaction.tasks.remove(lockTask(canceled.id));
  return canceled;
}

export function tellSatisfaction(
  journal: Journal,
  {subjectId}: StoredConversation,
  type: 'satisfaction.offered' | 'satisfaction.updated',
  data: Satisfaction,
): Promise<void> {
  return journal.tell(subjectId, {type, conversationId: data.conversationId, data});
}

/** As it stands at `now`: it is locked on time, also before the task has said so. */
export function satisfactionAt(satisfaction: Satisfaction, now: number): Satisfaction {
  const {status, editableUntil} = satisfaction;
  if (status === 'canceled' || timestamp(now) < editableUntil) return satisfaction;
  return {...satisfaction, status: 'locked'};
}

export function isEditable(satisfaction: Satisfaction, now: number): boolean {
  const {status} = satisfactionAt(satisfaction, now);
  return status !== 'canceled' && status !== 'locked';
}

/** Openings are said before anybody takes part, and what the system says is said by nobody. */
async function haveBothTakenPart(
  transaction: StoreTransaction,
  id: string,
  {inboundMessages, outboundMessages}: {readonly inboundMessages: number; readonly outboundMessages: number},
): Promise<boolean> {
  let inbound = 0;
  let outbound = 0;
  for (let afterSeq = 0; afterSeq < lookedAtMessages; afterSeq += page) {
    if (inbound >= inboundMessages && outbound >= outboundMessages) return true;
    const next = await transaction.messages(id, {afterSeq, limit: page});
    for (const {message, opening} of next) {
      if (message.direction === 'in') inbound++;
      else if (!opening && message.sender.type !== 'system' && message.redactedAt === null) outbound++;
    }
    if (next.length < page) break;
  }
  return inbound >= inboundMessages && outbound >= outboundMessages;
}
