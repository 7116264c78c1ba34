import {html, nothing, type TemplateResult} from 'lit';
import {renderCopy} from './copy-button.js';
import type {MarkupStrings} from './marked-body.js';
import type {Block} from './token.js';

/** A block of code that scrolls, with a button that copies it. */
export function renderCode(
  {text}: Extract<Block, {type: 'code'}>,
  {code, copy, copied = ''}: Partial<MarkupStrings>,
): TemplateResult {
  // Focusable, because it scrolls sideways.
  return html`<div class="code">
    <pre tabindex="0" role="group" aria-label=${code ?? nothing}><code>${text}</code></pre>
    ${
      copy === undefined
        ? nothing
        : renderCopy(text, copy, copied, ({parentElement}) => parentElement?.querySelector('code'))
    }
  </div>`;
}
