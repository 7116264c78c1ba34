import type {BackendContext, ChatBackend, ConfigQuery} from '../backend/chat-backend.js';
import {ChatError, toChatError} from '../model/chat-error.js';
import type {Reply} from '../model/message.js';
import type {Unread} from '../model/unread.js';
import type {Calls} from './calls.js';
import type {ChatState, ThreadKey} from './chat-state.js';
import {ComposerTexts} from './composer-texts.js';
import {ConfigWatch} from './config-watch.js';
import type {Correspondence} from './correspondence.js';
import {Creations} from './creations.js';
import type {SessionEnvironment} from './environment.js';
import {Screens} from './screens.js';
import type {ConversationCreated, ConversationDescribed, Emit, OpenConversation} from './sdk-details.js';
import type {SessionParts} from './session-parts.js';
import type {SessionView} from './session-view.js';
import {StateStore} from './state-store.js';

export interface SessionOptions {
  readonly backend: ChatBackend;
  readonly environment: SessionEnvironment;
  readonly query: ConfigQuery;
  readonly emit: Emit;
}

/** Owns the state of one visitor's chat on one page, from `start` to `stop`. Ended, it is not used again. */
export class ChatSession implements SessionView {
  readonly #ending = new AbortController();
  readonly #parts: SessionParts;
  readonly #creations = new Creations();
  readonly #texts: ComposerTexts;
  readonly #screens: Screens;
  readonly #config: ConfigWatch;
  #loadingCalls: Promise<Calls> | undefined;
  #correspondence: Correspondence | undefined;
  #corresponding: Promise<Correspondence> | undefined;
  #hadVisitor = false;
  #wasOnline = true;
  #endPresence: () => void = () => undefined;

