import type {ChatBackend, ConfigQuery} from '../backend/chat-backend.js';
import type {Availability} from '../model/chat-config.js';
import {ChatError, toChatError} from '../model/chat-error.js';
import {storageName} from '../model/storage-name.js';
import {nothingUnread, type Unread} from '../model/unread.js';
import type {ChatSession} from '../session/chat-session.js';
import type {CallName} from '../session/sdk-calls.js';
import type {Emit} from '../session/sdk-details.js';
import type {LauncherConfig} from '../wire/launcher-config.js';
import {ChatFrame} from './chat-frame.js';
import {ChatRun, type RunSettings} from './chat-run.js';
import {whenIdle} from './loading.js';
import type * as PanelCode from './panel-code.js';
import {readSettings, type StartOptions} from './start-options.js';

/** What the element tells its life: the settings as they are now. */
export interface ChatHost extends HTMLElement {
  readonly siteKey: string;
  readonly serverUrl: string;
  readonly brandId: string | undefined;
  readonly assistantId: string | undefined;
  readonly scheduleId: string | undefined;
  readonly inline: boolean;
  readonly noLauncher: boolean;
  readonly noAutostart: boolean;
  readonly backend: ChatBackend | undefined;
  /** What the page, or the customer, wants. */
  opened: boolean;
}

/** The chunks that only the root element may load, and the way to the page. */
export interface LifeParts {
  readonly readConfig: (json: unknown) => LauncherConfig | undefined;
  readonly loadPanel: () => Promise<typeof PanelCode>;
  readonly openSession: (
    settings: RunSettings,
    config: unknown,
    emit: Emit,
    signal: AbortSignal,
  ) => Promise<ChatSession>;
}

/** What happens behind the public API: one run after the other, launcher and panel, and who has the focus. */
export class ChatLife {
  readonly #host: ChatHost;
  readonly #parts: LifeParts;
  readonly #frame: ChatFrame;
  #run = this.#newRun();
  #isStopped = false;
  /** An opening under way, so that one wish is not carried out twice. */
  #showing: Promise<null> | undefined;
  #movesFocus = false;
  #startOptions: StartOptions | undefined;

