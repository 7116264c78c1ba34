import {html, nothing, type TemplateResult} from 'lit';
import type {ReplyAction} from '../model/message-template.js';
import type {OnChoose, OptionStrings} from './reply-options.js';

const thumb = /^[\u{1F44D}\u{1F44E}][\p{EMod}\uFE0F]*$/u;

/** A small judgement of an answer, below it. Once given it stays as it is, and is no question any more. */
export function renderFeedback(
  actions: readonly ReplyAction[],
  chosen: string | undefined,
  isOpen: boolean,
  strings: OptionStrings,
  onChoose: OnChoose,
): TemplateResult | typeof nothing {
  if (!isOpen && chosen === undefined) return nothing;
  return html`<div class="more judge" role="group" aria-label=${strings.feedback}>
    ${actions.map(
      (action) =>
        html`<button
          type="button"
          class=${action.valueType}
          aria-label=${nameOf(action, strings) ?? nothing}
          aria-pressed=${String(action.value === chosen)}
          aria-disabled=${isOpen ? nothing : 'true'}
          @click=${() => {
            if (isOpen) onChoose(action);
          }}
        >
          ${action.displayText}
        </button>`,
    )}
  </div>`;
}

/** Thumbs are read aloud as thumbs; what they mean here is shorter. */
function nameOf({displayText}: ReplyAction, {helpful, notHelpful}: OptionStrings): string | undefined {
  if (!thumb.test(displayText)) return undefined;
  return displayText.startsWith('\u{1F44D}') ? helpful : notHelpful;
}
