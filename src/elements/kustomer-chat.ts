import {ReactiveElement, type PropertyValues} from '@lit/reactive-element';
import {property} from '@lit/reactive-element/decorators/property.js';
import type {ChatBackend, ConfigQuery} from '../backend/chat-backend.js';
import type {Availability} from '../model/chat-config.js';
import {ChatError, toChatError} from '../model/chat-error.js';
import {storageName} from '../model/storage-name.js';
import {nothingUnread, type Unread} from '../model/unread.js';
import type {ChatSession} from '../session/chat-session.js';
import type {CreateConversationOptions, DescribeConversationOptions} from '../session/check-options.js';
import type {ConversationCreated, ConversationDescribed, Emit, OpenConversation} from '../session/sdk-details.js';
import {readLauncherConfig} from '../wire/launcher-config.js';
import {ChatFrame} from './chat-frame.js';
import {ChatRun, type RunSettings} from './chat-run.js';
import {define} from './define.js';
import {styles} from './kustomer-chat.styles.js';
import {loadTwice, whenIdle} from './loading.js';
import {watchLanguage} from './page-language.js';
import {publicCall, type Callback} from './public-call.js';
import {checkStartOptions, readSettings, type StartOptions} from './start-options.js';

/**
 * A customer's chat with a help desk: launcher, panel and thread in its own shadow tree, Kustomer's chat SDK as methods
 * and DOM events.
 *
 * Every method returns a promise and also takes Kustomer's `callback(response, error)` last, exactly one of which is
 * defined. It may be called before the element is connected or ready: it waits. One outcome, one order: event, callback,
 * promise. Failures are `ChatError`s with `code`, `status` and a message for developers.
 *
 * @tag kustomer-chat
 * @fires {CustomEvent<null>} kustomer-ready - The settings are loaded and the launcher is shown.
 * @fires {CustomEvent<null>} kustomer-open - The panel was opened in this tab.
 * @fires {CustomEvent<null>} kustomer-close - The panel was closed in this tab.
 * @fires {CustomEvent<ConversationCreated>} kustomer-conversation-create - The server has created a conversation.
 * @fires {CustomEvent} kustomer-conversation-ended - `{conversationId, createdAt, ended}`: a conversation was ended.
 * @fires {CustomEvent} kustomer-assistant-ended - `{conversationId, isInAssistantMode}`: people answer from now on.
 * @fires {CustomEvent<MessageDetail>} kustomer-message-received - An agent or assistant has written.
 * @fires {CustomEvent<MessageDetail>} kustomer-message-sent - The server has accepted a message of the customer's.
 * @fires {CustomEvent} kustomer-agent-typing-activity - `{conversationId, typing, user}`: an agent types, or no more.
 * @fires {CustomEvent<Unread>} kustomer-unread - `{total, conversations}` has changed.
 * @fires {CustomEvent} kustomer-availability-change - `{availability}`: opening hours or settings have changed.
 * @fires {CustomEvent<ChatError>} kustomer-error - A failure that no call has to answer for.
 * @csspart launcher - The round button.
 * @csspart badge - The number of unread messages on the launcher.
 * @csspart panel - The window that holds the thread.
 * @cssprop [--kustomer-chat-accent=#0f5b66] - The brand's colour; contrast is corrected where it is used.
 * @cssprop [--kustomer-chat-font=system-ui] - The font of everything but code.
 * @cssprop [--kustomer-chat-text-scale=1] - Multiplies every size of text.
 * @cssprop [--kustomer-chat-radius=16px] - Roundness of the panel, from which all others derive.
 * @cssprop [--kustomer-chat-z-index=2147483000] - Where launcher and panel stand in the page's stack.
 */
export class KustomerChat extends ReactiveElement {
  static override styles = styles;

