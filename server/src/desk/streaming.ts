import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {Message} from '../../../src/model/message.js';
import type {MessagePatchWire} from '../../../src/wire/request-wire.js';
import type {StoredMessage, StoredVisitor} from '../store/chat-store.js';
import {existing, limits} from './agent-writes.js';
import {lockOwned} from './conversation-writes.js';
import {timestamp, type Desk} from './desk.js';
import {writeJournaled} from './journal.js';
import {planAbandonment} from './stream-plan.js';
import {abandonedKind, changeAnswer, finishAnswer} from './stream-end.js';
import {invalid, notFound, Problem} from './problem.js';
import {inOneTransaction, type TaskHandler} from './task-runner.js';
import {ThreadChange} from './thread-change.js';

interface Patched {
  readonly message: Message;
  readonly subjectId: string;
  /** What is to be told of what is never logged. */
  readonly delta?: {readonly append: string; readonly length: number};
}

/**
 * Appends to an answer, replaces its text, ends its growing. Each append is stored, so that a read never knows less
 * than a delta said; an answer is short enough for its row to be written as a whole.
 */
export async function patchAnswer(
  desk: Desk,
  id: string,
  messageId: string,
  patch: MessagePatchWire,
): Promise<Message> {
  refuseWrongPatch(patch);
  const {message, subjectId, delta} = await writeJournaled(desk, async (transaction, journal): Promise<Patched> => {
    const stored = existing(await transaction.lockConversation(id));
    const before = ofTeam(await transaction.message(id, messageId));
    const {subjectId} = stored;
    const after = patched(desk, before, patch);
    const isDone = patch.done === true && before.streaming;
    if (isDone || patch.append === undefined) {
      if (!isDone && after === before) return {message: before, subjectId};
      const thread = new ThreadChange(desk, transaction, stored);
      if (isDone) await finishAnswer(transaction, thread, after);
      else if (after.streaming) await thread.update(after);
      else await changeAnswer(thread, after);
      await thread.finish(journal);
      return {message: thread.updated.at(-1) ?? after, subjectId};
    }
    if (before.streaming) await planAbandonment(desk, transaction, after);
    if (after === before) return {message: before, subjectId};
    await transaction.updateMessage(after);
    return {message: after, subjectId, delta: {append: patch.append, length: after.body.length}};
  });
  if (delta) {
    const at = timestamp(desk.clock());
    const event: ChatEvent = {type: 'message.delta', at, conversationId: id, data: {messageId, ...delta}};
    desk.hub.publish(`subject:${subjectId}`, event);
    desk.hub.publish('agents', event);
  }
  return message;
}

function refuseWrongPatch({append, body, offset, done}: MessagePatchWire): void {
  if (append === undefined && body === undefined && !done) {
    throw invalid('', 'empty', 'Give append, body or done: true.');
  }
  if (append !== undefined && body !== undefined) {
    throw invalid('/body', 'invalid', 'Either append to the text or replace it.');
  }
  if (offset !== undefined && append === undefined) throw invalid('/offset', 'invalid', 'offset belongs to append.');
}

function ofTeam(stored: StoredMessage | undefined): Message {
  if (stored?.message.direction !== 'out') throw notFound('message of the team');
  return stored.message;
}

/** The very same message when the patch changes nothing of its text. */
function patched(desk: Desk, message: Message, {append, body, offset}: MessagePatchWire): Message {
  if (append !== undefined) return appended(message, append, offset);
  if (body === undefined || body === message.body) return message;
  if (message.redactedAt !== null) throw new Problem('precondition-failed', 'The message was withdrawn.');
  refuseTooLong(body, '/body');
  if (message.streaming) return {...message, body};
  if (body.trim() === '' && !message.template) throw invalid('/body', 'empty', 'A message needs a text or a template.');
  return {...message, body, editedAt: timestamp(desk.clock())};
}

function appended(message: Message, append: string, offset: number | undefined): Message {
  const {length} = message.body;
  // The answer to this very request was lost, and it came again.
  if (offset !== undefined && offset < length && message.body.startsWith(append, offset)) return message;
  if (!message.streaming) throw new Problem('precondition-failed', 'The message does not grow any more.');
  if (offset !== undefined && offset !== length) {
    throw new Problem('precondition-failed', `The text is ${length} UTF-16 units long.`);
  }
  if (append === '') return message;
  refuseTooLong(message.body + append, '/append');
  return {...message, body: message.body + append};
}

function refuseTooLong(body: string, pointer: string): void {
  const limit = limits.bodyChars;
  if (body.length > limit) {
    throw invalid(pointer, 'too-long', `A message may hold at most ${limit} characters.`, {limit});
  }
}

/** Endpoint 30. What does not grow stays as it is. */
export function stopAnswer(desk: Desk, visitor: StoredVisitor, id: string, messageId: string): Promise<void> {
  return writeJournaled(desk, async (transaction, journal) => {
    const stored = await lockOwned(transaction, id, visitor);
    const found = await transaction.message(id, messageId);
    if (!found) throw notFound('message');
    if (!found.message.streaming) return;
    const thread = new ThreadChange(desk, transaction, stored);
    await finishAnswer(transaction, thread, found.message);
    await thread.finish(journal);
  });
}

/** Whoever wrote it is gone: the answer ends as a normal message. */
export const abandonedStreams: TaskHandler = inOneTransaction(
  abandonedKind,
  async (desk, transaction, journal, {conversationId, data}) => {
    const stored = await transaction.conversation(conversationId);
    const found = await transaction.message(conversationId, String(data['messageId']));
    if (!stored || !found?.message.streaming) return;
    const thread = new ThreadChange(desk, transaction, stored);
    await finishAnswer(transaction, thread, found.message);
    await thread.finish(journal);
  },
);
