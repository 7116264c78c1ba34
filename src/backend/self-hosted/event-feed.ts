import {ChatError, toChatError} from '../../model/chat-error.js';
import type {ConnectionState, EventObserver} from '../chat-backend.js';
import {EventLog} from './event-log.js';
import {readStream, type EventLine} from './event-stream.js';
import type {HttpClient} from './http.js';
import type {VisitorToken} from './visitor-token.js';

/** Milliseconds. The server sends a comment every 15 s; three missing ones mean a dead line. A poll waits for 25 s. */
const silence = 45_000;
/** A stream that has brought nothing by then is held back by somebody on the way. */
const longestSilentStart = 10_000;
/** After so many such streams in a row the log is polled, … */
const silentStreams = 2;
/** … until a stream is tried again after this long: a proxy is left behind with the network that had it. */
const pollingTime = 5 * 60_000;
/** When the page is looked at again, it is tried again after this long. */
const shortestPollingTime = 60_000;
/** A stream that lived as long was worth the reconnection: the pauses begin anew. */
const worthwhile = 5000;
/** A poll without news that is over sooner has not waited as it was asked to. */
const shortestPoll = 1000;
const longestPause = 30_000;
/** A proxy or portal may name any time. */
const longestAsked = 300; // seconds

interface FeedParts {
  readonly http: HttpClient;
  readonly token: VisitorToken;
  readonly report: (error: ChatError) => void;
  readonly tokenAfter: (refused: string, error: ChatError) => Promise<string | undefined>;
  readonly observer: EventObserver;
  readonly signal: AbortSignal;
}

/**
 * Follows the visitor's log, by streams or, where none gets through, by long polls, and reconnects: from its cursor, with
 * jittered backoff, until the server or the caller ends it.
 */
export class EventFeed {
  readonly #parts: FeedParts;
  readonly #log: EventLog;
  #told: ConnectionState | undefined;
  #basePause = 1000; // milliseconds; the server's `retry:` replaces it
  #failures = 0; // tries in a row that were worth nothing
  #refusals = 0; // of tokens that were replaced, in a row
  #usedToken = '';
  #silent = 0; // streams in a row that brought nothing
  #polledSince = 0;
  #heardAt = 0;
  #mayHurry = false; // the last try asks for no pause
  #isWoken = false; // while a try was under way that began before
  #endLine: () => void = () => undefined;
  #endPause: () => void = () => undefined;

  constructor(parts: FeedParts, after: string | null) {
    this.#parts = parts;
    this.#log = new EventLog(parts, after);
  }

