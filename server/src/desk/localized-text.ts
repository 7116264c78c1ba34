import type {LocalizedText} from '../config/organisation.js';

/** The text in the language that was asked for (BCP 47), in its main language, or in the first one that there is. */
export function localized(text: LocalizedText, language: string | null): string {
  if (typeof text === 'string') return text;
  const given = Object.entries(text);
  const wanted = language?.toLowerCase() ?? '';
  const [main] = wanted.split('-');
  const byTag = given.find(([tag]) => tag.toLowerCase() === wanted);
  const byMain = given.find(([tag]) => tag.toLowerCase().split('-')[0] === main);
  return (byTag ?? byMain ?? given[0])?.[1] ?? '';
}
