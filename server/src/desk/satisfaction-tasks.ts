import {lockKind, offerKind, offerSatisfaction, tellSatisfaction} from './satisfaction-offer.js';
import {timestamp} from './desk.js';
import {inOneTransaction, type TaskHandler} from './task-runner.js';
import {ThreadChange} from './thread-change.js';

/** Asks once the delay after the end is over. */
export const offerHandler: TaskHandler = inOneTransaction(
  offerKind,
  async (desk, transaction, journal, {conversationId}) => {
    const stored = await transaction.conversation(conversationId);
    if (!stored?.conversation.ended || stored.conversation.endReason === 'merged') return;
    const thread = new ThreadChange(desk, transaction, stored);
    const offered = await offerSatisfaction(desk, transaction, thread);
    if (!offered) return;
    await thread.finish(journal);
    await tellSatisfaction(journal, thread.stored, 'satisfaction.offered', offered);
  },
);

/** Says that the time to answer is over. */
export const lockHandler: TaskHandler = inOneTransaction(lockKind, async (desk, transaction, journal, task) => {
  const stored = await transaction.conversation(task.conversationId);
  const asked = await transaction.satisfactions.find(String(task.data['satisfactionId']));
  if (!stored || !asked || asked.status === 'canceled' || asked.status === 'locked') return;
  if (asked.editableUntil > timestamp(desk.clock())) return;
  const locked = {...asked, status: 'locked'} as const;
  await transaction.satisfactions.save(locked);
  await tellSatisfaction(journal, stored, 'satisfaction.updated', locked);
});
