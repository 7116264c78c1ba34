import type {BackendContext, ChatBackend, ConfigQuery} from '../backend/chat-backend.js';
import type {AssistantOpening, Availability} from '../model/chat-config.js';
import {ChatError, toChatError} from '../model/chat-error.js';
import type {Reply} from '../model/message.js';
import type {Unread} from '../model/unread.js';
import type {ChatState, Draft, ThreadKey} from './chat-state.js';
import {checkConversationId, checkCreateOptions, checkDeclared, checkDescribeOptions} from './check-options.js';
import {ComposerTexts} from './composer-texts.js';
import {ConfigWatch} from './config-watch.js';
import {Creations} from './creations.js';
import type {SessionEnvironment} from './environment.js';
import {LiveUpdates} from './live-updates.js';
import {MessageWriter} from './message-writer.js';
import {Outbox} from './outbox.js';
import {Screens} from './screens.js';
import {
  openConversation,
  type ConversationCreated,
  type ConversationDescribed,
  type Emit,
  type OpenConversation,
} from './sdk-details.js';
import {newClientId, type SessionParts} from './session-parts.js';
import type {SessionView} from './session-view.js';
import {StateStore} from './state-store.js';
import {ThreadLoader} from './thread-loader.js';
import {TypingReport} from './typing-report.js';

export interface SessionOptions {
  readonly backend: ChatBackend;
  readonly environment: SessionEnvironment;
  readonly query: ConfigQuery;
  readonly emit: Emit;
}

/** Open conversations are read in pages of this many. */
const openPage = 200;

/** Owns the state of one visitor's chat on one page, from `start` to `stop`. Ended, it is not used again. */
export class ChatSession implements SessionView {
  readonly #ending = new AbortController();
  readonly #parts: SessionParts;
  readonly #loader: ThreadLoader;
  readonly #outbox: Outbox;
  readonly #creations: Creations;
  readonly #texts: ComposerTexts;
  readonly #screens: Screens;
  readonly #config: ConfigWatch;
  readonly #live: LiveUpdates;
  readonly #typing: TypingReport;
  readonly #writer: MessageWriter;
  #hadVisitor = false;
  #endPresence: () => void = () => undefined;

