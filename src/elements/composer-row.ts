import {html, type TemplateResult} from 'lit';
import {attachIcon, smileIcon} from '../message/icons.js';
import {loadTools, type ToolEvent} from './composer-chunk.js';

/** Characters that fit in one line wherever the chat stands. */
const shortest = 12;

/** A button beside the field. */
export function renderTool(
  name: 'attach' | 'emoji',
  label: string,
  onClick: (event: ToolEvent) => void,
): TemplateResult {
  return html`<button
    class="icon-btn ${name}"
    type="button"
    aria-label=${label}
    @pointerenter=${loadTools}
    @click=${onClick}
  >
    ${name === 'emoji' ? smileIcon() : attachIcon()}
  </button>`;
}

/** Whether a text takes one line, without a look at it. */
export function isShort(text: string): boolean {
  return text.length < shortest && !text.includes('\n');
}

/** To be asked until it is so: with a row to itself the text might fit in one line again. */
export function hasLines(field: HTMLElement & {readonly value: string}): boolean {
  if (isShort(field.value)) return false;
  const {lineHeight, paddingBlockStart} = getComputedStyle(field);
  return field.scrollHeight > 2 * (parseFloat(lineHeight) + parseFloat(paddingBlockStart)) - 1;
}
