import {nothing, type CSSResult} from 'lit';
import type {Language} from '../controllers/language-context.js';
import type {FileStrings} from '../locales/file-strings.js';
import {renderFiles, type FileContext, type ShownFile} from '../message/attachment-list.js';
import {attachmentStyles} from '../message/attachment.styles.js';
import {fileShape} from '../message/attachment-words.js';
import type {Entry} from '../message/entry.js';
import {senderName} from '../message/message-row.js';
import {progressStyles} from '../message/progress.styles.js';
import {dayWord, timeWord} from '../message/time-words.js';
import type {ComposerFile} from '../model/composer-file.js';
import {messagesBackwards} from '../model/message-pages.js';
import type {Attachment, Message} from '../model/message.js';
import type {FileChange} from '../session/composer-files.js';
import type {KustomerChatViewer, ViewedPhoto} from './kustomer-chat-viewer.js';
import {loadTwice} from './loading.js';
import {localFile, sentFile} from './local-files.js';
import type {ThreadHost} from './thread-host.js';

/** Photos that the viewer leads through at most, the newest first. */
const mostViewed = 500;

/** The files of a thread's messages: shows them, renews their links, opens them. */
export class ThreadAttachments {
  static readonly styles: readonly CSSResult[] = [progressStyles, attachmentStyles];
  readonly #host: ThreadHost;
  /** Messages that were read again because a link of theirs led nowhere; once is enough. */
  readonly #renewed = new Set<string>();
  /** Files that cannot be shown, though their link is new. */
  readonly #broken = new Set<string>();

  constructor(host: ThreadHost) {
    this.#host = host;
  }

  render(entry: Entry, {locale}: Language, strings: FileStrings): unknown {
    const {content, delivery} = entry;
    const message = isStored(content) ? content : undefined;
    const onWay = content.files?.map((file) => this.#ofDevice(file, delivery !== 'sending'));
    const files = onWay ?? content.attachments?.map((attachment) => this.#ofServer(attachment)) ?? [];
    if (files.length === 0) return nothing;
    const context: FileContext = {
      locale,
      strings: strings.message,
      onOpen: (file) => void this.#view(file, locale, strings),
      onError: (file) => {
        this.#onError(file, message);
      },
      onDownload: (file, event) => {
        this.#onDownload(file, event, message);
      },
      onCancel: ({id}) => {
        this.#change({type: 'remove', id});
      },
    };
    return renderFiles(files, {delivery, context});
  }

  #ofServer(attachment: Attachment): ShownFile {
    const local = sentFile(attachment.id);
    return {
      ...attachment,
      width: attachment.width ?? local?.width ?? null,
      height: attachment.height ?? local?.height ?? null,
      url: fileShape(attachment.contentType) === 'image' ? (local?.url ?? attachment.url) : attachment.url,
      progress: null,
      hasFailed: false,
      isBroken: this.#broken.has(attachment.id),
    };
  }

  #ofDevice(composed: ComposerFile, isResting: boolean): ShownFile {
    const {id, file, alt, status, sentBytes} = composed;
    const isOnWay = status === 'uploading' && !isResting;
    const local = localFile(composed);
    return {
      id,
      name: file.name,
      contentType: file.type,
      size: file.size,
      width: local.width,
      height: local.height,
      alt: alt || null,
      url: local.url,
      progress: isOnWay ? Math.min(1, sentBytes / (file.size || 1)) : null,
      hasFailed: status === 'failed',
      isBroken: this.#broken.has(id),
    };
  }

