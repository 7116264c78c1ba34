import type {Message} from './message.js';

/**
 * A thread's loaded messages: one unbroken run, ascending by `seq`, in pages, so that a change copies one page and not
 * a hundred thousand entries. Immutable.
 */
export interface MessagePages {
  readonly pages: readonly (readonly Message[])[];
  readonly count: number;
}

export const noMessages: MessagePages = {pages: [], count: 0};

const pageSize = 200;

/** The message at `index`, counted from the oldest loaded one. Near both ends it takes no time, however long the thread. */
export function messageAt(list: MessagePages, index: number): Message | undefined {
  if (index < 0 || index >= list.count) return undefined;
  if (index > list.count / 2) {
    let rest = list.count - 1 - index;
    for (let at = list.pages.length - 1; at >= 0; at--) {
      const page = list.pages[at] ?? [];
      if (rest < page.length) return page[page.length - 1 - rest];
      rest -= page.length;
    }
  }
  let rest = index;
  for (const page of list.pages) {
    if (rest < page.length) return page[rest];
    rest -= page.length;
  }
  return undefined;
}

export function newestMessage(list: MessagePages): Message | undefined {
  return list.pages.at(-1)?.at(-1);
}

export function oldestMessage(list: MessagePages): Message | undefined {
  return list.pages[0]?.[0];
}

/** From the newest to the oldest. */
export function* messagesBackwards(list: MessagePages): Generator<Message> {
  for (let page = list.pages.length - 1; page >= 0; page--) {
    const messages = list.pages[page] ?? [];
    for (let index = messages.length - 1; index >= 0; index--) {
      const message = messages[index];
      if (message) yield message;
    }
  }
}

/** Index of the first message whose `seq` is at least `seq`; `count` when there is none. */
export function indexOfSeq(list: MessagePages, seq: number): number {
  let offset = 0;
  for (const page of list.pages) {
    const last = page.at(-1);
    if (last && last.seq >= seq) return offset + page.findIndex((message) => message.seq >= seq);
    offset += page.length;
  }
  return list.count;
}

/** How many messages `now` has before the oldest of `before`; below 0 when some have gone. */
export function addedInFront(before: MessagePages, now: MessagePages): number {
  const oldSeq = oldestMessage(before)?.seq ?? 0;
  const newSeq = oldestMessage(now)?.seq ?? 0;
  if (newSeq === oldSeq) return 0;
  return newSeq < oldSeq ? indexOfSeq(now, oldSeq) : -indexOfSeq(before, newSeq);
}

/**
 * The same list with `message` in its place: replaced when its `seq` is there, else added in order. The very same object
 * when it is there as it is: an answer and the stream say the same one after the other.
 */
export function upsertMessage(list: MessagePages, message: Message): MessagePages {
  const newest = newestMessage(list);
  if (!newest || message.seq > newest.seq) return append(list, message);
  const at = list.pages.findIndex((page) => (page.at(-1)?.seq ?? 0) >= message.seq);
  const page = list.pages[at] ?? [];
  const index = page.findIndex((other) => other.seq >= message.seq);
  const known = page[index];
  const replaces = known?.seq === message.seq;
  if (replaces && JSON.stringify(known) === JSON.stringify(message)) return list;
  return {
    pages: list.pages.with(at, [...page.slice(0, index), message, ...page.slice(index + (replaces ? 1 : 0))]),
    count: list.count + (replaces ? 0 : 1),
  };
}

/** Puts an older page in front; what is already there is not taken twice. */
export function prependMessages(list: MessagePages, older: readonly Message[]): MessagePages {
  const oldest = oldestMessage(list);
  const added = oldest ? older.filter((message) => message.seq < oldest.seq) : older;
  if (added.length === 0) return list;
  return {pages: [added, ...list.pages], count: list.count + added.length};
}

function append(list: MessagePages, message: Message): MessagePages {
  const last = list.pages.at(-1);
  const pages = last && last.length < pageSize ? list.pages.with(-1, [...last, message]) : [...list.pages, [message]];
  return {pages, count: list.count + 1};
}
