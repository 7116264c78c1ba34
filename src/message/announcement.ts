import type {Message} from '../model/message.js';
import {contentText} from './entry.js';
import type {MessageStrings} from './message-strings.js';
import {senderName} from './message-row.js';

/** Above this many at a time only their number is told. */
const maxRead = 3;
const maxLength = 300;

/**
 * What a screen reader hears of messages that came in together: each with its sender, or their number when they are
 * many. Own messages and answers that still grow say nothing; `''` when nothing is left.
 */
export function announcement(
  messages: readonly Message[],
  strings: Pick<MessageStrings, 'you' | 'agent' | 'assistant' | 'messageOf' | 'newMessages'>,
): string {
  const news = messages.filter(({direction, streaming}) => direction === 'out' && !streaming);
  if (news.length > maxRead) return strings.newMessages(news.length);
  return news
    .map((message) =>
      strings.messageOf(senderName(message.sender, false, strings), '', shortened(contentText(message))),
    )
    .join(' ');
}

/** That a message was refused, and what can be done, as it stands below the bubble. */
export function failureAnnouncement(strings: Pick<MessageStrings, 'notSent' | 'edit' | 'retry' | 'delete'>): string {
  const {notSent, edit, retry} = strings;
  return notSent.replace('{edit}', edit).replace('{retry}', retry).replace('{delete}', strings.delete);
}

function shortened(text: string): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
