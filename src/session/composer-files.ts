import {ChatError, toChatError} from '../model/chat-error.js';
import type {ComposerFile} from '../model/composer-file.js';
import type {CallParts} from './call-parts.js';
import type {ChatState, ThreadKey} from './chat-state.js';
import {changeFile, findFile, withTray} from './file-state.js';
import {newClientId} from './session-parts.js';

/** What a customer does with files: in the composer's tray, or with those of a message on its way. */
export type FileChange =
  | {readonly type: 'add'; readonly files: readonly File[]}
  /** Takes a file out of the tray; a message on its way waits for it no more, and is not sent. */
  | {readonly type: 'remove'; readonly id: string}
  | {readonly type: 'retry'; readonly id: string}
  | {readonly type: 'describe'; readonly id: string; readonly alt: string}
  /** Those of a message that was not sent go back to the tray, or are sent again. */
  | {readonly type: 'restore' | 'send'; readonly body: string; readonly files: readonly ComposerFile[]};

interface Upload {
  /** Names it for the server: the same one goes on with the same attachment. */
  readonly clientId: string;
  readonly ending: AbortController;
  /** The attachment's id. */
  readonly done: Promise<string>;
  hasFailed: boolean;
}

/** Milliseconds between two words about how far a file has come. */
const progressPause = 100;

/** Brings what the customer has chosen to the server while they still write, and sends it with a message. */
export class ComposerFiles {
  readonly #parts: CallParts;
  /** By the file's id; they stay, because a message may be tried again. */
  readonly #uploads = new Map<string, Upload>();
  /** On their way from the tray into a message. */
  readonly #leaving = new Set<string>();
  #conversations: ChatState['conversations'] | undefined;

  constructor(parts: CallParts) {
    this.#parts = parts;
    parts.signal.addEventListener('abort', parts.store.subscribe(this.#onState));
  }

  async change(key: ThreadKey, change: FileChange): Promise<null> {
    const {store} = this.#parts;
    const tray = store.state.composerFiles?.[key] ?? [];
    switch (change.type) {
      case 'add': {
        const added = change.files.map((file) => this.#newFile(file));
        store.change((state) => withTray(state, key, [...tray, ...added]));
        for (const {id} of added) this.#start(id);
        break;
      }
      case 'remove':
        this.#uploads.get(change.id)?.ending.abort();
        store.change((state) =>
          withTray(
            state,
            key,
            tray.filter(({id}) => id !== change.id),
          ),
        );
        break;
      case 'retry':
        this.#start(change.id, this.#uploads.get(change.id)?.clientId);
        break;
      case 'describe':
        this.#describe(change.id, change.alt);
        break;
      case 'restore':
        store.change((state) =>
          withTray(state, key, [...change.files.map(({id, ...rest}) => findFile(state, id) ?? {id, ...rest}), ...tray]),
        );
        break;
      case 'send':
        await this.#send(key, change.body, change.files);
    }
    return null;
  }

  async #send(key: ThreadKey, body: string, files: readonly ComposerFile[]): Promise<void> {
    const {store, screens, correspond} = this.#parts;
    // Pressed twice in the same moment, it is one message.
    if (files.some(({id}) => this.#leaving.has(id))) return;
    for (const {id} of files) this.#leaving.add(id);
    const draft = screens.takeDraft(key);
    const {writer} = await correspond().catch((error: unknown) => {
      screens.giveBack(draft, key, body);
      throw error;
    });
    const attachmentIds = () => Promise.all(files.map(({id}) => this.#attachmentId(id)));
    const attachments = files.map(({id, file, alt}) => {
      const clientId = this.#uploads.get(id)?.clientId ?? id;
      return {clientId, file, name: file.name || 'file', alt: alt || undefined, shownAs: id};
    });
    const now = () => files.map((file) => findFile(store.state, file.id) ?? file);
    await writer.write(key, body, {attachments, attachmentIds, files: now, draft});
    for (const {id} of files) this.#leaving.delete(id);
    store.change((state) => {
      const left = state.composerFiles?.[key]?.filter((kept) => !files.some(({id}) => id === kept.id));
      return withTray(state, key, left ?? []);
    });
  }

  /** Tries again what has failed: whoever asks wants it now. */
  #attachmentId(id: string): Promise<string> {
    const upload = this.#uploads.get(id);
    return (upload && !upload.hasFailed ? upload : this.#start(id, upload?.clientId)).done;
  }

  /** The server takes the words with the announcement of a file: another description is another upload. */
  #describe(id: string, alt: string) {
    const {store} = this.#parts;
    if (findFile(store.state, id)?.alt === alt) return;
    this.#uploads.get(id)?.ending.abort();
    store.change((state) => changeFile(state, id, {alt}));
    this.#start(id);
  }

  #start(id: string, clientId = newClientId(this.#parts.environment)): Upload {
    const ending = new AbortController();
    const upload = {clientId, ending, done: this.#bring(id, clientId, ending), hasFailed: false};
    upload.done.catch(() => (upload.hasFailed = true)); // the state shows it
    this.#uploads.set(id, upload);
    return upload;
  }

  async #bring(id: string, clientId: string, {signal: cancel}: AbortController): Promise<string> {
    const {backend, store, environment, signal} = this.#parts;
    // A cancelled one may be started again before it has ended.
    const tell = (change: Partial<ComposerFile>) => {
      if (!signal.aborted) store.change((state) => changeFile(state, id, change));
    };
    const found = findFile(store.state, id);
    if (!found) throw new ChatError('aborted', 'The file was taken away.');
    const {file, alt} = found;
    tell({status: 'uploading', sentBytes: 0, attachmentId: null, error: null});
    let toldAt = 0;
    const onProgress = (sentBytes: number) => {
      const now = environment.clock.now();
      if (cancel.aborted || now - toldAt < progressPause) return;
      toldAt = now;
      tell({sentBytes});
    };
    const attachment = {clientId, file, name: file.name || 'file', alt: alt || undefined, onProgress};
    try {
      const {id: attachmentId} = await backend.uploadAttachment(attachment, AbortSignal.any([signal, cancel]));
      if (!cancel.aborted) tell({status: 'uploaded', sentBytes: file.size, attachmentId});
      return attachmentId;
    } catch (cause) {
      const error = toChatError(cause);
      const isCurrent = this.#uploads.get(id)?.ending.signal === cancel;
      if (isCurrent) tell({status: 'failed', error});
      throw error;
    }
  }

  #newFile(file: File): ComposerFile {
    const id = newClientId(this.#parts.environment);
    return {id, file, alt: '', status: 'uploading', sentBytes: 0, attachmentId: null, error: null};
  }

  /** A draft that has become a conversation goes on under another key, and so does its tray. */
  readonly #onState = (state: ChatState) => {
    if (state.conversations === this.#conversations) return;
    this.#conversations = state.conversations;
    for (const [key, files] of Object.entries(state.composerFiles ?? {})) {
      const heir = state.conversations.find(({id, clientId}) => clientId === key && id !== key);
      if (!heir || files.length === 0) continue;
      this.#parts.store.change((now) => withTray(withTray(now, heir.id, files), key, []));
    }
  };
}
