import type {Conversation} from '../../../src/model/conversation.js';
import type {StoredConversation} from '../store/chat-store.js';

type Given = 'id' | 'clientId' | 'createdAt' | 'title' | 'brandId' | 'assistantId' | 'isInAssistantMode';

/** A conversation in which nothing has been said. */
export function newConversation(
  given: Pick<Conversation, Given>,
  owner: Pick<StoredConversation, 'subjectId' | 'siteKey'>,
): StoredConversation {
  return {
    conversation: {
      ...given,
      lastMessageAt: given.createdAt,
      ended: false,
      endedAt: null,
      endedBy: null,
      endReason: null,
      preview: null,
      unreadCount: 0,
      lastReadMessageId: null,
      participants: [],
      customAttributes: {},
      agentReadMessageId: null,
      satisfactionId: null,
      queue: null,
      mergedIntoId: null,
    },
    ...owner,
    lastSeq: 0,
    customerReadSeq: 0,
    agentReadSeq: 0,
    visibleAttributes: [],
    assistantRun: null,
  };
}
