import {html, nothing} from 'lit';
import type {ChatStrings} from '../locales/chat-strings.js';
import {alertIcon} from '../message/icons.js';

/** The counter's number is a warning below this many characters. */
const nearEnd = 50;

export interface Measure {
  /** Characters that a message may have. */
  readonly limit: number;
  /** By how many the text is too long; at most 0 when it fits. */
  readonly excess: number;
  readonly hasLines: boolean;
  /** The customer has tried to send it nevertheless. */
  readonly refused: boolean;
}

/** Below the composer's box: how lines are broken, and how much room is left. */
export function renderUnder({limit, excess, hasLines, refused}: Measure, strings: ChatStrings['composer']) {
  const hasCounter = -excess <= limit / 10;
  if (!hasCounter && !hasLines) return nothing;
  const tone = excess > 0 ? 'over' : -excess < nearEnd ? 'near' : '';
  return html`<p class="under" id="under">
    ${
      refused
        ? html`<span class="refused" role="alert">${alertIcon('s')}${strings.tooLong(excess)}</span>`
        : html`<span class="keys">${strings.newLine}</span>`
    }
    ${
      hasCounter && !refused
        ? html`<span class="counter ${tone}">${excess > 0 ? strings.over(excess) : strings.left(-excess)}</span>`
        : nothing
    }
  </p>`;
}
