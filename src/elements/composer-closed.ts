import {html, nothing, type TemplateResult} from 'lit';
import type {Language} from '../controllers/language-context.js';
import {composeIcon, lockIcon} from '../message/icons.js';
import type {SessionView} from '../session/session-view.js';
import {renderReopen, type ComposerHost} from './composer-ending.js';

/** In the place of the field while only an answer of those on offer goes on. */
export function renderLocked({strings}: Language): TemplateResult {
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
