import {html, nothing, type TemplateResult} from 'lit';
import type {ReplyAction} from '../model/message-template.js';
import type {OnChoose, OptionStrings} from './reply-options.js';
import {thumbIcon} from './thumb-icon.js';

const thumb = /^[\u{1F44D}\u{1F44E}][\p{EMod}\uFE0F]*$/u;

/**
 * A small judgement of an answer, below it. Once given it stays as it is, and is no question any more. Beside thumbs other
 * answers, such as to be passed on to a person, are no judgement: they stand at the end, and go with the question.
 * `copy` stands between, in the same row.
 */
export function renderFeedback(
  actions: readonly ReplyAction[],
  chosen: string | undefined,
  isOpen: boolean,
  strings: OptionStrings,
  onChoose: OnChoose,
  copy: unknown = nothing,
): TemplateResult | typeof nothing {
  const isJudged = chosen !== undefined;
  if (!isOpen && !isJudged && copy === nothing) return nothing;
  const thumbs = actions.filter(({displayText}) => thumb.test(displayText));
  const judgements = thumbs.length > 0 ? thumbs : actions;
  const others = isOpen ? actions.filter((action) => !judgements.includes(action)) : [];
  return html`<div class="more tools">
    ${
      isOpen || judgements.some(({value}) => value === chosen)
        ? html`<div class="judge" role="group" aria-label=${strings.feedback}>
            ${judgements.map((action) => renderJudgement(action, chosen, isOpen, strings, onChoose))}
          </div>`
        : nothing
    }
    ${copy}
    ${others.map(
      (action) =>
        html`<button
          type="button"
          class="btn bare"
          dir="auto"
          @click=${() => {
            onChoose(action);
          }}
        >
          ${action.displayText}
        </button>`,
    )}
  </div>`;
}

function renderJudgement(
  action: ReplyAction,
  chosen: string | undefined,
  isOpen: boolean,
  {helpful, notHelpful}: OptionStrings,
  onChoose: OnChoose,
): TemplateResult {
  const {displayText, value, valueType} = action;
  const isThumb = thumb.test(displayText);
  const isUp = displayText.startsWith('\u{1F44D}');
  // Thumbs are read aloud as thumbs; what they mean here is shorter.
  const name = isThumb ? (isUp ? helpful : notHelpful) : nothing;
  return html`<button
    type="button"
    class=${isThumb ? `icon-btn ${isUp ? '' : 'down'}` : valueType}
    aria-label=${name}
    title=${name}
    aria-pressed=${String(value === chosen)}
    aria-disabled=${isOpen ? nothing : 'true'}
    @click=${() => {
      if (isOpen) onChoose(action);
    }}
  >
    ${isThumb ? thumbIcon('s') : displayText}
  </button>`;
}
