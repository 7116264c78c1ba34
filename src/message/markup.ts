import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {renderCode} from './code-block.js';
import type {HasBody, Markup, MarkupStrings} from './marked-body.js';
import {plainText} from './plain-text.js';
import type {Block, Cell, Inline} from './token.js';
import {read, type Reading} from './tokenize.js';
import {keepWhole} from './whole-token.js';

const cache = new WeakMap<HasBody, {readonly reading: Reading; text?: string}>();
/** The newest readings: a message that grows is a new object each time, and goes on with the reading of the last one. */
let newest: readonly Reading[] = [];
const maxNewest = 4;

/** Tokenized once per message; of one that grows only what can still change. */
function entryOf(message: HasBody) {
  let entry = cache.get(message);
  if (!entry) {
    const before = newest.find(({text}) => text !== '' && message.body.startsWith(text));
    const reading = read(message.body, before, message.streaming);
    newest = [reading, ...newest.filter((other) => other !== before)].slice(0, maxNewest);
    cache.set(message, (entry = {reading}));
  }
  return entry;
}

export {messageTextStyles} from './message-text.styles.js';

/** Loaded with the first message that needs it. */
export const markup: Markup = {
  render: (message, strings) => renderBlocks(entryOf(message).reading.blocks, strings),
  text(message) {
    const entry = entryOf(message);
    return (entry.text ??= plainText(entry.reading.blocks).replaceAll(/\s+/g, ' ').trim());
  },
  paragraph: renderParagraph,
  isWide: (message) => entryOf(message).reading.blocks.some(({type}) => type === 'code' || type === 'table'),
};

/** What has not changed since the last time is not looked at again. */
function renderBlocks(blocks: readonly Block[], strings: Partial<MarkupStrings>): unknown[] {
  return blocks.map((block) => guard([block, strings.copy], () => renderBlock(block, strings)));
}

function renderBlock(block: Block, strings: Partial<MarkupStrings>): unknown {
  switch (block.type) {
    case 'paragraph':
      return renderParagraph(guard([block.children], () => block.children.map(renderInline)));
    case 'code':
      return renderCode(block, strings);
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
    case 'quote':
      return html`<blockquote>${renderBlocks(block.children, strings)}</blockquote>`;
    case 'table':
      return renderTable(block, strings);
    default:
      return nothing;
  }
}

function renderParagraph(content: unknown): TemplateResult {
  return html`<p>${content}</p>`;
}

function renderTable({columns, head, rows}: Extract<Block, {type: 'table'}>, strings: Partial<MarkupStrings>) {
  const renderCell = (cell: Cell, column: number) =>
    html`<td class=${columns[column] ?? nothing}>${guard([cell], () => cell.map(renderInline))}</td>`;
  // Focusable, because it scrolls sideways.
  return html`<div class="tbl" tabindex="0" role="group" aria-label=${strings.table ?? nothing}>
    <table>
      <thead>
        <tr>
          ${head.map((cell, column) => html`<th scope="col" class=${columns[column] ?? nothing}>${cell.map(renderInline)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(renderCell)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function renderInline(token: Inline): unknown {
  if (typeof token === 'string') return keepWhole(token);
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
      return renderLink(token);
    default:
      return nothing;
  }
}

/** Where a link leads is told wherever its words do not say just that. */
function renderLink({href, children}: Extract<Inline, {type: 'link'}>) {
  const words = plainText([{type: 'paragraph', children}]).trim();
  const place = placeOf(href);
  const isTold = [href, href.replace(/^\w+:(?:\/\/)?/, ''), place].includes(words);
  return html`<a href=${href} title=${href} target="_blank" rel="noopener noreferrer"
    >${children.map(renderInline)}${isTold || place === '' ? nothing : html`${' '}<bdi class="host">(${place})</bdi>`}</a
  >`;
}

/** The host as a browser would go to it, which no letters of another script can feign; an address to write or call. */
function placeOf(href: string): string {
  try {
    const {host, pathname} = new URL(href);
    return host === '' ? decodeURI(pathname) : host;
  } catch {
    return '';
  }
}
