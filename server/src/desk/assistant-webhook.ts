import {stepOf, type Assistant, type CallWebhookStep} from '../config/assistant.js';
import {assistantOf} from '../config/organisation.js';
import type {StoredConversation, StoreTransaction} from '../store/chat-store.js';
import type {StoredTask} from '../store/task-store.js';
import {webhookKind} from './assistant-plan.js';
import {play, sceneIn} from './assistant-run.js';
import {runOf, type AssistantRun} from './assistant-state.js';
import {takeOver} from './assistant-takeover.js';
import {attributeProblems} from './attributes.js';
import {timestamp, type Desk} from './desk.js';
import {isDeclared, resumeDialogue, type WebhookChoice} from './dialogue.js';
import {writeJournaled} from './journal.js';
import type {TaskHandler} from './task-runner.js';
import {ThreadChange} from './thread-change.js';
import {visitorView} from './views.js';
import {callWebhook, timeoutOf} from './webhook.js';

/** Beyond the timeout, before another node may think that the caller has died. */
const graceMilliseconds = 10_000;

interface Call {
  readonly assistant: Assistant;
  readonly step: CallWebhookStep;
  readonly payload: unknown;
}

/**
 * Calls outside of any transaction, then goes on in one that takes the task. A node that dies meanwhile leaves the task
 * behind: another calls again, with the same `webhook-id`, once the caller's time is over.
 */
export const webhookHandler: TaskHandler = {
  kind: webhookKind,
  isSlow: true,
  run: async (desk, task) => {
    const call = await reserve(desk, task);
    if (call) await goOn(desk, task, call, await choose(desk, task, call));
  },
};

/** Undefined when another node calls, or nobody waits for it any more. */
function reserve(desk: Desk, {id, conversationId}: StoredTask): Promise<Call | undefined> {
  return writeJournaled(desk, async (transaction, journal) => {
    const stored = await transaction.lockConversation(conversationId);
    const task = await transaction.tasks.find(id);
    const now = desk.clock();
    if (!task || task.dueAt > timestamp(now)) return undefined;
    const run = stored && waitingRun(stored, task);
    if (!run) {
      await transaction.tasks.remove(id);
      return undefined;
    }
    const assistant = assistantOf(desk.organisation, run.assistantId);
    const step = assistant && stepOf(assistant, run.stepId);
    if (!assistant || step?.type !== 'callWebhook') {
      // The configuration has changed since: the assistant cannot go on, people can.
      const thread = new ThreadChange(desk, transaction, stored);
      await takeOver(transaction, thread);
      await thread.finish(journal);
      return undefined;
    }
    await transaction.tasks.save({...task, dueAt: timestamp(now + timeoutOf(step) + graceMilliseconds)});
    return {assistant, step, payload: await payloadOf(transaction, stored, run, timestamp(now))};
  });
}

function waitingRun(stored: StoredConversation, task: StoredTask): AssistantRun | undefined {
  const run = runOf(stored);
  return run && !stored.conversation.ended && run.turn === task.data['turn'] ? run : undefined;
}

/** What visitors may see of their conversation, and what they answered. */
async function payloadOf(
  transaction: StoreTransaction,
  stored: StoredConversation,
  {assistantId, stepId, answers}: AssistantRun,
  now: string,
): Promise<unknown> {
  const {id} = stored.conversation;
  const conversation = visitorView(stored, await transaction.unreadIn(id));
  const newest = await transaction.messages(id, {limit: 20});
  const message = newest.findLast(({message: {direction}}) => direction === 'in')?.message.body ?? null;
  return {type: 'assistant.step', timestamp: now, data: {assistantId, stepId, conversation, answers, message}};
}

async function choose(desk: Desk, {id}: StoredTask, {assistant, step, payload}: Call): Promise<WebhookChoice | null> {
  try {
    const answer = await callWebhook(desk, step, {id, payload});
    if (!isDeclared(step, answer.next)) throw new Error('it named an outcome that the step does not declare');
    const [wrong] = attributeProblems(answer.attributes, desk.organisation.klasses.conversation, 'agent');
    if (wrong) throw new Error(wrong.detail);
    return answer;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it failed';
    desk.report(new Error(`Webhook of assistant “${assistant.id}”, step “${step.id}”: ${reason}.`, {cause: error}));
    return null;
  }
}

function goOn(
  desk: Desk,
  {id, conversationId}: StoredTask,
  {assistant, step}: Call,
  choice: WebhookChoice | null,
): Promise<void> {
  return writeJournaled(desk, async (transaction, journal) => {
    const stored = await transaction.lockConversation(conversationId);
    const task = await transaction.tasks.find(id);
    if (!task || !(await transaction.tasks.remove(id))) return;
    if (!stored || !waitingRun(stored, task)) return;
    const thread = new ThreadChange(desk, transaction, stored);
    await play(desk, thread, assistant, resumeDialogue(assistant, sceneIn(desk, stored), step, choice), null);
    await thread.finish(journal);
  });
}
