import {html, nothing, type TemplateResult} from 'lit';
import type {MessageStrings} from './message-strings.js';
import {plainText} from './plain-text.js';
import type {Block, Inline} from './token.js';
import {tokenize} from './tokenize.js';

/** Anything with a body. It is the cache's key, and never changes. */
export interface HasBody {
  readonly body: string;
}

const cache = new WeakMap<HasBody, {readonly blocks: readonly Block[]; text?: string}>();

/** A message's text as a template. Tokenized once per message. */
export function renderBody(message: HasBody, strings: Pick<MessageStrings, 'code'>): TemplateResult[] {
  return renderBlocks(tokens(message).blocks, strings);
}

/** What it says, on one line. */
export function bodyText(message: HasBody): string {
  const entry = tokens(message);
  return (entry.text ??= plainText(entry.blocks).replaceAll(/\s+/g, ' ').trim());
}

/** Code and tables take the whole width of the column. */
export function isWide(message: HasBody): boolean {
  return tokens(message).blocks.some(({type}) => type === 'code');
}

function tokens(message: HasBody) {
  let entry = cache.get(message);
  if (!entry) cache.set(message, (entry = {blocks: tokenize(message.body)}));
  return entry;
}

function renderBlocks(blocks: readonly Block[], strings: Pick<MessageStrings, 'code'>): TemplateResult[] {
  return blocks.map((block) => {
    switch (block.type) {
      case 'paragraph':
        return html`<p>${block.children.map(renderInline)}</p>`;
      case 'code':
        // Focusable, because it scrolls sideways.
        return html`<div class="code">
          <pre tabindex="0" role="group" aria-label=${strings.code}><code>${block.text}</code></pre>
        </div>`;
      case 'list': {
        const items = block.items.map((item) => html`<li>${renderBlocks(item, strings)}</li>`);
        return block.start === null
          ? html`<ul>
              ${items}
            </ul>`
          : html`<ol start=${block.start}>
              ${items}
            </ol>`;
      }
    }
  });
}

function renderInline(token: Inline): unknown {
  if (typeof token === 'string') return token;
  switch (token.type) {
    case 'break':
      return html`<br />`;
    case 'code':
      return html`<code dir="ltr">${token.text}</code>`;
    case 'strong':
      return html`<strong>${token.children.map(renderInline)}</strong>`;
    case 'emphasis':
      return html`<em>${token.children.map(renderInline)}</em>`;
    case 'link':
      return html`<a href=${token.href} target="_blank" rel="noopener noreferrer"
        >${token.children.map(renderInline)}</a
      >`;
    default:
      return nothing;
  }
}
