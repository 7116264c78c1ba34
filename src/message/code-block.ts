import {html, nothing, type TemplateResult} from 'lit';
import {copyIcon} from './markup-icons.js';
import type {MarkupStrings} from './marked-body.js';
import type {Block} from './token.js';

/** How long it is said that something was copied, in milliseconds. */
const keep = 2000;

/** A block of code that scrolls, with a button that copies it. */
export function renderCode(
  {text}: Extract<Block, {type: 'code'}>,
  {code, copy, copied}: Partial<MarkupStrings>,
): TemplateResult {
  // Focusable, because it scrolls sideways.
  return html`<div class="code">
    <pre tabindex="0" role="group" aria-label=${code ?? nothing}><code>${text}</code></pre>
    ${
      copy === undefined
        ? nothing
        : html`<button
              type="button"
              class="icon-btn"
              aria-label=${copy}
              title=${copy}
              @click=${({currentTarget}: Event) => {
                if (currentTarget instanceof Element) void copyFrom(currentTarget, text, copied ?? '');
              }}
            >
              ${copyIcon('s')}</button
            ><span class="done" role="status"></span>`
    }
  </div>`;
}

/** Where the page may not write to the clipboard the code is selected, ready to be copied by hand. */
async function copyFrom(button: Element, text: string, copied: string) {
  const block = button.parentElement;
  const status = block?.querySelector('.done');
  try {
    await navigator.clipboard.writeText(text);
    if (!status) return;
    status.textContent = copied;
    setTimeout(() => (status.textContent = ''), keep);
  } catch {
    const code = block?.querySelector('code');
    if (code) getSelection()?.selectAllChildren(code);
  }
}
