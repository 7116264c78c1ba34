import {ArrivingBody, PlainResponse, type PlainRequest} from './http-shapes.js';
import type {Desk, DeskAnswer} from './desk.js';
import type {Random} from './random.js';
import type {Scope, VirtualTime} from './virtual-time.js';
import {journey, type Fate, type Journey, type Weather} from './weather.js';

export interface NetworkParts {
  readonly time: VirtualTime;
  readonly desk: Desk;
  readonly trace: (line: string) => void;
  /** Kinds of faults that are switched off. */
  readonly without: ReadonlySet<string>;
  /** The network has brought a write once more, and it was taken. `wasRefused`: the first time it was not. */
  readonly repeated: (clientId: string, wasRefused: boolean) => void;
}

/** What lies between the pages of one device and the server. */
export class Network {
  weather: Weather = 'clear';
  isOnline = true;
  random: Random;
  /** What happens to the next write, or login, and to no other. */
  nextWrite: Fate | undefined;
  /** When a page last asked for events without a stream, as it does where a portal has held streams back. */
  polledAt = -Infinity;
  readonly #parts: NetworkParts;
  readonly #lines = new Set<Line>();

  constructor(parts: NetworkParts, random: Random) {
    this.#parts = parts;
    this.random = random;
  }

  /** Requests under way that are no streams. */
  get underWay(): number {
    return [...this.#lines].filter(({isStream}) => !isStream).length;
  }

  get streams(): readonly Line[] {
    return [...this.#lines].filter(({isStream}) => isStream);
  }

  fetchOf(scope: Scope, name: string): (request: PlainRequest) => Promise<PlainResponse> {
    return (request) => {
      const line: Line = new Line(this.#parts, scope, request, name, () => this.#lines.delete(line));
      this.#lines.add(line);
      if (!line.isStream && new URL(request.url).pathname === '/v1/events') this.polledAt = this.#parts.time.now;
      if (request.signal.aborted) line.abort();
      else if (this.isOnline) line.send(this.#journey(request), this.random);
      else line.breakAfter(1);
      return line.response;
    };
  }

  #journey({headers, url}: PlainRequest): Journey {
    const drawn = journey(this.weather, this.random, this.#parts.without);
    const fate = headers.has('idempotency-key') || url.endsWith('/identity') ? this.nextWrite : undefined;
    if (!fate) return drawn;
    this.nextWrite = undefined;
    return {...drawn, fate};
  }

  /** The cable is pulled, or the server's process is gone: nothing of what is under way arrives. */
  breakAll(): void {
    for (const line of [...this.#lines]) line.breakAfter(1);
  }

  /** Nothing arrives any more, and nothing says so. */
  silenceStreams(): void {
    for (const line of this.streams) line.silence();
  }

  /** What would break off, or stop, later on does so now; what is slow is so no more. */
  endFaults(): void {
    for (const line of this.streams) line.endFault();
  }

  /** A page has gone: the server finds out. */
  leave(scope: Scope): void {
    for (const line of [...this.#lines]) if (line.scope === scope) line.close();
  }
}

/** One request and its answer. */
export class Line {
  readonly response: Promise<PlainResponse>;
  readonly scope: Scope;
  readonly isStream: boolean;
  readonly name: string;
  readonly #parts: NetworkParts;
  readonly #request: PlainRequest;
  readonly #closed: () => void;
  readonly #gone = new AbortController();
  readonly #body = new ArrivingBody();
  #settle: {resolve: (response: PlainResponse) => void; reject: (error: unknown) => void} | undefined;
  #isSilent = false;
  #isClosed = false;
  #arrival = 0;
  #isFaulty = false;
  /** Milliseconds at most to the page. */
  #slowest = Infinity;
  #isRefused = false;

  constructor(parts: NetworkParts, scope: Scope, request: PlainRequest, name: string, closed: () => void) {
    this.#parts = parts;
    this.scope = scope;
    this.#request = request;
    this.#closed = closed;
    this.name = name;
    this.isStream = request.headers.get('accept') === 'text/event-stream';
    this.response = new Promise((resolve, reject) => (this.#settle = {resolve, reject}));
    request.signal.addEventListener('abort', () => {
      this.abort();
    });
  }

  /** Whoever asked wants it no more. */
  abort(): void {
    const {reason} = this.#request.signal as {reason: unknown};
    this.#settle?.reject(reason);
    this.#body.fail(reason);
    this.close();
  }

  get label(): string {
    const {pathname, search} = new URL(this.#request.url);
    return `${this.name} ${this.#request.method} ${pathname}${search}`;
  }

  send(way: Journey, random: Random): void {
    if (this.#isClosed) return;
    const {time, trace} = this.#parts;
    const {fate, there, back} = way;
    this.#isFaulty = fate === 'cut' || fate === 'half-open';
    trace(`${this.label} ${fate} ${there}+${back}`);
    if (fate === 'busy') this.#answer(busy(random, this.#request.headers.has('idempotency-key')), there);
    else if (fate === 'portal')
      this.#answer({status: 200, headers: {'Content-Type': 'text/html'}, text: portal}, there);
    else if (fate === 'in-progress') {
      time.after(there, () => void this.#repeat());
      this.#answer(inProgress({'Retry-After': '1'}), there);
    } else if (fate === 'lost') this.breakAfter(there);
    else if (fate === 'swallowed') this.silence();
    else {
      time.after(there, () => void this.#arrive(way, random));
      // Only what names itself may be repeated on the way; a stream is not.
      if (fate === 'doubled' && this.#request.headers.has('idempotency-key')) {
        time.after(there + way.again, () => void this.#repeat());
      }
    }
  }

  async #arrive(way: Journey, random: Random): Promise<void> {
    if (this.#isClosed) return;
    const {desk, trace} = this.#parts;
    const {fate, back} = way;
    const answer = await desk.answer(this.#request, this.#gone.signal);
    if (!answer) {
      this.breakAfter(back);
      return;
    }
    trace(`${this.label} = ${answer.status}`);
    this.#isRefused = answer.status >= 400 && answer.status < 500;
    if (fate === 'answer-lost') {
      this.#end(answer);
      this.breakAfter(back);
    } else if (fate === 'answer-swallowed') {
      this.#end(answer);
      this.silence();
    } else if ('source' in answer) void this.#stream(answer, way, random);
    else this.#answer(answer, back, fate === 'cut' || fate === 'half-open' ? way : undefined);
  }

  async #repeat(): Promise<void> {
    const answer = await this.#parts.desk.answer(this.#request, new AbortController().signal);
    if (!answer) return;
    const {trace, repeated} = this.#parts;
    trace(`${this.label} again = ${answer.status}`);
    if (answer.status < 300) repeated(this.#request.headers.get('idempotency-key') ?? '', this.#isRefused);
  }

  #end(answer: DeskAnswer): void {
    if ('source' in answer) answer.source.end();
  }

  #answer({status, headers, text}: Extract<DeskAnswer, {text: unknown}>, back: number, broken?: Journey): void {
    this.#later(back, () => {
      this.#settle?.resolve(new PlainResponse(status, headers, this.#body));
      const bytes = new TextEncoder().encode(text ?? '');
      if (!broken) {
        if (bytes.length > 0) this.#body.push(bytes);
        this.#body.finish();
        this.close();
        return;
      }
      this.#body.push(bytes.subarray(0, Math.floor(bytes.length * broken.share)));
      if (broken.fate === 'cut') this.breakAfter(1);
      else this.silence();
    });
  }

  /** The server is asked for the next piece when the one before has left; pieces may be cut anywhere. */
  async #stream(answer: Extract<DeskAnswer, {source: unknown}>, way: Journey, random: Random): Promise<void> {
    const {source, status, headers} = answer;
    source.onFailure(() => {
      this.breakAfter(1);
    });
    this.#gone.signal.addEventListener('abort', () => {
      source.end();
    });
    if (this.#gone.signal.aborted) source.end();
    this.#later(way.back, () => this.#settle?.resolve(new PlainResponse(status, headers, this.#body)));
    let left = way.fate === 'cut' || way.fate === 'half-open' ? Math.floor(way.share * 4000) : Infinity;
    for (let text = await source.next(); text !== undefined; text = await source.next()) {
      const bytes = new TextEncoder().encode(text).subarray(0, left);
      const middle = random.below(bytes.length + 1);
      for (const piece of [bytes.subarray(0, middle), bytes.subarray(middle)]) {
        if (piece.length > 0) {
          this.#later(Math.min(way.back, this.#slowest), () => {
            this.#body.push(piece);
          });
        }
      }
      left -= bytes.length;
      if (left > 0) continue;
      if (way.fate === 'cut') this.breakAfter(way.back);
      else this.silence();
      return; // the server goes on writing into a connection that nobody reads
    }
    this.#later(way.back, () => {
      this.#body.finish();
      this.close();
    });
  }

  /** In the order in which it was sent. */
  #later(milliseconds: number, run: () => void): void {
    const {time} = this.#parts;
    this.#arrival = Math.max(this.#arrival, time.now + milliseconds);
    this.scope.after(this.#arrival - time.now, () => {
      if (!this.#isClosed && !this.#isSilent) run();
    });
  }

  breakAfter(milliseconds: number): void {
    this.#parts.time.after(milliseconds, () => {
      this.#gone.abort();
    });
    this.scope.after(milliseconds, () => {
      if (this.#isClosed) return;
      const error = new TypeError('Failed to fetch');
      this.#settle?.reject(error);
      this.#body.fail(error);
      this.close();
    });
  }

  silence(): void {
    this.#isSilent = true;
    // The server's system finds out some day.
    this.#parts.time.after(120_000, () => {
      this.#gone.abort();
    });
  }

  endFault(): void {
    this.#slowest = clearBack;
    if (this.#isFaulty) this.silence();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#closed();
    this.#parts.time.after(20, () => {
      this.#gone.abort();
    });
  }
}

/** Milliseconds that a piece needs in clear weather. */
const clearBack = 40;

const portal = '<!doctype html><title>Welcome to the train</title>';

/** Of a proxy; or of another node of the server, which is still at work on the very same write. */
function busy(random: Random, isKeyed: boolean): Extract<DeskAnswer, {text: unknown}> {
  const headers = {'Retry-After': String(1 + random.below(20))};
  if (isKeyed && random.chance(0.4)) {
    return inProgress(headers);
  }
  return {status: random.chance(0.5) ? 429 : 503, headers, text: '<title>Too busy</title>'};
}

function inProgress(headers: Readonly<Record<string, string>>): Extract<DeskAnswer, {text: unknown}> {
  const problem = {type: '/v1/problems/request-in-progress', title: 'In progress', status: 409, detail: 'Wait.'};
  const type = {'Content-Type': 'application/problem+json'};
  return {status: 409, headers: {...headers, ...type}, text: JSON.stringify(problem)};
}