  async run(): Promise<void> {
    const {signal} = this.#parts;
    await Promise.resolve(); // nothing is told before `subscribe` has returned
    this.#tell('connecting');
    while (!signal.aborted) {
      if (this.#failures > 0) this.#tell(this.#failures > 1 ? 'offline' : 'connecting');
      let retryAfter = 0;
      this.#isWoken = false;
      try {
        if (await this.#connect()) break;
      } catch (cause) {
        const error = await this.#answer(toChatError(cause));
        if (!error.retryable) break;
        retryAfter = Math.min(error.retryAfter ?? 0, longestAsked);
      }
      if (!this.#mayHurry && !this.#isWoken && !signal.aborted) await this.#pause(retryAfter);
    }
    this.#tell('closed');
  }

  /** The machine is online again, or somebody looks: nothing waits any longer. */
  wake(): void {
    const now = Date.now();
    if (now - this.#heardAt > silence) this.#endLine(); // it has slept, and no timer has noticed yet
    if (now - this.#polledSince > shortestPollingTime) this.#polledSince = 0;
    this.#isWoken = true;
    this.#endPause();
  }

  /** One stream or one poll. True when the server said not to come again. */
  async #connect(): Promise<boolean> {
    const {http, token, tokenAfter} = this.#parts;
    const log = this.#log;
    const line = new AbortController();
    const signal = AbortSignal.any([this.#parts.signal, line.signal]);
    const startedAt = (this.#heardAt = Date.now());
    const isProxied = this.#silent >= silentStreams;
    const isPoll = isProxied && Math.abs(startedAt - this.#polledSince) < pollingTime;
    const {taken, cursor} = log;
    let hasHeard = false;
    let watch: ReturnType<typeof setTimeout> | undefined;
    this.#endLine = () => {
      line.abort();
    };
    const expectWithin = (milliseconds: number) => {
      clearTimeout(watch);
      watch = setTimeout(this.#endLine, milliseconds);
    };
    const heard = () => {
      hasHeard = true;
      this.#heardAt = Date.now();
      this.#refusals = 0;
      this.#isWoken = false;
      if (!isPoll) this.#silent = 0;
      expectWithin(silence);
      this.#tell('open');
    };
    try {
      const current = await token.current();
      if (current === undefined) {
        const gone = new ChatError('unauthorized', 'The visitor has logged out elsewhere.', {reason: 'revoked'});
        if (!signal.aborted) await tokenAfter(this.#usedToken, gone);
        return true;
      }
      this.#usedToken = current;
      expectWithin(isPoll ? silence : longestSilentStart);
      const connect = isPoll ? (await import('./event-poll.js')).pollOnce : readStream;
      return await connect({http, token: current, log, signal, heard, retry: this.#retry});
    } catch (error) {
      if (signal.aborted) return false;
      if (error instanceof RangeError) log.giveUpPosition(); // it would come again and again
      if (!isPoll && isForeign(error)) this.#wasSilent();
      throw error;
    } finally {
      clearTimeout(watch);
      this.#mayHurry = line.signal.aborted && !hasHeard && !isPoll; // it has taken long enough
      if (this.#mayHurry || (isProxied && !hasHeard && !isPoll)) this.#wasSilent();
      line.abort();
      log.disconnected();
      const lasted = Date.now() - startedAt;
      const hasNews = log.taken > taken;
      if (isPoll) this.#mayHurry = hasHeard && (lasted >= shortestPoll || hasNews || log.cursor !== cursor);
      const isWorth = isPoll ? this.#mayHurry : hasHeard && (lasted >= worthwhile || hasNews);
      this.#failures = (isWorth ? 0 : this.#failures) + (isPoll && isWorth ? 0 : 1);
    }
  }

  readonly #retry: EventLine['retry'] = (milliseconds) => {
    this.#basePause = Math.min(Math.max(milliseconds, 100), longestPause);
  };

  #wasSilent(): void {
    this.#silent++;
    this.#polledSince = Date.now();
  }

  /** What a failure means: one that is not `retryable` is the end. A refused token is followed by another, if there is one. */
  async #answer(failure: ChatError): Promise<ChatError> {
    const {report, signal, tokenAfter} = this.#parts;
    let error = failure;
    try {
      // Renewed once, and perhaps replaced by another page meanwhile. When that one is refused as well, somebody is wrong
      // about the time, or about everything.
      if (error.code === 'unauthorized' && this.#refusals < 2 && (await tokenAfter(this.#usedToken, error))) {
        this.#refusals++;
        this.#mayHurry = true;
        return new ChatError('unauthorized', error.message, {retryable: true});
      }
    } catch (cause) {
      error = toChatError(cause);
    }
    if (!error.retryable && error.code !== 'aborted' && !signal.aborted) report(error);
    return error;
  }

  #tell(state: ConnectionState, retryAt?: number): void {
    if (state === 'open' && this.#told === state) return;
    this.#told = state;
    this.#parts.observer.connection(state, retryAt);
  }

  async #pause(retryAfter: number): Promise<void> {
    const {signal} = this.#parts;
    const ceiling = Math.min(longestPause, this.#basePause * 2 ** Math.min(this.#failures, 10));
    const milliseconds = retryAfter * 1000 + Math.random() * ceiling;
    if (this.#failures > 1) this.#tell('offline', Date.now() + milliseconds);
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener('abort', end);
      this.#endPause = end;
    });
    this.#endPause = () => undefined;
  }
}

/** Somebody on the way has answered who does not let streams through, or nothing at all. */
function isForeign(error: unknown): boolean {
  const {code, status = 500} = toChatError(error);
  return code === 'backend-unavailable' && status < 500;
}
