import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {StoredConversation, StoreTransaction} from '../store/chat-store.js';
import {existing} from './agent-writes.js';
import {timestamp, type Desk} from './desk.js';
import {writeJournaled, type Journal} from './journal.js';

/** Everything that was said and planned in it. Its writer has locked it. */
export async function deleteConversation(
  desk: Desk,
  transaction: StoreTransaction,
  journal: Journal,
  {conversation: {id}, subjectId}: StoredConversation,
): Promise<void> {
  const deleted = {type: 'conversation.deleted', conversationId: id, data: {id}} as const;
  const instead: ChatEvent = {...deleted, at: timestamp(desk.clock())};
  await transaction.tasks.removeOf(id);
  await transaction.satisfactions.removeOf(id);
  await transaction.deleteConversation(id, instead);
  await journal.tell(subjectId, deleted);
}

/** By an administrator: a second call finds nothing. */
export function deleteAsAgent(desk: Desk, id: string): Promise<void> {
  return writeJournaled(desk, async (transaction, journal) => {
    const stored = existing(await transaction.lockConversation(id));
    await deleteConversation(desk, transaction, journal, stored);
  });
}
