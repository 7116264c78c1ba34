import type {Message, Reply} from '../../../src/model/message.js';
import type {CustomAttributes} from '../../../src/model/custom-attributes.js';
import {stepOf, type Assistant} from '../config/assistant.js';
import {assistantOf} from '../config/organisation.js';
import type {StoredConversation} from '../store/chat-store.js';
import {sceneOf} from './assistant-scene.js';
import {runOf, type AssistantRun} from './assistant-state.js';
import {patchAttributes} from './attributes.js';
import {settingsOfConversation, timestamp, type Desk} from './desk.js';
import {beginDialogue, continueDialogue, type Turn} from './dialogue.js';
import type {Scene} from './dialogue-scene.js';
import {Problem} from './problem.js';
import type {NewMessage, ThreadChange} from './thread-change.js';

/** What the customer sent, ready to be stored; `displayText` of a choice is already its body. */
export type CustomerMessage = NewMessage & {readonly direction: 'in'};

/**
 * Stores the opening, the customer's message and what follows, in the order of the seed rule. A `reply` in `message`
 * names no message yet: it gets the id of the first question.
 */
export async function beginRun(
  desk: Desk,
  thread: ThreadChange,
  assistant: Assistant,
  message: CustomerMessage | null,
): Promise<Message | null> {
  const answer = message && {text: message.body, value: message.reply?.value ?? null};
  return play(desk, thread, assistant, beginDialogue(assistant, sceneIn(desk, thread.stored), answer), message);
}

/** Stores the customer's message and goes on with the running assistant, if there is one that still exists. */
export async function continueRun(desk: Desk, thread: ThreadChange, message: CustomerMessage): Promise<Message> {
  const run = runOf(thread.stored);
  if (!run) return thread.add(message);
  const assistant = assistantOf(desk.organisation, run.assistantId);
  const step = assistant && stepOf(assistant, run.stepId);
  // Kept for people to read: the webhook goes on, and what it leads to is answered by what comes after it.
  if (step?.type === 'callWebhook') return thread.add(message);
  // A reply to something else than the question, such as an agent's offer, is no answer to it.
  if (message.reply && message.reply.messageId !== run.questionId) {
    thread.stored = {...thread.stored, assistantRun: nextTurn(desk, run, {})};
    return thread.add(message);
  }
  const answer = {text: message.body, value: message.reply?.value ?? null};
  const turn = assistant && continueDialogue(assistant, sceneIn(desk, thread.stored), run, answer);
  if (assistant && turn) return (await play(desk, thread, assistant, turn, message)) ?? thread.add(message);
  // The configuration has changed since: the assistant cannot go on, people can.
  const stored = await thread.add(message);
  thread.leaveAssistant();
  return stored;
}

/** What the dialogue of this conversation looks at just now. */
export function sceneIn(desk: Desk, stored: StoredConversation): Scene {
  const language = settingsOfConversation(desk, stored)?.site.locale ?? null;
  const attributes = stored.conversation.customAttributes;
  const answers = runOf(stored)?.answers ?? {};
  return sceneOf(desk.organisation, desk.clock(), {language, attributes, answers});
}

/** The clock of inactivity starts anew. */
function nextTurn(desk: Desk, run: AssistantRun, change: Partial<AssistantRun>): AssistantRun {
  return {...run, turn: run.turn + 1, since: timestamp(desk.clock()), reminded: 0, ...change};
}

/** Stores what a turn says, writes and waits for. `message` is the customer's, if the turn answers one. */
export async function play(
  desk: Desk,
  thread: ThreadChange,
  assistant: Assistant,
  turn: Turn,
  message: CustomerMessage | null,
): Promise<Message | null> {
  const before = runOf(thread.stored);
  let questionId = before?.questionId ?? null;
  let sent: Message | null = null;
  for (const line of turn.lines) {
    if (line.from === 'assistant') {
      const said = await thread.add({...line.message, direction: 'out', auto: true}, {opening: line.opening});
      if (line.isQuestion) questionId = said.id;
    } else if (message) {
      sent = await thread.add({...message, reply: message.reply ? answering(message.reply, questionId) : null});
    }
  }
  write(desk, thread, turn.attributes, 'visitor');
  write(desk, thread, turn.notes, 'agent');
  const {waitsAt: stepId, answers, attempts, ending} = turn;
  if (stepId === null) {
    thread.leaveAssistant();
    if (ending === 'end') thread.end('assistant', null);
    return sent;
  }
  if (stepOf(assistant, stepId)?.type === 'callWebhook') questionId = null;
  const run = before ?? {
    assistantId: assistant.id,
    stepId,
    questionId,
    turn: 0,
    attempts,
    answers,
    since: '',
    reminded: 0,
  };
  thread.stored = {...thread.stored, assistantRun: nextTurn(desk, run, {stepId, questionId, answers, attempts})};
  return sent;
}

function answering(reply: Reply, questionId: string | null): Reply {
  return questionId === null ? reply : {...reply, messageId: questionId};
}

function write(desk: Desk, thread: ThreadChange, attributes: CustomAttributes, by: 'visitor' | 'agent'): void {
  const klass = desk.organisation.klasses.conversation;
  try {
    thread.stored = patchAttributes(thread.stored, attributes, {by, klass});
  } catch (error) {
    // No room for another attribute: what the customer typed is kept all the same.
    if (!(error instanceof Problem)) throw error;
  }
}
