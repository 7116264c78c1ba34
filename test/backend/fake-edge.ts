import {mock} from 'node:test';
import type {BackendContext, ConnectionState, EventObserver} from '../../src/backend/chat-backend.js';
import {SelfHostedBackend} from '../../src/backend/self-hosted/self-hosted-backend.js';
import type {ChatError} from '../../src/model/chat-error.js';
import type {ChatEvent} from '../../src/model/chat-event.js';

/** Between a backend and whatever the test puts behind: keeps what was asked, with its time. */
export class FakeEdge {
  readonly asked: {readonly request: Request; readonly at: number}[] = [];
  answer: (request: Request, number: number) => Response | Promise<Response>;

  constructor(answer: FakeEdge['answer']) {
    this.answer = answer;
  }

  readonly fetch = async (request: Request): Promise<Response> => {
    this.asked.push({request, at: Date.now()});
    request.signal.throwIfAborted();
    return this.answer(request, this.asked.length);
  };

  get last(): Request | undefined {
    return this.asked.at(-1)?.request;
  }

  /** Milliseconds between one request and the next. */
  get pauses(): readonly number[] {
    return this.asked.slice(1).map(({at}, index) => at - (this.asked[index]?.at ?? 0));
  }
}

/** The body of one answer, as it arrives. As the network does, it breaks off when the request is aborted. */
export class Line {
  readonly response: Response;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor(request: Request, type = 'text/event-stream', status = 200) {
    const body = new ReadableStream<Uint8Array>({start: (controller) => (this.#controller = controller)});
    this.response = new Response(body, {status, headers: {'Content-Type': type}});
    request.signal.addEventListener('abort', () => {
      this.break(request.signal.reason);
    });
  }

  send(bytes: string | Uint8Array): this {
    this.#controller?.enqueue(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
    return this;
  }

  close(): this {
    this.#controller?.close();
    this.#controller = undefined;
    return this;
  }

  break(reason: unknown = new TypeError('network error')): void {
    this.#controller?.error(reason);
    this.#controller = undefined;
  }
}

/** Never answers. As the network does, it fails when the request is aborted. */
export function nothing(request: Request): Promise<Response> {
  return new Promise((_, reject) => {
    const fail = () => {
      reject(request.signal.reason as Error);
    };
    if (request.signal.aborted) fail();
    request.signal.addEventListener('abort', fail);
  });
}

export function problem(status: number, code: string, more: Record<string, unknown> = {}, headers = {}): Response {
  const body = {type: `/v1/problems/${code}`, title: code, status, ...more};
  return answer(JSON.stringify(body), 'application/problem+json', status, headers);
}

export function page(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return answer('<!doctype html><h1>Welcome to our network</h1>', 'text/html', status, headers);
}

export function answer(text: string, type = 'application/json', status = 200, headers = {}): Response {
  return new Response(text, {status, headers: {'Content-Type': type, ...headers}});
}

/** What one device has stored, for all its pages. */
export class StoredCredential {
  value: string | null;
  /** Set: the device belongs to somebody else by now. */
  refusal: ChatError | undefined;
  saves = 0;

  constructor(value: string | null = null) {
    this.value = value;
  }

  readonly page: BackendContext['credential'] = {
    load: () => (this.refusal ? Promise.reject(this.refusal) : Promise.resolve(this.value)),
    save: (value) => {
      if (this.refusal) return Promise.reject(this.refusal);
      this.saves++;
      this.value = value;
      return Promise.resolve();
    },
  };
}

export function tokenOf(token: string, expiresAt = '2099-01-01T00:00:00.000Z'): string {
  return JSON.stringify({visitorId: 'vi_1', token, expiresAt});
}

/** A backend behind `edge`, of a visitor who has written before. */
export function attached(
  edge: Pick<FakeEdge, 'fetch'>,
  {
    stored = new StoredCredential(tokenOf('t1')),
    ...context
  }: Partial<BackendContext> & {stored?: StoredCredential} = {},
) {
  const reports: ChatError[] = [];
  const backend = new SelfHostedBackend({siteKey: 'pk_demo', serverUrl: 'http://localhost', fetch: edge.fetch});
  backend.attach({credential: stored.page, report: (error) => reports.push(error), ...context});
  return {backend, reports, stored};
}

/** What a page hears. */
export class Listener implements EventObserver {
  readonly events: {readonly event: ChatEvent; readonly cursor: string | null}[] = [];
  readonly resets: (string | null)[] = [];
  readonly states: ConnectionState[] = [];
  retryAt: number | undefined;

  event(event: ChatEvent, cursor: string | null): void {
    this.events.push({event, cursor});
  }

  reset(cursor: string | null): void {
    this.resets.push(cursor);
  }

  connection(state: ConnectionState, retryAt?: number): void {
    this.states.push(state);
    this.retryAt = retryAt;
  }

  get state(): ConnectionState | undefined {
    return this.states.at(-1);
  }

  /** The texts of the messages, in the order in which they came. */
  get bodies(): readonly string[] {
    return this.events.flatMap(({event}) => (event.type === 'message.created' ? [event.data.body] : []));
  }
}

/** What is loaded when it is needed is loaded: nothing of that takes time in these tests. */
export async function loadAll(): Promise<void> {
  await Promise.all([
    import('../../src/backend/self-hosted/visitor-calls.js'),
    import('../../src/backend/self-hosted/help-desk-calls.js'),
    import('../../src/backend/self-hosted/event-poll.js'),
    import('../../src/wire/problem-wire.js'),
    import('../../src/wire/rare-event-wire.js'),
  ]);
}

/** Time stands still until the test lets it pass; pauses are as long as they may be. */
export function stopTime(): void {
  mock.timers.enable({apis: ['setTimeout', 'Date'], now: Date.parse('2026-01-05T10:00:00.000Z')});
  mock.method(Math, 'random', () => 1);
}

export function startTime(): void {
  mock.timers.reset();
  mock.restoreAll();
}

/**
 * Lets everything settle that waits for no timer. What is loaded already is still asked of the loader's own thread, which
 * answers in order: an answer to us comes after those to the program.
 */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await import('../../src/wire/problem-wire.js');
    for (let task = 0; task < 6; task++) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** In steps, so that what begins on the way has its timers, too. */
export async function pass(milliseconds: number, step = 250): Promise<void> {
  await settle();
  for (let left = milliseconds; left > 0; left -= step) {
    mock.timers.tick(Math.min(step, left));
    await settle();
  }
}

/** Waits for what comes by itself. */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  for (let turn = 0; turn < 500; turn++) {
    if (isSo()) return;
    await settle();
  }
  throw new Error(`${what} did not come`);
}
