import * as z from 'zod/mini';
import type {Message, Reply} from '../../../src/model/message.js';
import type {Assistant} from '../config/assistant.js';
import {assistantOf} from '../config/organisation.js';
import type {StoredConversation} from '../store/chat-store.js';
import {patchAttributes} from './attributes.js';
import type {Desk} from './desk.js';
import {beginDialogue, continueDialogue, type Turn} from './dialogue.js';
import {Problem} from './problem.js';
import type {NewMessage, ThreadChange} from './thread-change.js';

const RunSchema = z.object({
  assistantId: z.string(),
  /** The step that waits for an answer. */
  stepId: z.string(),
  /** The message that asked it. */
  questionId: z.nullable(z.string()),
});
export type AssistantRun = z.output<typeof RunSchema>;

export function runOf(stored: StoredConversation): AssistantRun | null {
  const run = RunSchema.safeParse(stored.assistantRun);
  return run.success ? run.data : null;
}

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
  const klass = desk.organisation.klasses.conversation;
  const answer = message && {text: message.body, value: message.reply?.value ?? null};
  return play(desk, thread, assistant, beginDialogue(assistant, klass, answer), message);
}

/** Stores the customer's message and goes on with the running assistant, if there is one that still exists. */
export async function continueRun(desk: Desk, thread: ThreadChange, message: CustomerMessage): Promise<Message> {
  const run = runOf(thread.stored);
  const assistant = run ? assistantOf(desk.organisation, run.assistantId) : undefined;
  const klass = desk.organisation.klasses.conversation;
  // A reply to something else than the question, such as an agent's offer, is no answer to it.
  const isAside = message.reply && message.reply.messageId !== run?.questionId;
  if (!run || isAside) return thread.add(message);
  const answer = {text: message.body, value: message.reply?.value ?? null};
  const turn = assistant && continueDialogue(assistant, klass, run.stepId, answer);
  if (assistant && turn) return (await play(desk, thread, assistant, turn, message)) ?? thread.add(message);
  // The configuration has changed since: the assistant cannot go on, people can.
  const stored = await thread.add(message);
  thread.leaveAssistant();
  return stored;
}

async function play(
  desk: Desk,
  thread: ThreadChange,
  assistant: Assistant,
  turn: Turn,
  message: CustomerMessage | null,
): Promise<Message | null> {
  let questionId = runOf(thread.stored)?.questionId ?? null;
  let sent: Message | null = null;
  for (const line of turn.lines) {
    if (line.from === 'assistant') {
      const said = await thread.add({...line.message, direction: 'out', auto: true}, {opening: line.opening});
      if (line.isQuestion) questionId = said.id;
    } else if (message) {
      sent = await thread.add({...message, reply: message.reply ? answering(message.reply, questionId) : null});
    }
  }
  write(desk, thread, turn);
  if (turn.waitsAt !== null) {
    const run: AssistantRun = {assistantId: assistant.id, stepId: turn.waitsAt, questionId};
    thread.stored = {...thread.stored, assistantRun: run};
  } else {
    thread.leaveAssistant();
    if (turn.ending === 'end') thread.end('assistant', null);
  }
  return sent;
}

function answering(reply: Reply, questionId: string | null): Reply {
  return questionId === null ? reply : {...reply, messageId: questionId};
}

function write(desk: Desk, thread: ThreadChange, turn: Turn): void {
  const klass = desk.organisation.klasses.conversation;
  try {
    thread.stored = patchAttributes(thread.stored, turn.attributes, {by: 'visitor', klass});
  } catch (error) {
    // No room for another attribute: what the customer typed is kept all the same.
    if (!(error instanceof Problem)) throw error;
  }
}
