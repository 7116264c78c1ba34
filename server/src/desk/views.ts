import type {Conversation} from '../../../src/model/conversation.js';
import type {CustomAttributes} from '../../../src/model/custom-attributes.js';
import type {Message} from '../../../src/model/message.js';
import type {StoredConversation} from '../store/chat-store.js';

const previewChars = 200;

/** What the visitor may see of its conversation: not what agents noted, and its own count of unread messages. */
export function visitorView(stored: StoredConversation, unreadCount: number): Conversation {
  return {...stored.conversation, unreadCount, customAttributes: visibleAttributes(stored)};
}

export function agentView(stored: StoredConversation): Conversation {
  return stored.conversation;
}

function visibleAttributes({conversation, visibleAttributes: visible}: StoredConversation): CustomAttributes {
  if (visible.length === 0) return {};
  return Object.fromEntries(Object.entries(conversation.customAttributes).filter(([name]) => visible.includes(name)));
}

/** What `message` changes on its conversation, before anybody's read position. */
export function withNewestMessage(conversation: Conversation, message: Message): Conversation {
  const {sender, createdAt} = message;
  // A message may be nothing but files.
  const text = message.body.trim() === '' ? message.attachments.map(({name}) => name).join(', ') : message.body;
  return {
    ...conversation,
    // A clock that was set back must not reorder the list.
    lastMessageAt: createdAt > conversation.lastMessageAt ? createdAt : conversation.lastMessageAt,
    preview: {
      // By code points, so that no emoji is cut in half: half of one is no text that a database takes.
      text: text.length <= previewChars ? text : [...text.slice(0, 2 * previewChars)].slice(0, previewChars).join(''),
      senderType: sender.type,
      displayName: sender.displayName,
      avatarUrl: sender.avatarUrl,
    },
  };
}
