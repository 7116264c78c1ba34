import type {SelfHostedBackend} from '../../src/backend/self-hosted/self-hosted-backend.js';
import type {ChatError} from '../../src/model/chat-error.js';
import type {ChatSession} from '../../src/session/chat-session.js';
import type {ChatState} from '../../src/session/chat-state.js';
import type {openSession} from '../../src/session/open-session.js';
import type {CallName} from '../../src/session/sdk-calls.js';
import type {Device} from './device.js';
import {PageStorage} from './device-storage.js';
import {PlainRequest} from './http-shapes.js';
import {Random} from './random.js';
import {Scope, type VirtualTime} from './virtual-time.js';

/** What the bundle of the client gives. */
export interface ClientProduct {
  readonly openSession: typeof openSession;
  readonly SelfHostedBackend: typeof SelfHostedBackend;
  readonly ChatError: typeof ChatError;
}

/** The client's program, with what it finds around it as parameters. */
export type ClientProgram = (...surroundings: readonly unknown[]) => ClientProduct;

/** Names of what `ClientProgram` takes, in order. */
export const surroundingNames = [
  ...['setTimeout', 'clearTimeout', 'Date', 'Math', 'AbortSignal', 'Request', 'crypto', 'reportError', 'console'],
  ...['globalThis', 'loadChunk', 'chunksHere'],
] as const;

export interface TabParts {
  readonly program: ClientProgram;
  readonly time: VirtualTime;
  readonly trace: (line: string) => void;
  readonly violated: (what: string) => void;
  readonly told: (tab: Tab, name: string, detail: unknown) => void;
  readonly changed: (tab: Tab, state: ChatState) => void;
}

export interface PendingCall {
  readonly name: string;
  readonly since: number;
}

/** One page that shows the chat: the real session in surroundings of its own, which can be frozen, and cut off for good. */
export class Tab {
  readonly name: string;
  readonly scope: Scope;
  readonly storage: PageStorage;
  readonly device: Device;
  session: ChatSession | undefined;
  isVisible: boolean;
  isSuspended = false;
  readonly calls = new Set<PendingCall>();
  readonly received = new Map<string, number>();
  readonly #parts: TabParts;
  readonly #listeners = new Set<() => void>();
  #waiting: ((session: ChatSession) => void)[] = [];
  #isLoading = false;
  readonly #listening: (() => void)[] = [];

  constructor(parts: TabParts, device: Device, name: string, isVisible: boolean) {
    this.#parts = parts;
    this.device = device;
    this.name = name;
    this.isVisible = isVisible;
    this.scope = new Scope(parts.time);
    this.storage = new PageStorage(device.store, this.scope, parts.time, name);
    // As the marker tells the launcher: somebody has written here.
    if ([...device.store.values.keys()].some((key) => key === 'credential' || key.startsWith('outbox/'))) this.begin();
  }

