import {html, nothing, type TemplateResult} from 'lit';
import {stopIcon} from './answer-icons.js';
import {renderCopy} from './copy-button.js';
import type {Entry} from './entry.js';

/** What stands at an answer's tools. */
export interface AnswerStrings {
  readonly stop: string;
  readonly copyAnswer: string;
  readonly copied: string;
}

/**
 * Below the answer of a machine: how to end one that still grows, and what can be done with one that is whole.
 * `onStop` is undefined where nobody can be told to stop.
 */
export function renderAnswerTools(
  {content: {body, streaming}}: Entry,
  strings: AnswerStrings,
  onStop: (() => void) | undefined,
): TemplateResult | typeof nothing {
  if (streaming && !onStop) return html`<div class="acts"></div>`; // its room, for what comes after it
  if (streaming) {
    return html`<div class="acts">
      <button type="button" class="stop" @click=${onStop}>${stopIcon('s')}${strings.stop}</button>
    </div>`;
  }
  return body.trim() === '' ? nothing : html`<div class="acts">${renderCopyAnswer(body, strings)}</div>`;
}

/** For where the tools stand together with others. */
export function renderCopyAnswer(body: string, strings: Omit<AnswerStrings, 'stop'>): TemplateResult {
  const bubble = (button: Element) => button.closest('.grp')?.querySelector('.bub');
  return renderCopy(body, strings.copyAnswer, strings.copied, bubble);
}
