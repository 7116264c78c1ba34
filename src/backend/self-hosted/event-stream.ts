import {ChatError, toChatError} from '../../model/chat-error.js';
import {decodeCommonEvent, StreamResetSchema} from '../../wire/common-event-wire.js';
import {createSseParser, type SseEvent} from '../../wire/sse.js';
import type {BackendContext, EventObserver} from '../chat-backend.js';
import {addressed} from './addressed.js';
import type {HttpClient} from './http.js';
import type {VisitorToken} from './visitor-token.js';

/** Milliseconds. The server sends a comment every 15 s; three missing ones mean a dead line. */
const silence = 45_000;
const longestPause = 30_000;

/** Follows `GET /v1/events` and reconnects: from its cursor, with jittered backoff, until the server or caller ends it. */
export class EventStream {
  readonly #http: HttpClient;
  readonly #token: VisitorToken;
  readonly #report: BackendContext['report'];
  readonly #tokenAfter: (refused: string, error: ChatError) => Promise<string | undefined>;
  readonly #observer: EventObserver;
  readonly #signal: AbortSignal;
  #cursor: string | null;
  #basePause = 1000; // milliseconds; the server's `retry:` replaces it
  #failures = 0; // tries in a row that brought nothing
  #refusedToken: string | undefined; // renewed once; refused again, the stream ends
  #usedToken: string | undefined;
  #endPause: () => void = () => undefined;

  constructor(
    http: HttpClient,
    token: VisitorToken,
    report: BackendContext['report'],
    tokenAfter: (refused: string, error: ChatError) => Promise<string | undefined>,
    observer: EventObserver,
    after: string | null,
    signal: AbortSignal,
  ) {
    this.#http = http;
    this.#token = token;
    this.#report = report;
    this.#tokenAfter = tokenAfter;
    this.#observer = observer;
    this.#cursor = after;
    this.#signal = signal;
  }

  async run(): Promise<void> {
    await Promise.resolve(); // nothing is told before `subscribe` has returned
    while (!this.#signal.aborted) {
      this.#observer.connection(this.#failures > 1 ? 'offline' : 'connecting');
      try {
        if (await this.#readOnce()) break;
      } catch (error) {
        if (this.#signal.aborted) break;
        if (await this.#isFinal(toChatError(error))) break;
      }
      await this.#pause();
    }
    this.#observer.connection('closed');
  }

  /** Ends a waiting pause: the machine is online again. */
  wake(): void {
    this.#endPause();
  }

  /** True when the server said not to come again. */
  async #readOnce(): Promise<boolean> {
    const line = new AbortController();
    const signal = AbortSignal.any([this.#signal, line.signal]);
    let watch: ReturnType<typeof setTimeout> | undefined;
    const heard = () => {
      clearTimeout(watch);
      watch = setTimeout(() => {
        line.abort();
      }, silence);
    };
    try {
      heard();
      const token = await this.#token.current();
      if (token === undefined) {
        const gone = new ChatError('unauthorized', 'The visitor has logged out elsewhere.', {reason: 'revoked'});
        if (!signal.aborted) await this.#tokenAfter(this.#usedToken ?? '', gone);
        return true;
      }
      this.#usedToken = token;
      this.#refusedToken = token === this.#refusedToken ? token : undefined;
      const response = await this.#http.open({
        path: 'events',
        query: {after: this.#cursor ?? undefined},
        headers: {Accept: 'text/event-stream', ...(this.#cursor === null ? {} : {'Last-Event-ID': this.#cursor})},
        token,
        signal,
      });
      if (response.status === 204 || !response.body) return true;
      this.#observer.connection('open');
      const reader = response.body.getReader();
      const decoder = new TextDecoder();
      const parser = this.#parser();
      for (;;) {
        const {done, value} = await reader.read();
        if (done || signal.aborted) return false;
        heard();
        this.#failures = 0;
        parser.feed(decoder.decode(value, {stream: true}));
      }
    } finally {
      clearTimeout(watch);
      line.abort();
      this.#failures++;
    }
  }

  #parser() {
    let blockId: string | null = null;
    return createSseParser({
      id: (id) => (this.#cursor = blockId = id),
      retry: (milliseconds) => (this.#basePause = Math.min(Math.max(milliseconds, 100), longestPause)),
      event: (event) => {
        this.#dispatch(event, blockId);
        blockId = null;
      },
    });
  }

  #dispatch({type, data}: SseEvent, cursor: string | null): void {
    if (this.#signal.aborted) return;
    // One unreadable frame must not end the stream.
    const unread = (cause: unknown) => {
      this.#report(new ChatError('internal', `A “${type}” event could not be read.`, {cause}));
    };
    try {
      const json: unknown = JSON.parse(data);
      if (type === 'stream.reset') {
        this.#cursor = StreamResetSchema.parse((json as {data?: unknown}).data ?? json).cursor;
        this.#observer.reset(this.#cursor);
        return;
      }
      const event = decodeCommonEvent(json);
      if (event?.type === 'message.created' || event?.type === 'message.updated') {
        this.#observer.event({...event, data: addressed(event.data, this.#http)}, cursor);
      } else if (event) this.#observer.event(event, cursor);
      else this.#dispatchRare(json, cursor).catch(unread);
    } catch (error) {
      unread(error);
    }
  }

  /** Later than those that follow it, the first time. */
  async #dispatchRare(json: unknown, cursor: string | null): Promise<void> {
    const {decodeRareEvent} = await import('../../wire/rare-event-wire.js');
    const event = decodeRareEvent(json);
    if (event && !this.#signal.aborted) this.#observer.event(event, cursor);
  }

  async #isFinal(error: ChatError): Promise<boolean> {
    if (error.code === 'unauthorized' && error.reason === 'expired' && this.#refusedToken === undefined) {
      const refused = await this.#token.current();
      this.#refusedToken = refused;
      if (refused !== undefined) await this.#token.renew(refused).catch(() => undefined);
      return false;
    }
    const isFinal = error.status !== undefined && error.status < 500 && !error.retryable;
    // A login, here or in another tab, has given the visitor another token: the stream goes on with that one.
    const isReplaced = error.code === 'unauthorized' && (await this.#tokenAfter(this.#usedToken ?? '', error));
    if (isFinal && !isReplaced && !this.#signal.aborted) this.#report(error);
    return isFinal && !isReplaced;
  }

  async #pause(): Promise<void> {
    const ceiling = Math.min(longestPause, this.#basePause * 2 ** Math.min(this.#failures, 10));
    if (this.#signal.aborted) return;
    const milliseconds = Math.random() * ceiling;
    if (this.#failures > 1) this.#observer.connection('offline', Date.now() + milliseconds);
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      this.#signal.addEventListener('abort', end);
      this.#endPause = end;
    });
    this.#endPause = () => undefined;
  }
}
