import {html, nothing, type TemplateResult} from 'lit';
import type {ChatStrings} from '../locales/chat-strings.js';
import {alertIcon} from '../message/icons.js';

/** The counter's number is a warning below this many characters. */
const nearEnd = 50;

interface Measure {
  /** By how many characters the text is too long; at most 0 when it fits. */
  readonly excess: number;
  /** So little is left that it is counted. */
  readonly isNear: boolean;
  /** The customer has tried to send it nevertheless. */
  readonly refused: boolean;
}

/** Below the composer's box: how lines are broken, and how much room is left. */
export function renderUnder({excess, isNear, refused}: Measure, strings: ChatStrings['composer']): TemplateResult {
  const tone = excess > 0 ? 'over' : -excess < nearEnd ? 'near' : '';
  return html`<p class="under" id="under">
    ${
      refused
        ? html`<span class="refused" role="alert">${alertIcon('s')}${strings.tooLong(excess)}</span>`
        : html`<span class="keys">${strings.newLine}</span>`
    }
    ${
      isNear && !refused
        ? html`<span class="counter ${tone}">${excess > 0 ? strings.over(excess) : strings.left(-excess)}</span>`
        : nothing
    }
  </p>`;
}
