import type {CSSResultOrNative} from 'lit';
import {tokens as themed} from './tokens.js';

const opening = 'light-dark(';

/**
 * The tokens for a browser of any age: to one of before mid-2024, which does not know `light-dark()`, nearly every token
 * would be invalid.
 */
export const tokens: CSSResultOrNative =
  typeof CSS === 'undefined' || CSS.supports('color', 'light-dark(#000, #fff)') ? themed : lightSheet();

function lightSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(lightOnly(themed.cssText));
  return sheet;
}

/** Every `light-dark(a, b)` of a style sheet's text replaced by `a`. */
export function lightOnly(text: string): string {
  const start = text.indexOf(opening);
  if (start < 0) return text;
  const first = start + opening.length;
  let comma = 0;
  let end = first;
  for (let depth = 1; depth > 0 && end < text.length; end++) {
    if (text[end] === '(') depth++;
    else if (text[end] === ')') depth--;
    else if (text[end] === ',' && depth === 1 && comma === 0) comma = end;
  }
  return text.slice(0, start) + lightOnly(text.slice(first, comma)) + lightOnly(text.slice(end));
}
