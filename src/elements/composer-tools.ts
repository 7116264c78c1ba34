import {html, nothing} from 'lit';
import type {FileStrings} from '../locales/file-strings.js';
import {imageIcon} from '../message/attachment-icons.js';
import {sizeWord} from '../message/attachment-words.js';
import {alertIcon, closeIcon} from '../message/icons.js';
import {progressStyles} from '../message/progress.styles.js';
import type {ComposerFile} from '../model/composer-file.js';
import type {FileChange} from '../session/composer-files.js';
import {addStyles} from './add-styles.js';
import {Chunk} from './chunk.js';
import type {ComposerEmoji} from './composer-emoji.js';
import {chooseFiles, kindsOf} from './composer-limits.js';
import {composerToolStyles} from './composer-tools.styles.js';
import {renderTray} from './composer-tray.js';
import {dress} from './composer-under.js';
import {fileStrings} from './file-strings.js';
import {forgetFile} from './local-files.js';
import type {ToolHost} from './tool-host.js';

export {renderUnder} from './composer-under.js';

/** Whoever is told more at once reads none of it. */
const mostTold = 3;

const emojiChunk = new Chunk(() => import('./composer-emoji.js'));

interface Words {
  readonly locale: string;
  readonly strings: FileStrings['tray'];
}

/** What a composer has beside its field: files to be sent along, and emoji. Loaded when one is asked for. */
export class ComposerTools {
  readonly #host: ToolHost;
  #refused: readonly string[] = [];
  /** Chosen before the words for them were there. */
  #pending: readonly File[] = [];
  #described: string | undefined;
  #isDropping = false;
  #emoji: ComposerEmoji | undefined;
  #wantsEmoji = false;
  #picker: HTMLInputElement | undefined;

  constructor(host: ToolHost) {
    this.#host = host;
    addStyles(host, progressStyles, composerToolStyles);
    dress(host);
  }

  /** Another thread is written in. */
  reset(): void {
    this.#refused = [];
    this.#described = undefined;
    this.#emoji?.close(false);
  }

  /** A press of a button, a paste, or files that are dragged over the thread or dropped there. */
  use(type: string, target: EventTarget | null, files: readonly File[]): void {
    this.#isDropping = type.startsWith('drag');
    if (type === 'click') {
      if (target instanceof Element && target.matches('.emoji')) this.#toggleEmoji();
      else this.#pick();
    } else if (!this.#isDropping) this.take(files);
    this.#host.requestUpdate();
  }

  take(files: readonly File[]): void {
    const {session} = this.#host;
    const words = this.#words;
    const limits = session?.state.config?.limits;
    if (!limits || !words) {
      this.#pending = [...this.#pending, ...files];
      return;
    }
    const {accepted, refused} = chooseFiles(files, this.#files, limits, words);
    this.#refused = refused.slice(0, mostTold);
    if (accepted.length > 0) this.#change({type: 'add', files: accepted});
    this.#host.focusField();
    this.#host.requestUpdate();
  }

  /** Sends the tray with what was written; false when something in it has to go first, and says so. */
  send(body: string): boolean {
    const {session, threadKey} = this.#host;
    const files = this.#files;
    const hopeless = files.find(({error}) => error && !error.retryable && error.code !== 'aborted');
    if (hopeless) {
      const {strings} = this.#words ?? {};
      this.#refused = strings ? [strings.refused(hopeless.file.name)] : [];
      this.#host.requestUpdate();
      return false;
    }
    this.#refused = [];
    this.#described = undefined;
    session?.call('changeFiles', threadKey, {type: 'send', body, files} satisfies FileChange).catch(() => {
      session.saveText(threadKey, body);
    });
    return true;
  }

  #toggleEmoji() {
    const isOpen = this.#emoji?.isOpen ?? false;
    this.#wantsEmoji = !isOpen;
    if (isOpen) this.#emoji?.close(true);
  }

  /** A moment after the press, which is soon enough for the browser to let it. */
  #pick() {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = this.#host.session?.state.config?.limits.fileTypes.join() ?? '';
    input.onchange = () => {
      this.take([...(input.files ?? [])]);
    };
    this.#picker = input; // Safari forgets one that nobody holds
    this.#picker.click();
  }

  /** At the top of the composer's box. */
  renderTray(): unknown {
    const words = this.#words;
    if (words && this.#pending.length > 0) {
      const pending = this.#pending;
      this.#pending = [];
      queueMicrotask(() => {
        this.take(pending);
      });
    }
    if (!words || this.#files.length === 0) return nothing;
    return renderTray(this.#files, {
      ...words,
      described: this.#described,
      onRemove: (file) => void this.#remove(file),
      onRetry: ({id}) => {
        this.#change({type: 'retry', id});
      },
      onDescribe: (file) => void this.#describe(file),
      onDescribed: ({id}, alt) => {
        this.#change({type: 'describe', id, alt});
      },
      onShown: () => {
        this.#host.requestUpdate();
      },
    });
  }

