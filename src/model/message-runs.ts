import type {Message} from './message.js';
import {newestMessage, oldestMessage, type MessagePages} from './message-pages.js';

/** One page as a run. */
export function runOf(messages: readonly Message[]): MessagePages {
  return {pages: messages.length > 0 ? [messages] : [], count: messages.length};
}

/**
 * Two runs of one thread as one. Undefined when something between them is not known: a run has no gaps. What both hold
 * is taken from the one that ends later, which is the one that live changes reach.
 */
export function joinRuns(one: MessagePages, other: MessagePages): MessagePages | undefined {
  const [early, late] = seqOf(newestMessage(one)) < seqOf(newestMessage(other)) ? [one, other] : [other, one];
  const end = newestMessage(early);
  const start = oldestMessage(late);
  if (!end || !start) return late;
  if (end.seq + 1 < start.seq) return undefined;
  const before = early.pages.map((page) => page.filter(({seq}) => seq < start.seq)).filter(({length}) => length > 0);
  const added = before.reduce((count, {length}) => count + length, 0);
  return added === 0 ? late : {pages: [...before, ...late.pages], count: added + late.count};
}

function seqOf(message: Message | undefined): number {
  return message?.seq ?? -1;
}
