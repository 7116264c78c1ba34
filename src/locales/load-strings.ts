import type {ChatStrings} from './chat-strings.js';

/** One chunk per language, by its tag in lower case: `de`, or `pt-br` where a region says things differently. */
export type Languages<Strings> = {readonly en: Load<Strings>} & Readonly<Partial<Record<string, Load<Strings>>>>;
type Load<Strings> = () => Promise<{readonly strings: Strings}>;

const languages: Languages<ChatStrings> = {
  en: () => import('./en.js'),
};

/** `locale` is for `Intl`: numbers and dates in the language of the strings, or a sentence would mix two. */
interface LoadedStrings<Strings> {
  readonly locale: string;
  readonly strings: Strings;
}

/** What the chat says, in the language of a BCP 47 `locale`. */
export const loadStrings = (locale: string) => loadLanguage(locale, languages);

/**
 * The strings for a BCP 47 `locale`: its own, else its language's, else English. Also when their chunk cannot be
 * loaded; rejects only when English cannot be loaded either.
 */
export async function loadLanguage<Strings>(locale: string, all: Languages<Strings>): Promise<LoadedStrings<Strings>> {
  const parts = locale.toLowerCase().split('-');
  for (let length = parts.length; length > 0; length--) {
    const tag = parts.slice(0, length).join('-');
    if (!Object.hasOwn(all, tag)) continue;
    const loaded = await all[tag]?.().catch(() => undefined); // English is the answer to a lost chunk
    if (loaded) return {locale, strings: loaded.strings};
  }
  return {locale: 'en', strings: (await all.en()).strings};
}