  /** The public key of the site (`pk_…`). Required unless `backend` is set. A change stops and starts the chat. */
  @property({attribute: 'site-key'}) siteKey = '';
  /** Address of the chat server, absolute. Required unless `backend` is set. A change stops and starts the chat. */
  @property({attribute: 'server-url'}) serverUrl = '';
  /** Whose settings apply; default: the site's. Read when the chat starts. */
  @property({attribute: 'brand-id'}) brandId: string | undefined;
  /** The assistant that answers first; default: the settings'. Read when the chat starts. */
  @property({attribute: 'assistant-id'}) assistantId: string | undefined;
  /** The business schedule; default: the settings'. Read when the chat starts. */
  @property({attribute: 'schedule-id'}) scheduleId: string | undefined;
  /** Fills the box that the page gives the element, always opened, without a launcher. */
  @property({type: Boolean, reflect: true}) inline = false;
  /** Shows no launcher: the page calls `open()` itself. */
  @property({type: Boolean, reflect: true, attribute: 'no-launcher'}) noLauncher = false;
  /** `light` or `dark`; otherwise as the page's `color-scheme`. */
  @property({reflect: true, attribute: 'color-scheme'}) colorScheme: string | undefined;
  /** Waits for `start()`, for instance for the visitor's consent: no request, nothing shown. */
  @property({type: Boolean, attribute: 'no-autostart'}) noAutostart = false;
  /** Any `ChatBackend` in place of our own server's. A change stops and starts the chat. */
  @property({attribute: false}) backend: ChatBackend | undefined;

  readonly #frame: ChatFrame;
  #run = this.#newRun();
  #isStopped = false;
  /** What the page, or the customer, wants. */
  #opened = false;
  /** An opening under way, so that one wish is not carried out twice. */
  #showing: Promise<null> | undefined;
  #movesFocus = false;
  #startOptions: StartOptions | undefined;
  #endLanguage: () => void = () => undefined;

