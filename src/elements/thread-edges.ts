import {html, nothing, type TemplateResult} from 'lit';
import type {Language} from '../controllers/language-context.js';
import type {Conversation} from '../model/conversation.js';
import type {ThreadState} from '../session/chat-state.js';
import {Chunk} from './chunk.js';
import type {MenuHost} from './menu-host.js';
import type {ThreadHost} from './thread-host.js';
import {endText} from './thread-notices.js';
import {skeleton} from './thread-start.js';

const endingChunk = new Chunk(() => import('./thread-ending.js'));

type Strings = Language['strings']['thread'];

/** What stands above the rows of a thread. */
export function renderBeginning(
  {messages, older, olderCursor, opening}: ThreadState,
  strings: Strings,
  onRetry: () => void,
): TemplateResult | typeof nothing {
  if (messages.count === 0) return opening ? html`<p class="day">${strings.newConversation}</p>` : nothing;
  if (olderCursor !== null) {
    // Always there, so that its coming moves nothing.
    return html`<div class="head">${older === 'failed' ? renderRetry(strings, onRetry) : skeleton}</div>`;
  }
  return messages.pages.length > 1 ? html`<p class="sys">${strings.beginning}</p>` : nothing;
}

/** The line under messages that are there, when others did not load. */
export function renderRetry(strings: Strings, onRetry: () => void): TemplateResult {
  return html`<p class="retry">
    ${strings.olderFailed}
    <button class="link-btn" type="button" @click=${onRetry}>${strings.tryAgain}</button>
  </p>`;
}

/** Who ended a conversation, and when; then what only few ended conversations show. */
export function renderEnd(conversation: Conversation, language: Language, host: ThreadHost): unknown {
  const {satisfactionId, mergedIntoId} = conversation;
  const hasMore = satisfactionId !== null || mergedIntoId !== null;
  const more = hasMore ? endingChunk.need(host)?.renderEnding(host, conversation, language) : nothing;
  return mergedIntoId === null || endingChunk.failed
    ? html`<p class="sys">${endText(conversation, language)}</p>
        ${more}`
    : more;
}

/** At home, in place of a conversation that was deleted while it was read. */
export function renderGone(host: MenuHost): unknown {
  return endingChunk.need(host)?.renderGone(host);
}
