import type {KustomerChat} from 'kustomer-chat';

/** What an address says after its `#`: `thread?theme=dark&dir=rtl&--kustomer-chat-accent=%23c2185b&no-launcher=`. */
export interface Address {
  readonly story: string;
  /** Changed to play the same story again. */
  readonly run: string;
  /** Empty: as the reader's system has it. */
  readonly theme: string;
  readonly dir: string;
  readonly lang: string;
  /** Pixels; empty: as wide as there is room. */
  readonly width: string;
  /** Custom properties, by their whole names. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
}

const known = new Set(['run', 'theme', 'dir', 'lang', 'width']);

export function readAddress(hash: string): Address {
  const [story = '', query = ''] = hash.replace(/^#/, '').split('?');
  const params = new URLSearchParams(query);
  const read = (name: string) => params.get(name) ?? '';
  const rest = [...params].filter(([name]) => !known.has(name));
  return {
    story,
    run: read('run'),
    theme: read('theme'),
    dir: read('dir'),
    lang: read('lang'),
    width: read('width'),
    tokens: Object.fromEntries(rest.filter(([name]) => name.startsWith('--'))),
    attributes: Object.fromEntries(rest.filter(([name]) => /^[a-z]/.test(name))),
  };
}

export function writeAddress({story, tokens, attributes, ...look}: Address): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(look)) if (value) params.set(name, value);
  for (const [name, value] of Object.entries({...tokens, ...attributes})) params.set(name, value);
  const query = params.toString();
  return `#${story}${query && '?'}${query}`;
}

/** Brings page and chat to what the address says; what it no longer says goes back. */
export function applyLook({theme, dir, lang, tokens, attributes}: Address, chat: KustomerChat | undefined): void {
  const root = document.documentElement;
  root.dataset.theme = theme;
  root.dir = dir || 'ltr';
  root.lang = lang || 'en';
  if (!chat) return;
  for (const name of [...chat.style]) if (!(name in tokens)) chat.style.removeProperty(name);
  for (const [name, value] of Object.entries(tokens)) chat.style.setProperty(name, value);
  const before = JSON.parse(chat.dataset.looks ?? '[]') as string[];
  for (const name of before) if (!(name in attributes)) chat.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes)) chat.setAttribute(name, value);
  chat.dataset.looks = JSON.stringify(Object.keys(attributes));
}
