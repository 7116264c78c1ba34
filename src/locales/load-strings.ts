import type {ChatStrings} from './chat-strings.js';

/** One chunk per language, by its tag in lower case: `de`, or `pt-br` where a region says things differently. */
const languages: Readonly<Record<string, () => Promise<{readonly strings: ChatStrings}>>> = {
  en: () => import('./en.js'),
};

/** `locale` is for `Intl`: numbers and dates in the language of the strings, or a sentence would mix two. */
interface LoadedStrings {
  readonly locale: string;
  readonly strings: ChatStrings;
}

/**
 * The strings for a BCP 47 `locale`: its own, else its language's, else English. Also when their chunk cannot be
 * loaded; rejects only when English cannot be loaded either.
 */
export async function loadStrings(locale: string): Promise<LoadedStrings> {
  const parts = locale.toLowerCase().split('-');
  for (let length = parts.length; length > 0; length--) {
    const tag = parts.slice(0, length).join('-');
    if (!Object.hasOwn(languages, tag)) continue;
    const loaded = await languages[tag]?.().catch(() => undefined); // English is the answer to a lost chunk
    if (loaded) return {locale, strings: loaded.strings};
  }
  return {locale: 'en', strings: (await import('./en.js')).strings};
}
