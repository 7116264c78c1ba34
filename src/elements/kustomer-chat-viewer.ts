import {html, LitElement, nothing, type PropertyValues} from 'lit';
import type {FileStrings} from '../locales/file-strings.js';
import {downloadIcon, minusIcon, plusIcon} from '../message/attachment-icons.js';
import {percentWord, sizeWord} from '../message/attachment-words.js';
import {backIcon, closeIcon} from '../message/icons.js';
import {nextIcon} from '../message/option-icons.js';
import {base} from '../styles/base.js';
import {define} from './define.js';
import {viewerStyles} from './kustomer-chat-viewer.styles.js';
import {PhotoZoom} from './photo-zoom.js';

export interface ViewedPhoto {
  /** Of the attachment. */
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly alt: string | null;
  readonly url: string;
  /** Who sent it, and when. */
  readonly by: string;
}

/**
 * Photos of a thread, one at a time, over everything. It is put into the page to be shown and taken away when it has
 * closed; while it is there nothing else can be reached. Loaded with the first photo that is opened.
 * @tag kustomer-chat-viewer
 */
export class KustomerChatViewer extends LitElement {
  static override styles = [base, viewerStyles];
  static override properties = {photos: {attribute: false}, index: {attribute: false}, broken: {state: true}};

  /** In the order of the thread. */
  photos: readonly ViewedPhoto[] = [];
  /** Which is shown. */
  index = 0;
  locale = 'en';
  strings: FileStrings['viewer'] | undefined;
  /** The name of the link that saves a photo. */
  download: FileStrings['message']['download'] = (name) => name;
  /** A photo does not load. */
  onError: (photo: ViewedPhoto) => void = () => undefined;
  /** It has closed: whoever opened it takes it away. */
  onClose: () => void = () => undefined;

  private broken: ReadonlySet<string> = new Set();
  readonly #zoom = new PhotoZoom(this, () => ({stage: this.#find('.stage'), photo: this.#find('img')}));

  /** It has no other address. */
  markBroken(id: string): void {
    this.broken = new Set([...this.broken, id]);
  }

  protected override firstUpdated() {
    // On the top layer: no transform or container of the page's own holds it, and the rest is inert.
    this.dialog?.showModal();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('index')) this.#zoom.reset();
  }

  protected override updated(changed: PropertyValues<this>) {
    // A button that leads no further keeps its focus; `disabled` would lose it.
    if (changed.has('index')) this.#find('.stage')?.scrollTo(0, 0);
  }

  private get dialog() {
    return this.renderRoot.querySelector('dialog');
  }

  protected override render() {
    const {strings, index, photos, locale} = this;
    const photo = photos[index];
    if (!strings || !photo) return nothing;
    const count = photos.length;
    return html`<dialog
      aria-label=${strings.title(index + 1, count)}
      @keydown=${this.#onKeydown}
      @cancel=${this.#onCancel}
      @close=${this.onClose}
    >
      <header>
        <div class="text">
          <h2 title=${photo.name}><bdi>${photo.name}</bdi></h2>
          <p class="by">${[photo.by, sizeWord(photo.size, locale)].filter(Boolean).join(' · ')}</p>
        </div>
        <a
          class="icon-btn"
          href=${photo.url}
          download=${photo.name}
          target="_blank"
          rel="noopener noreferrer"
          aria-label=${this.download(photo.name)}
          >${downloadIcon()}</a
        >
        <button class="icon-btn" type="button" autofocus aria-label=${strings.close} @click=${this.#onCancel}>
          ${closeIcon()}
        </button>
      </header>
      <div class="middle">
        ${count > 1 ? this.#renderStep(-1, strings.previous) : nothing} ${this.#renderStage(photo, strings)}
        ${count > 1 ? this.#renderStep(1, strings.next) : nothing}
      </div>
      <p class="caption" dir="auto">${photo.alt ?? ''}</p>
      <footer>
        <span class="position" role="status">${strings.position(index + 1, count)}</span>
        ${this.#renderZoom(-1, strings.smaller)}
        <span class="zoom">${percentWord(this.#zoom.factor, locale)}</span>
        ${this.#renderZoom(1, strings.larger)}
      </footer>
    </dialog>`;
  }

  #renderStage(photo: ViewedPhoto, {failed, stage}: FileStrings['viewer']) {
    if (this.broken.has(photo.id)) return html`<p class="stage failed">${failed}</p>`;
    const isEnlarged = this.#zoom.factor > 1;
    return html`<div
      class="stage ${isEnlarged ? 'enlarged' : ''}"
      role=${isEnlarged ? 'region' : nothing}
      aria-label=${isEnlarged ? stage : nothing}
      tabindex=${isEnlarged ? '0' : nothing}
      @dblclick=${this.#zoom.onDoubleClick}
      @pointerdown=${this.#zoom.onPointerDown}
    >
      <img
        src=${photo.url}
        alt=${photo.alt || photo.name}
        draggable="false"
        @load=${this.#zoom.reset}
        @error=${() => {
          this.onError(photo);
        }}
      />
    </div>`;
  }

  #renderStep(by: -1 | 1, label: string) {
    const isEnd = !this.photos[this.index + by];
    return html`<button
      class="icon-btn step"
      type="button"
      aria-label=${label}
      aria-disabled=${isEnd ? 'true' : nothing}
      @click=${() => {
        this.#step(by);
      }}
    >
      ${by < 0 ? backIcon() : nextIcon()}
    </button>`;
  }

  #renderZoom(by: -1 | 1, label: string) {
    return html`<button
      class="icon-btn"
      type="button"
      aria-label=${label}
      aria-disabled=${this.#zoom.canStep(by) ? nothing : 'true'}
      @click=${() => {
        this.#zoom.step(by);
      }}
    >
      ${by < 0 ? minusIcon() : plusIcon()}
    </button>`;
  }

  #step(by: number) {
    if (this.photos[this.index + by]) this.index += by;
  }

  #find(selector: string) {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const action = this.#actionOf(event.key);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation(); // Escape would close the chat, too
    action();
  };

  #actionOf(key: string): (() => void) | undefined {
    const isRtl = this.matches(':dir(rtl)');
    const isEnlarged = this.#zoom.factor > 1;
    switch (key) {
      case 'Escape':
        return () => this.dialog?.close();
      case 'ArrowLeft':
      case 'ArrowRight': {
        // While it is larger than the window, they move it.
        const by = (key === 'ArrowRight') === isRtl ? -1 : 1;
        return isEnlarged
          ? undefined
          : () => {
              this.#step(by);
            };
      }
      case 'Home':
      case 'End':
        return isEnlarged ? undefined : () => (this.index = key === 'Home' ? 0 : this.photos.length - 1);
      case '+':
      case '=':
        return () => {
          this.#zoom.step(1);
        };
      case '-':
        return () => {
          this.#zoom.step(-1);
        };
      case '0':
        return this.#zoom.reset;
      default:
        return undefined;
    }
  }

  readonly #onCancel = (event: Event) => {
    event.preventDefault();
    this.dialog?.close();
  };
}

define('kustomer-chat-viewer', KustomerChatViewer);

declare global {
  interface HTMLElementTagNameMap {
    'kustomer-chat-viewer': KustomerChatViewer;
  }
}
