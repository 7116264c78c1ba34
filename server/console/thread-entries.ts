import {messageEntry, outgoingEntry, type Entry} from '../../src/message/entry.js';
import type {Conversation} from '../../src/model/conversation.js';
import type {Message} from '../../src/model/message.js';
import {indexOfMessage, type AgentThread} from './agent-state.js';
import {visitorAs} from './person.js';

/** What the thread shows, oldest first, as the agents see it: their side is the end side. */
export function threadEntries(
  thread: AgentThread,
  conversation: Conversation,
  {id, displayName}: {readonly id: string; readonly displayName: string},
): readonly Entry[] {
  const messages = thread.messages.pages.flat();
  const read = indexOfMessage(messages, conversation.lastReadMessageId);
  const lastOther = messages.findLastIndex(({direction}) => direction === 'in');
  const entries = messages.map((message, index) => {
    // Only the last group of our own says how far it has come.
    const delivery = message.direction === 'out' && index > lastOther ? (index <= read ? 'read' : 'sent') : null;
    return entryOf(message, delivery);
  });
  const sender = {type: 'agent', id, displayName, avatarUrl: null, ai: false} as const;
  return [...entries, ...thread.outgoing.map((reply) => outgoingEntry(reply, sender))];
}

function entryOf(message: Message, delivery: 'sent' | 'read' | null): Entry {
  const entry = messageEntry(message, 'agent', delivery);
  return message.direction === 'in' ? {...entry, sender: visitorAs(message.sender, message.conversationId)} : entry;
}
