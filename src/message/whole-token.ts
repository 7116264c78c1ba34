import {html} from 'lit';

/** `A-17`, `HL-20481`, `2026-03-11`: as short as it is, it is read as one word. Addresses and long words may break. */
const token = /(?<![^\s(“"'])((?:[\p{L}\d]{1,8}-){1,2}[\p{L}\d]{1,8})(?![\p{L}\d-])/u;

/** A text whose order numbers and the like stay on one line, and keep their own direction. */
export function keepWhole(text: string): unknown {
  if (!text.includes('-')) return text;
  const parts = text.split(token);
  return parts.length === 1
    ? text
    : parts.map((part, index) => (index % 2 === 1 && /\d/.test(part) ? html`<bdi class="tok">${part}</bdi>` : part));
}
