import {css, html, nothing, type LitElement, type TemplateResult} from 'lit';
import type {ChatStrings} from '../locales/chat-strings.js';
import {alertIcon} from '../message/icons.js';
import {addStyles} from './add-styles.js';

/** The counter's number is a warning below this many characters. */
const nearEnd = 50;

const underStyles = css`
  /* What scrolls away fades within the field's own padding. */
  .tall textarea {
    mask: linear-gradient(transparent, currentColor 10px calc(100% - 10px), transparent);
  }
  .counter {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }
  .near {
    color: var(--kustomer-chat-warning);
    font-weight: 600;
  }
  .over {
    color: var(--kustomer-chat-danger);
    font-weight: 600;
  }
  @media (pointer: coarse) {
    .keys {
      display: none;
    }
  }
`;

/** Composers that know how that looks. */
const dressed = new WeakSet<LitElement>();

interface Measure {
  /** By how many characters the text is too long; at most 0 when it fits. */
  readonly excess: number;
  /** So little is left that it is counted. */
  readonly isNear: boolean;
  /** The customer has tried to send it nevertheless. */
  readonly refused: boolean;
}

/** Below the composer's box: how lines are broken, and how much room is left. */
export function renderUnder(
  host: LitElement,
  {excess, isNear, refused}: Measure,
  strings: ChatStrings['composer'],
): TemplateResult {
  dress(host);
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

/** With how a field of several lines looks, and what is below it. */
export function dress(host: LitElement): void {
  if (!dressed.has(host)) addStyles(host, underStyles);
  dressed.add(host);
}