  constructor({backend, environment, query, emit}: SessionOptions) {
    const {signal} = this.#ending;
    const report: BackendContext['report'] = (error) => {
      if (!signal.aborted && error.code !== 'aborted') emit('error', error);
    };
    const store = new StateStore();
    const told: Emit = (name, detail) => {
      if (!signal.aborted) emit(name, detail);
    };
    this.#parts = {backend, environment, store, query, emit: told, report, signal};
    this.#loader = new ThreadLoader(this.#parts);
    this.#outbox = new Outbox(this.#parts);
    this.#creations = new Creations(this.#parts);
    this.#texts = new ComposerTexts(this.#parts);
    this.#screens = new Screens(this.#parts, this.#loader, this.#creations, this.#texts);
    this.#config = new ConfigWatch(this.#parts);
    this.#live = new LiveUpdates(this.#parts, this.#loader, () => void this.#config.reload());
    this.#typing = new TypingReport(this.#parts);
    this.#writer = new MessageWriter(this.#parts, {
      outbox: this.#outbox,
      creations: this.#creations,
      screens: this.#screens,
      texts: this.#texts,
      live: this.#live,
      typing: this.#typing,
    });
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
    if (this.#hadVisitor) void this.#live.ensure();
  }

  stop(): void {
    const {draft} = this.state;
    this.#endPresence();
    this.#typing.stop();
    this.#ending.abort();
    for (const key of this.#creations.keys()) {
      const code = key === draft?.clientId ? 'draft-discarded' : 'aborted';
      this.#creations.reject(key, new ChatError(code, 'The chat was stopped.'));
    }
    this.#parts.environment.storage.close();
  }

  open(): void {
    this.#assertShown();
    if (this.state.isOpen) return;
    this.#screens.chooseFirst(this.#hasVisitor);
    this.#parts.store.dispatch({type: 'opened'});
    this.#parts.emit('open', null);
    void this.#live.ensure();
  }

  close(): void {
    if (!this.state.isOpen) return;
    this.#typing.stop();
    this.#parts.store.dispatch({type: 'closed'});
    this.#parts.emit('close', null);
  }

  /**
   * Shows a new conversation. With a message it is created at once; without, by the customer's first message. Checks
   * everything before anything is shown. Settles when the conversation exists, or never will.
   */
  async createConversation(options: unknown = {}): Promise<ConversationCreated> {
    const {store, environment} = this.#parts;
    const {message, assistantId, customAttributes} = checkCreateOptions(options);
    this.#assertShown();
    if (customAttributes && store.state.config) {
      checkDeclared(customAttributes, store.state.config.attributes.conversation);
    }
    const opening = await this.#openingFor(assistantId, message === undefined);
    const draft: Draft = {clientId: newClientId(environment), assistantId, customAttributes};
    if (message === undefined) {
      const created = this.#screens.openDraft(draft, opening);
      this.open();
      return created;
    }
    const created = this.#screens.openDraft(draft, opening, true);
    this.open();
    this.#writer.write(draft.clientId, message);
    return created;
  }

  async describeConversation(options: unknown): Promise<ConversationDescribed> {
    const {backend, store, signal} = this.#parts;
    const {conversationId, customAttributes} = checkDescribeOptions(options);
    if (store.state.config) checkDeclared(customAttributes, store.state.config.attributes.conversation);
    const conversation = await backend.describeConversation({conversationId, customAttributes}, signal);
    store.dispatch({type: 'conversation-changed', conversation});
    return {conversationId: conversation.id, custom: conversation.customAttributes};
  }

  async openConversationById(options: unknown): Promise<void> {
    const {backend, store, signal} = this.#parts;
    const conversationId = checkConversationId(options);
    this.#assertShown();
    const conversation = await backend.loadConversation(conversationId, signal);
    store.dispatch({type: 'conversation-changed', conversation});
    this.showThread(conversation.id);
    this.open();
  }

  /** All that are not ended, newest first. */
  async getOpenConversations(): Promise<readonly OpenConversation[]> {
    const {backend, signal} = this.#parts;
    const open: OpenConversation[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = {status: 'open', limit: openPage, ...(cursor === undefined ? {} : {cursor})} as const;
      const page = await backend.listConversations(query, signal);
      open.push(...page.items.filter(({ended}) => !ended).map(openConversation));
      cursor = page.nextCursor;
    }
    return open;
  }

  getUnreadCount(): Promise<Unread> {
    return this.#parts.backend.loadUnread(this.#parts.signal);
  }

  get availability(): Availability | undefined {
    return this.state.availability;
  }

  showHome(): void {
    this.#typing.stop();
    this.#screens.showHome();
  }

  showThread(key: ThreadKey): void {
    this.#typing.stop();
    this.#screens.showThread(key);
  }

  showNewThread(): void {
    this.#screens.showNewThread();
  }

  sendMessage(key: ThreadKey, body: string, reply?: Reply): void {
    if (body.trim() !== '') this.#writer.write(key, body, reply);
  }

  saveText(key: ThreadKey, text: string): void {
    void this.#texts.save(key, text);
  }

  reportTyping(key: ThreadKey): void {
    if (this.state.config?.features.typingToAgent && !this.#creations.get(key)) this.#typing.keyPressed(key);
  }

  markRead(conversationId: string, messageId: string): void {
    const {backend, signal} = this.#parts;
    // The next message that is seen says it again, and better.
    backend.markRead(conversationId, messageId, signal).catch(() => undefined);
  }

  loadOlder(key: ThreadKey): void {
    void this.#loader.loadOlder(key);
  }

  retryLoad(key: ThreadKey): void {
    if (this.state.threads[key]?.status === 'failed') void this.#loader.loadNewest(key);
    else void this.#loader.loadOlder(key);
  }

  retrySend(): void {
    this.#outbox.wake();
    this.#parts.backend.wake();
    void this.#live.ensure();
  }

  discardFailed(key: ThreadKey, clientId: string, edit: boolean): void {
    const failed = this.state.threads[key]?.outgoing.find((outgoing) => outgoing.clientId === clientId);
    if (failed?.delivery !== 'failed') return;
    this.#parts.store.dispatch({type: 'outgoing-dropped', key, clientId});
    if (edit) void this.#texts.save(key, [failed.body, this.#texts.get(key)].filter(Boolean).join('\n'));
  }

  loadMoreConversations(): void {
    if (this.state.conversationsStatus === 'failed' && this.state.conversations.length === 0) void this.#live.ensure();
    else void this.#loader.loadMoreConversations();
  }

  /** Rejects for an unknown assistant; a server that cannot be reached is no reason to refuse a message. */
  async #openingFor(assistantId: string | undefined, isDraft: boolean): Promise<AssistantOpening | null> {
    const {backend, query, signal} = this.#parts;
    if (assistantId === undefined) return this.state.config?.assistant ?? null;
    try {
      return (await backend.loadConfig({...query, assistantId}, signal)).assistant;
    } catch (cause) {
      const error = toChatError(cause);
      if (isDraft || !error.retryable) throw error;
      return null;
    }
  }

  /** Something may be on the server. */
  get #hasVisitor(): boolean {
    return this.#hadVisitor || this.state.conversations.length > 0;
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
    if (!isOnline) this.#parts.store.dispatch({type: 'connection-changed', connection: 'offline'});
    if (isVisible && isOnline) {
      this.#outbox.wake();
      this.#parts.backend.wake();
    }
    if (this.#hasVisitor) this.#live.presenceChanged();
  }
}
