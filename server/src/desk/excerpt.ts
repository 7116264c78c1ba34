import {findWords, maxRanges, wordsOf, type Range} from '../../../src/model/find-words.js';

export {wordsOf};

export interface Excerpt {
  readonly text: string;
  /** Where the words stand in `text`; ascending, none overlaps. */
  readonly ranges: readonly Range[];
}

const excerptChars = 200;
const leadChars = 40;

/** In how many places a word, which is folded, stands in a folded text; nobody counts further than `maxRanges`. */
export function countFinds(folded: string, word: string): number {
  let count = 0;
  for (let at = folded.indexOf(word); at >= 0 && count < maxRanges; at = folded.indexOf(word, at + word.length))
    count++;
  return count;
}

/** The place of the first find with what stands around it; the beginning where nothing was found. */
export function excerptOf(original: string, words: readonly string[]): Excerpt {
  const first = findWords(original, words)[0]?.[0] ?? 0;
  const from = first <= leadChars ? 0 : wordStart(original, first - leadChars);
  const cut = wholeCharacters(original.slice(from, from + excerptChars));
  const lead = from > 0 ? '… ' : '';
  const text = `${lead}${cut}${from + cut.length < original.length ? ' …' : ''}`;
  const ranges = findWords(cut, words).map(([start, end]): Range => [start + lead.length, end + lead.length]);
  return {text, ranges};
}

/** Markdown as one line of plain text: good enough to read a few words of it. In time that grows with its length only. */
export function withoutMarks(markdown: string): string {
  return markdown
    .replace(/^[ \t]*(#{1,6}|>|[-*+]|\d+[.)])[ \t]+/gm, '')
    .replace(/\[([^[\]\n]*)\]\([^()\s]*\)/g, '$1')
    .replace(/[*_`~]+(?=\S)|(?<=\S)[*_`~]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The beginning of the next word, if one begins soon. */
function wordStart(text: string, place: number): number {
  const gap = /\s\S/.exec(text.slice(place, place + leadChars))?.index;
  if (gap !== undefined) return place + gap + 1;
  return /[\uDC00-\uDFFF]/.test(text.charAt(place)) ? place - 1 : place;
}

/** Half of a pair at the end is no character. */
function wholeCharacters(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '');
}
