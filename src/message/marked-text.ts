import {html, type TemplateResult} from 'lit';

/** `[start, end)` in UTF-16 units. */
type Range = readonly [number, number];

/** Plain text with what was looked for in it marked. `ranges` ascend; what lies outside of the text is no place in it. */
export function renderMarked(text: string, ranges: readonly Range[]): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    const [from, to] = [Math.max(at, start), Math.min(end, text.length)];
    if (!(from < to)) continue;
    parts.push(text.slice(at, from), html`<mark>${text.slice(from, to)}</mark>`);
    at = to;
  }
  return [...parts, text.slice(at)];
}

/** Begins shortly before the first find, so that a short line shows it. */
export function cutBefore(text: string, ranges: readonly Range[], lead: number): readonly [string, readonly Range[]] {
  const first = ranges[0]?.[0] ?? 0;
  if (first <= lead) return [text, ranges];
  const gap = text.slice(first - lead, first).search(/\s\S/u);
  // Not within a character of two halves.
  const half = /[\uDC00-\uDFFF]/u.test(text.charAt(first - lead)) ? 1 : 0;
  const from = first - lead + (gap < 0 ? half : gap + 1);
  return [`…${text.slice(from)}`, ranges.map(([start, end]) => [start - from + 1, end - from + 1])];
}
