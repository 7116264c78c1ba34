import type {StoredConversation} from '../store/chat-store.js';
import {deleteConversation} from './delete-conversation.js';
import {timestamp, type Desk} from './desk.js';
import {writeJournaled} from './journal.js';

const dayMilliseconds = 86_400_000;
/** Protocol section 8; the days are configured. */
const eventsPerSubject = 10_000;
const page = 50;
/** Conversations of one call; the next call goes on. */
const mostDeleted = 2000;

/**
 * Removes what the organisation keeps no longer: conversations that ended long ago, old events, old outcomes. Each
 * conversation goes in a transaction of its own, so several nodes may do it at once. Ends early once `isStopped`.
 */
export async function prune(desk: Desk, isStopped: () => boolean): Promise<void> {
  const {store, clock, organisation} = desk;
  const {conversationDays, eventDays} = organisation.retention;
  if (conversationDays !== null) await deleteOldConversations(desk, conversationDays, isStopped);
  if (isStopped()) return;
  await store.prune({now: timestamp(clock()), days: eventDays, perSubject: eventsPerSubject});
}

async function deleteOldConversations(desk: Desk, days: number, isStopped: () => boolean): Promise<void> {
  const since = timestamp(desk.clock() - days * dayMilliseconds);
  // Onwards from what was read, so that one that cannot be deleted does not stand in the way of the others.
  let after = {lastMessageAt: since, id: ''};
  for (let count = 0; count < mostDeleted; count += page) {
    const old = await desk.store.conversations({status: 'ended', after, limit: page});
    for (const {conversation} of old) {
      if (isStopped()) return;
      after = conversation;
      await deleteIfOld(desk, conversation.id, since).catch(desk.report);
    }
    if (old.length < page) return;
  }
}

function deleteIfOld(desk: Desk, id: string, since: string): Promise<void> {
  return writeJournaled(desk, async (transaction, journal) => {
    const stored = await transaction.lockConversation(id);
    // It may have been reopened or deleted since it was listed.
    if (stored && isOld(stored, since)) await deleteConversation(desk, transaction, journal, stored);
  });
}

function isOld({conversation: {ended, lastMessageAt}}: StoredConversation, since: string): boolean {
  return ended && lastMessageAt < since;
}
