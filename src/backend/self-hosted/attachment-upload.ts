import {ChatError} from '../../model/chat-error.js';
import type {Attachment} from '../../model/message.js';
import {AttachmentSchema} from '../../wire/message-wire.js';
import {decodeProblem, secondsOf} from '../../wire/problem-wire.js';
import {NewAttachmentAnswerSchema} from '../../wire/upload-wire.js';
import type {NewAttachment} from '../chat-backend.js';
import {addressedFile} from './addressed.js';
import {problemOf, type Fetch} from './http.js';
import {read} from './read.js';
import type {VisitorCalls} from './visitor-calls.js';

/** Without a byte for so many milliseconds, an upload has failed. */
const silence = 45_000;

interface Target {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Asks for a place, brings the bytes there. Repeated with the same `clientId`, it is the same attachment. */
export class AttachmentUpload {
  readonly #visitor: VisitorCalls;
  readonly #fetch: Fetch | undefined;

  /** `fetch`: where the page's network is not meant; it reports no progress on the way. */
  constructor(visitor: VisitorCalls, fetch: Fetch | undefined) {
    this.#visitor = visitor;
    this.#fetch = fetch;
  }

  async send({clientId, file, name, alt, onProgress}: NewAttachment, signal: AbortSignal): Promise<Attachment> {
    const {http, token} = this.#visitor;
    await token.currentOrNew();
    const contentType = file.type || 'application/octet-stream';
    const answer = await this.#visitor.ask({
      method: 'POST',
      path: 'attachments',
      headers: {'Idempotency-Key': clientId},
      body: {name, contentType, size: file.size, alt},
      signal,
    });
    const {upload} = read((json) => NewAttachmentAnswerSchema.parse(json), answer);
    const target = {...upload, url: http.resolve(upload.url)};
    const send = this.#fetch
      ? sendByFetch(this.#fetch, target, file, signal)
      : sendByXhr(target, file, signal, onProgress);
    // An answer that is not the server's may be that of somebody on the way, and the bytes are nowhere.
    const stored = read((json) => AttachmentSchema.parse(json), await send);
    onProgress?.(file.size);
    return addressedFile(stored, http);
  }
}

async function sendByFetch(fetch: Fetch, {method, url, headers}: Target, body: Blob, signal: AbortSignal) {
  try {
    const response = await fetch(new Request(url, {method, headers, body, signal, credentials: 'omit'}));
    if (!response.ok) throw refusal(await problemOf(response));
    const json: unknown = await response.json();
    signal.throwIfAborted();
    return json;
  } catch (error) {
    if (signal.aborted) throw aborted();
    throw error instanceof ChatError ? error : unreachable(error);
  }
}

/** `fetch` does not tell how much of a body has left. */
function sendByXhr(
  {method, url, headers}: Target,
  body: Blob,
  signal: AbortSignal,
  onProgress: NewAttachment['onProgress'],
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(aborted());
      return;
    }
    const request = new XMLHttpRequest();
    const cancel = () => {
      request.abort();
    };
    signal.addEventListener('abort', cancel);
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    // A line on which nothing moves any more says nothing of it.
    let watch: ReturnType<typeof setTimeout> | undefined;
    const moved = () => {
      clearTimeout(watch);
      watch = setTimeout(() => {
        reject(unreachable());
        request.abort();
      }, silence);
    };
    moved();
    request.upload.onprogress = ({loaded}) => {
      moved();
      onProgress?.(Math.min(loaded, body.size));
    };
    request.onprogress = moved;
    request.onload = () => {
      const json = parse(request.responseText);
      const {status} = request;
      if (status >= 200 && status < 300) resolve(json);
      else reject(refusal(decodeProblem(status, json, secondsOf(request.getResponseHeader('Retry-After')))));
    };
    request.onerror = () => {
      reject(unreachable());
    };
    request.onabort = () => {
      reject(aborted());
    };
    request.onloadend = () => {
      clearTimeout(watch);
      signal.removeEventListener('abort', cancel);
    };
    request.send(body);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // an answer without a body, or a proxy's page
  }
}

/** A proxy's limit stays what it is however often the bytes come, and the customer can choose a smaller file. */
function refusal(error: ChatError): ChatError {
  const isTooLarge = error.status === 413 && error.code === 'backend-unavailable';
  return isTooLarge ? new ChatError('attachment-too-large', error.message, {status: 413}) : error;
}

function aborted(): ChatError {
  return new ChatError('aborted', 'The upload was cancelled.', {kustomerCode: 'httpAttachmentUploadWasCancelled'});
}

function unreachable(cause?: unknown): ChatError {
  return new ChatError('backend-unavailable', 'The file could not be brought to the chat server.', {
    retryable: true,
    cause,
  });
}
