import {html, nothing} from 'lit';
import type {EmojiStrings} from '../locales/emoji-strings.js';
import {searchIcon} from '../message/option-icons.js';
import {addStyles} from './add-styles.js';
import {composerEmojiStyles} from './composer-emoji.styles.js';
import {emojiStrings} from './emoji-strings.js';
import type {ToolHost} from './tool-host.js';

interface Emoji {
  readonly emoji: string;
  /** Its name, and other words for it. */
  readonly words: string;
}

/** Pixels that stay free above it. */
const roomAbove = 8;

/** A box of emoji above the composer: a field that finds them, and groups of buttons that the arrows walk through. */
export class ComposerEmoji {
  isOpen = false;
  readonly #host: ToolHost;
  #query = '';
  /** The one that Tab leads to. */
  #current = 0;
  #isNew = false;

  constructor(host: ToolHost) {
    this.#host = host;
    addStyles(host, composerEmojiStyles);
  }

  open(): void {
    this.isOpen = this.#isNew = true;
    this.#query = '';
    this.#current = 0;
  }

  /** `returns`: focus goes to the field. */
  close(returns: boolean): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#host.requestUpdate();
    if (returns) this.#host.focusField();
  }

  render(): unknown {
    const {language} = this.#host;
    const strings = language && emojiStrings(language.locale).need(this.#host);
    if (!this.isOpen || !strings) return nothing;
    const groups = groupsOf(strings, this.#query);
    let index = 0;
    return html`<div
      class="emoji-box"
      role="dialog"
      aria-label=${strings.title}
      tabindex="-1"
      @keydown=${this.#onKeydown}
      @focusout=${this.#onFocusOut}
    >
      <div class="find">
        ${searchIcon('s')}
        <input
          type="search"
          autocomplete="off"
          spellcheck="false"
          enterkeyhint="done"
          aria-label=${strings.search}
          placeholder=${strings.search}
          .value=${this.#query}
          @input=${this.#onSearch}
        />
      </div>
      <div class="visually-hidden" role="status">
        ${this.#query === '' ? nothing : strings.found(groups.reduce((sum, {emoji}) => sum + emoji.length, 0))}
      </div>
      <div class="emoji-list scroll">
        ${groups.map(
          ({name, emoji}) =>
            html`<section role="group" aria-label=${name}>
              <h3 aria-hidden="true">${name}</h3>
              <div class="emoji-grid">${emoji.map((one) => this.#renderEmoji(one, index++))}</div>
            </section>`,
        )}
        ${groups.length === 0 ? html`<p>${strings.noneFound}</p>` : nothing}
      </div>
    </div>`;
  }

  /** After the host has rendered. */
  placed(): void {
    const box = this.#box;
    if (!box) return;
    const {parentElement, offsetHeight} = this.#host;
    if (parentElement) box.style.maxBlockSize = `${parentElement.clientHeight - offsetHeight - roomAbove}px`;
    if (this.#isNew) box.querySelector('input')?.focus({preventScroll: true});
    this.#isNew = false;
  }

  #renderEmoji({emoji, words}: Emoji, index: number) {
    const [name = words] = words.split(',');
    return html`<button
      type="button"
      tabindex=${index === this.#current ? '0' : '-1'}
      aria-label=${name}
      title=${name}
      @click=${() => {
        this.#insert(emoji);
      }}
    >
      ${emoji}
    </button>`;
  }

  get #box() {
    return this.#host.renderRoot.querySelector<HTMLElement>('.emoji-box');
  }

  get #buttons(): readonly HTMLElement[] {
    return [...(this.#box?.querySelectorAll<HTMLElement>('.emoji-grid button') ?? [])];
  }

  /** Where the caret was; as if it had been typed. */
  #insert(emoji: string) {
    const field = this.#host.renderRoot.querySelector('textarea');
    if (field) {
      field.setRangeText(emoji, field.selectionStart, field.selectionEnd, 'end');
      field.dispatchEvent(new InputEvent('input', {bubbles: true, inputType: 'insertText', data: emoji}));
    }
    this.close(true);
  }

  #walk(to: number) {
    const buttons = this.#buttons;
    this.#current = Math.max(0, Math.min(to, buttons.length - 1));
    buttons[this.#current]?.focus();
    this.#host.requestUpdate();
  }

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const buttons = this.#buttons;
    const {target} = event;
    const at = target instanceof HTMLElement ? buttons.indexOf(target) : -1;
    const action = at < 0 ? this.#inSearch(event.key) : this.#inGrid(event.key, at, buttons);
    if (!action) return;
    event.preventDefault(); // Escape does not close the chat, Enter does not send
    action();
  };

  #inSearch(key: string): (() => void) | undefined {
    const [first] = this.#buttons;
    switch (key) {
      case 'Escape':
        return () => {
          this.close(true);
        };
      case 'ArrowDown':
        return () => {
          this.#walk(0);
        };
      case 'Enter':
        return () => first?.click();
      default:
        return undefined;
    }
  }

  #inGrid(key: string, at: number, buttons: readonly HTMLElement[]): (() => void) | undefined {
    const isRtl = this.#host.matches(':dir(rtl)');
    const walk = (to: number) => () => {
      this.#walk(to);
    };
    switch (key) {
      case 'Escape':
        return () => {
          this.close(true);
        };
      case 'ArrowLeft':
      case 'ArrowRight':
        return walk(at + ((key === 'ArrowRight') === isRtl ? -1 : 1));
      case 'ArrowDown':
        return walk(below(buttons, at, 1) ?? at);
      case 'ArrowUp': {
        const above = below(buttons, at, -1);
        return above === undefined ? () => this.#box?.querySelector('input')?.focus() : walk(above);
      }
      case 'Home':
        return walk(0);
      case 'End':
        return walk(buttons.length - 1);
      default:
        return undefined;
    }
  }

  readonly #onSearch = ({currentTarget}: Event) => {
    if (currentTarget instanceof HTMLInputElement) this.#query = currentTarget.value;
    this.#current = 0;
    this.#host.requestUpdate();
  };

  readonly #onFocusOut = ({relatedTarget}: FocusEvent) => {
    const isInside = relatedTarget instanceof Node && this.#box?.contains(relatedTarget);
    const isButton = relatedTarget instanceof Element && relatedTarget.matches('.emoji');
    if (!isInside && !isButton && document.hasFocus()) this.close(false);
  };
}

