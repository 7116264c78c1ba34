import type {LocalizedText} from '../config/organisation.js';

/**
 * The text in the language that was asked for, by the lookup of BCP 47 (RFC 4647): `de-AT`, then `de`, then another
 * German, then the first one that there is.
 */
export function localized(text: LocalizedText, language: string | null): string {
  if (typeof text === 'string') return text;
  const given = Object.entries(text).map(([tag, words]) => ({tag: tag.toLowerCase(), words}));
  const ranges = language === null ? [] : rangesOf(language.toLowerCase());
  const exact = ranges.flatMap((range) => given.filter(({tag}) => tag === range));
  const [main] = ranges.slice(-1);
  const related = given.filter(({tag}) => tag.split('-')[0] === main);
  return [...exact, ...related, ...given][0]?.words ?? '';
}

/** `zh-hant-tw`, `zh-hant`, `zh`; a single letter only introduces what follows it, so it goes with that. */
function rangesOf(language: string): readonly string[] {
  const parts = language.split('-');
  const ranges = parts.map((_, index) => parts.slice(0, parts.length - index));
  return ranges.filter((range) => range.length === 1 || range.at(-1)?.length !== 1).map((range) => range.join('-'));
}
