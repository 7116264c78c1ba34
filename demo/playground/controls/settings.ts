import {build, byId} from './dom.js';
import type {Address} from './address.js';

/** What a page sets, and what it is by itself. */
const tokens = [
  {name: '--kustomer-chat-accent', label: 'Accent', type: 'color', initial: '#0f5b66'},
  {name: '--kustomer-chat-radius', label: 'Radius', type: 'range', initial: '16', max: '24', step: '1', unit: 'px'},
  {
    name: '--kustomer-chat-text-scale',
    label: 'Text scale',
    type: 'range',
    initial: '1',
    min: '0.85',
    max: '2',
    step: '0.05',
    unit: '',
  },
  {
    name: '--kustomer-chat-font',
    label: 'Font',
    type: 'select',
    initial: '',
    options: {'': 'The system’s', 'Georgia, serif': 'Serif', 'ui-rounded, "Nunito", sans-serif': 'Rounded'},
  },
] as const;

const attributes = {
  inline: 'Fills a box of the page',
  'no-launcher': 'Without its launcher',
  'no-find': 'Leaves Ctrl+F to the browser',
} as const;

/** The form beside the story. */
export class Settings {
  readonly #form = byId('look', HTMLFormElement);

  constructor(changed: () => void) {
    byId('tokens', HTMLElement).append(...tokens.map(tokenRow));
    byId('attributes', HTMLElement).append(
      ...Object.entries(attributes).map(([name, label]) => {
        const input = build('input', '');
        input.type = 'checkbox';
        input.name = name;
        return build('label', 'check', input, build('span', '', build('code', '', name), ` ${label}`));
      }),
    );
    this.#form.addEventListener('input', () => {
      this.#showValues();
      changed();
    });
    this.#form.addEventListener('reset', () => {
      // The fields have their former values only after this event.
      queueMicrotask(() => {
        this.#showValues();
        changed();
      });
    });
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#showValues();
  }

  read(): Pick<Address, 'theme' | 'dir' | 'lang' | 'width' | 'tokens' | 'attributes'> {
    const data = new FormData(this.#form);
    const read = (name: string) => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    const own = tokens.flatMap((token): [string, string][] => {
      const value = read(token.name);
      return value === '' || value === token.initial ? [] : [[token.name, value + ('unit' in token ? token.unit : '')]];
    });
    return {
      theme: read('theme'),
      dir: read('dir'),
      lang: read('lang'),
      width: read('width'),
      tokens: {...Object.fromEntries(own), ...declarationsOf(read('others'))},
      attributes: Object.fromEntries(Object.keys(attributes).flatMap((name) => (data.has(name) ? [[name, '']] : []))),
    };
  }

  /** Takes over what an address says. */
  write({theme, dir, lang, width, tokens: given, attributes: set}: Address): void {
    const others: string[] = [];
    for (const [name, value] of Object.entries({theme, dir, lang, width})) this.#set(name, value);
    for (const [name, value] of Object.entries(given)) {
      if (tokens.some((token) => token.name === name)) this.#set(name, value.replace(/px$/, ''));
      else others.push(`${name}: ${value}`);
    }
    this.#set('others', others.join('\n'));
    for (const name of Object.keys(attributes)) {
      const field = this.#form.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.checked = name in set;
    }
    this.#showValues();
  }

  #set(name: string, value: string): void {
    const field = this.#form.elements.namedItem(name);
    // By hand: Chromium's own setter looks at no radio button whose value is empty.
    if (field instanceof RadioNodeList) {
      for (const one of field) if (one instanceof HTMLInputElement) one.checked = one.value === value;
    } else if (field && 'value' in field) field.value = value;
  }

  #showValues(): void {
    for (const output of this.#form.querySelectorAll('output')) {
      const field = this.#form.elements.namedItem(output.htmlFor.toString());
      if (field instanceof HTMLInputElement) output.value = field.value + (output.dataset.unit ?? '');
    }
  }
}

function tokenRow(token: (typeof tokens)[number]): HTMLElement {
  const {name, label, initial} = token;
  const row = build('label', 'row', build('span', '', label, ' '));
  if (token.type === 'select') {
    const select = build('select', '');
    select.name = name;
    for (const [value, text] of Object.entries(token.options)) select.add(new Option(text, value));
    row.append(select);
    return row;
  }
  const input = build('input', '');
  input.type = token.type;
  input.name = input.id = name;
  if (token.type === 'range') {
    input.min = 'min' in token ? token.min : '0';
    input.max = token.max;
    input.step = token.step;
  }
  input.value = initial;
  input.defaultValue = initial;
  const value = build('output', '');
  value.htmlFor.value = name;
  if ('unit' in token) value.dataset.unit = token.unit;
  row.firstElementChild?.append(value);
  row.append(input);
  return row;
}

/** `--name: value`, one a line; anything else is no token. */
function declarationsOf(text: string): Readonly<Record<string, string>> {
  const found = [...text.matchAll(/^\s*(--[\w-]+)\s*:\s*([^;\n]+?)\s*;?\s*$/gm)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value]));
}
