import type {Message} from '../../../src/model/message.js';
import type {StoreTransaction} from '../store/chat-store.js';
import {runOf} from './assistant-state.js';
import type {ThreadChange} from './thread-change.js';

/** Hands the thread to people: nobody waits for an answer any more, so no question keeps the composer locked. */
export async function takeOver(transaction: StoreTransaction, thread: ThreadChange): Promise<void> {
  const {id} = thread.stored.conversation;
  const [newest] = await transaction.messages(id, {limit: 1});
  const question = await openQuestion(transaction, thread);
  const locked = [newest?.message, question].filter((message) => message?.inputLocked);
  for (const message of new Map(locked.map((one) => [one?.id, one])).values()) {
    if (message) await thread.update({...message, inputLocked: false});
  }
  thread.leaveAssistant();
}

/** What the running assistant asked last and waits for. Other messages may stand below it. */
export async function openQuestion(
  transaction: StoreTransaction,
  {stored}: Pick<ThreadChange, 'stored'>,
): Promise<Message | undefined> {
  const questionId = runOf(stored)?.questionId ?? null;
  if (questionId === null) return undefined;
  return (await transaction.message(stored.conversation.id, questionId))?.message;
}
