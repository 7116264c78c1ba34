import {addMarkup, needsMarkup} from '../message/message-body.js';
import type {Message, OpeningMessage} from '../model/message.js';
import type {ThreadState} from '../session/chat-state.js';
import {Chunk} from './chunk.js';
import type {ThreadHost} from './thread-host.js';
import {canShowFiles, hasExtras, lacksExtras, rowExtras} from './thread-more.js';

/** What shows text with marks in it; most messages have none. */
export const markupChunk = new Chunk(async () => {
  const code = await import('../message/markup.js');
  addMarkup(code.markup);
  return code;
});

type Shown = OpeningMessage & Partial<Pick<Message, 'attachments' | 'linkPreviews' | 'editedAt' | 'redactedAt'>>;

/** Messages that are seen at first. */
const firstSeen = 20;

/** Whether everything that a first look at a thread needs is there, or will not come; else `host` updates once it is. */
export function canShow({messages, opening}: ThreadState, host: ThreadHost): boolean {
  const newest: readonly Shown[] = [...(opening?.opening ?? []), ...(messages.pages.at(-1) ?? []).slice(-firstSeen)];
  const {language} = host;
  const hasMarkup = !newest.some(needsMarkup) || markupChunk.need(host) !== undefined || markupChunk.failed;
  const needsExtras = language && newest.some((message) => hasExtras(message.sender, message));
  const hasFiles = newest.some(({attachments}) => attachments?.length);
  if (hasFiles && language && !canShowFiles(host, language)) return false;
  return hasMarkup && (!needsExtras || rowExtras(host, language) !== undefined || lacksExtras(language));
}
