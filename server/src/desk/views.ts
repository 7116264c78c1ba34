import type {Conversation} from '../../../src/model/conversation.js';
import type {CustomAttributes} from '../../../src/model/custom-attributes.js';
import type {Message} from '../../../src/model/message.js';
import type {StoredConversation} from '../store/chat-store.js';
import {copyConversation} from '../store/copies.js';

const previewChars = 200;

/** What the visitor may see of its conversation: not what agents noted, and its own count of unread messages. */
export function visitorView(stored: StoredConversation, unreadCount: number): Conversation {
  const view = copyConversation(stored.conversation);
  view.unreadCount = unreadCount;
  view.customAttributes = visibleAttributes(stored);
  return view;
}

export function agentView(stored: StoredConversation): Conversation {
  return stored.conversation;
}

function visibleAttributes({conversation, visibleAttributes: visible}: StoredConversation): CustomAttributes {
  if (visible.length === 0) return {};
  return Object.fromEntries(Object.entries(conversation.customAttributes).filter(([name]) => visible.includes(name)));
}

/** A copy with what `message` changes on its conversation, before anybody's read position. */
export function withNewestMessage(conversation: Conversation, message: Message): ReturnType<typeof copyConversation> {
  const {sender, createdAt} = message;
  // A message may be nothing but files.
  const text = message.body.trim() === '' ? message.attachments.map(({name}) => name).join(', ') : message.body;
  const next = copyConversation(conversation);
  // A clock that was set back must not reorder the list.
  if (createdAt > conversation.lastMessageAt) next.lastMessageAt = createdAt;
  next.preview = {
    // By code points, so that no emoji is cut in half: half of one is no text that a database takes.
    text: text.length <= previewChars ? text : [...text.slice(0, 2 * previewChars)].slice(0, previewChars).join(''),
    senderType: sender.type,
    displayName: sender.displayName,
    avatarUrl: sender.avatarUrl,
  };
  return next;
}
