import {loadStrings} from '../locales/load-strings.js';
import './kustomer-chat-note.js';
import type {KustomerChatNote} from './kustomer-chat-note.js';
import {laterStrings} from './later-strings.js';
import {directionOf} from './page-language.js';
import {bidiOf, type PanelSite} from './panel-site.js';

/** What puts a note into the words and the direction of the page; undefined where the words did not come. */
export async function noteDress(site: PanelSite): Promise<((note: KustomerChatNote) => void) | undefined> {
  const {host, locale} = site;
  const later = laterStrings(locale);
  const [language] = await Promise.all([loadStrings(locale).catch(() => undefined), later.load(), site.loadPanel()]);
  const strings = later.code?.note;
  if (!language || !strings) return undefined;
  return (note) => {
    note.dir = directionOf(host);
    note.lang = language.locale;
    note.style.setProperty('--_bidi', bidiOf(language.locale, note.dir));
    note.strings = strings;
  };
}
