/** What was said before: a formatter takes a millisecond to make, and a header is drawn with every message. */
const said = new Map<string, string>();

/** A rough length of time: `4 minutes`, `2 hours`, `12 months`. Never finer than a minute. */
export function roughDuration(seconds: number, locale: string): string {
  const name = `${locale} ${seconds}`;
  const words = said.get(name) ?? wordsFor(seconds, locale);
  said.set(name, words);
  return words;
}

function wordsFor(seconds: number, locale: string): string {
  const [unit, size] = units.find(([, length]) => seconds >= length * 0.95) ?? (['minute', 60] as const);
  return new Intl.NumberFormat(locale, {style: 'unit', unit, unitDisplay: 'long'}).format(
    Math.max(1, Math.round(seconds / size)),
  );
}

const day = 86_400;
const units = [
  ['month', 30 * day],
  ['day', day],
  ['hour', 3600],
] as const;
