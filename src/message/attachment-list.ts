import {html, nothing, type TemplateResult} from 'lit';
import {downloadIcon, imageIcon, soundIcon} from './attachment-icons.js';
import {fileShape, kindWord, percentWord, sizeWord} from './attachment-words.js';
import {closeIcon} from './icons.js';
import {fileIcon} from './option-icons.js';

/** A file as a message shows it, on the server or on its way there. */
export interface ShownFile {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly alt: string | null;
  /** Null when there is none. */
  readonly url: string | null;
  /** From 0 to 1 while it is on its way; null when it is not. */
  readonly progress: number | null;
  readonly hasFailed: boolean;
  /** It could not be shown: a card to be downloaded stands for it. */
  readonly isBroken: boolean;
}

/** What files say in a message; a section of the file strings of a locale. */
export interface FileWords {
  readonly attachments: string;
  readonly open: (name: string) => string;
  readonly download: (name: string) => string;
  readonly uploading: (percent: string) => string;
  readonly uploadingOf: (percent: string, size: string) => string;
  readonly cancel: (name: string) => string;
  readonly failed: string;
  readonly video: (name: string) => string;
  readonly audio: (name: string) => string;
}

export interface FileEvents {
  readonly onOpen: (file: ShownFile) => void;
  /** What a picture, video or sound is read from gives nothing. */
  readonly onError: (file: ShownFile) => void;
  readonly onDownload: (file: ShownFile, event: Event) => void;
  readonly onCancel: (file: ShownFile) => void;
}

export interface FileContext extends FileEvents {
  readonly locale: string;
  readonly strings: FileWords;
}

/** The files of a message, below its bubble: pictures first, as one group, then a card for each other file. */
export function renderFiles(
  files: readonly ShownFile[],
  {delivery, context}: {readonly delivery: string | null; readonly context: FileContext},
): TemplateResult {
  const images = files.filter((file) => shapeOf(file) === 'image');
  const others = files.filter((file) => shapeOf(file) !== 'image');
  return html`<ul class="more files ${delivery ?? ''}" aria-label=${context.strings.attachments}>
    ${
      images.length === 0
        ? nothing
        : html`<li class="photos ${images.length > 1 ? 'many' : ''}">
            ${images.map((file) => renderPhoto(file, context))}
          </li>`
    }
    ${others.map((file) => html`<li class="other">${renderOther(file, context)}</li>`)}
  </ul>`;
}

function shapeOf({contentType, isBroken, url}: ShownFile) {
  return isBroken || !isSafe(url) ? 'file' : fileShape(contentType);
}

function renderPhoto(file: ShownFile, context: FileContext): TemplateResult {
  const {strings, onOpen, onError} = context;
  const {alt, name, url, width, height} = file;
  const isSized = width !== null && height !== null && width > 0 && height > 0;
  const isSmall = isSized && width < 224 && height < 224;
  return html`<div class="photo ${isSized ? '' : 'unsized'} ${isSmall ? 'small' : ''}">
    <button
      type="button"
      aria-label=${strings.open(alt || name)}
      @click=${() => {
        onOpen(file);
      }}
    >
      <img
        src=${url ?? nothing}
        alt=${alt || name}
        width=${isSized ? width : nothing}
        height=${isSized ? height : nothing}
        loading="lazy"
        decoding="async"
        draggable="false"
        @error=${() => {
          onError(file);
        }}
      />
    </button>
    ${file.progress === null ? nothing : renderVeil(file, file.progress, context)}
  </div>`;
}

function renderVeil(file: ShownFile, progress: number, context: FileContext): TemplateResult {
  const {strings, locale} = context;
  return html`<div class="veil">
    <span class="words">${strings.uploading(percentWord(progress, locale))}</span>
    ${renderProgress(file, progress, context)} ${renderCancel(file, context)}
  </div>`;
}

function renderProgress({name}: ShownFile, progress: number, {strings, locale}: FileContext): TemplateResult {
  return html`<progress
    max="1"
    .value=${progress}
    aria-label="${name}: ${strings.uploading(percentWord(progress, locale))}"
  ></progress>`;
}

function renderCancel(file: ShownFile, {strings, onCancel}: FileContext): TemplateResult {
  return html`<button
    type="button"
    class="icon-btn cancel"
    aria-label=${strings.cancel(file.name)}
    @click=${() => {
      onCancel(file);
    }}
  >
    ${closeIcon('s')}
  </button>`;
}

function renderOther(file: ShownFile, context: FileContext): TemplateResult {
  const {strings, onError} = context;
  const {name, url, width, height} = file;
  const fail = () => {
    onError(file);
  };
  switch (file.progress === null ? shapeOf(file) : 'file') {
    case 'video':
      return html`<video
        controls
        playsinline
        preload="metadata"
        src=${url ?? nothing}
        width=${width ?? 16}
        height=${height ?? 9}
        aria-label=${strings.video(name)}
        @error=${fail}
      ></video>`;
    case 'audio':
      return html`<div class="file sound">
        <span class="tile">${soundIcon()}</span>
        <span class="what">${renderName(file)}</span>
        <audio controls preload="none" src=${url ?? nothing} aria-label=${strings.audio(name)} @error=${fail}></audio>
      </div>`;
    default:
      return renderCard(file, context);
  }
}

/** All of it is one link, so that it can be pressed anywhere, kept, and opened elsewhere. */
function renderCard(file: ShownFile, context: FileContext): TemplateResult {
  const {strings, onDownload} = context;
  const {name, url, progress} = file;
  const start = html`<span class="tile">${file.contentType.startsWith('image/') ? imageIcon() : fileIcon()}</span>
    <span class="what">
      ${renderName(file)}
      ${progress === null ? html`<small>${file.hasFailed ? strings.failed : details(file, context)}</small>` : renderOnWay(file, progress, context)}
    </span>`;
  if (progress !== null) return html`<div class="file">${start}${renderCancel(file, context)}</div>`;
  if (!isSafe(url) || url.startsWith('blob:')) return html`<div class="file">${start}</div>`;
  return html`<a
    class="file"
    href=${url}
    download=${name}
    target="_blank"
    rel="noopener noreferrer"
    aria-label="${strings.download(name)}, ${details(file, context)}"
    @click=${(event: Event) => {
      onDownload(file, event);
    }}
  >
    ${start}<span class="get">${downloadIcon()}</span>
  </a>`;
}

function renderOnWay(file: ShownFile, progress: number, context: FileContext): TemplateResult {
  const {strings, locale} = context;
  return html`${renderProgress(file, progress, context)}
    <small>${strings.uploadingOf(percentWord(progress, locale), sizeWord(file.size, locale))}</small>`;
}

function renderName({name}: ShownFile): TemplateResult {
  return html`<b title=${name}><bdi>${name}</bdi></b>`;
}

function details(file: ShownFile, {locale}: FileContext): string {
  return [kindWord(file), sizeWord(file.size, locale)].filter(Boolean).join(', ');
}

function isSafe(url: string | null): url is string {
  return url !== null && /^(?:https?|blob):/i.test(url);
}
