import type {Language} from '../controllers/language-context.js';
import type {Entry} from '../message/entry.js';
import {laterStrings} from './later-strings.js';
import type {ThreadHost} from './thread-host.js';
import type {ThreadTail} from './thread-tail.js';

/**
 * What a message shows below its bubble beside its words. Each kind is an element of the class `more` with a row of its
 * own in the message's grid (`message.styles.ts`), and is loaded with the first message that has it.
 */
export function renderMore(entry: Entry, host: ThreadHost, tail: ThreadTail, {locale}: Language): unknown[] {
  const {template} = entry.content;
  const more: unknown[] = [];
  if (template?.type === 'articles' || template?.type === 'feedback') {
    const strings = laterStrings(locale).need(host)?.options;
    if (strings) more.push(tail.loadOptions()?.renderMore(entry, tail.question, strings));
  }
  return more;
}
