import {tokenizeInline} from './tokenize-inline.js';
import type {Block} from './token.js';

/** Beyond this many characters a text ends: far above what a server accepts, and an upper bound of the work. */
const maxLength = 200_000;
/** Lists in lists; what lies deeper is text. */
const maxDepth = 4;

const fence = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;
const item = /^( {0,3}(?:[-*+]|(\d{1,9})[.)]) {1,4})(?=\S)/;

/**
 * Splits a message into blocks. A subset of CommonMark as people write it in a chat: a line break is a line break, HTML
 * is text, headings and the like are text. Total, and linear in the length of the text.
 */
export function tokenize(text: string): Block[] {
  return blocksOf(text.slice(0, maxLength).replaceAll(/\r\n?/g, '\n').split('\n'), 0);
}

function blocksOf(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({type: 'paragraph', children: tokenizeInline(paragraph.join('\n'))});
    paragraph = [];
  };
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const opening = fence.exec(line);
    const marker = depth < maxDepth ? item.exec(line) : null;
    if (opening) {
      endParagraph();
      const from = ++at;
      while (at < lines.length && !closes(lines[at] ?? '', opening[1] ?? '')) at++;
      blocks.push({type: 'code', language: (opening[2] ?? '').trim(), text: lines.slice(from, at).join('\n')});
      at++;
    } else if (marker) {
      endParagraph();
      const start = marker[2] === undefined ? null : Number(marker[2]);
      const items: Block[][] = [];
      for (let next: RegExpExecArray | null = marker; next && (next[2] === undefined) === (start === null);) {
        const indent = next[1]?.length ?? 0;
        const own = [(lines[at++] ?? '').slice(indent)];
        while (at < lines.length && belongs(lines, at, indent)) own.push((lines[at++] ?? '').slice(indent));
        items.push(blocksOf(own, depth + 1));
        next = item.exec(lines[at] ?? '');
      }
      blocks.push({type: 'list', start, items});
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
