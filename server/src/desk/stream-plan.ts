import type {Message} from '../../../src/model/message.js';
import type {StoreTransaction} from '../store/chat-store.js';
import {timestamp, type Desk} from './desk.js';
import {abandonedKind, abandonedTask} from './stream-end.js';

/** How long a growing answer waits for its next piece, in milliseconds. */
const patience = 60_000;
/** Planned so much later at once, so that not every piece writes the plan anew. */
const slack = 10_000;

/** Plans, or puts off, the end of a growing answer: 60 s after its beginning, 60 to 70 s after its last piece. */
export async function planAbandonment(
  desk: Desk,
  transaction: StoreTransaction,
  {id: messageId, conversationId}: Message,
): Promise<void> {
  const id = abandonedTask(messageId);
  const soonest = desk.clock() + patience;
  const planned = await transaction.tasks.find(id);
  if (planned && planned.dueAt >= timestamp(soonest)) return;
  const dueAt = timestamp(planned ? soonest + slack : soonest);
  await transaction.tasks.save({id, kind: abandonedKind, conversationId, dueAt, data: {messageId}});
}
