import type {LaterStrings} from '../locales/later-strings.js';
import {loadLanguage} from '../locales/load-strings.js';
import {Chunk} from './chunk.js';

const chunks = new Map<string, Chunk<LaterStrings>>();

/** What only some conversations say, in the language of `locale`. */
export function laterStrings(locale: string): Chunk<LaterStrings> {
  const chunk =
    chunks.get(locale) ??
    new Chunk(async () => (await loadLanguage(locale, {en: () => import('../locales/en-later.js')})).strings);
  chunks.set(locale, chunk);
  return chunk;
}
