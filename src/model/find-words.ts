import {foldWithPlaces} from './fold-text.js';

/** `[start, end)` in UTF-16 units. */
export type Range = readonly [number, number];

/** Nobody looks at more finds in one text. */
export const maxRanges = 50;

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

function joined(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const [start, end] of ranges) {
    const last = result.at(-1);
    if (last && start <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)];
    else result.push([start, end]);
  }
  return result;
}
