import {html, nothing, type TemplateResult} from 'lit';
import type {FileStrings} from '../locales/file-strings.js';
import {fileShape, percentWord} from '../message/attachment-words.js';
import {checkIcon} from '../message/list-icons.js';
import {fileIcon} from '../message/option-icons.js';
import {closeIcon, retryIcon} from '../message/icons.js';
import type {ComposerFile} from '../model/composer-file.js';
import {localFile} from './local-files.js';

export interface TrayContext {
  readonly locale: string;
  readonly strings: FileStrings['tray'];
  /** The picture whose description is being written. */
  readonly described: string | undefined;
  readonly onRemove: (file: ComposerFile) => void;
  readonly onRetry: (file: ComposerFile) => void;
  /** Opens and closes the field for a picture's description. */
  readonly onDescribe: (file: ComposerFile) => void;
  readonly onDescribed: (file: ComposerFile, alt: string) => void;
  readonly onShown: () => void;
}

/** What goes along with the next message, inside the composer's box. */
export function renderTray(files: readonly ComposerFile[], context: TrayContext): TemplateResult {
  const described = files.find(({id}) => id === context.described);
  return html`<ul class="tray" aria-label=${context.strings.files}>
      ${files.map((file) => renderThumb(file, context))}
    </ul>
    ${described ? renderDescription(described, context) : nothing}`;
}

function renderThumb(composed: ComposerFile, context: TrayContext): TemplateResult {
  const {file, status, sentBytes} = composed;
  const {strings, locale, onRemove, onRetry} = context;
  const isImage = fileShape(file.type) === 'image';
  const share = Math.min(1, sentBytes / (file.size || 1));
  return html`<li class="thumb ${isImage ? '' : 'file'} ${status}" data-id=${composed.id} title=${file.name}>
    ${isImage ? renderPicture(composed, context) : html`${fileIcon('s')}<span><bdi>${file.name}</bdi></span>`}
    ${
      status === 'uploading'
        ? html`<progress
            max="1"
            .value=${share}
            aria-label="${strings.uploading(file.name)}: ${percentWord(share, locale)}"
          ></progress>`
        : nothing
    }
    ${
      status === 'failed' && composed.error?.code !== 'attachment-type'
        ? html`<button
            class="again"
            type="button"
            aria-label=${strings.retry(file.name)}
            @click=${() => {
              onRetry(composed);
            }}
          >
            ${retryIcon('s')}
          </button>`
        : nothing
    }
    <button
      class="off"
      type="button"
      aria-label=${strings.remove(file.name)}
      @click=${() => {
        onRemove(composed);
      }}
    >
      ${closeIcon('s')}
    </button>
  </li>`;
}

function renderPicture(composed: ComposerFile, {strings, described, onDescribe, onShown}: TrayContext) {
  const {file, alt, id} = composed;
  const local = localFile(composed);
  const keepSize = ({currentTarget}: Event) => {
    if (!(currentTarget instanceof HTMLImageElement)) return;
    [local.width, local.height] = [currentTarget.naturalWidth, currentTarget.naturalHeight];
    onShown();
  };
  return html`<img src=${local.url} alt=${alt || file.name} draggable="false" @load=${keepSize} />
    <button
      class="alt ${alt ? 'done' : ''}"
      type="button"
      aria-label=${strings.describe(file.name)}
      aria-expanded=${described === id}
      @click=${() => {
        onDescribe(composed);
      }}
    >
      ${alt ? checkIcon('s') : nothing}${strings.alt}
    </button>`;
}

function renderDescription(composed: ComposerFile, {strings, onDescribe, onDescribed}: TrayContext): TemplateResult {
  const {file, alt} = composed;
  return html`<div class="describe">
    <label for="alt">${strings.description(file.name)}</label>
    <div class="line">
      <input
        id="alt"
        type="text"
        maxlength="1000"
        autocomplete="off"
        dir="auto"
        placeholder=${strings.example}
        .value=${alt}
        @change=${({currentTarget}: Event) => {
          if (currentTarget instanceof HTMLInputElement) onDescribed(composed, currentTarget.value.trim());
        }}
        @keydown=${(event: KeyboardEvent) => {
          if ((event.key !== 'Enter' && event.key !== 'Escape') || event.isComposing) return;
          event.preventDefault(); // neither sends the message nor closes the chat
          onDescribe(composed);
        }}
      />
      <button
        type="button"
        class="done"
        @click=${() => {
          onDescribe(composed);
        }}
      >
        ${strings.done}
      </button>
    </div>
  </div>`;
}
