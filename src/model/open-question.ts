import type {Message} from './message.js';
import {messagesBackwards, type MessagePages} from './message-pages.js';

/** How far back a question can stand: beyond this many messages nobody scrolls for its buttons. */
const reach = 50;

/**
 * The newest question that offers options and has no answer yet, neither stored nor on its way. A question that does not
 * lock the composer is also answered by whatever the customer wrote after it.
 */
export function openQuestion(
  messages: MessagePages,
  outgoing: readonly {readonly reply: {readonly messageId: string} | null}[] = [],
): Message | undefined {
  const answered = new Set(outgoing.map(({reply}) => reply?.messageId));
  let hasWritten = outgoing.length > 0;
  let seen = 0;
  for (const message of messagesBackwards(messages)) {
    if (message.reply) answered.add(message.reply.messageId);
    if (offersOptions(message)) {
      return answered.has(message.id) || (hasWritten && !message.inputLocked) ? undefined : message;
    }
    hasWritten ||= message.direction === 'in';
    if (++seen === reach) return undefined;
  }
  return undefined;
}

export function offersOptions({template}: Pick<Message, 'template'>): boolean {
  switch (template?.type) {
    case 'quickReplies':
    case 'feedback':
    case 'articles':
      return template.actions.length > 0;
    case 'tree':
      return template.children.length > 0;
    case 'list':
      return template.items.length > 0;
    default:
      return false;
  }
}
