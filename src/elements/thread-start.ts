import {html, nothing, type TemplateResult} from 'lit';
import type {ChatStrings} from '../locales/chat-strings.js';
import {offlineIcon, retryIcon} from '../message/icons.js';
import {renderGreeting} from './greeting.js';

type Strings = ChatStrings['thread'];

/** Bones of messages. Decoration: what they stand for is said elsewhere. */
export const skeleton = html`<div class="skeleton" aria-hidden="true">
  <span class="bone"></span><span class="bone face"></span><span class="bone long"></span><span class="bone own"></span>
</div>`;

/** While messages, or what shows them, are on their way. */
export function renderLoading(strings: Strings): TemplateResult {
  return html`<div>
    <p class="visually-hidden">${strings.loading}</p>
    ${skeleton}
  </div>`;
}

/** A thread in which nobody has written: what it is is heard, and the greeting is seen. */
export function renderStart(greeting: string | null | undefined, strings: ChatStrings): TemplateResult {
  return html`<div class="welcome">
    <p class="visually-hidden">${strings.thread.newConversation}</p>
    <slot name="empty">${greeting === undefined ? nothing : renderGreeting(greeting, strings)}</slot>
  </div>`;
}

/** Instead of messages that did not load. */
export function renderFailed(strings: Strings, onRetry: () => void): TemplateResult {
  return html`<div class="empty">
    ${offlineIcon()}
    <h3>${strings.failedTitle}</h3>
    <p>${strings.failedText}</p>
    <button class="btn quiet" type="button" @click=${onRetry}>${retryIcon()}${strings.tryAgain}</button>
  </div>`;
}
