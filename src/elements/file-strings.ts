import type {FileStrings} from '../locales/file-strings.js';
import {loadLanguage} from '../locales/load-strings.js';
import {Chunk} from './chunk.js';

const chunks = new Map<string, Chunk<FileStrings>>();

/** What files say, in the language of `locale`. */
export function fileStrings(locale: string): Chunk<FileStrings> {
  const chunk =
    chunks.get(locale) ??
    new Chunk(async () => (await loadLanguage(locale, {en: () => import('../locales/en-files.js')})).strings);
  chunks.set(locale, chunk);
  return chunk;
}
