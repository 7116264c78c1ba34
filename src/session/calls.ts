import {ChatError, toChatError} from '../model/chat-error.js';
import type {AssistantOpening} from '../model/chat-config.js';
import type {Conversation} from '../model/conversation.js';
import type {Unread} from '../model/unread.js';
import {Account} from './account.js';
import {openArticle, openCategory} from './article-screens.js';
import type {CallParts} from './call-parts.js';
import type {Draft, ThreadKey} from './chat-state.js';
import {checkConversationId, checkCreateOptions, checkDeclared, checkDescribeOptions} from './check-options.js';
import {ComposerFiles, type FileChange} from './composer-files.js';
import {ConversationPages} from './conversation-pages.js';
import {offers} from './offers.js';
import {checkShape, invalid, requireId} from './option-shape.js';
import {PageMessages} from './page-messages.js';
import type {ReadingView} from './reading-view.js';
import {loadSatisfaction, submitSatisfaction} from './satisfaction-calls.js';
import type {CallName, CallResults, SdkCalls} from './sdk-calls.js';
import {
  openConversation,
  type ConversationCreated,
  type ConversationDescribed,
  type ConversationEnded,
  type OpenConversation,
} from './sdk-details.js';
import {newClientId} from './session-parts.js';
import {knownConversation, takeAnswer, takeLife} from './take-answer.js';

/** How many arguments a call takes before its callback, where it is not one. */
const arities: Partial<Record<CallName, number>> = {
  getOpenConversations: 0,
  getUnreadCount: 0,
  logout: 0,
  forget: 0,
  uploadAttachment: 2,
  changeFiles: 2,
  reloadMessage: 2,
  showKnowledge: 2,
};

/** Open conversations are read in pages of this many. */
const openPage = 200;

/** What a page asks for by name, with everything checked that a page can get wrong. Loaded with the first such call. */
export class Calls implements SdkCalls {
  readonly account: Account;
  readonly #parts: CallParts;
  readonly #messages: PageMessages;
  readonly #pages: ConversationPages;
  #reading: ReadingView | undefined;
  /** Ends when the calls made so far show what they show: the last one asked for is the one that stays. */
  #turn: Promise<unknown> = Promise.resolve();
  #files: ComposerFiles | undefined;

  constructor(parts: CallParts) {
    this.#parts = parts;
    this.account = new Account(parts);
    this.#messages = new PageMessages(parts);
    this.#pages = new ConversationPages(parts);
  }

  /** `args` as the page gave them, without a callback: one that is no function would stand behind the options. */
  make<Name extends CallName>(name: Name, args: readonly unknown[]): Promise<CallResults[Name]> {
    const most = arities[name] ?? 1;
    if (args.slice(most).some((argument) => argument != null)) {
      const message = `${name}(): callback must be a function.`;
      throw new ChatError('invalid-request', message, {status: 400, source: 'callback'});
    }
    return (this as SdkCalls)[name](...args.slice(0, most));
  }

  /**
   * Shows a new conversation. With a message it is created at once; without, by the customer's first message. Checks
   * everything before anything is shown. Settles when the conversation exists, or never will.
   */
  async createConversation(options: unknown = {}): Promise<ConversationCreated> {
    return (await this.#inTurn(() => this.#showNew(options))).created;
  }

  async #showNew(options: unknown): Promise<{readonly created: Promise<ConversationCreated>}> {
    const {environment, screens, store, signal, correspond, join, assertShown, open} = this.#parts;
    const {config} = store.state;
    const {message, assistantId, customAttributes} = checkCreateOptions(options);
    assertShown();
    if (customAttributes && config) checkDeclared(customAttributes, config.attributes.conversation);
    const opening = await this.#openingFor(assistantId, message === undefined);
    const writer = message === undefined ? undefined : (await correspond()).writer;
    signal.throwIfAborted(); // logged out meanwhile: nobody would send what the next visitor is shown
    const draft: Draft = {clientId: newClientId(environment), assistantId, customAttributes};
    join(); // before there is a draft: of two that know nothing of each other one's text would come into the other
    const created = screens.openDraft(draft, opening, writer !== undefined);
    open();
    if (message !== undefined) void writer?.write(draft.clientId, message, {draft: screens.takeDraft(draft.clientId)});
    return {created};
  }

