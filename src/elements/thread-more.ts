import type {Language} from '../controllers/language-context.js';
import type {Entry} from '../message/entry.js';
import {addStyles} from './add-styles.js';
import {Chunk} from './chunk.js';
import {fileStrings} from './file-strings.js';
import {laterStrings} from './later-strings.js';
import type {ThreadAttachments} from './thread-attachments.js';
import type {ThreadHost} from './thread-host.js';
import type {ThreadTail} from './thread-tail.js';

const attachmentsChunk = new Chunk(() => import('./thread-attachments.js'));
const shownBy = new WeakMap<ThreadHost, ThreadAttachments>();

/**
 * What a message shows below its bubble beside its words. Each kind is an element of the class `more` with a row of its
 * own in the message's grid (`message.styles.ts`), and is loaded with the first message that has it.
 */
export function renderMore(entry: Entry, host: ThreadHost, tail: ThreadTail, language: Language): unknown[] {
  const {template, attachments, files} = entry.content;
  const more: unknown[] = [];
  if (attachments?.length || files) more.push(renderFiles(entry, host, language));
  if (template?.type === 'articles' || template?.type === 'feedback') {
    const strings = laterStrings(language.locale).need(host)?.options;
    if (strings) more.push(tail.loadOptions()?.renderMore(entry, tail.question, strings));
  }
  return more;
}

function renderFiles(entry: Entry, host: ThreadHost, language: Language): unknown {
  const Attachments = attachmentsChunk.need(host)?.ThreadAttachments;
  const strings = fileStrings(language.locale).need(host);
  if (!Attachments || !strings) return undefined;
  const known = shownBy.get(host);
  if (!known) addStyles(host, ...Attachments.styles);
  const shown = known ?? new Attachments(host);
  shownBy.set(host, shown);
  return shown.render(entry, language, strings);
}