  constructor({backend, environment, query, emit}: SessionOptions) {
    const {signal} = this.#ending;
    const told: Emit = (name, detail) => {
      if (!signal.aborted) emit(name, detail);
    };
    const report: BackendContext['report'] = (error) => {
      if (error.code !== 'aborted') told('error', error);
    };
    this.#parts = {backend, environment, store: new StateStore(), query, emit: told, report, signal};
    this.#texts = new ComposerTexts(this.#parts);
    this.#screens = new Screens(this.#parts, this.#creations, this.#texts, (key) => {
      this.#correspond(({loader}) => loader.loadNewest(key));
    });
    this.#config = new ConfigWatch(this.#parts);
    const {storage} = environment;
    backend.attach({
      report,
      credential: {
        load: async () => {
          const stored = await storage.get('credential');
          return typeof stored === 'string' ? stored : null;
        },
        save: (credential) => storage.set('credential', credential ?? undefined),
      },
    });
  }

  get state(): ChatState {
    return this.#parts.store.state;
  }

  subscribe(listener: (state: ChatState) => void): () => void {
    return this.#parts.store.subscribe(listener);
  }

  /** Resolves when the configuration is loaded and what was shown before is shown again. */
  async start(): Promise<void> {
    const {backend, environment, signal} = this.#parts;
    await this.#config.load();
    this.#hadVisitor = await backend.hasVisitor();
    await this.#screens.restore(this.#hadVisitor);
    if (signal.aborted) throw new ChatError('aborted', 'The chat was stopped while it started.');
    this.#endPresence = environment.presence.subscribe(() => {
      this.#onPresence();
    });
    this.#listen();
  }

  stop(): void {
    const {draft} = this.state;
    this.#endPresence();
    this.#correspondence?.typing.stop();
    this.#ending.abort();
    for (const key of this.#creations.keys()) {
      const code = key === draft?.clientId ? 'draft-discarded' : 'aborted';
      this.#creations.reject(key, new ChatError(code, 'The chat was stopped.'));
    }
  }

  open(): void {
    this.#assertShown();
    if (this.state.isOpen) return;
    this.#screens.chooseFirst(this.#hasVisitor);
    this.#parts.store.dispatch({type: 'opened'});
    const {screen} = this.state;
    if (screen.name === 'thread') this.#correspondence?.loader.markNew(screen.key);
    this.#parts.emit('open', null);
    this.#listen();
  }

  close(): void {
    if (!this.state.isOpen) return;
    this.#correspondence?.typing.stop();
    this.#parts.store.dispatch({type: 'closed'});
    this.#parts.emit('close', null);
  }

  async createConversation(options: unknown = {}): Promise<ConversationCreated> {
    return (await this.#calls()).createConversation(options);
  }

  async describeConversation(options: unknown): Promise<ConversationDescribed> {
    return (await this.#calls()).describeConversation(options);
  }

  async openConversationById(options: unknown): Promise<void> {
    return (await this.#calls()).openConversationById(options);
  }

  async getOpenConversations(): Promise<readonly OpenConversation[]> {
    return (await this.#calls()).getOpenConversations();
  }

  getUnreadCount(): Promise<Unread> {
    return this.#parts.backend.loadUnread(this.#parts.signal);
  }

  showHome(): void {
    this.#correspondence?.typing.stop();
    this.#screens.showHome();
  }

  showThread(key: ThreadKey): void {
    this.#correspondence?.typing.stop();
    this.#screens.showThread(key);
  }

  showNewThread(): void {
    this.#screens.showNewThread();
  }

  sendMessage(key: ThreadKey, body: string, reply?: Reply): void {
    if (body.trim() === '') return;
    const giveBack = () => void this.#texts.save(key, body);
    this.#correspond(({writer}) => writer.write(key, body, reply), reply ? undefined : giveBack);
  }

  saveText(key: ThreadKey, text: string): void {
    void this.#texts.save(key, text);
  }

  reportTyping(key: ThreadKey): void {
    const isTold = this.state.config?.features.typingToAgent && !this.#creations.get(key);
    // Whoever types will send: that is loaded meanwhile.
    this.#correspond(({typing}) => {
      if (isTold) typing.keyPressed(key);
    });
  }

  markRead(conversationId: string, messageId: string): void {
    const {backend, signal} = this.#parts;
    // The next message that is seen says it again, and better.
    backend.markRead(conversationId, messageId, signal).catch(() => undefined);
  }

  loadOlder(key: ThreadKey): void {
    this.#correspond(({loader}) => loader.loadOlder(key));
  }

  retryLoad(key: ThreadKey): void {
    const isNewest = this.state.threads[key]?.status === 'failed';
    this.#correspond(({loader}) => (isNewest ? loader.loadNewest(key) : loader.loadOlder(key)));
  }

  retrySend(): void {
    this.#correspondence?.outbox.wake();
    this.#parts.backend.wake();
    this.#listen();
  }

  discardFailed(key: ThreadKey, clientId: string, edit: boolean): void {
    const failed = this.state.threads[key]?.outgoing.find((outgoing) => outgoing.clientId === clientId);
    if (failed?.delivery !== 'failed') return;
    this.#parts.store.dispatch({type: 'outgoing-dropped', key, clientId});
    if (edit) void this.#texts.save(key, [failed.body, this.#texts.get(key)].filter(Boolean).join('\n'));
  }

  loadMoreConversations(): void {
    if (this.state.conversationsStatus === 'failed' && this.state.conversations.length === 0) this.#listen();
    else this.#correspond(({loader}) => loader.loadMoreConversations());
  }

  /** Something may be on the server. */
  get #hasVisitor(): boolean {
    return this.#hadVisitor || this.state.conversations.length > 0;
  }

  #listen(): void {
    if (this.#hasVisitor) this.#correspond(({live}) => live.ensure());
  }

  /** At once when it is loaded. A failure to load is reported, after `otherwise` has saved what would be lost. */
  #correspond(action: (correspondence: Correspondence) => unknown, otherwise?: () => void): void {
    if (this.#correspondence) action(this.#correspondence);
    else {
      this.#loadCorrespondence().then(action, (error: unknown) => {
        otherwise?.();
        this.#parts.report(toChatError(error));
      });
    }
  }

  #loadCorrespondence(): Promise<Correspondence> {
    this.#corresponding ??= import('./correspondence.js').then(
      ({Correspondence}) =>
        (this.#correspondence = new Correspondence(this.#parts, {
          creations: this.#creations,
          screens: this.#screens,
          texts: this.#texts,
          reloadConfig: () => void this.#config.reload(),
        })),
      (error: unknown) => {
        this.#corresponding = undefined;
        throw error;
      },
    );
    return this.#corresponding;
  }

  /** One import for all callers: several of the same module settle in any order, and calls must keep theirs. */
  async #calls(): Promise<Calls> {
    this.#loadingCalls ??= import('./calls.js').then(
      ({Calls}) =>
        new Calls(this.#parts, {
          screens: this.#screens,
          correspond: () => this.#loadCorrespondence(),
          assertShown: () => {
            this.#assertShown();
          },
          open: () => {
            this.open();
          },
        }),
      (error: unknown) => {
        this.#loadingCalls = undefined;
        throw error;
      },
    );
    const calls = await this.#loadingCalls;
    if (this.#parts.signal.aborted) throw new ChatError('aborted', 'The chat was stopped.');
    return calls;
  }

  #assertShown(): void {
    const {availability} = this.state;
    if (availability === 'disabled') {
      throw new ChatError('chat-disabled', 'Chat is switched off in the settings.', {status: 403});
    }
    if (availability === 'hidden') {
      throw new ChatError('chat-hidden', 'Chat is closed now, and the settings hide it outside its hours.');
    }
  }

  #onPresence(): void {
    const {isVisible, isOnline} = this.#parts.environment.presence;
    if (isOnline !== this.#wasOnline) {
      this.#wasOnline = isOnline;
      this.#parts.store.dispatch({type: 'connection-changed', connection: isOnline ? 'online' : 'offline'});
    }
    if (isVisible && isOnline) {
      this.#correspondence?.outbox.wake();
      this.#parts.backend.wake();
      const {screen, threads} = this.state;
      if (screen.name === 'thread' && threads[screen.key]?.status === 'failed') this.retryLoad(screen.key);
    }
    if (this.#hasVisitor) this.#correspondence?.live.presenceChanged();
  }
}
