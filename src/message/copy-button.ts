import {html, type TemplateResult} from 'lit';
import {copyIcon} from './markup-icons.js';

/** How long it is said that something was copied, in milliseconds. */
const keep = 2000;

/**
 * A button that copies `text`, and where it says so. Where the page may not write to the clipboard `source` finds what
 * is selected in its place, ready to be copied by hand.
 */
export function renderCopy(
  text: string,
  label: string,
  copied: string,
  source: (button: Element) => Element | null | undefined,
): TemplateResult {
  return html`<button
      type="button"
      class="icon-btn"
      aria-label=${label}
      title=${label}
      @click=${({currentTarget}: Event) => {
        if (currentTarget instanceof Element) void copyFrom(currentTarget, text, copied, source);
      }}
    >
      ${copyIcon('s')}</button
    ><span class="done" role="status"></span>`;
}

async function copyFrom(
  button: Element,
  text: string,
  copied: string,
  source: (button: Element) => Element | null | undefined,
) {
  const status = button.nextElementSibling;
  try {
    await navigator.clipboard.writeText(text);
    if (!status) return;
    status.textContent = copied;
    setTimeout(() => (status.textContent = ''), keep);
  } catch {
    const selected = source(button);
    if (selected) getSelection()?.selectAllChildren(selected);
  }
}
