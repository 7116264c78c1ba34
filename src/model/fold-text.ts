/** A text as search compares it, and where each of its characters stands in the original (UTF-16 units). */
export interface FoldedText {
  readonly text: string;
  /** `starts[i]` is the place of `text[i]` in the original. */
  readonly starts: readonly number[];
}

/**
 * Without case and accents: `Café` is found by `cafe`. Character by character, so that a find can be shown in the
 * original. NUL is left out, as is half a pair, because no database takes them in a text.
 */
export function foldWithPlaces(original: string): FoldedText {
  let text = '';
  const starts: number[] = [];
  let place = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    text += folded;
    for (let index = 0; index < folded.length; index++) starts.push(place);
    place += character.length;
  }
  return {text, starts};
}

export function foldText(original: string): string {
  return foldWithPlaces(original).text;
}

/** What lies beyond ASCII, once it was folded: a text has few different characters, and each costs much. */
const foldedBefore = new Map<string, string>();
const maxFoldedBefore = 4096;

function foldCharacter(character: string): string {
  if (character > '\0' && character <= '\x7f') return character.toLowerCase();
  const known = foldedBefore.get(character);
  if (known !== undefined) return known;
  const isText = !/^[\0\uD800-\uDFFF]$/.test(character);
  const folded = isText ? character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase() : '';
  if (foldedBefore.size >= maxFoldedBefore) foldedBefore.clear();
  foldedBefore.set(character, folded);
  return folded;
}
