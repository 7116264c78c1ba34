import {html, nothing, type CSSResult, type TemplateResult} from 'lit';
import type {LaterStrings} from '../locales/later-strings.js';
import {alertIcon} from '../message/icons.js';
import {composerLineStyles} from './composer-line.styles.js';

export type InputKind = 'text' | 'email' | 'phone' | 'name';

/** What the composer does with its field, whichever that is. */
export interface FieldEvents {
  readonly onInput: (event: Event) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
  readonly onBlur: (event: Event) => void;
}

interface Kind {
  readonly inputmode: 'text' | 'email' | 'tel';
  readonly autocomplete: 'off' | 'email' | 'tel' | 'name';
  readonly autocapitalize: 'none' | 'sentences' | 'words';
  /** Looser than what a server may demand: it only keeps slips from being sent. */
  readonly fits: RegExp;
}

const kinds: Readonly<Record<InputKind, Kind>> = {
  text: {inputmode: 'text', autocomplete: 'off', autocapitalize: 'sentences', fits: /\S/},
  email: {
    inputmode: 'email',
    autocomplete: 'email',
    autocapitalize: 'none',
    fits: /^\s*[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+\s*$/,
  },
  phone: {inputmode: 'tel', autocomplete: 'tel', autocapitalize: 'none', fits: /^(?:\D*\d){5}/},
  name: {inputmode: 'text', autocomplete: 'name', autocapitalize: 'words', fits: /\p{L}/u},
};

/**
 * One line in the place of the composer's field: an assistant has asked for an address, a number or a name. What seems
 * wrong is said once, and sent when it is sent again: the server decides what it takes.
 */
export class ComposerLine {
  static readonly styles: CSSResult = composerLineStyles;
  readonly id: string;
  readonly #kind: InputKind;
  readonly #isRequired: boolean;
  #hasObjected = false;

  constructor(id: string, kind: InputKind, isRequired: boolean) {
    this.id = id;
    this.#kind = kind;
    this.#isRequired = isRequired;
  }

  /** Whether to ask again before this is sent. */
  objectsTo(text: string): boolean {
    if (this.#hasObjected || !this.#isRequired || kinds[this.#kind].fits.test(text)) return false;
    this.#hasObjected = true;
    return true;
  }

  renderLabel(strings: LaterStrings['input']): TemplateResult {
    return html`<label for="line">${strings[this.#kind].label}</label>`;
  }

  renderField(text: string, isDescribed: boolean, strings: LaterStrings['input'], events: FieldEvents): TemplateResult {
    const {inputmode, autocomplete, autocapitalize} = kinds[this.#kind];
    return html`<input
      id="line"
      type=${inputmode === 'tel' ? 'tel' : 'text'}
      name=${autocomplete}
      inputmode=${inputmode}
      autocomplete=${autocomplete}
      autocapitalize=${autocapitalize}
      spellcheck="false"
      enterkeyhint="send"
      dir=${text === '' ? nothing : 'auto'}
      placeholder=${strings[this.#kind].example}
      aria-required=${this.#isRequired ? 'true' : nothing}
      aria-invalid=${this.#isDoubtful(text) ? 'true' : nothing}
      aria-describedby=${isDescribed ? 'under' : nothing}
      @input=${events.onInput}
      @keydown=${events.onKeydown}
      @blur=${events.onBlur}
    />`;
  }

  /** What seems wrong, until it does no more. */
  renderHint(text: string, strings: LaterStrings['input']): TemplateResult | undefined {
    if (!this.#isDoubtful(text)) return undefined;
    return html`<p class="under" id="under">
      <span class="refused" role="alert">${alertIcon('s')}${strings[this.#kind].hint} ${strings.sendAnyway}</span>
    </p>`;
  }

  #isDoubtful(text: string) {
    return this.#hasObjected && !kinds[this.#kind].fits.test(text);
  }
}