  /** Around the box: what there is to know of the files, where they can be dropped, the emoji. */
  renderAround(): unknown {
    const words = this.#words;
    return html`${words ? html`${this.#renderState(words)}${this.#isDropping ? this.#renderZone(words) : nothing}` : nothing}
    ${this.#renderEmoji()}`;
  }

  #renderState({locale, strings}: Words) {
    const files = this.#files;
    const failed = files.find(({status}) => status === 'failed');
    const limits = this.#host.session?.state.config?.limits;
    const size = files.reduce((sum, {file}) => sum + file.size, 0);
    const problems = this.#refused.length > 0 ? this.#refused : failed ? [strings.failed(failed.file.name)] : [];
    return html`<div class="problems" role="alert">
        ${problems.map((text) => html`<p>${alertIcon('s')}<span>${text}</span></p>`)}
        ${
          this.#refused.length > 0
            ? html`<button class="icon-btn" type="button" aria-label=${strings.dismiss} @click=${this.#onDismiss}>
                ${closeIcon('s')}
              </button>`
            : nothing
        }
      </div>
      ${
        limits && files.length > 0
          ? html`<p class="under">
              ${strings.total(files.length, sizeWord(size, locale), sizeWord(limits.totalBytes, locale))}
            </p>`
          : nothing
      }`;
  }

  #renderZone({locale, strings}: Words) {
    const limits = this.#host.session?.state.config?.limits;
    const kinds = limits && kindsOf(limits, locale, strings);
    return html`<div class="drop" aria-hidden="true" @dragleave=${this.#onDragLeave}>
      ${imageIcon()}<b>${strings.drop}</b>
      ${limits && kinds ? html`<span>${strings.dropLimits(kinds, sizeWord(limits.fileBytes, locale))}</span>` : nothing}
    </div>`;
  }

  #renderEmoji() {
    if (!this.#wantsEmoji && !this.#emoji?.isOpen) return nothing;
    const Emoji = emojiChunk.need(this.#host)?.ComposerEmoji;
    if (!Emoji) return nothing;
    this.#emoji ??= new Emoji(this.#host);
    if (this.#wantsEmoji) this.#emoji.open();
    this.#wantsEmoji = false;
    return this.#emoji.render();
  }

  /** Over all that the composer stands below, too. */
  placed(): void {
    const {renderRoot, parentElement} = this.#host;
    const zone = renderRoot.querySelector<HTMLElement>('.drop');
    if (zone && parentElement) zone.style.blockSize = `${parentElement.clientHeight - 16}px`;
    this.#emoji?.placed();
    renderRoot.querySelector('.emoji')?.setAttribute('aria-expanded', String(this.#emoji?.isOpen ?? false));
  }

  get #files(): readonly ComposerFile[] {
    const {session, threadKey} = this.#host;
    return session?.state.composerFiles?.[threadKey] ?? [];
  }

  /** Undefined until they are loaded. */
  get #words(): Words | undefined {
    const locale = this.#host.language?.locale;
    const strings = locale === undefined ? undefined : fileStrings(locale).need(this.#host)?.tray;
    return locale !== undefined && strings ? {locale, strings} : undefined;
  }

  async #remove(file: ComposerFile): Promise<void> {
    const at = this.#files.findIndex(({id}) => id === file.id);
    this.#refused = [];
    if (this.#described === file.id) this.#described = undefined;
    this.#change({type: 'remove', id: file.id});
    forgetFile(file);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const buttons = this.#host.renderRoot.querySelectorAll<HTMLElement>('.thumb .off');
    const next = buttons[Math.min(at, buttons.length - 1)];
    if (next) next.focus();
    else this.#host.focusField();
  }

  async #describe({id}: ComposerFile): Promise<void> {
    const isOpening = this.#described !== id;
    this.#described = isOpening ? id : undefined;
    // What was typed counts, also when Enter or Escape ends it: the field's `change` comes with the loss of focus.
    const selector = `.thumb[data-id="${id}"] .alt`;
    if (!isOpening) this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(isOpening ? '#alt' : selector)?.focus();
  }

  #change(change: FileChange) {
    const {session, threadKey} = this.#host;
    // What does not load is told by the page's error event; the tray stays as it is.
    session?.call('changeFiles', threadKey, change).catch(() => undefined);
  }

  readonly #onDismiss = () => {
    this.#refused = [];
    this.#host.requestUpdate();
    this.#host.focusField();
  };

  readonly #onDragLeave = () => {
    this.#isDropping = false;
    this.#host.requestUpdate();
  };
}
