import {isQuestion, stepOf, type Assistant} from '../config/assistant.js';
import {assistantOf} from '../config/organisation.js';
import type {StoredConversation, StoreTransaction} from '../store/chat-store.js';
import {runOf, type AssistantRun} from './assistant-state.js';
import {timestamp, type Desk} from './desk.js';

/** The task that speaks up when a customer says nothing, and the one that calls a webhook. */
export const idleKind = 'assistant.idle';
export const webhookKind = 'assistant.webhook';

/** Something that is due while a question waits. */
export type IdleEvent =
  | {readonly type: 'remind'; readonly afterSeconds: number; readonly body: string}
  | {
      readonly type: 'abandon';
      readonly afterSeconds: number;
      readonly body: string | undefined;
      readonly then: 'end' | 'transfer';
    };

/** The event that comes after so many reminders; undefined when nothing is left to say. */
export function idleEvent({reminders = [], abandonment}: Assistant, reminded: number): IdleEvent | undefined {
  const reminder = reminders[reminded];
  if (reminder) return {type: 'remind', ...reminder};
  return abandonment && {type: 'abandon', body: undefined, ...abandonment};
}

function idleTask(conversationId: string): string {
  return `assistant-idle:${conversationId}`;
}

/** It goes to the receiver as `webhook-id`: the same for the same turn, however often it must be tried. */
function webhookTask(conversationId: string, {turn}: AssistantRun): string {
  return `assistant-webhook:${conversationId}:${turn}`;
}

/**
 * Plans what the assistant does by itself after this change, instead of what it planned before. True when something is
 * due at once.
 */
export async function planRun(
  desk: Desk,
  transaction: StoreTransaction,
  before: StoredConversation,
  after: StoredConversation,
): Promise<boolean> {
  if (before.assistantRun === after.assistantRun) return false;
  const {id: conversationId} = after.conversation;
  const [last, run] = [runOf(before), runOf(after)];
  const assistant = run ? assistantOf(desk.organisation, run.assistantId) : undefined;
  const step = run && assistant ? stepOf(assistant, run.stepId) : undefined;
  if (last?.questionId === null) await transaction.tasks.remove(webhookTask(conversationId, last));
  if (run && step?.type === 'callWebhook') {
    if (last) await transaction.tasks.remove(idleTask(conversationId));
    const dueAt = timestamp(desk.clock());
    const data = {turn: run.turn};
    await transaction.tasks.save({
      id: webhookTask(conversationId, run),
      kind: webhookKind,
      conversationId,
      dueAt,
      data,
    });
    return true;
  }
  const event = run && assistant && step && isQuestion(step) ? idleEvent(assistant, run.reminded) : undefined;
  if (!run || !event) {
    if (last) await transaction.tasks.remove(idleTask(conversationId));
    return false;
  }
  const dueAt = timestamp(Date.parse(run.since) + event.afterSeconds * 1000);
  const data = {turn: run.turn, reminded: run.reminded};
  await transaction.tasks.save({id: idleTask(conversationId), kind: idleKind, conversationId, dueAt, data});
  return false;
}
