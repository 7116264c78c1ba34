import type {ConnectionState} from '../backend/chat-backend.js';
import {newClientId, type SessionParts} from './session-parts.js';
import type {TabMessage} from './tab-message.js';
import type {Tabs} from './tabs.js';

/** What a stream says, to the page that has it and to those that hear it from there. */
export type StreamMessage = Extract<TabMessage, {readonly stream: string}>;

interface StreamListener {
  /** By the stream of this page, or of another one. */
  readonly hear: (message: StreamMessage) => void;
  /** Another page has something to hear, and no stream is open here. */
  readonly wanted: () => void;
}

/** The one stream of all pages: the one that leads opens it and posts what it says. */
export class SharedStream {
  readonly #parts: SessionParts;
  readonly #tabs: Tabs;
  readonly #listener: StreamListener;
  /** Of the stream that is open here. */
  #ending: AbortController | undefined;
  #state: ConnectionState = 'connecting';
  /** Names the stream that is heard, here or in another page. */
  #source: string | undefined;
  /** The stream of a page that has taken the lead, which this one does not know yet. */
  #rival: string | undefined;

  constructor(parts: SessionParts, tabs: Tabs, listener: StreamListener) {
    this.#parts = parts;
    this.#tabs = tabs;
    this.#listener = listener;
    const message = (message: TabMessage) => {
      this.#hear(message);
    };
    parts.signal.addEventListener('abort', tabs.on({message}));
  }

  /** Whether this page has it. */
  get isOpen(): boolean {
    return this.#ending !== undefined;
  }

  /** In this page, which leads. */
  open(after: string | null): void {
    const {backend, signal, environment} = this.#parts;
    const ending = new AbortController();
    const stream = newClientId(environment);
    this.#ending = ending;
    this.#state = 'connecting';
    this.#source = stream;
    const say = (message: StreamMessage) => {
      if (ending.signal.aborted) return;
      this.#tabs.post(message);
      this.#listener.hear(message);
    };
    this.#tabs.post({type: 'follows', stream, after});
    backend.subscribe(
      {
        event: (event, cursor) => {
          say({type: 'event', stream, event, cursor});
        },
        reset: (cursor) => {
          say({type: 'reset', stream, cursor});
        },
        connection: (state, retryAt) => {
          if (!ending.signal.aborted) this.#state = state; // or it is the end of the one before
          say({type: 'connection', stream, state, retryAt});
        },
      },
      after,
      AbortSignal.any([signal, ending.signal]),
    );
  }

  /** Of this page. True when another page has opened one before: what that has said meanwhile was not heard here. */
  end(): boolean {
    const rival = this.#rival;
    this.#ending?.abort();
    this.#ending = undefined;
    this.#rival = undefined;
    this.#source = rival; // or whichever is heard next: it may be open already
    return rival !== undefined;
  }

  #hear(message: TabMessage): void {
    switch (message.type) {
      case 'wanted':
        this.#onWanted();
        return;
      case 'follows':
        if (this.#ending) {
          this.#rival = message.stream;
          return;
        }
        // Another one than was heard last, and where that began was not: posted to nobody, as this page was frozen.
        if (message.after === undefined && this.#source !== undefined && this.#source !== message.stream) {
          message = {...message, after: null};
        }
        this.#source = message.stream;
        break;
      case 'event':
      case 'reset':
      case 'connection':
        // A page that leads no more, and has not noticed, says what is long known.
        if (this.#ending || message.stream !== (this.#source ??= message.stream)) return;
        break;
      default:
        return;
    }
    this.#listener.hear(message);
  }

  #onWanted(): void {
    if (!this.#ending || this.#source === undefined) {
      this.#listener.wanted();
      return;
    }
    this.#tabs.post({type: 'follows', stream: this.#source});
    this.#tabs.post({type: 'connection', stream: this.#source, state: this.#state});
  }
}