  #onError({id}: ShownFile, message: Message | undefined) {
    if (message && !this.#renewed.has(message.id) && !sentFile(id)) {
      void this.#renew(message);
      return;
    }
    this.#broken.add(id);
    this.#host.requestUpdate();
  }

  /** The server signs the links of a message each time it is read. */
  async #renew({id, conversationId}: Message): Promise<void> {
    this.#renewed.add(id);
    // Left as it is: the card says what there is, and a press tries again.
    await this.#host.thread.session?.call('reloadMessage', conversationId, id).catch(() => undefined);
  }

  #onDownload({id}: ShownFile, event: Event, message: Message | undefined) {
    const {currentTarget} = event;
    const known = message?.attachments.find((attachment) => attachment.id === id);
    const isOver = known?.urlExpiresAt != null && Date.parse(known.urlExpiresAt) <= Date.now();
    if (!message || !isOver || !(currentTarget instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    void this.#renew(message).then(async () => {
      await this.#host.updateComplete;
      const url = this.#message(message.id)?.attachments.find((attachment) => attachment.id === id)?.url;
      if (url == null) return;
      const link = document.createElement('a');
      Object.assign(link, {href: url, download: currentTarget.download, target: '_blank', rel: 'noopener noreferrer'});
      link.click();
    });
  }

  async #view(shown: ShownFile, locale: string, strings: FileStrings): Promise<void> {
    const opener = this.#host.shadowRoot?.activeElement;
    const {KustomerChatViewer} = await loadTwice(() => import('./kustomer-chat-viewer.js'));
    const photos = this.#photos(locale);
    const index = photos.findIndex(({id}) => id === shown.id);
    if (index < 0 || !this.#host.isConnected) return;
    const viewer: KustomerChatViewer = new KustomerChatViewer();
    Object.assign(viewer, {locale, strings: strings.viewer, download: strings.message.download, photos, index});
    viewer.onError = ({id}) => {
      const message = this.#ofAttachment(id);
      if (message && !this.#renewed.has(message.id)) {
        void this.#renew(message).then(() => {
          viewer.photos = this.#photos(locale);
        });
      } else viewer.markBroken(id);
    };
    viewer.onClose = () => {
      viewer.remove();
      const isThere = opener instanceof HTMLElement && opener.isConnected;
      const target = isThere ? opener : this.#host.renderRoot.querySelector<HTMLElement>('.scroll');
      target?.focus({preventScroll: true});
    };
    this.#host.renderRoot.append(viewer);
  }

  /** In the order of the thread. */
  #photos(locale: string): ViewedPhoto[] {
    const {thread, language} = this.#host;
    const strings = language?.strings.thread;
    const photos: ViewedPhoto[] = [];
    const add = (files: readonly ShownFile[], by: string) => {
      for (const {id, name, size, alt, url, contentType} of files.toReversed()) {
        if (url !== null && fileShape(contentType) === 'image') photos.push({id, name, size, alt, url, by});
      }
    };
    for (const {files = []} of thread.value?.outgoing.toReversed() ?? []) {
      add(
        files.map((file) => this.#ofDevice(file, false)),
        strings?.you ?? '',
      );
    }
    const now = new Date();
    for (const message of thread.value ? messagesBackwards(thread.value.messages) : []) {
      if (message.attachments.length === 0 || message.redactedAt !== null) continue;
      const {createdAt, direction, sender} = message;
      const name = strings ? senderName(sender, direction === 'in', strings) : '';
      const when = `${dayWord(createdAt, locale, now)}, ${timeWord(createdAt, locale)}`;
      add(
        message.attachments.map((attachment) => this.#ofServer(attachment)),
        `${name} · ${when}`,
      );
      if (photos.length > mostViewed) break;
    }
    return photos.reverse();
  }

  #message(id: string): Message | undefined {
    return this.#find((message) => message.id === id);
  }

  #ofAttachment(id: string): Message | undefined {
    return this.#find(({attachments}) => attachments.some((attachment) => attachment.id === id));
  }

  #find(fits: (message: Message) => boolean): Message | undefined {
    const messages = this.#host.thread.value?.messages;
    for (const message of messages ? messagesBackwards(messages) : []) if (fits(message)) return message;
    return undefined;
  }

  #change(change: FileChange) {
    const {thread, threadKey} = this.#host;
    void thread.session?.call('changeFiles', threadKey, change);
  }
}

function isStored(content: Entry['content'] & Partial<Message>): content is Message {
  return content.id !== undefined && content.conversationId !== undefined;
}
