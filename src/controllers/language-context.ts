import {createContext} from '@lit/context';
import type {ChatStrings} from '../locales/chat-strings.js';

/** What the widget says, in the language of the surrounding `<kustomer-chat>`. */
export interface Language {
  /** BCP 47, for `Intl`. */
  readonly locale: string;
  readonly strings: ChatStrings;
}

export const languageContext = createContext<Language>(Symbol('kustomer-chat language'));
