import {html, nothing, type TemplateResult} from 'lit';
import type {Language} from '../controllers/language-context.js';
import {timeWord} from '../message/time-words.js';
import type {Conversation} from '../model/conversation.js';
import type {ThreadState} from '../session/chat-state.js';
import {skeleton} from './thread-start.js';

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
