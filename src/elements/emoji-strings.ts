import type {EmojiStrings} from '../locales/emoji-strings.js';
import {loadLanguage} from '../locales/load-strings.js';
import {Chunk} from './chunk.js';

const chunks = new Map<string, Chunk<EmojiStrings>>();

/** Emoji and their names, in the language of `locale`. */
export function emojiStrings(locale: string): Chunk<EmojiStrings> {
  const chunk =
    chunks.get(locale) ??
    new Chunk(async () => (await loadLanguage(locale, {en: () => import('../locales/en-emoji.js')})).strings);
  chunks.set(locale, chunk);
  return chunk;
}
