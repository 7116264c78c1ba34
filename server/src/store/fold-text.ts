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

function foldCharacter(character: string): string {
  if (/^[\0\uD800-\uDFFF]$/.test(character)) return '';
  return character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
