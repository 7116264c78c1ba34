import type {Conversation} from '../../../src/model/conversation.js';
import type {StoredConversation, StoreTransaction} from '../store/chat-store.js';
import {existing} from './agent-writes.js';
import type {Desk} from './desk.js';
import {writeJournaled} from './journal.js';
import {invalid, Problem} from './problem.js';
import {cancelSatisfaction, tellSatisfaction} from './satisfaction-offer.js';
import {ThreadChange} from './thread-change.js';
import {agentView} from './views.js';

/**
 * The source ends for good and names where its customer goes on; its messages stay where they were written. Repeated,
 * it changes nothing.
 */
export function mergeConversation(desk: Desk, sourceId: string, targetId: string): Promise<Conversation> {
  if (sourceId === targetId) throw wrongTarget('invalid', 'A conversation cannot be merged into itself.');
  return writeJournaled(desk, async (transaction, journal) => {
    const [source, target] = await lockBoth(transaction, sourceId, targetId);
    if (source.conversation.mergedIntoId === targetId) return agentView(source);
    if (source.conversation.endReason === 'merged' || target.conversation.ended) {
      throw new Problem('conversation-ended', 'A conversation is merged once, and only into an open one.');
    }
    if (source.subjectId !== target.subjectId) {
      throw wrongTarget('invalid', 'Only conversations of the same customer can be merged.');
    }
    const thread = new ThreadChange(desk, transaction, source);
    if (!source.conversation.ended) thread.end('agent', 'merged');
    thread.set({endReason: 'merged', mergedIntoId: targetId});
    thread.stored = await readToTheEnd(transaction, thread.stored);
    // Asked when it had ended before: nobody rates half of a conversation.
    const canceled = await cancelSatisfaction(desk, transaction, source);
    await thread.finish(journal);
    if (canceled) await tellSatisfaction(journal, thread.stored, 'satisfaction.updated', canceled);
    await journal.merged(thread.stored, target);
    return agentView(thread.stored);
  });
}

/** Always in the same order, so that two merges do not wait for each other. */
async function lockBoth(
  transaction: StoreTransaction,
  sourceId: string,
  targetId: string,
): Promise<readonly [StoredConversation, StoredConversation]> {
  const isSourceFirst = sourceId < targetId;
  const first = await transaction.lockConversation(isSourceFirst ? sourceId : targetId);
  const second = await transaction.lockConversation(isSourceFirst ? targetId : sourceId);
  const source = existing(isSourceFirst ? first : second);
  const target = isSourceFirst ? second : first;
  if (!target) throw wrongTarget('unknown', 'There is no such conversation.');
  return [source, target];
}

/** Nobody writes there any more: nothing of it may wait to be read. */
async function readToTheEnd(transaction: StoreTransaction, stored: StoredConversation): Promise<StoredConversation> {
  const [newest] = await transaction.messages(stored.conversation.id, {limit: 1});
  if (!newest) return stored;
  const {id, seq} = newest.message;
  const conversation = {...stored.conversation, lastReadMessageId: id, agentReadMessageId: id, unreadCount: 0};
  return {...stored, conversation, customerReadSeq: seq, agentReadSeq: seq};
}

function wrongTarget(code: string, detail: string): Problem {
  return invalid('/targetId', code, detail);
}