/** The button nearest below (`1`) or above (`-1`) button `at`, as they stand on the screen; undefined: there is none. */
function below(buttons: readonly HTMLElement[], at: number, direction: 1 | -1): number | undefined {
  const from = buttons[at]?.getBoundingClientRect();
  if (!from) return undefined;
  let best: number | undefined;
  let bestRow = Infinity;
  let bestSide = Infinity;
  for (const [index, button] of buttons.entries()) {
    const {top, left} = button.getBoundingClientRect();
    const row = (top - from.top) * direction;
    const side = Math.abs(left - from.left);
    if (row < 1 || row > bestRow + 1 || (row > bestRow - 1 && side >= bestSide)) continue;
    [best, bestRow, bestSide] = [index, row, side];
  }
  return best;
}

const parsed = new WeakMap<EmojiStrings, readonly {readonly name: string; readonly emoji: readonly Emoji[]}[]>();

/** Whatever has a word that begins with each word of `query`. */
function groupsOf(strings: EmojiStrings, query: string) {
  const all =
    parsed.get(strings) ?? strings.groups.map(({name, emoji}) => ({name, emoji: emoji.split('\n').map(read)}));
  parsed.set(strings, all);
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return all;
  return all
    .map(({name, emoji}) => ({
      name,
      emoji: emoji.filter((one) => {
        const words = one.words.toLowerCase().split(/[\s,-]+/);
        return wanted.every((want) => want === one.emoji || words.some((word) => word.startsWith(want)));
      }),
    }))
    .filter(({emoji}) => emoji.length > 0);
}

function read(line: string): Emoji {
  const blank = line.indexOf(' ');
  return {emoji: line.slice(0, blank), words: line.slice(blank + 1)};
}
