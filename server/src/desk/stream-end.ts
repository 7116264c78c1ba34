import type {Message} from '../../../src/model/message.js';
import type {StoredConversation, StoreTransaction} from '../store/chat-store.js';
import {withNewestMessage} from './views.js';

/** The task that ends an answer which nobody goes on with. */
export const abandonedKind = 'stream.abandoned';

export function abandonedTask(messageId: string): string {
  return `stream:${messageId}`;
}

/** What a `ThreadChange` offers for this. */
interface Thread {
  readonly stored: StoredConversation;
  /** RFC 3339. */
  readonly at: string;
  update(message: Message): Promise<void>;
  set(conversation: Partial<StoredConversation['conversation']>): void;
}

/**
 * Ends every answer of the conversation that still grows, with what it has said so far. Called by
 * `ThreadChange.finish` for a conversation that has ended; whoever takes a conversation's place otherwise calls it too.
 */
export async function endStreaming(transaction: StoreTransaction, thread: Thread): Promise<void> {
  const {id} = thread.stored.conversation;
  for (const {data} of await transaction.tasks.of(id, abandonedKind)) {
    const stored = await transaction.message(id, String(data['messageId']));
    if (stored?.message.streaming) await finishAnswer(transaction, thread, stored.message);
  }
}

/** Ends one growing answer. One that has said nothing is withdrawn: nobody needs an empty bubble. */
export async function finishAnswer(transaction: StoreTransaction, thread: Thread, message: Message): Promise<void> {
  const isEmpty = message.body.trim() === '' && !message.template && message.attachments.length === 0;
  await transaction.tasks.remove(abandonedTask(message.id));
  await changeAnswer(thread, {...message, streaming: false, ...(isEmpty ? {redactedAt: thread.at} : {})});
}

/** Stores a finished answer, and shows it in the list if it is the newest message. */
export async function changeAnswer(thread: Thread, message: Message): Promise<void> {
  await thread.update(message);
  if (message.seq === thread.stored.lastSeq) {
    thread.set({preview: withNewestMessage(thread.stored.conversation, message).preview});
  }
}
