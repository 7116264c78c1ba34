import type {ConfigQuery} from '../backend/chat-backend.js';
import type {Availability} from '../model/chat-config.js';
import {ChatError, toChatError, type ChatErrorCode} from '../model/chat-error.js';
import type {ChatSession} from '../session/chat-session.js';
import type {LauncherConfig} from '../wire/launcher-config.js';

export interface RunSettings {
  readonly siteKey: string;
  readonly serverUrl: string;
  readonly query: ConfigQuery;
  /** Whether the page brings a backend of its own: then no server is asked for the launcher. */
  readonly hasBackend: boolean;
}

/** What only `<kustomer-chat>` may load or do. */
export interface RunParts {
  readonly readConfig: (json: unknown) => LauncherConfig | undefined;
  readonly openSession: (settings: RunSettings, config: unknown, signal: AbortSignal) => Promise<ChatSession>;
  /** The launcher can be shown. */
  readonly launch: (config: LauncherConfig) => void;
  /** Tells the page, before `ready` resolves. */
  readonly becameReady: () => void;
  readonly report: (error: ChatError) => void;
}

/** Shown where no server is asked. */
const plainLauncher: LauncherConfig = {availability: 'online', icon: null, accent: null, locale: 'en', label: 'Chat'};

/** One life of the chat: it waits, begins, is ready, and ends for good. */
export class ChatRun {
  readonly ready: Promise<void>;
  /** Set once the session is open. */
  session: ChatSession | undefined;
  isReady = false;
  hasBegun = false;
  readonly #parts: RunParts;
  readonly #ending = new AbortController();
  #settleReady: {resolve: () => void; reject: (error: ChatError) => void};
  #settings: RunSettings | undefined;
  #launcher: LauncherConfig | undefined;
  /** The answer of endpoint 1, for the backend, which parses it in full. */
  #config: unknown;
  #opening: Promise<ChatSession> | undefined;

  constructor(parts: RunParts) {
    this.#parts = parts;
    this.#settleReady = {resolve: () => undefined, reject: () => undefined};
    this.ready = new Promise<void>((resolve, reject) => {
      this.#settleReady = {resolve, reject};
    });
    this.ready.catch(() => undefined); // whoever waits for it handles it; nobody has to
  }

  /** Undefined before `ready`. */
  get availability(): Availability | undefined {
    if (!this.isReady) return undefined;
    return this.session?.state.availability ?? this.#launcher?.availability;
  }

  /** Loads what the launcher needs. A failure is told once, on the console too: nobody else may be listening. */
  async begin(readSettings: () => RunSettings): Promise<void> {
    this.hasBegun = true;
    const {signal} = this.#ending;
    try {
      this.#settings = readSettings();
      this.#launcher = this.#settings.hasBackend ? plainLauncher : await this.#loadLauncher(this.#settings);
      if (signal.aborted) return;
      this.#parts.launch(this.#launcher);
      if (this.#settings.hasBackend) await this.#open(this.#settings);
      if (signal.aborted) return;
      this.isReady = true;
      this.#parts.becameReady();
      this.#settleReady.resolve();
    } catch (cause) {
      const error = toChatError(cause);
      if (signal.aborted) return;
      console.error(`<kustomer-chat> ${error.message}`);
      this.#parts.report(error);
      this.#settleReady.reject(error);
    }
  }

  /** The session, opened at the first call, once ready. A call after a failure tries again. */
  async open(): Promise<ChatSession> {
    await this.ready;
    this.#ending.signal.throwIfAborted();
    if (!this.#settings) throw new ChatError('not-started', 'Call start() first.');
    return this.#open(this.#settings);
  }

  /** Ends the session too. `error` is for whoever still waits for this life. */
  stop(error: ChatError): void {
    this.#ending.abort(error);
    this.#settleReady.reject(error);
  }

  #open(settings: RunSettings): Promise<ChatSession> {
    this.#opening ??= this.#openSession(settings).catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #openSession(settings: RunSettings): Promise<ChatSession> {
    const {signal} = this.#ending;
    const session = await this.#parts.openSession(settings, this.#config, signal);
    signal.throwIfAborted();
    this.session = session;
    return session;
  }

  /** Keeps asking while the server cannot be reached. */
  async #loadLauncher(settings: RunSettings): Promise<LauncherConfig> {
    for (let failures = 0; ; failures++) {
      try {
        return await this.#fetchConfig(settings);
      } catch (cause) {
        const error = toChatError(cause);
        if (this.#ending.signal.aborted || !error.retryable) throw error;
        if (failures === 0) {
          console.warn(`<kustomer-chat> ${error.message}`);
          this.#parts.report(error);
        }
        await this.#pause(Math.random() * Math.min(30_000, 1000 * 2 ** failures));
      }
    }
  }

  async #fetchConfig({siteKey, serverUrl, query}: RunSettings): Promise<LauncherConfig> {
    const {signal} = this.#ending;
    const url = new URL(`${serverUrl.replace(/\/+$/, '')}/v1/config`);
    for (const [name, value] of Object.entries({site: siteKey, ...query})) {
      if (typeof value === 'string') url.searchParams.set(name, value);
    }
    const response = await fetch(url, {signal, credentials: 'omit'});
    const json: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw refusal(response.status, json);
    const config = this.#parts.readConfig(json);
    if (!config) {
      // What is no JSON may be a captive portal's, and the server's own comes later.
      const retryable = json === undefined;
      throw new ChatError('not-configured', `server-url: ${url.origin} is no chat server.`, {retryable});
    }
    this.#config = json;
    return config;
  }

  #pause(milliseconds: number): Promise<void> {
    const {signal} = this.#ending;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      const wake = () => {
        clearTimeout(timer);
        resolve();
      };
      addEventListener('online', wake, {once: true, signal});
      signal.addEventListener('abort', wake, {once: true});
    });
  }
}

/** Which setting a refusal is about; anything else is about the site key. */
const settingOf: Readonly<Record<string, string>> = {
  'unknown-brand': 'brand-id',
  'unknown-assistant': 'assistant-id',
  'unknown-schedule': 'schedule-id',
  'origin-not-allowed': 'origin',
};

/** Without the schemas, which are not loaded yet: two fields of a problem document, each of which may be anything. */
function refusal(status: number, json: unknown): ChatError {
  const {type, detail} = (json ?? {}) as {type?: unknown; detail?: unknown};
  const code = String(type).replace(/.*\//, '');
  const source = settingOf[code] ?? 'site-key';
  const retryable = status === 429 || status >= 500;
  const known = code in settingOf ? (code as ChatErrorCode) : 'not-configured';
  const message = `${source}: ${typeof detail === 'string' ? detail : `the server answered ${status}`}`;
  return new ChatError(retryable ? 'backend-unavailable' : known, message, {status, source, retryable});
}
