import {nothing} from 'lit';
import type {Language} from '../controllers/language-context.js';
import type {LaterStrings} from '../locales/later-strings.js';
import {renderAnswerTools} from '../message/answer-tools.js';
import {answerStyles} from '../message/answer.styles.js';
import type {Entry} from '../message/entry.js';
import {linkPreviewStyles} from '../message/link-preview.styles.js';
import {renderLinkPreviews} from '../message/link-previews.js';
import type {RowExtra} from '../message/message-row.js';
import {renderEdited, renderHandOver, renderJoined, type RowAt} from '../message/notices.js';
import {noticeStyles} from '../message/notice.styles.js';
import type {Conversation} from '../model/conversation.js';
import {addStyles} from './add-styles.js';
import type {ThreadHost} from './thread-host.js';

const styled = new WeakSet<ThreadHost>();

/** Where a row stands in its thread. */
export interface ExtraPlace {
  readonly index: number;
  readonly at: RowAt;
  /** The thread is loaded from its beginning. */
  readonly isWhole: boolean;
  /** What the sender goes by. */
  readonly name: string;
}

/** What only some messages show: who has joined, that it was edited, pages that it links to, an answer's tools. */
export function extraOf(
  entry: Entry,
  place: ExtraPlace,
  host: ThreadHost,
  {locale}: Language,
  {notices, answer, markup}: LaterStrings,
): RowExtra {
  style(host);
  const {own, sender, content, isRedacted} = entry;
  const isAgent = !own && sender.type === 'agent';
  const tools = {...answer, copied: markup.copied};
  return {
    above: isAgent ? renderJoined(entry, place, {locale, strings: notices}) : nothing,
    mark: !isRedacted && content.editedAt ? renderEdited(notices) : nothing,
    below: isRedacted
      ? nothing
      : [
          content.linkPreviews?.length ? renderLinkPreviews(content.linkPreviews) : nothing,
          // Beside a judgement of the answer they stand in its row.
          sender.ai && !own && (content.streaming || content.template?.type !== 'feedback')
            ? renderAnswerTools(entry, tools, stopOf(entry, host))
            : nothing,
        ],
  };
}

/** The line below the thread while somebody is awaited whom the assistant has called. */
export function renderAwaited(host: ThreadHost, {queue}: Conversation, {notices}: LaterStrings): unknown {
  style(host);
  return renderHandOver(queue?.estimatedWaitSeconds, notices);
}

function stopOf({content}: Entry, host: ThreadHost): (() => void) | undefined {
  const {session} = host.thread;
  const messageId = content.id;
  if (!session?.capabilities.has('stop') || messageId === undefined) return undefined;
  return () => {
    // It goes on where that fails, and can be stopped again.
    session.call('stopMessage', {conversationId: host.threadKey, messageId}).catch(() => undefined);
    // The button will be gone.
    host.renderRoot.querySelector<HTMLElement>('.scroll')?.focus({preventScroll: true});
  };
}

function style(host: ThreadHost): void {
  if (styled.has(host)) return;
  styled.add(host);
  addStyles(host, noticeStyles, linkPreviewStyles, answerStyles);
}
