import {tableAt} from './table.js';
import {tokenizeInline} from './tokenize-inline.js';
import type {Block, Inline} from './token.js';

/** Beyond this many characters a text ends: far above what a server accepts, and an upper bound of the work. */
const maxLength = 200_000;
/** Lists and quotes in each other; what lies deeper is text. */
const maxDepth = 4;

const fence = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;
const item = /^( {0,3}(?:[-*+]|(\d{1,9})[.)]) {1,4})(?=\S)/;
const quote = /^ {0,3}> ?/;

/** The last line of a text that grows, while it may become a mark: it is not shown and taken away again. */
const halfMark = /(?:^|\n) {0,3}(?:[-*+>|]|\d{1,9}[.)]?|`{1,2}|~{1,2})? *$/;
/** Below the head of a table: the line that divides, or its beginning. */
const divider = /^[\s|:-]*$/;

/** What makes tokens of a line's text, or of several. */
export type TokenizeText = (text: string, isOpen?: boolean) => readonly Inline[];

/** A text and its blocks, with the place at which each begins. */
export interface Reading {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly starts: readonly number[];
  /** Tokens of the texts in those blocks that can change. */
  readonly texts: ReadonlyMap<string, readonly Inline[]>;
}

/** How lines are read. */
interface Reader {
  readonly tokenizeText: TokenizeText;
  /** The text goes on: its last block is shown as if it were complete. */
  readonly isOpen: boolean;
}

/**
 * Splits a message into blocks. A subset of CommonMark as people write it in a chat: a line break is a line break, HTML
 * is text, headings and the like are text. Total, and linear in the length of the text.
 */
export function tokenize(text: string): readonly Block[] {
  return read(text).blocks;
}

/**
 * The same, for a text that may have grown since `before`: what nothing can change any more is taken over, and stays
 * the same objects. What is appended can change the last block, and by its first line the one above that; in these,
 * every text that is as it was keeps its tokens. `isOpen` while it grows: marks that wait for their partner are taken
 * for what they will be, so that nothing is shown and taken back with the next word.
 */
export function read(
  source: string,
  before?: Reading,
  isOpen = false,
  tokenizeText: TokenizeText = tokenizeInline,
): Reading {
  const text = source.slice(0, maxLength).replaceAll(/\r\n?/g, '\n');
  const known = before && text.startsWith(before.text) ? before : undefined;
  const kept = Math.max(0, (known?.blocks.length ?? 0) - 2);
  const from = kept > 0 ? (known?.starts[kept] ?? 0) : 0;
  const texts = new Map<string, readonly Inline[]>();
  const remember: TokenizeText = (part, isLast = false) => {
    // What is taken for complete is not what it will be.
    if (isLast) return tokenizeText(part, true);
    const tokens = known?.texts.get(part) ?? texts.get(part) ?? tokenizeText(part);
    texts.set(part, tokens);
    return tokens;
  };
  const rest = text.slice(from);
  const lines = (isOpen ? rest.replace(halfMark, '') : rest).split('\n');
  const firstLines: number[] = [];
  const fresh = blocksOf(lines, 0, {tokenizeText: remember, isOpen}, firstLines);
  const blocks = [...(known?.blocks.slice(0, kept) ?? []), ...fresh];
  const starts = [...(known?.starts.slice(0, kept) ?? []), ...offsetsOf(lines, firstLines, from)];
  return {text, blocks, starts, texts};
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
function blocksOf(lines: readonly string[], depth: number, reader: Reader, firstLines: number[] = []): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const add = (block: Block, firstLine: number) => {
    blocks.push(block);
    firstLines.push(firstLine);
  };
  let at = 0;
  const endParagraph = () => {
    if (paragraph.length === 0) return;
    const children = reader.tokenizeText(paragraph.join('\n'), reader.isOpen && at === lines.length);
    add({type: 'paragraph', children}, at - paragraph.length);
    paragraph = [];
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const opening = fence.exec(line);
    const marker = depth < maxDepth ? item.exec(line) : null;
    const table = tableAt(lines, at, (text, isLast) => reader.tokenizeText(text, isLast && reader.isOpen));
    if (opening) {
      endParagraph();
      const from = ++at;
      while (at < lines.length && !closes(lines[at] ?? '', opening[1] ?? '')) at++;
      // One that nothing closes ends with the text, whose last line may be empty.
      const to = at === lines.length && at > from && lines[at - 1] === '' ? at - 1 : at;
      add({type: 'code', language: (opening[2] ?? '').trim(), text: lines.slice(from, to).join('\n')}, from - 1);
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
        items.push(blocksOf(own, depth + 1, endsAt(at, lines, reader)));
        next = item.exec(lines[at] ?? '');
        const after = next ? at : afterEmpty(lines, at);
        // Items may be apart from each other.
        const apart = after > at ? item.exec(lines[after] ?? '') : null;
        if (apart && (apart[2] === undefined) === (start === null)) [next, at] = [apart, after];
      }
      add({type: 'list', start, items}, from);
    } else if (depth < maxDepth && quote.test(line)) {
      endParagraph();
      const from = at;
      const own: string[] = [];
      for (; at < lines.length && quote.test(lines[at] ?? ''); at++) own.push((lines[at] ?? '').replace(quote, ''));
      add({type: 'quote', children: blocksOf(own, depth + 1, endsAt(at, lines, reader))}, from);
    } else if (table) {
      endParagraph();
      add(table.table, at);
      at += table.length;
    } else {
      const text = line.trim();
      if (text === '') endParagraph();
      else if (!reader.isOpen || !isHead(lines, at)) paragraph.push(text);
      at++;
    }
  }
  endParagraph();
  return blocks;
}

/** The number of the first line from `at` that is not empty. */
function afterEmpty(lines: readonly string[], at: number): number {
  let after = at;
  while (after < lines.length && (lines[after] ?? '').trim() === '') after++;
  return after;
}

/** What is inside goes on only at the end of the text. */
function endsAt(at: number, lines: readonly string[], reader: Reader): Reader {
  return reader.isOpen && at < lines.length ? {...reader, isOpen: false} : reader;
}

/** Whether a text that grows ends with what will be the head of a table. */
function isHead(lines: readonly string[], at: number): boolean {
  return at >= lines.length - 2 && (lines[at] ?? '').trimStart().startsWith('|') && divider.test(lines[at + 1] ?? '');
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
