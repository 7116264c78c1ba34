import type {Language} from '../controllers/language-context.js';
import type {Content, Entry} from '../message/entry.js';
import type {Sender} from '../model/message.js';
import {addStyles} from './add-styles.js';
import {Chunk} from './chunk.js';
import {deliveryStrings} from './delivery-strings.js';
import {fileStrings} from './file-strings.js';
import {laterStrings} from './later-strings.js';
import type {ThreadAttachments} from './thread-attachments.js';
import type {ThreadHost} from './thread-host.js';
import type {ThreadOptions} from './thread-options.js';
import type {ThreadQuestion} from './thread-question.js';

/** What only some rows show. */
export const extrasChunk = new Chunk(() => import('./row-extras.js'));
const attachmentsChunk = new Chunk(() => import('./thread-attachments.js'));
const deliveryChunk = new Chunk(() => import('./delivery-line.js'));
/** What knows the ways to answer. */
interface Answering {
  readonly question: ThreadQuestion | undefined;
  loadOptions(): ThreadOptions | undefined;
}

const styled = new WeakSet<ThreadHost>();
const shownBy = new WeakMap<ThreadHost, ThreadAttachments>();

/** Whether a message shows more than all do, or may. What a script says does not: most visitors see only that. */
export function hasExtras({type, ai}: Sender, {linkPreviews, editedAt, redactedAt}: Content): boolean {
  return type === 'agent' || ai || !!(linkPreviews?.length || editedAt || redactedAt);
}

/** What that is; undefined while what shows it is on its way. */
export function rowExtras(host: ThreadHost, {locale}: Pick<Language, 'locale'>) {
  const code = extrasChunk.need(host);
  const strings = laterStrings(locale).need(host);
  return code && strings && {...code, strings};
}

/** The same for a row; also the look of one that was refused is loaded with it. */
export function extrasOf({sender, content, delivery}: Entry, host: ThreadHost, language: Language) {
  return delivery === 'failed' || hasExtras(sender, content) ? rowExtras(host, language) : undefined;
}

/** Whether those that a first look needs will not come: then it does without. */
export function lacksExtras({locale}: Pick<Language, 'locale'>): boolean {
  return extrasChunk.failed || laterStrings(locale).failed;
}

/**
 * What a message shows below its bubble beside its words. Each kind is an element of the class `more` with a row of its
 * own in the message's grid (`message.styles.ts`), and is loaded with the first message that has it.
 */
export function renderMore(entry: Entry, host: ThreadHost, tail: Answering, language: Language): unknown[] {
  const {template, attachments, files} = entry.content;
  const more: unknown[] = [];
  if (attachments?.length || files) more.push(renderFiles(entry, host, language));
  if (template?.type === 'articles' || template?.type === 'feedback') {
    const strings = laterStrings(language.locale).need(host)?.options;
    if (strings) more.push(tail.loadOptions()?.renderMore(entry, tail.question, strings));
  }
  return more;
}

/** Whether what shows files is there, or will not come: they would move what is read when they come later. */
export function canShowFiles(host: ThreadHost, {locale}: Pick<Language, 'locale'>): boolean {
  const parts = [attachmentsChunk, fileStrings(locale)];
  return parts.every((chunk) => chunk.need(host) !== undefined || chunk.failed);
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

/** Below a message that did not get through; undefined while what says it in full is on its way. */
export function renderDelivery({key, delivery}: Entry, host: ThreadHost, language: Language): unknown {
  const outgoing = host.thread.value?.outgoing.find(({clientId}) => clientId === key);
  if (!outgoing || delivery === 'sending') return undefined;
  const code = deliveryChunk.need(host);
  const strings = deliveryStrings(language.locale).need(host);
  if (!code || !strings) return undefined;
  if (!styled.has(host)) addStyles(host, code.deliveryLineStyles);
  styled.add(host);
  return code.renderDeliveryLine(outgoing, host, language, strings);
}