  constructor(host: ChatHost, parts: LifeParts) {
    this.#host = host;
    this.#parts = parts;
    this.#frame = new ChatFrame(host, host.attachShadow({mode: 'open'}), parts.loadPanel, () => {
      if (this.#run.session?.state.isOpen) this.#run.session.close();
      else this.#showAsSet();
    });
  }

  get ready(): Promise<void> {
    return this.#run.ready;
  }

  get availability(): Availability | undefined {
    return this.#run.availability;
  }

  get unread(): Unread {
    return this.#run.session?.state.unread ?? nothingUnread;
  }

  /** Begins unless it has begun, was stopped, or waits for the page's word. */
  autostart(): void {
    const {siteKey, serverUrl, backend, noAutostart} = this.#host;
    if (this.#run.hasBegun || this.#isStopped || (noAutostart && !this.#startOptions)) return;
    void this.#run.begin(() => {
      const query = this.#query();
      return backend ? {siteKey, serverUrl, query, hasBackend: true} : readSettings(siteKey, serverUrl, query);
    });
    this.update(); // what was open before is open again
  }

  /** With other options than before, everything starts again. */
  start(options: StartOptions | undefined): void {
    const changes = options && JSON.stringify(options) !== JSON.stringify(this.#startOptions ?? {});
    this.#startOptions = options ?? this.#startOptions ?? {};
    this.#isStopped = false;
    if (changes && this.#run.hasBegun) this.end('aborted', 'Started again.');
  }

  stop(): void {
    this.#isStopped = true;
    this.#startOptions = undefined;
    this.end('not-started', 'Call start() first.');
  }

  /** Ends the run; whoever still waits for it is told why. */
  end(code: 'aborted' | 'not-started', message: string): void {
    const ended = this.#run;
    this.#run = this.#newRun();
    this.#showing = undefined;
    ended.stop(new ChatError(code, message));
    this.#frame.clear();
  }

  /** Waits until it can be made: also for the panel's code, when the call creates or opens something. */
  async call(name: CallName, args: readonly unknown[]): Promise<unknown> {
    return (await this.#session(/^cr|^op/.test(name))).call(name, ...args);
  }

  async #session(isShown: boolean): Promise<ChatSession> {
    // A page that opens the chat while it loads has not asked for the reader's focus.
    if (isShown) this.#movesFocus = this.#run.isReady && !this.#host.inline;
    const run = await this.isReady();
    await Promise.all([run.open(), isShown && this.#frame.prepare()]);
    return run.open(); // it may have been stopped meanwhile
  }

  /** The life of now: who has waited for one that was stopped does not go on in the next. */
  async isReady(): Promise<ChatRun> {
    if (this.#isStopped) throw new ChatError('not-started', 'Call start() first.');
    const run = this.#run;
    await run.ready;
    return run;
  }

  show(): Promise<null> {
    this.#host.opened = true;
    const run = this.#run;
    this.#showing ??= this.#openPanel(run).finally(() => {
      if (run === this.#run) this.#showing = undefined;
    });
    return this.#showing;
  }

  close(): void {
    this.#run.session?.close();
  }

  /** Carries out what the attributes and properties say. */
  update(isIdentityNew = false): void {
    const {session} = this.#run;
    if (isIdentityNew) session?.identityChanged();
    if (!this.#host.opened) session?.close();
    else if (!session?.state.isOpen && !this.#isStopped) this.#showAsSet();
    this.#paint();
    this.#frame.lift();
  }

  #newRun(): ChatRun {
    return new ChatRun({
      readConfig: (json) => this.#parts.readConfig(json),
      openSession: (settings, config, signal) => this.#openSession(settings, config, signal),
      launch: (config) => {
        this.#frame.useConfig(config);
      },
      becameReady: () => {
        this.#paint();
        this.#frame.lift();
        this.#emit('ready', null);
        const run = this.#run;
        const {siteKey, serverUrl} = this.#host;
        if (isMarked(siteKey, serverUrl)) whenIdle(() => void run.open().catch(() => undefined));
      },
      report: (error) => {
        this.#emit('error', error);
      },
    });
  }

  #query(): ConfigQuery {
    const {brandId, assistantId, scheduleId, lang} = {...this.#startOptions};
    this.#frame.lang = lang;
    return {
      brandId: brandId ?? this.#host.brandId,
      assistantId: assistantId ?? this.#host.assistantId,
      scheduleId: scheduleId ?? this.#host.scheduleId,
      lang: this.#frame.locale,
    };
  }

  async #openSession(settings: RunSettings, config: unknown, signal: AbortSignal): Promise<ChatSession> {
    const session = await this.#parts.openSession(settings, config, this.#emit, signal);
    if (!signal.aborted) {
      let wasOpen = false;
      const end = session.subscribe(({isOpen, unread: {total}}) => {
        if (isOpen && !wasOpen) this.#frame.panel?.mount(session);
        this.#stateChanged(isOpen, wasOpen);
        if (total && !isOpen) this.#frame.tell(session);
        wasOpen = isOpen;
      });
      signal.addEventListener('abort', end, {once: true});
    }
    return session;
  }

  async #openPanel(run: ChatRun): Promise<null> {
    try {
      const session = await this.#session(true);
      if (!this.#host.opened) throw new ChatError('aborted', 'Closed meanwhile.');
      session.open();
      return null;
    } catch (error) {
      if (run === this.#run) this.#host.opened = false;
      throw error;
    }
  }

  /** There is no caller to tell a failure to, unless one has begun it. A wrong setting was told already. */
  #showAsSet(): void {
    const hasCaller = this.#showing;
    this.show().catch((cause: unknown) => {
      const error = toChatError(cause);
      if (!hasCaller && error.code !== 'aborted' && error.code !== 'not-configured') this.#emit('error', error);
    });
  }

  #stateChanged(isOpen: boolean, wasOpen: boolean): void {
    const {panel} = this.#frame;
    const hadFocus = panel?.hasFocus;
    if (wasOpen !== isOpen) this.#host.opened = isOpen;
    this.#paint(isOpen);
    // After it was painted: on a small screen an open chat hides the launcher, which then takes no focus.
    if (hadFocus && !isOpen) panel?.giveFocusBack();
    if (!wasOpen && isOpen && this.#movesFocus) panel?.takeFocus();
  }

  #paint(isOpen = this.#run.session?.state.isOpen ?? false): void {
    const {availability} = this;
    const {inline, noLauncher} = this.#host;
    this.#frame.update({
      isInline: inline,
      isOpen,
      hasLauncher: !noLauncher && (availability === 'online' || availability === 'offline'),
      unread: this.unread.total,
    });
  }

  readonly #emit: Emit = (name, detail) => {
    this.#host.dispatchEvent(new CustomEvent(`kustomer-${name}`, {detail, bubbles: true, composed: true}));
  };
}

/** A visitor or something unsent is stored here (architecture, decision 14). */
function isMarked(siteKey: string, serverUrl: string): boolean {
  try {
    return localStorage.getItem(storageName(serverUrl, siteKey)) !== null;
  } catch {
    return false; // blocked storage holds nothing
  }
}
