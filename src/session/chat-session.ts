import type {BackendContext, ChatBackend, ConfigQuery} from '../backend/chat-backend.js';
import {ChatError, toChatError} from '../model/chat-error.js';
import type {Reply} from '../model/message.js';
import {assertShown} from './assert-shown.js';
import {backendContext} from './backend-context.js';
import type {Calls} from './calls.js';
import type {ChatState, ThreadKey} from './chat-state.js';
import {ComposerTexts} from './composer-texts.js';
import {ConfigWatch} from './config-watch.js';
import {followConnection} from './connection-news.js';
import type {Correspondence} from './correspondence.js';
import {Creations} from './creations.js';
import type {SessionEnvironment} from './environment.js';
import {Screens} from './screens.js';
import type {CallName, CallResults} from './sdk-calls.js';
import type {Emit} from './sdk-details.js';
import {newSessionParts, type SessionParts} from './session-parts.js';
import type {SessionView} from './session-view.js';
import {isUncreated} from './uncreated.js';
import {Visit} from './visit.js';

export interface SessionOptions {
  readonly backend: ChatBackend;
  readonly environment: SessionEnvironment;
  readonly query: ConfigQuery;
  readonly emit: Emit;
  /** Asked anew each time: the page may set another one. */
  readonly page?: {readonly identity: (() => Promise<string | null>) | undefined} | undefined;
}

