import type {ChatError} from '../../src/model/chat-error.js';
import {toChatError} from '../../src/model/chat-error.js';
import type {ChatEvent} from '../../src/model/chat-event.js';
import {decodeEvent, StreamResetSchema} from '../../src/wire/event-wire.js';
import {createSseParser, type SseEvent} from '../../src/wire/sse.js';
import {delay, retryDelay} from './retry-delay.js';

export interface AgentStreamOptions {
  /** Opens the stream after `cursor`. */
  readonly open: (cursor: string | null, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  readonly event: (event: ChatEvent) => void;
  /** The log does not reach back to where we were: read everything again; events go on from here. */
  readonly reset: () => void;
  /** `retryAt` in milliseconds since the epoch: when a lost stream is tried again. */
  readonly connection: (state: 'online' | 'offline', retryAt: number | null, error: ChatError | null) => void;
}

/** The server writes a comment every 15 s; three missing ones mean that nobody is there. */
const silenceMs = 45_000;

/** One event stream for all conversations, kept open from `start` to `stop`, resumed where it broke. */
export class AgentStream {
  readonly #options: AgentStreamOptions;
  #cursor: string | null = null;
  #stopped: AbortController | undefined;
  #wake: () => void = () => undefined;

  constructor(options: AgentStreamOptions) {
    this.#options = options;
  }

  /** Events after `cursor`; a running stream is replaced. */
  start(cursor: string | null): void {
    this.stop();
    this.#cursor = cursor;
    this.#stopped = new AbortController();
    void this.#keepOpen(this.#stopped.signal);
  }

  stop(): void {
    this.#stopped?.abort();
  }

  /** Ends the wait before the next try. */
  tryNow(): void {
    this.#wake();
  }

  async #keepOpen(signal: AbortSignal): Promise<void> {
    for (let attempt = 0; !signal.aborted; attempt++) {
      const lost = await this.#read(signal, () => {
        attempt = 0;
        this.#options.connection('online', null, null);
      });
      if (signal.aborted) return;
      const isFinal = lost?.status !== undefined && lost.status >= 400 && !lost.retryable;
      const wait = isFinal ? null : retryDelay(attempt, lost?.retryAfter);
      this.#options.connection('offline', wait === null ? null : Date.now() + wait, lost);
      const woken = new Promise<void>((resolve) => (this.#wake = resolve));
      await (wait === null ? woken : Promise.race([delay(wait, signal), woken]));
    }
  }

  /** Resolves when the stream is over, with the reason if there is one. */
  async #read(signal: AbortSignal, opened: () => void): Promise<ChatError | null> {
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), silenceMs);
    const parser = createSseParser({
      id: (id) => (this.#cursor = id),
      event: (event) => this.#take(event),
    });
    try {
      const stream = await this.#options.open(this.#cursor, AbortSignal.any([signal, silence.signal]));
      opened();
      for await (const chunk of stream.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)) {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), silenceMs);
        parser.feed(chunk);
      }
      return null;
    } catch (error) {
      return toChatError(error);
    } finally {
      clearTimeout(timer);
    }
  }

  #take({type, data}: SseEvent): void {
    try {
      const json: unknown = JSON.parse(data);
      if (type === 'stream.reset') {
        this.#cursor = readReset(json);
        this.#options.reset();
        return;
      }
      const event = decodeEvent(json);
      if (event) this.#options.event(event);
    } catch (error) {
      reportError(error); // one bad frame; the reads repair what it held
    }
  }
}

/** The cursor stands in the frame's `data`, as in every other event. */
function readReset(frame: unknown): string {
  const inner = typeof frame === 'object' && frame !== null && 'data' in frame ? frame.data : frame;
  return StreamResetSchema.parse(inner).cursor;
}
