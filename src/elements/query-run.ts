import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Whoever types on asks nothing meanwhile, in milliseconds. */
const pause = 250;

/** Asks what is typed into a field, once the typing rests; an answer to an earlier question is not shown. */
export class QueryRun<Answer> implements ReactiveController {
  /** `asking`: also between the key and the question. `idle`: nothing is looked for. */
  status: 'idle' | 'asking' | 'done' | 'failed' = 'idle';
  /** To the question before, while one is asked. */
  answer: Answer | undefined;
  /** What `answer` answers. */
  answered = '';
  query = '';
  readonly #host: ReactiveControllerHost;
  readonly #ask: (query: string, signal: AbortSignal) => Promise<Answer>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = new AbortController();

  constructor(host: ReactiveControllerHost, ask: (query: string, signal: AbortSignal) => Promise<Answer>) {
    this.#host = host;
    this.#ask = ask;
    host.addController(this);
  }

  /** The trimmed text is what is looked for; none, and nothing is. `isAtOnce` for who presses Enter, or comes back. */
  look(query: string, isAtOnce = false): void {
    const text = query.trim();
    if (text === this.query && !(isAtOnce && this.status === 'failed')) return;
    this.query = text;
    this.hostDisconnected();
    this.status = text === '' ? 'idle' : 'asking';
    if (text === '') this.answer = undefined;
    else if (isAtOnce) void this.#run(text);
    else this.#timer = setTimeout(() => void this.#run(text), pause);
    this.#host.requestUpdate();
  }

  /** Takes more of the same answer; nothing when another question was asked meanwhile. */
  async more(read: (answer: Answer, signal: AbortSignal) => Promise<Answer>): Promise<void> {
    const {answer} = this;
    const {signal} = this.#asking;
    if (!answer || this.status !== 'done') return;
    const next = await read(answer, signal);
    if (signal.aborted) return;
    this.answer = next;
    this.#host.requestUpdate();
  }

  /** After a move in the DOM: what was asked before it was given up. */
  hostConnected(): void {
    if (this.status === 'asking') void this.#run(this.query);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#asking.abort();
    this.#asking = new AbortController();
  }

  async #run(query: string) {
    const {signal} = this.#asking;
    try {
      const answer = await this.#ask(query, signal);
      if (signal.aborted) return;
      this.answer = answer;
      this.answered = query;
      this.status = 'done';
    } catch {
      if (signal.aborted) return;
      this.status = 'failed';
    }
    this.#host.requestUpdate();
  }
}
