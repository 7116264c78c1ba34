import {css, html, nothing, type TemplateResult} from 'lit';
import type {Language} from '../controllers/language-context.js';
import {composeIcon, lockIcon} from '../message/option-icons.js';
import type {SessionView} from '../session/session-view.js';
import {addStyles} from './add-styles.js';
import {renderReopen, type ComposerHost} from './composer-ending.js';

const lockedStyles = css`
  .locked {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 52px;
    padding: 10px 18px;
    border-radius: var(--kustomer-chat-radius-pill);
    background: var(--kustomer-chat-surface-sunken);
    color: var(--kustomer-chat-text-muted);
    font-size: var(--kustomer-chat-size-small);
  }
  @media (forced-colors: active) {
    .locked {
      border: 1px solid CanvasText;
    }
  }
`;

/** Composers that know how that looks. */
const dressed = new WeakSet<ComposerHost>();

/** In the place of the field while only an answer of those on offer goes on. */
export function renderLocked(host: ComposerHost, {strings}: Language): TemplateResult {
  if (!dressed.has(host)) addStyles(host, lockedStyles);
  dressed.add(host);
  return html`<p class="locked" tabindex="-1">${lockIcon()}${strings.composer.locked}</p>`;
}

/** In the place of the field once the conversation has ended. */
export function renderEnded(
  host: ComposerHost,
  session: SessionView | undefined,
  language: Language,
  onNew: () => void,
): TemplateResult {
  return html`${session?.state.config?.features.reopen ? renderReopen(host, session, language) : nothing}<button
      class="btn quiet wide new"
      type="button"
      @click=${onNew}
    >
      ${composeIcon()}${language.strings.composer.newConversation}
    </button>`;
}
