import {html, nothing, type TemplateResult} from 'lit';
import type {ChatStrings} from '../locales/chat-strings.js';
import {attachIcon, smileIcon} from '../message/icons.js';
import {loadTools, type ToolEvent} from './composer-chunk.js';
import type {FieldEvents} from './composer-line.js';

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

/** The field; its value is set by hand. */
export function renderTextarea(
  text: string,
  isDescribed: boolean,
  isInvalid: boolean,
  isOffHours: boolean,
  strings: ChatStrings['composer'],
  {onInput, onKeydown, onBlur}: FieldEvents,
): TemplateResult {
  return html`<textarea
    part="composer-field"
    rows="1"
    dir=${text === '' ? nothing : 'auto'}
    enterkeyhint="send"
    aria-label=${strings.label}
    aria-describedby=${isDescribed ? 'under' : nothing}
    aria-invalid=${isInvalid ? 'true' : nothing}
    placeholder=${isOffHours ? strings.placeholderOffHours : strings.placeholder}
    @input=${onInput}
    @keydown=${onKeydown}
    @blur=${onBlur}
  ></textarea>`;
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

/** What is pasted or dropped, none at a press; undefined when it is not the chat's to take. */
export function filesOf(event: ToolEvent, attaches: boolean | undefined): readonly File[] | undefined {
  const data = event.dataTransfer ?? event.clipboardData;
  if (!data) return [];
  // An office program copies a picture of its text along.
  if (!data.types.includes('Files') || data.types.includes('text/plain') || !attaches) return undefined;
  event.preventDefault();
  return [...data.files];
}