  /** Loads the chat, if it is not loaded yet: nothing of it runs before somebody needs it. */
  begin(then?: (session: ChatSession) => void): void {
    if (this.session) then?.(this.session);
    else if (then) this.#waiting.push(then);
    if (this.#isLoading) return;
    this.#isLoading = true;
    this.#load();
  }

  get isLoading(): boolean {
    return this.#isLoading && !this.session;
  }

  get isAlive(): boolean {
    return !this.scope.isCut;
  }

  get now(): number {
    return this.#parts.time.clock + this.device.skew;
  }

  /** The page has been told of a change of what surrounds it. */
  presenceChanged(): void {
    this.scope.soon(() => {
      for (const listener of [...this.#listeners]) listener();
    });
  }

  /** What a page asks for by name; nobody but the harness looks at the outcome. */
  call(name: CallName, ...args: readonly unknown[]): Promise<unknown> | undefined {
    if (!this.session) return undefined;
    const pending = {name, since: this.#parts.time.now};
    this.calls.add(pending);
    const outcome = this.session.call(name, ...args).finally(() => this.calls.delete(pending));
    outcome.then(
      () => {
        this.#parts.trace(`${this.name} ${name} done`);
      },
      (error: unknown) => {
        this.#parts.trace(`${this.name} ${name} failed: ${String(error)}`);
        // What the element makes an error with a code of.
        const isChunk = error instanceof TypeError && error.message.startsWith('Failed to fetch dynamically');
        if (!isChunk && !(error instanceof Error && 'code' in error))
          this.#parts.violated(`${name} rejected with ${String(error)}`);
      },
    );
    return outcome;
  }

  /** The page is left in good order, as by a reload. */
  leave(): void {
    this.session?.stop();
    this.die();
  }

  /** Nothing of it ever runs again. */
  die(): void {
    this.scope.cut();
    for (const forget of this.#listening.splice(0)) forget();
    this.device.link.leave(this.scope);
    this.device.network.leave(this.scope);
    this.calls.clear();
  }

  /** Node keeps one that is listened to for ever, and with it all that this page was: it is heard until the page dies. */
  #anyOf(signals: readonly AbortSignal[]): AbortSignal {
    const signal = AbortSignal.any([...signals]);
    const listen = signal.addEventListener.bind(signal);
    const addEventListener = (type: 'abort', listener: () => void, options?: AddEventListenerOptions) => {
      listen(type, listener, options);
      this.#listening.push(() => {
        signal.removeEventListener(type, listener);
      });
    };
    return Object.assign(signal, {addEventListener});
  }

  #load(): void {
    const {time, trace, violated, told, changed, program} = this.#parts;
    const {scope, device, name} = this;
    const random = new Random(`${name} ${device.network.random.next()}`);
    const product = program(...this.#surroundings(random));
    const fetch = device.network.fetchOf(scope, name) as unknown as (request: Request) => Promise<Response>;
    const backend = new product.SelfHostedBackend({siteKey: 'pk_demo', serverUrl: 'http://desk.test', fetch});
    const presence = this.#presence();
    const opening = product.openSession(
      {
        backend,
        query: {},
        environment: {
          storage: this.storage,
          clock: {
            now: () => this.now,
            random: () => random.next(),
            randomBytes: (length) => {
              const bytes = new Uint8Array(length);
              random.fill(bytes);
              return bytes;
            },
            after: (milliseconds, action) => scope.after(milliseconds, action),
          },
          presence,
          // Where storage is blocked, so are locks and channels.
          tabs: device.hasLocks && !this.storage.isBlocked ? device.link.of(scope, name, presence) : undefined,
        },
        emit: (event, detail) => {
          trace(`${name} tells ${event}`);
          told(this, event, detail);
        },
      },
      new AbortController().signal,
    );
    opening.then(
      (session) => {
        this.session = session;
        trace(`${name} is ready`);
        session.subscribe((state) => {
          changed(this, state);
        });
        for (const then of this.#waiting.splice(0)) then(session);
      },
      (error: unknown) => {
        violated(`${name} could not open its session: ${String(error)}`);
      },
    );
    trace(`${name} loads at ${time.now}`);
  }

  #presence() {
    const isVisible = () => this.isVisible && !this.isSuspended;
    const isOnline = () => this.device.network.isOnline;
    const isSuspended = () => this.isSuspended;
    return {
      get isVisible() {
        return isVisible();
      },
      get isOnline() {
        return isOnline();
      },
      get isSuspended() {
        return isSuspended();
      },
      subscribe: (listener: () => void) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }

  #surroundings(random: Random): readonly unknown[] {
    const {scope, device} = this;
    const {violated} = this.#parts;
    const now = () => this.now;
    const timers = new Map<number, () => void>();
    /** Those that have come, by themselves or with another. */
    const chunksHere: Record<string, true> = {};
    let lastTimer = 0;
    class PageDate extends Date {
      constructor(...args: [] | [number | string]) {
        super(args[0] ?? now());
      }

      static override now() {
        return now();
      }
    }
    const globals = {
      setTimeout: (run: () => void, milliseconds = 0) => {
        const timer = ++lastTimer;
        timers.set(timer, scope.after(milliseconds, run));
        return timer;
      },
      clearTimeout: (timer: number) => timers.get(timer)?.(),
      Date: PageDate,
      Math: Object.assign(Object.create(Math) as object, {random: () => random.next()}),
      AbortSignal: {
        any: (signals: readonly AbortSignal[]) => this.#anyOf(signals),
        timeout: (milliseconds: number) => {
          const controller = new AbortController();
          scope.after(milliseconds, () => {
            controller.abort(new DOMException('Timed out', 'TimeoutError'));
          });
          return controller.signal;
        },
      },
      Request: PlainRequest,
      crypto: {
        getRandomValues: (bytes: Uint8Array) => {
          random.fill(bytes);
          return bytes;
        },
      },
      reportError: (error: unknown) => {
        violated(`${this.name} reported: ${String(error)}`);
      },
      console: {error: () => undefined, warn: () => undefined, log: () => undefined},
      globalThis: {},
      loadChunk: (load: () => Promise<unknown>, name: string) =>
        new Promise((resolve, reject) => {
          scope.after(random.delay(device.chunkDelay), () => {
            if (device.network.isOnline || name in chunksHere) resolve(load());
            else reject(new TypeError(`Failed to fetch dynamically imported module: ${name}`));
          });
        }),
      chunksHere,
    };
    return surroundingNames.map((key) => globals[key]);
  }
}