/** Owns the state of one visitor's chat on one page, from `start` to `stop`. Ended, it is not used again. */
export class ChatSession implements SessionView {
  readonly #ending = new AbortController();
  readonly #parts: SessionParts;
  readonly #creations = new Creations();
  readonly #texts: ComposerTexts;
  readonly #screens: Screens;
  readonly #config: ConfigWatch;
  readonly #page: SessionOptions['page'];
  #visit: Visit;
  #hadVisitor = false;
  #endPresence: () => void = () => undefined;
  readonly #failed = (error: unknown) => {
    this.#parts.report(toChatError(error));
    return undefined;
  };

  /** What reads and listens did not load: again when there is a network, or when somebody asks for it. */
  readonly #unloaded = () => {
    const {screen} = this.state;
    if (screen.name !== 'thread' || isUncreated(this.state, screen.key)) return;
    this.#parts.store.dispatch({type: 'thread-failed', key: screen.key});
  };
  readonly #visitorCame = () => {
    this.#hadVisitor = true;
    this.#listen();
  };

  constructor({backend, environment, query, emit, page}: SessionOptions) {
    this.#page = page;
    this.#parts = newSessionParts({backend, environment, query, emit}, this.#ending.signal);
    followConnection(this.#parts);
    this.#texts = new ComposerTexts(this.#parts);
    this.#screens = new Screens(this.#parts, this.#creations, this.#texts, (key) => {
      this.#correspond(({loader}) => loader.loadNewest(key), this.#unloaded);
    });
    this.#config = new ConfigWatch(this.#parts);
    this.#visit = this.#newVisit();
    const identify: BackendContext['identify'] = async (error) =>
      (await this.#account((account) => account.refused(error))) ?? false;
    backend.attach(backendContext(environment, {report: this.#parts.report, identify}));
  }

  get state(): ChatState {
    return this.#parts.store.state;
  }

  get capabilities() {
    return this.#parts.backend.capabilities;
  }

  subscribe(listener: (state: ChatState) => void): () => void {
    return this.#parts.store.subscribe(listener);
  }

  /** Resolves when the configuration is loaded and what was shown before is shown again. */
  async start(): Promise<void> {
    const {backend, environment, signal} = this.#parts;
    this.#endPresence = environment.presence.subscribe(this.#onPresence);
    await this.#config.load();
    if (this.#page?.identity) await this.#account((account) => account.identify());
    this.#hadVisitor = await backend.hasVisitor();
    const [unsent, typed] = await Promise.all([environment.storage.list('outbox/'), environment.storage.list('text/')]);
    const hasUnsent = unsent.length > 0;
    if (hasUnsent) await this.#visit.restore().catch(this.#failed);
    await this.#screens.restore(this.#hadVisitor || hasUnsent);
    if (signal.aborted) throw new ChatError('aborted', 'The chat was stopped while it started.');
    this.#listen();
    if (hasUnsent || typed.some(([name]) => name !== 'text/draft')) this.#correspond((all) => all.adopt());
  }

  stop(): void {
    this.#endPresence();
    this.#visit.correspondence?.typing.stop();
    this.#ending.abort();
    this.#visit.end();
    this.#creations.rejectAll(this.state.draft?.clientId, 'The chat was stopped.');
  }

  open(): void {
    assertShown(this.state);
    if (this.state.isOpen) return;
    this.#visit.join();
    this.#screens.chooseFirst(this.#hasVisitor);
    this.#parts.store.dispatch({type: 'opened'});
    if (this.state.screen.name === 'thread') this.#visit.correspondence?.loader.markNew(this.state.screen.key);
    this.#parts.emit('open', null);
    this.#listen();
  }

  close(): void {
    if (!this.state.isOpen) return;
    this.#visit.correspondence?.typing.stop();
    this.#parts.store.dispatch({type: 'closed'});
    this.#parts.emit('close', null);
  }

  /** Does what a page asks for by name. */
  async call<Name extends CallName>(name: Name, ...args: readonly unknown[]): Promise<CallResults[Name]> {
    return (await this.#visit.calls()).make(name, args);
  }

  /** The page has set its property `identity`. */
  identityChanged(): void {
    void this.#account((account) => account.identityChanged());
  }

  showHome(): void {
    this.#visit.correspondence?.typing.stop();
    this.#screens.showHome();
  }

  showThread(key: ThreadKey): void {
    this.#visit.correspondence?.typing.stop();
    this.#screens.showThread(key);
  }

  showNewThread(): void {
    this.#screens.showNewThread();
  }

  showArticle(articleId: string): void {
    this.call('showKnowledge', 'openKbArticle', articleId).catch(this.#failed);
  }

  goBack(): void {
    this.#visit.correspondence?.typing.stop();
    this.#screens.goBack();
  }

  sendMessage(key: ThreadKey, body: string, reply?: Reply): void {
    if (body.trim() === '' || this.#texts.isForgotten(key)) return;
    // Empty at once: what is typed while the rest is loaded is the next message.
    const typed = reply ? undefined : this.#texts.put(key, '');
    const draft = this.#screens.takeDraft(key);
    const giveBack = (error: unknown) => {
      this.#screens.giveBack(draft, key, reply ? '' : body);
      this.#failed(error);
    };
    this.#correspond(({writer}) => void writer.write(key, body, {reply, typed, draft}), giveBack);
  }

  saveText(key: ThreadKey, text: string): void {
    void this.#texts.save(key, text);
  }

  reportTyping(key: ThreadKey): void {
    const isTold = this.state.config?.features.typingToAgent && !isUncreated(this.state, key);
    // Whoever types will send: that is loaded meanwhile.
    this.#correspond(({typing}) => {
      if (isTold) typing.keyPressed(key);
    });
  }

  markRead(conversationId: string, messageId: string): void {
    // The next message that is seen says it again, and better.
    this.#parts.backend.markRead(conversationId, messageId, this.#parts.signal).catch(() => undefined);
  }

  loadOlder(key: ThreadKey): void {
    this.#correspond(({loader}) => loader.loadOlder(key));
  }

  retryLoad(key: ThreadKey): void {
    const isNewest = this.state.threads[key]?.status === 'failed';
    this.#correspond(({loader}) => (isNewest ? loader.loadNewest(key) : loader.loadOlder(key)));
  }

  retrySend(): void {
    this.#visit.correspondence?.outbox.wake();
    this.#parts.backend.wake();
    this.#listen();
  }

  discardFailed(key: ThreadKey, clientId: string, edit: boolean): void {
    this.#correspond(({writer}) => void writer.discardFailed(key, clientId, edit));
  }

  removeOutgoing(clientId: string): void {
    this.#correspond(({outbox}) => outbox.remove(clientId));
  }

  loadMoreConversations(): void {
    if (this.state.conversationsStatus === 'failed' && this.state.conversations.length === 0) this.#listen();
    else this.#correspond(({loader}) => loader.loadMoreConversations());
  }

  /** Without a caller: a failure is reported. */
  #account<Result>(work: (account: Calls['account']) => Promise<Result>): Promise<Result | undefined> {
    const calls = this.#visit.calls();
    return calls.then(({account}) => work(account)).catch(this.#failed);
  }

  /** Drafts were the anonymous visitor's; what was typed stays, and what is on its way goes along. */
  async #identified(): Promise<void> {
    const {draft, screen} = this.state;
    this.#hadVisitor = true;
    if (draft) {
      this.#screens.discardDraft();
      if (screen.name === 'thread' && screen.key === draft.clientId) this.#screens.showNewThread();
    }
    await (await this.#visit.correspond()).live.restart();
  }

  /** What is under way for the former visitor ends at once: nothing of it is stored for the next one. */
  async #startOver(wipe: boolean, isToldElsewhere = true): Promise<void> {
    // First: should it not load, nothing has changed yet.
    const {startOver} = this.#visit.correspondence ?? (await import('./start-over.js'));
    this.#visit.end();
    this.#texts.forget(Object.keys({...this.state.threads, ...this.state.composerTexts}));
    this.#visit = this.#newVisit();
    this.#hadVisitor = false;
    await startOver(this.#parts, this.#creations, this.#screens, wipe);
    if (isToldElsewhere) this.#visit.join({type: 'wiped'});
    else if (this.state.isOpen) this.#visit.join();
  }

  async #wipedElsewhere(): Promise<void> {
    const hadVisitor = this.#hasVisitor;
    await this.#startOver(false, false);
    if (hadVisitor) this.#parts.emit('logout', null);
    this.#listen();
  }

  /** Something may be on the server. */
  get #hasVisitor(): boolean {
    return this.#hadVisitor || this.state.conversations.length > 0;
  }

  #listen(): void {
    if (this.#hasVisitor) this.#correspond(({live}) => live.ensure(), this.#unloaded);
    else void this.#visit.findVisitor();
  }

  /** At once when it is loaded. */
  #correspond(action: (correspondence: Correspondence) => unknown, failed: (error: unknown) => void = this.#failed) {
    const {correspondence} = this.#visit;
    if (correspondence) action(correspondence);
    else this.#visit.correspond().then(action, failed);
  }

  #newVisit(): Visit {
    return new Visit(this.#parts, {
      creations: this.#creations,
      screens: this.#screens,
      texts: this.#texts,
      reloadConfig: () => void this.#config.reload(),
      assertShown: () => {
        assertShown(this.state);
      },
      open: this.open.bind(this),
      identity: () => this.#page?.identity,
      identified: () => this.#identified(),
      identityChanged: this.identityChanged.bind(this),
      startOver: (wipe) => this.#startOver(wipe),
      wiped: () => this.#wipedElsewhere(),
      visitorCame: this.#visitorCame,
    });
  }

  readonly #onPresence = () => {
    const {presence} = this.#parts.environment;
    this.#visit.presenceChanged();
    if (!presence.isOnline || (!presence.isVisible && this.#visit.correspondence)) return;
    this.#listen();
    const {screen, threads} = this.state;
    if (screen.name === 'thread' && threads[screen.key]?.status === 'failed') this.retryLoad(screen.key);
  };
}
