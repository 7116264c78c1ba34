import {tableAt} from './table.js';
import {tokenizeInline} from './tokenize-inline.js';
import type {Block} from './token.js';

/** Beyond this many characters a text ends: far above what a server accepts, and an upper bound of the work. */
const maxLength = 200_000;
/** Lists and quotes in each other; what lies deeper is text. */
const maxDepth = 4;

const fence = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;
const item = /^( {0,3}(?:[-*+]|(\d{1,9})[.)]) {1,4})(?=\S)/;
const quote = /^ {0,3}> ?/;

/** A text and its blocks, with the place at which each begins. */
export interface Reading {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly starts: readonly number[];
}

/**
 * Splits a message into blocks. A subset of CommonMark as people write it in a chat: a line break is a line break, HTML
 * is text, headings and the like are text. Total, and linear in the length of the text.
 */
export function tokenize(text: string): readonly Block[] {
  return read(text).blocks;
}

/**
 * The same, for a text that may have grown since `before`: blocks that nothing can change any more are taken over, and
 * stay the same objects. What is appended can change the last block, and by its first line the one above that.
 */
export function read(source: string, before?: Reading): Reading {
  const text = source.slice(0, maxLength).replaceAll(/\r\n?/g, '\n');
  const kept = before && text.startsWith(before.text) ? Math.max(0, before.blocks.length - 2) : 0;
  const from = kept > 0 ? (before?.starts[kept] ?? 0) : 0;
  const lines = text.slice(from).split('\n');
  const firstLines: number[] = [];
  const fresh = blocksOf(lines, 0, firstLines);
  const blocks = [...(before?.blocks.slice(0, kept) ?? []), ...fresh];
  const starts = [...(before?.starts.slice(0, kept) ?? []), ...offsetsOf(lines, firstLines, from)];
  return {text, blocks, starts};
}

/** Where lines begin, in characters. */
function offsetsOf(lines: readonly string[], wanted: readonly number[], from: number): number[] {
  let offset = from;
  let line = 0;
  return wanted.map((at) => {
    for (; line < at; line++) offset += (lines[line]?.length ?? 0) + 1;
    return offset;
  });
}

/** `firstLines` takes the number of each block's first line. */
function blocksOf(lines: readonly string[], depth: number, firstLines: number[] = []): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const add = (block: Block, firstLine: number) => {
    blocks.push(block);
    firstLines.push(firstLine);
  };
  let at = 0;
  const endParagraph = () => {
    if (paragraph.length === 0) return;
    add({type: 'paragraph', children: tokenizeInline(paragraph.join('\n'))}, at - paragraph.length);
    paragraph = [];
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const opening = fence.exec(line);
    const marker = depth < maxDepth ? item.exec(line) : null;
    const table = tableAt(lines, at);
    if (opening) {
      endParagraph();
      const from = ++at;
      while (at < lines.length && !closes(lines[at] ?? '', opening[1] ?? '')) at++;
      add({type: 'code', language: (opening[2] ?? '').trim(), text: lines.slice(from, at).join('\n')}, from - 1);
      at++;
    } else if (marker) {
      endParagraph();
      const from = at;
      const start = marker[2] === undefined ? null : Number(marker[2]);
      const items: Block[][] = [];
      for (let next: RegExpExecArray | null = marker; next && (next[2] === undefined) === (start === null);) {
        const indent = next[1]?.length ?? 0;
        const own = [(lines[at++] ?? '').slice(indent)];
        while (at < lines.length && belongs(lines, at, indent)) own.push((lines[at++] ?? '').slice(indent));
        items.push(blocksOf(own, depth + 1));
        next = item.exec(lines[at] ?? '');
      }
      add({type: 'list', start, items}, from);
    } else if (depth < maxDepth && quote.test(line)) {
      endParagraph();
      const from = at;
      const own: string[] = [];
      for (; at < lines.length && quote.test(lines[at] ?? ''); at++) own.push((lines[at] ?? '').replace(quote, ''));
      add({type: 'quote', children: blocksOf(own, depth + 1)}, from);
    } else if (table) {
      endParagraph();
      add(table.table, at);
      at += table.length;
    } else {
      if (line.trim() === '') endParagraph();
      else paragraph.push(line.trim());
      at++;
    }
  }
  endParagraph();
  return blocks;
}

function closes(line: string, fence: string): boolean {
  const text = line.trim();
  return text.length >= fence.length && text.startsWith(fence) && text === fence.charAt(0).repeat(text.length);
}

/** Whether a line goes on with the item above it: it is indented as far, or empty before one that is. */
function belongs(lines: readonly string[], at: number, indent: number): boolean {
  const margin = ' '.repeat(indent);
  return lines[at] === '' ? (lines[at + 1] ?? '').startsWith(margin) : (lines[at] ?? '').startsWith(margin);
}