  constructor() {
    super();
    this.#frame = new ChatFrame(this, this.attachShadow({mode: 'open'}), loadPanel, () => {
      this.#toggle();
    });
  }

  /** Whether the panel is open. Setting it, also in markup, equals `open()` and `close()`. Always true when `inline`. */
  @property({type: Boolean, reflect: true})
  get opened(): boolean {
    return this.#opened || this.inline;
  }
  set opened(value: boolean) {
    this.#opened = value;
  }

  /** Resolves when the settings are loaded; rejects when a setting is wrong. A new promise after `stop()`. */
  get ready(): Promise<void> {
    return this.#run.ready;
  }

  /** `online`, `offline` (leave a message), `hidden` or `disabled`; undefined before `ready`. */
  get availability(): Availability | undefined {
    return this.#run.availability;
  }

  /** Unread messages by conversation, as far as this page has been told; `getUnreadCount()` asks the server. */
  get unread(): Unread {
    return this.#run.session?.state.unread ?? nothingUnread;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#endLanguage();
    this.#endLanguage = watchLanguage(this, () => void this.#frame.speak());
    if (this.hasUpdated) this.#autostart();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (this.isConnected) return; // a move in the DOM is not a removal
      this.#endLanguage();
      this.#end('aborted', 'The element was removed from the page.');
    });
  }

  /**
   * Starts the chat, or starts it again when other options are given. Needed after `stop()` and with `no-autostart`;
   * settles when the chat is ready.
   */
  start(options?: StartOptions | Callback<null>, callback?: Callback<null>): Promise<null> {
    if (typeof options === 'function') return this.start(undefined, options);
    return publicCall(callback, async () => {
      const checked = options === undefined ? undefined : checkStartOptions(options);
      const changes = checked && JSON.stringify(checked) !== JSON.stringify(this.#startOptions ?? {});
      this.#startOptions = checked ?? this.#startOptions ?? {};
      this.#isStopped = false;
      if (changes && this.#run.hasBegun) this.#end('aborted', 'Started again.');
      if (this.hasUpdated && this.isConnected) this.#autostart();
      await this.#run.ready;
      return null;
    });
  }

  /** Ends the session and hides everything; what is stored stays. Settles at once. Other calls reject from now on. */
  stop(callback?: Callback<null>): Promise<null> {
    return publicCall(callback, async () => {
      this.#isStopped = true;
      this.#startOptions = undefined;
      this.#end('not-started', 'Call start() first.');
      return Promise.resolve(null);
    });
  }

  /** Opens the panel on what was shown last; settles when it is shown. Rejects with `chat-disabled`, `chat-hidden`. */
  open(callback?: Callback<null>): Promise<null> {
    return publicCall(callback, () => this.#show());
  }

  /** Closes the panel and ends no conversation; settles when it is closed. */
  close(callback?: Callback<null>): Promise<null> {
    return publicCall(callback, async () => {
      if (this.inline) throw new ChatError('invalid-request', 'An inline chat is always open.', {status: 400});
      this.opened = false;
      this.#run.session?.close();
      return Promise.resolve(null);
    });
  }

  /**
   * Opens the chat on a new conversation. With `message` it is created at once; without, by the customer's first
   * message. Settles when the server has created it; rejects with `draft-discarded` when the customer leaves the empty
   * thread, with `attributes-invalid`, `unknown-assistant`, `open-conversation-exists`, and then nothing was created.
   * Source: Kustomer's page on `createConversation`.
   */
  createConversation(
    options?: CreateConversationOptions | Callback<ConversationCreated>,
    callback?: Callback<ConversationCreated>,
  ): Promise<ConversationCreated> {
    if (typeof options === 'function') return this.createConversation(undefined, options);
    return publicCall(callback, async () => (await this.#sessionForPanel()).createConversation(options));
  }

  /**
   * Writes custom attributes onto one conversation, ended or not; each must be declared on the conversation klass.
   * Settles when they are stored, with all of them; rejects with `attributes-invalid`, `not-found`, and then nothing
   * was written. Source: Kustomer's page on `describeConversation`.
   */
  describeConversation(
    options: DescribeConversationOptions,
    callback?: Callback<ConversationDescribed>,
  ): Promise<ConversationDescribed> {
    return publicCall(callback, async () => (await this.#session()).describeConversation(options));
  }

  /** Opens the chat on this conversation; settles when it is shown. Rejects with `not-found`. */
  openConversationById(options: {readonly conversationId: string}, callback?: Callback<null>): Promise<null> {
    return publicCall(callback, async () => {
      await (await this.#sessionForPanel()).openConversationById(options);
      return null;
    });
  }

  /** All conversations that are not ended, newest first. */
  getOpenConversations(callback?: Callback<readonly OpenConversation[]>): Promise<readonly OpenConversation[]> {
    return publicCall(callback, async () => (await this.#session()).getOpenConversations());
  }

  /** Asks the server for `{total, conversations}`. */
  getUnreadCount(callback?: Callback<Unread>): Promise<Unread> {
    return publicCall(callback, async () => (await this.#session()).getUnreadCount());
  }

  /** `{availability}`, as the property has it once the chat is ready. */
  isChatAvailable(
    callback?: Callback<{readonly availability: Availability}>,
  ): Promise<{readonly availability: Availability}> {
    return publicCall(callback, async () => {
      this.#assertStarted();
      await this.#run.ready;
      return {availability: this.#run.availability ?? 'disabled'};
    });
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    if (!this.hasUpdated) this.#autostart();
    else if (changed.has('siteKey') || changed.has('serverUrl') || changed.has('backend')) {
      this.#end('aborted', 'Started again.');
      this.#autostart();
    }
    const {session} = this.#run;
    if (!this.opened) session?.close();
    else if (!session?.state.isOpen && !this.#isStopped) this.#showAsSet();
    this.#paint();
  }

  #autostart(): void {
    if (this.#run.hasBegun || this.#isStopped || (this.noAutostart && !this.#startOptions)) return;
    void this.#run.begin(() => {
      const {siteKey, serverUrl, backend} = this;
      const query = this.#query();
      return backend ? {siteKey, serverUrl, query, hasBackend: true} : readSettings(siteKey, serverUrl, query);
    });
  }

  #newRun(): ChatRun {
    return new ChatRun({
      readConfig: readLauncherConfig,
      openSession: (settings, config, signal) => this.#openSession(settings, config, signal),
      launch: (config) => {
        this.#frame.useConfig(config);
      },
      becameReady: () => {
        this.#paint();
        this.#emit('ready', null);
        const run = this.#run;
        if (isMarked(this.siteKey, this.serverUrl)) whenIdle(() => void run.open().catch(() => undefined));
      },
      report: (error) => {
        this.#emit('error', error);
      },
    });
  }

  #end(code: 'aborted' | 'not-started', message: string): void {
    const ended = this.#run;
    this.#run = this.#newRun();
    ended.stop(new ChatError(code, message));
    this.#frame.clear();
  }

  #query(): ConfigQuery {
    const {brandId, assistantId, scheduleId, lang} = {...this.#startOptions};
    this.#frame.lang = lang;
    return {
      brandId: brandId ?? this.brandId,
      assistantId: assistantId ?? this.assistantId,
      scheduleId: scheduleId ?? this.scheduleId,
      lang: this.#frame.locale,
    };
  }

  async #session(): Promise<ChatSession> {
    this.#assertStarted();
    return this.#run.open();
  }

  async #sessionForPanel(): Promise<ChatSession> {
    // A page that opens the chat while it loads has not asked for the reader's focus.
    this.#movesFocus = this.#run.isReady && !this.inline;
    const [session] = await Promise.all([this.#session(), this.#run.ready.then(() => this.#frame.prepare())]);
    return session;
  }

  #assertStarted(): void {
    if (this.#isStopped) throw new ChatError('not-started', 'The chat was stopped.');
  }

  async #openSession(
    {siteKey, serverUrl, query}: RunSettings,
    config: unknown,
    signal: AbortSignal,
  ): Promise<ChatSession> {
    const {openSession, openEnvironment, chooseBackend} = await loadSession();
    const preloaded = config === undefined ? undefined : {query, json: config};
    const session = await openSession({
      backend: chooseBackend({backend: this.backend, siteKey, serverUrl, preloaded}),
      environment: openEnvironment(storageName(serverUrl, siteKey)),
      query,
      emit: this.#emit,
    });
    if (!signal.aborted) {
      let wasOpen = false;
      const end = session.subscribe(({isOpen}) => {
        if (isOpen && !wasOpen) this.#frame.mount(session);
        this.#onState(isOpen, wasOpen);
        wasOpen = isOpen;
      });
      signal.addEventListener('abort', end, {once: true});
    }
    return session;
  }

  #toggle(): void {
    if (this.#run.session?.state.isOpen) this.#run.session.close();
    else this.#showAsSet();
  }

  #show(): Promise<null> {
    this.opened = true;
    this.#showing ??= this.#openPanel().finally(() => (this.#showing = undefined));
    return this.#showing;
  }

  async #openPanel(): Promise<null> {
    try {
      const session = await this.#sessionForPanel();
      if (!this.opened) throw new ChatError('aborted', 'The chat was closed before it was open.');
      session.open();
      return null;
    } catch (error) {
      this.opened = false;
      throw error;
    }
  }

  /** There is no caller to tell a failure to. A wrong setting was told already. */
  #showAsSet(): void {
    this.#show().catch((cause: unknown) => {
      const error = toChatError(cause);
      if (error.code !== 'aborted' && error.code !== 'not-configured') this.#emit('error', error);
    });
  }

  #onState(isOpen: boolean, wasOpen: boolean): void {
    const hadFocus = this.#frame.hasFocus;
    if (wasOpen !== isOpen) this.opened = isOpen;
    this.#paint(isOpen);
    // After it was painted: on a small screen an open chat hides the launcher, which then takes no focus.
    if (hadFocus && !isOpen) this.#frame.giveFocusBack();
    if (!wasOpen && isOpen && this.#movesFocus) this.#frame.takeFocus();
  }

  #paint(isOpen = this.#run.session?.state.isOpen ?? false): void {
    const {availability} = this;
    this.#frame.update({
      isInline: this.inline,
      isOpen,
      hasLauncher: !this.noLauncher && (availability === 'online' || availability === 'offline'),
      unread: this.unread.total,
    });
  }

  readonly #emit: Emit = (name, detail) => {
    this.dispatchEvent(new CustomEvent(`kustomer-${name}`, {detail, bubbles: true, composed: true}));
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

const loadSession = () =>
  loadTwice(async () => {
    const [{openSession}, {openEnvironment}, {chooseBackend}] = await Promise.all([
      import('../session/open-session.js'),
      import('../browser/open-environment.js'),
      import('../backend/choose-backend.js'),
    ]);
    return {openSession, openEnvironment, chooseBackend};
  });

const loadPanel = () =>
  loadTwice(async () => {
    const [{tokens}, {panelPlace}, {loadStrings}] = await Promise.all([
      import('../styles/tokens.js'),
      import('./panel-place.styles.js'),
      import('../locales/load-strings.js'),
      import('./kustomer-chat-panel.js'),
    ]);
    return {styles: [tokens, panelPlace], loadStrings};
  });

define('kustomer-chat', KustomerChat);

declare global {
  interface HTMLElementTagNameMap {
    'kustomer-chat': KustomerChat;
  }
}
