import {html, nothing, type TemplateResult} from 'lit';
import type {Language} from '../controllers/language-context.js';
import {offlineIcon, retryIcon} from '../message/icons.js';
import {timeWord} from '../message/time-words.js';
import type {Conversation} from '../model/conversation.js';
import type {ThreadState} from '../session/chat-state.js';

type Strings = Language['strings']['thread'];

/** What stands above the rows of a thread, or in their place while there are none. */
export function renderThreadHead(
  thread: ThreadState | undefined,
  hasRows: boolean,
  greeting: string | null,
  strings: Strings,
  onRetry: () => void,
): TemplateResult | typeof nothing {
  const newConversation = html`<p class="day">${strings.newConversation}</p>`;
  if (!thread || (!hasRows && thread.status === 'loading')) {
    return html`<div>
      <p class="visually-hidden">${strings.loading}</p>
      ${skeleton}
    </div>`;
  }
  if (!hasRows && thread.status === 'failed') return renderFailed(strings, onRetry);
  if (!hasRows) return html`${newConversation}${greeting ? html`<p class="sys">${greeting}</p>` : nothing}`;
  if (thread.messages.count === 0) return thread.opening ? newConversation : nothing;
  if (thread.olderCursor !== null) {
    // Always there, so that its coming moves nothing.
    return html`<div class="head">${thread.older === 'failed' ? renderRetry(strings, onRetry) : skeleton}</div>`;
  }
  return thread.messages.pages.length > 1 ? html`<p class="sys">${strings.beginning}</p>` : nothing;
}

/** The line under messages that are there, when others did not load. */
export function renderRetry(strings: Strings, onRetry: () => void): TemplateResult {
  return html`<p class="retry">
    ${strings.olderFailed}
    <button class="link-btn" type="button" @click=${onRetry}>${strings.tryAgain}</button>
  </p>`;
}

/** Who ended a conversation, and when. */
export function renderEnd(
  {endedAt, endedBy, participants}: Conversation,
  {locale, strings: {thread}}: Language,
): TemplateResult {
  const time = endedAt === null ? '' : timeWord(endedAt, locale);
  const [only, ...others] = participants;
  const agent = endedBy === 'agent' && others.length === 0 ? only?.displayName : null;
  const text = agent ? thread.endedBy(agent, time) : thread.ended(time);
  return html`<p class="sys">${endedBy === 'customer' ? thread.endedByYou(time) : text}</p>`;
}

function renderFailed(strings: Strings, onRetry: () => void): TemplateResult {
  return html`<div class="empty">
    ${offlineIcon()}
    <h3>${strings.failedTitle}</h3>
    <p>${strings.failedText}</p>
    <button class="btn quiet" type="button" @click=${onRetry}>${retryIcon()}${strings.tryAgain}</button>
  </div>`;
}

const skeleton = html`<div class="skeleton" aria-hidden="true">
  <span class="bone"></span><span class="bone face"></span><span class="bone long"></span><span class="bone own"></span>
</div>`;
