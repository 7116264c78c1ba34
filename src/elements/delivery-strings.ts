import type {DeliveryStrings} from '../locales/delivery-strings.js';
import {loadLanguage} from '../locales/load-strings.js';
import {Chunk} from './chunk.js';

const chunks = new Map<string, Chunk<DeliveryStrings>>();

/** What is said about messages that did not get through, in the language of `locale`. */
export function deliveryStrings(locale: string): Chunk<DeliveryStrings> {
  const chunk =
    chunks.get(locale) ??
    new Chunk(async () => (await loadLanguage(locale, {en: () => import('../locales/en-delivery.js')})).strings);
  chunks.set(locale, chunk);
  return chunk;
}
