import {ReactiveElement, type PropertyValues} from '@lit/reactive-element';
import type {ChatBackend} from '../backend/chat-backend.js';
import type {Availability} from '../model/chat-config.js';
import {ChatError} from '../model/chat-error.js';
import {storageName} from '../model/storage-name.js';
import type {Unread} from '../model/unread.js';
import {readLauncherConfig} from '../wire/launcher-config.js';
import {ChatLife} from './chat-life.js';
import {installMethods, type ChatMethods} from './chat-methods.js';
import {define} from './define.js';
import {styles} from './kustomer-chat.styles.js';
import {loadTwice} from './loading.js';
import {publicCall, type Callback} from './public-call.js';
import {checkStartOptions, type StartOptions} from './start-options.js';

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- installed below
export interface KustomerChat extends ChatMethods {}

/**
 * A customer's chat with a help desk: launcher, panel and thread in its own shadow tree, Kustomer's chat SDK as methods
 * and DOM events.
 *
 * Every method returns a promise and also takes Kustomer's `callback(response, error)` last, exactly one of which is
 * defined. It may be called before the element is connected or ready: it waits. One outcome, one order: event, callback,
 * promise. Failures are `ChatError`s with `code`, `status` and a message for developers.
 *
 * @tag kustomer-chat
 * @attr {boolean} no-find - Leaves Ctrl+F and ⌘F to the browser, also inside a thread of which it would find a part only.
 * @attr {boolean} no-note - Shows nothing beside the launcher: what is unread while the chat is closed is only counted there.
 * @fires {CustomEvent<null>} kustomer-ready - The settings are loaded and the launcher is shown.
 * @fires {CustomEvent<null>} kustomer-open - The panel was opened in this tab.
 * @fires {CustomEvent<null>} kustomer-close - The panel was closed in this tab.
 * @fires {CustomEvent<ConversationCreated>} kustomer-conversation-create - The server has created a conversation.
 * @fires {CustomEvent} kustomer-conversation-ended - `{conversationId, createdAt, ended}`: a conversation was ended.
 * @fires {CustomEvent} kustomer-conversation-unended - `{conversationId, createdAt, ended}`: it is open again.
 * @fires {CustomEvent} kustomer-conversation-merged - `{source, target}`: the customer goes on in `target`.
 * @fires {CustomEvent} kustomer-conversation-deleted - `{conversationId}`: it is gone.
 * @fires {CustomEvent} kustomer-assistant-ended - `{conversationId, isInAssistantMode}`: people answer from now on.
 * @fires {CustomEvent<MessageDetail>} kustomer-message-received - An agent or assistant has written.
 * @fires {CustomEvent<MessageDetail>} kustomer-message-sent - The server has accepted a message of the customer's.
 * @fires {CustomEvent<DeliveryChange>} kustomer-delivery-change - `{conversationId, clientId, delivery, error?}`: what becomes of a message on its way: `sending`, `waiting`, `failed`, `sent`, `removed`. In every tab.
 * @fires {CustomEvent} kustomer-unsent - `{messages: [{conversationId, clientId, body}]}`: what was not sent and is about to be wiped, by `logout()`, `forget()`, or another identity. In this tab only, before `kustomer-logout`.
 * @fires {CustomEvent} kustomer-agent-typing-activity - `{conversationId, typing, user}`: an agent types, or no more.
 * @fires {CustomEvent} kustomer-user-joined - `{conversationId, user}`: an agent has written here for the first time.
 * @fires {CustomEvent<SatisfactionDetail>} kustomer-satisfaction-received - The customer is asked what it was like.
 * @fires {CustomEvent<CustomerIdentified>} kustomer-login - The visitor is a customer now.
 * @fires {CustomEvent<null>} kustomer-logout - Nobody is logged in any more.
 * @fires {CustomEvent} kustomer-customer-merged - `{customerId, formerCustomerId}`: two customers are one.
 * @fires {CustomEvent} kustomer-customer-deleted - `{customerId}`: the customer's data was erased.
 * @fires {CustomEvent<Unread>} kustomer-unread - `{total, conversations}` has changed.
 * @fires {CustomEvent} kustomer-availability-change - `{availability}`: opening hours or settings have changed.
 * @fires {CustomEvent} kustomer-connection-change - `{connection, retryAt?}`: the help desk cannot be reached (`offline`; `retryAt`: when it is tried again, in milliseconds since 1970), or can again (`online`). In every tab.
 * @fires {CustomEvent<ChatError>} kustomer-error - A failure that no call has to answer for.
 * @attr {boolean} notify-title - Shows what is unread in the page's title, as “(2) Shop”. Read when the session begins.
 * @slot launcher-icon - The launcher's icon, 28 px.
 * @slot header - In the place of the name and its picture at the top of the panel; the name is still read aloud.
 * @slot empty - In the place of the greeting of a new conversation, and of “no conversations yet”.
 * @slot composer-actions - Buttons beside the field, before Send.
 * @slot footer - Below everything in the panel.
 * @csspart launcher - The round button.
 * @csspart badge - The number of unread messages on the launcher.
 * @csspart note - What is unread while the chat is closed, beside the launcher.
 * @csspart panel - The window that holds everything else.
 * @csspart header - The panel's upper edge: back, name, close.
 * @csspart heading - The name in the header.
 * @csspart home - The screen with the greeting and the conversations.
 * @csspart start-button - The button at home that begins a conversation.
 * @csspart thread - One conversation's messages.
 * @csspart bubble-in - What the customer receives.
 * @csspart bubble-out - What the customer sends.
 * @csspart composer - The place to write.
 * @csspart composer-field - The field in it.
 * @csspart send-button - The button that sends.
 * @cssprop [--kustomer-chat-accent=#0f5b66] - The brand's colour; contrast is corrected where it is used.
 * @cssprop [--kustomer-chat-font=system-ui] - The font of everything but code.
 * @cssprop [--kustomer-chat-font-mono=ui-monospace] - The font of code.
 * @cssprop [--kustomer-chat-text-scale=1] - Multiplies every size of text.
 * @cssprop [--kustomer-chat-radius=16px] - Roundness of the panel, from which all others derive.
 * @cssprop [--kustomer-chat-z-index=2147483000] - Where launcher and panel stand in the page's stack.
 * @cssprop [--kustomer-chat-surface=#ffffff / #1b1a18] - Panel and thread.
 * @cssprop [--kustomer-chat-surface-raised=#ffffff / #262522] - Cards and menus.
 * @cssprop [--kustomer-chat-surface-sunken=#f6f5f2 / #131211] - Search, and a composer that is locked.
 * @cssprop [--kustomer-chat-text=#1d1c1a / #efede8] - What is read.
 * @cssprop [--kustomer-chat-text-muted=#65625b / #b0aca3] - Everything secondary.
 * @cssprop [--kustomer-chat-border=#e5e2dc / #35332f] - Hairlines.
 * @cssprop [--kustomer-chat-border-strong=#8a867d / #7d7970] - Edges of fields.
 * @cssprop [--kustomer-chat-accent-fill=accent] - Launcher, main buttons, own bubbles.
 * @cssprop [--kustomer-chat-on-accent=white or black] - Text and icons on `accent-fill`.
 * @cssprop [--kustomer-chat-accent-text=accent, readable] - Links, answers to choose from.
 * @cssprop [--kustomer-chat-accent-soft=a tint of accent-text] - What is selected.
 * @cssprop [--kustomer-chat-focus=accent-text] - The ring around what has the focus.
 * @cssprop [--kustomer-chat-bubble-in=#f1efeb / #2a2926] - The bubbles that the customer receives.
 * @cssprop [--kustomer-chat-bubble-in-text=text] - The text in them.
 * @cssprop [--kustomer-chat-bubble-out=accent-fill] - The customer's own bubbles.
 * @cssprop [--kustomer-chat-bubble-out-text=on-accent] - The text in them.
 * @cssprop [--kustomer-chat-bubble-ai-border=#bfbbb2 / #57544e] - The outline of what a machine says.
 * @cssprop [--kustomer-chat-positive=#2c7139 / #85c78d] - Present, delivered.
 * @cssprop [--kustomer-chat-warning=#875505 / #e2b265] - Offline, nearly too long.
 * @cssprop [--kustomer-chat-danger=#b02f22 / #f2988a] - Failed, invalid.
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export class KustomerChat extends ReactiveElement {
  static override styles = styles;

  // A table and no decorators, whose run-time costs every page 0.5 kB before the chat is opened.
  static override properties = {
    siteKey: {attribute: 'site-key'},
    serverUrl: {attribute: 'server-url'},
    brandId: {attribute: 'brand-id'},
    assistantId: {attribute: 'assistant-id'},
    scheduleId: {attribute: 'schedule-id'},
    inline: {type: Boolean, reflect: true},
    noLauncher: {type: Boolean, reflect: true, attribute: 'no-launcher'},
    colorScheme: {reflect: true, attribute: 'color-scheme'},
    noAutostart: {type: Boolean, attribute: 'no-autostart'},
    backend: {attribute: false},
    identity: {attribute: false},
    opened: {type: Boolean, reflect: true},
  };

  /** The public key of the site (`pk_…`). Required unless `backend` is set. A change stops and starts the chat. */
  siteKey = '';
  /** Address of the chat server, absolute. Required unless `backend` is set. A change stops and starts the chat. */
  serverUrl = '';
  /** Whose settings apply; default: the site's. Read when the chat starts. */
  brandId: string | undefined;
  /** The assistant that answers first; default: the settings'. Read when the chat starts. */
  assistantId: string | undefined;
  /** The business schedule; default: the settings'. Read when the chat starts. */
  scheduleId: string | undefined;
  /** Fills the box that the page gives the element, always opened, without a launcher. */
  inline = false;
  /** Shows no launcher: the page calls `open()` itself. */
  noLauncher = false;
  /** `light` or `dark`; otherwise as the page's `color-scheme`. */
  colorScheme: string | undefined;
  /** Waits for `start()`, for instance for the visitor's consent: no request, nothing shown. */
  noAutostart = false;
  /** Any `ChatBackend` in place of our own server's. A change stops and starts the chat. */
  backend: ChatBackend | undefined;
  /**
   * Gives the token of whoever is logged in on the page, or null. Asked when the chat first needs one, and when the one it
   * has ends: `login()` by itself. Setting another function, or none, says anew who the visitor is.
   */
  identity: (() => Promise<string | null>) | undefined;

  readonly #life = new ChatLife(this, {
    readConfig: readLauncherConfig,
    loadPanel,
    openSession: async ({siteKey, serverUrl, query}, config, emit, signal) => {
      const {openSession, openEnvironment, attendPage, chooseBackend} = await loadSession();
      const preloaded = config === undefined ? undefined : {query, json: config};
      const backend = chooseBackend({backend: this.backend, siteKey, serverUrl, preloaded});
      const environment = openEnvironment(storageName(serverUrl, siteKey), signal);
      const session = await openSession({backend, environment, query, emit, page: this}, signal);
      void attendPage(this, session, signal);
      return session;
    },
  });
  #opened = false;

  /** Whether the panel is open. Setting it, also in markup, equals `open()` and `close()`. Always true when `inline`. */
  get opened(): boolean {
    return this.#opened || this.inline;
  }
  set opened(value: boolean) {
    this.#opened = value;
  }

  /** Resolves when the settings are loaded; rejects when a setting is wrong. A new promise after `stop()`. */
  get ready(): Promise<void> {
    return this.#life.ready;
  }

  /** `online`, `offline` (leave a message), `hidden` or `disabled`; undefined before `ready`. */
  get availability(): Availability | undefined {
    return this.#life.availability;
  }

  /** Unread messages by conversation, as far as this page has been told; `getUnreadCount()` asks the server. */
  get unread(): Unread {
    return this.#life.unread;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate(); // after a move too
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (this.isConnected) return; // a move in the DOM is not a removal
      this.#life.end('aborted', 'Removed from the page.');
    });
  }

  /**
   * Starts the chat, or starts it again when other options are given. Needed after `stop()` and with `no-autostart`;
   * settles when the chat is ready.
   */
  start(options?: StartOptions | Callback<null>, callback?: Callback<null>): Promise<null> {
    if (typeof options === 'function') return this.start(undefined, options);
    return publicCall(callback, async () => {
      this.#life.start(options === undefined ? undefined : checkStartOptions(options));
      if (this.hasUpdated && this.isConnected) this.#life.autostart();
      await this.#life.ready;
      return null;
    });
  }

  /** Ends the session and hides everything; what is stored stays. Settles at once. Other calls reject from now on. */
  stop(callback?: Callback<null>): Promise<null> {
    return publicCall(callback, async () => {
      this.#opened = false;
      this.#life.stop();
      this.requestUpdate('opened', true);
      return Promise.resolve(null);
    });
  }

  /** Opens the panel on what was shown last; settles when it is shown. Rejects with `chat-disabled`, `chat-hidden`. */
  open(callback?: Callback<null>): Promise<null> {
    return publicCall(callback, () => this.#life.show());
  }

  /** Closes the panel and ends no conversation; settles when it is closed. */
  close(callback?: Callback<null>): Promise<null> {
    return publicCall(callback, async () => {
      if (this.inline) throw new ChatError('invalid-request', 'An inline chat stays open.', {status: 400});
      this.opened = false;
      this.#life.close();
      return Promise.resolve(null);
    });
  }

  /** `{availability}`, as the property has it once the chat is ready. */
  isChatAvailable(
    callback?: Callback<{readonly availability: Availability}>,
  ): Promise<{readonly availability: Availability}> {
    return publicCall(callback, async () => {
      await this.#life.isReady();
      return {availability: this.availability ?? 'disabled'};
    });
  }

  /** For `installMethods`. */
  static {
    installMethods(this.prototype, (element, name, args) => element.#life.call(name, args));
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    const isOther = changed.has('siteKey') || changed.has('serverUrl') || changed.has('backend');
    if (this.hasUpdated && isOther) this.#life.end('aborted', 'Started again.');
    this.#life.autostart();
    this.#life.update(changed.has('identity'));
  }
}

const loadSession = () =>
  loadTwice(async () => {
    const [{openSession}, {openEnvironment, attendPage}, {chooseBackend}] = await Promise.all([
      import('../session/open-session.js'),
      import('../browser/open-environment.js'),
      import('../backend/choose-backend.js'),
    ]);
    return {openSession, openEnvironment, attendPage, chooseBackend};
  });

const loadPanel = () => loadTwice(() => import('./panel-code.js'));

define('kustomer-chat', KustomerChat);

declare global {
  interface HTMLElementTagNameMap {
    'kustomer-chat': KustomerChat;
  }
}
