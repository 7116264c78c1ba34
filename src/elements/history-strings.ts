import type {HistoryStrings} from '../locales/history-strings.js';
import {loadLanguage} from '../locales/load-strings.js';
import {Chunk} from './chunk.js';

const chunks = new Map<string, Chunk<HistoryStrings>>();

/** What lists and searches say, in the language of `locale`. */
export function historyStrings(locale: string): Chunk<HistoryStrings> {
  const chunk =
    chunks.get(locale) ??
    new Chunk(async () => (await loadLanguage(locale, {en: () => import('../locales/en-history.js')})).strings);
  chunks.set(locale, chunk);
  return chunk;
}
