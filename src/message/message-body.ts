import {html} from 'lit';
import type {HasBody, Markup, MarkupStrings} from './marked-body.js';
import {keepWhole} from './whole-token.js';

let markup: Markup | undefined;

/** Most messages are plain text; what reads the others comes later. Until it is there they show as they are written. */
export function addMarkup(loaded: Markup): void {
  markup = loaded;
}

/** What may be a mark, an address, or the beginning of a list or a quote. */
const marks = /[\\`*_[\]|~]|:\/\/|mailto:|tel:|^ {0,3}(?:>|(?:[-+]|\d+[.)]) )/im;
// A family is one of these, too.
const emoji = /^(?:\s*(?:\p{RI}\p{RI}|\p{ExtPict}[\p{EMod}\uFE0F]*(?:\u200D\p{ExtPict}[\p{EMod}\uFE0F]*)*)){1,3}\s*$/u;
const maxEmoji = 60;

/** Whether a message cannot be shown well yet. */
export function needsMarkup({body, streaming}: HasBody): boolean {
  return !markup && (streaming || marks.test(body));
}

/** A message's text as a template. */
export function renderBody(message: HasBody, strings: Partial<MarkupStrings>): readonly unknown[] {
  const {body} = message;
  // What grows may soon have marks, or the half of one.
  if (markup && (message.streaming || marks.test(body))) return markup.render(message, strings);
  return paragraphs(body).map((lines) =>
    (markup?.paragraph ?? paragraph)(
      lines.map((line, index) => (index > 0 ? html`<br />${keepWhole(line)}` : keepWhole(line))),
    ),
  );
}

const paragraph = (content: unknown) => html`<p>${content}</p>`;

/** What it says, on one line. */
export function bodyText(message: HasBody): string {
  const {body} = message;
  if (markup && marks.test(body)) return markup.text(message);
  return body.replaceAll(/\*\*|`|\s+/g, (mark) => (mark.trim() ? '' : ' ')).trim();
}

/** How a message stands in its column: `full` for code and tables, `lone` for up to three emoji. */
export function bodyShape(message: HasBody): '' | 'full' | 'lone' {
  const {body} = message;
  if (markup && marks.test(body)) return markup.isWide(message) ? 'full' : '';
  return body.length <= maxEmoji && emoji.test(body) ? 'lone' : '';
}

/** As `tokenize` would part them. */
function paragraphs(body: string): string[][] {
  return body
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n').filter(Boolean))
    .filter(({length}) => length > 0);
}