  async describeConversation(options: unknown): Promise<ConversationDescribed> {
    const {backend, store, signal} = this.#parts;
    const {conversationId, customAttributes} = checkDescribeOptions(options);
    if (store.state.config) checkDeclared(customAttributes, store.state.config.attributes.conversation);
    const before = knownConversation(store, conversationId);
    const conversation = await backend.describeConversation({conversationId, customAttributes}, signal);
    await takeLife(this.#parts, conversation, before);
    return {conversationId: conversation.id, custom: conversation.customAttributes};
  }

  async openConversationById(options: unknown): Promise<null> {
    await this.#inTurn(() => this.#showById(options));
    return null;
  }

  async #showById(options: unknown): Promise<void> {
    const {backend, screens, store, signal, assertShown, open} = this.#parts;
    const method = 'openConversationById';
    const checked = checkShape(method, options, {conversationId: 'string', messageId: 'string'});
    const conversationId = requireId(method, checked, 'conversationId');
    assertShown();
    if (checked['messageId'] !== undefined) {
      const messageId = requireId(method, checked, 'messageId', 'a message');
      await (await this.reading()).showPlace({conversationId, messageId}, false);
      return;
    }
    const before = knownConversation(store, conversationId);
    const conversation = await backend.loadConversation(conversationId, signal);
    takeAnswer(store, conversation, before);
    screens.showThread(conversation.id);
    open();
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

  getConversations(options: unknown = {}) {
    return this.#pages.load(options);
  }

  getUnreadCount(): Promise<Unread> {
    return this.#parts.backend.loadUnread(this.#parts.signal);
  }

  async endConversation(options: unknown): Promise<ConversationEnded> {
    const {backend, signal} = this.#parts;
    const conversationId = checkConversationId('endConversation', options);
    offers(this.#parts, 'end', 'endConversation');
    return this.#tellLife(conversationId, backend.endConversation(conversationId, signal));
  }

  async reopenConversation(options: unknown): Promise<ConversationEnded> {
    const {backend, signal} = this.#parts;
    const conversationId = checkConversationId('reopenConversation', options);
    offers(this.#parts, 'reopen', 'reopenConversation');
    return this.#tellLife(conversationId, backend.reopenConversation(conversationId, signal));
  }

  getMessages(options: unknown) {
    return this.#messages.list(options);
  }

  sendMessage(options: unknown) {
    return this.#messages.send(options);
  }

  stopMessage(options: unknown) {
    return this.#messages.stop(options);
  }

  markRead(options: unknown) {
    return this.#messages.markRead(options);
  }

  sendTypingActivity(options: unknown) {
    return this.#messages.sendTyping(options);
  }

  uploadAttachment(options: unknown, control?: unknown) {
    return this.#messages.upload(options, control);
  }

  changeFiles(key: unknown, change: unknown) {
    this.#files ??= new ComposerFiles(this.#parts);
    return this.#files.change(key as ThreadKey, change as FileChange);
  }

  async reloadMessage(conversationId: unknown, messageId: unknown) {
    const {backend, store, signal} = this.#parts;
    const message = await backend.loadMessage(String(conversationId), String(messageId), signal);
    store.dispatch({type: 'message-changed', message});
    return null;
  }

  async searchMessages(options: unknown): Promise<CallResults['searchMessages']> {
    const {backend, signal} = this.#parts;
    const shape = {query: 'string', conversationId: 'string', cursor: 'string'} as const;
    const {query, ...rest} = checkShape('searchMessages', options, shape);
    if (typeof query !== 'string' || query.trim() === '') {
      throw invalid('searchMessages', 'query', 'is required: words to look for');
    }
    offers(this.#parts, 'search', 'searchMessages');
    const {items, nextCursor} = await backend.searchMessages({q: query, ...rest}, signal);
    return {hits: items, nextCursor};
  }

  submitSatisfactionForm(options: unknown) {
    return submitSatisfaction(this.#parts, options);
  }

  async bell() {
    return this.#parts.environment.bell?.();
  }

  loadSatisfaction(options: unknown) {
    return loadSatisfaction(this.#parts, options);
  }

  async login(options: unknown) {
    return this.account.login(options);
  }

  isLoggedIn(options: unknown) {
    return this.account.isLoggedIn(options);
  }

  logout() {
    return this.account.logout();
  }

  forget() {
    return this.account.forget();
  }

  describeCustomer(options: unknown) {
    return this.account.describeCustomer(options);
  }

  openKbArticle(options: unknown) {
    return this.#inTurn(() => openArticle(this.#parts, options));
  }

  openKbCategory(options: unknown) {
    return this.#inTurn(() => openCategory(this.#parts, options));
  }

  /** Whoever has pressed is told, where they are, that it did not open. */
  async showKnowledge(name: unknown, id: unknown) {
    const {store, report} = this.#parts;
    const {screen} = store.state;
    try {
      await (name === 'openKbCategory' ? this.openKbCategory(id) : this.openKbArticle(id));
    } catch (cause) {
      const error = toChatError(cause);
      report(error);
      store.change((state) => ({...state, unopened: {screen, code: error.code}}));
    }
    return null;
  }

  async reading(): Promise<ReadingView> {
    const {Reading} = await import('./reading.js');
    return (this.#reading ??= new Reading(this.#parts));
  }

  /** The answer may be faster than the stream: the event is told here then, before the call settles. */
  async #tellLife(conversationId: string, answer: Promise<Conversation>): Promise<ConversationEnded> {
    const {store, correspond} = this.#parts;
    const before = knownConversation(store, conversationId);
    const conversation = await answer;
    const {createdAt, ended} = conversation;
    const isTaken = await takeLife(this.#parts, conversation, before);
    if (isTaken && before?.ended !== ended) (await correspond()).live.news.tellLife(conversation);
    return {conversationId, createdAt, ended};
  }

  #inTurn<Result>(show: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(show);
    this.#turn = result.catch(() => undefined); // whoever called handles it
    return result;
  }

  /** Rejects for an unknown assistant; a server that cannot be reached is no reason to refuse a message. */
  async #openingFor(assistantId: string | undefined, isDraft: boolean): Promise<AssistantOpening | null> {
    const {backend, query, signal, store} = this.#parts;
    if (assistantId === undefined) return store.state.config?.assistant ?? null;
    try {
      return (await backend.loadConfig({...query, assistantId}, signal)).assistant;
    } catch (cause) {
      const error = toChatError(cause);
      if (isDraft || !error.retryable) throw error;
      return null;
    }
  }
}
