import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {StoredConversation, StoreTransaction} from '../store/chat-store.js';
import {existing} from './agent-writes.js';
import {removeAttachmentsOfConversation} from './attachment-removal.js';
import {timestamp, type Desk} from './desk.js';
import {writeJournaled, type Journal} from './journal.js';
import type {TaskHandler} from './task-runner.js';

const forgetKind = 'conversation.forget';
/** Milliseconds. */
const forgetInterval = 600_000;

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
  await removeAttachmentsOfConversation(desk, transaction, id);
  await transaction.deleteConversation(id, instead);
  await journal.tell(subjectId, deleted);
  await transaction.tasks.save({
    id: forgetKind,
    kind: forgetKind,
    conversationId: '',
    // On the full interval: one pass for many, and none is put off for ever.
    dueAt: timestamp(Math.ceil((desk.clock() + 1) / forgetInterval) * forgetInterval),
    data: {},
  });
}

/** Takes what was said out of the agents' log too. */
export const forgetHandler: TaskHandler = {
  kind: forgetKind,
  run: async (desk, task) => {
    // First: what is deleted from now on plans its own pass.
    if (!(await desk.store.transaction(({tasks}) => tasks.remove(task.id)))) return;
    try {
      await desk.store.forgetDeleted();
    } catch (error) {
      await desk.store.transaction(({tasks}) => tasks.save(task));
      throw error;
    }
  },
};

/** By an administrator: a second call finds nothing. */
export function deleteAsAgent(desk: Desk, id: string): Promise<void> {
  return writeJournaled(desk, async (transaction, journal) => {
    const stored = existing(await transaction.lockConversation(id));
    await deleteConversation(desk, transaction, journal, stored);
  });
}
