import type {Conversation} from '../../../src/model/conversation.js';
import type {StoredVisitor} from '../store/chat-store.js';
import {existing} from './agent-writes.js';
import {lockOwned} from './conversation-writes.js';
import {refuseSecond} from './create-conversation.js';
import {settingsOfConversation, type Desk} from './desk.js';
import {writeJournaled} from './journal.js';
import {Problem} from './problem.js';
import {ThreadChange} from './thread-change.js';
import {agentView, visitorView} from './views.js';

/** Endpoint 22, where the brand allows it. An open conversation stays as it is. */
export function reopenConversation(desk: Desk, visitor: StoredVisitor, id: string): Promise<Conversation> {
  return writeJournaled(desk, async (transaction, journal) => {
    const stored = await lockOwned(transaction, id, visitor);
    const thread = new ThreadChange(desk, transaction, stored);
    if (stored.conversation.ended) {
      const settings = settingsOfConversation(desk, stored);
      if (!settings?.enabled) throw new Problem('chat-disabled');
      if (!settings.features.reopen) throw new Problem('reopen-not-allowed');
      refuseMerged(stored.conversation);
      if (settings.features.singleConversation) await refuseSecond(transaction, stored.subjectId);
      thread.reopen();
      await thread.finish(journal);
    }
    return visitorView(thread.stored, await transaction.unreadIn(id));
  });
}

/** Agents may always, whatever the brand lets customers do. */
export function reopenAsAgent(desk: Desk, id: string): Promise<Conversation> {
  return writeJournaled(desk, async (transaction, journal) => {
    const stored = existing(await transaction.lockConversation(id));
    const thread = new ThreadChange(desk, transaction, stored);
    if (stored.conversation.ended) {
      refuseMerged(stored.conversation);
      thread.reopen();
      await thread.finish(journal);
    }
    return agentView(thread.stored);
  });
}

function refuseMerged({endReason}: Conversation): void {
  if (endReason !== 'merged') return;
  throw new Problem('reopen-not-allowed', 'This conversation was merged into another one, and goes on there.');
}
