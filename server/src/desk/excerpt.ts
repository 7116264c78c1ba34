import {foldWithPlaces} from '../store/fold-text.js';

/** `[start, end)` in UTF-16 units. */
export type Range = readonly [number, number];

export interface Excerpt {
  readonly text: string;
  /** Where the words stand in `text`; ascending, none overlaps. */
  readonly ranges: readonly Range[];
}

const excerptChars = 200;
const leadChars = 40;
const maxRanges = 50;

/** What was asked for, as search compares it. Empty when there is nothing to look for. */
export function wordsOf(query: string): readonly string[] {
  const words = foldWithPlaces(query).text.split(/\s+/).filter(Boolean);
  return [...new Set(words)].slice(0, 8);
}

/** All places where one of the words stands. `words` are folded. */
export function findWords(original: string, words: readonly string[]): readonly Range[] {
  const {text, starts} = foldWithPlaces(original);
  const found = words.flatMap((word) => {
    const ranges: Range[] = [];
    for (let at = text.indexOf(word); at >= 0 && ranges.length < maxRanges; at = text.indexOf(word, at + word.length)) {
      ranges.push([starts[at] ?? 0, starts[at + word.length] ?? original.length]);
    }
    return ranges;
  });
  return joined(found.sort((one, other) => one[0] - other[0])).slice(0, maxRanges);
}

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

function joined(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const [start, end] of ranges) {
    const last = result.at(-1);
    if (last && start <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)];
    else result.push([start, end]);
  }
  return result;
}
