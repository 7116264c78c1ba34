import type {ChatConfig} from '../../model/chat-config.js';
import {ChatError, toChatError} from '../../model/chat-error.js';
import {parseConfig} from '../../wire/config-fields.js';
import type {BackendCapability, BackendContext, ChatBackend, ConfigQuery, EventObserver} from '../chat-backend.js';
import type {ArticleCalls} from './article-calls.js';
import type {HelpDeskCalls} from './help-desk-calls.js';
import {HttpClient, type Fetch} from './http.js';
import {read} from './read.js';
import type {VisitorCalls} from './visitor-calls.js';

export interface SelfHostedOptions {
  readonly siteKey: string;
  /** Origin of the server, with an optional path before `/v1`. */
  readonly serverUrl: string;
  /** Default: the page's `fetch`. A server of `kustomer-chat-server/in-page` fits as it is. */
  readonly fetch?: Fetch | undefined;
  /** The answer of endpoint 1 to `query`, which the launcher has asked already. */
  readonly preloaded?: PreloadedConfig | undefined;
}

export interface PreloadedConfig {
  readonly query: ConfigQuery;
  readonly json: unknown;
}

/** Over our own protocol, HTTP and server-sent events (design: protocol.md sections 6 to 8). */
export class SelfHostedBackend implements ChatBackend {
  readonly capabilities: ReadonlySet<BackendCapability> = new Set<BackendCapability>([
    'resume',
    'atomicCreate',
    'idempotentSend',
    'end',
    'reopen',
    'typingIn',
    'typingOut',
    'csat',
    'history',
    'identity',
    'attachments',
    'articles',
    'search',
    'stop',
    'erase',
  ]);
  readonly #siteKey: string;
  readonly #http: HttpClient;
  readonly #fetch: Fetch | undefined;
  #context: BackendContext | undefined;
  #preloaded: PreloadedConfig | undefined;
  #hasReadConfig = false;
  #calls: VisitorCalls | undefined;
  #loading: Promise<VisitorCalls> | undefined;
  #helpDeskCalls: HelpDeskCalls | undefined;

  constructor({siteKey, serverUrl, fetch, preloaded}: SelfHostedOptions) {
    this.#siteKey = siteKey;
    this.#preloaded = preloaded;
    this.#fetch = fetch;
    this.#http = new HttpClient(serverUrl, fetch ?? ((request) => globalThis.fetch(request)));
  }

  attach(context: BackendContext): void {
    this.#context = context;
  }

  async hasVisitor(): Promise<boolean> {
    return (await this.#attached.credential.load()) !== null;
  }

  async loadConfig(query: ConfigQuery, signal: AbortSignal): Promise<ChatConfig> {
    const preloaded = this.#preloaded;
    this.#preloaded = undefined; // good for the first read; any later one wants to know what is new
    const isSame = preloaded && JSON.stringify(preloaded.query) === JSON.stringify(query);
    // The browser may have it for a minute more, which is no answer to who asks again.
    const cache = this.#hasReadConfig ? 'no-cache' : 'default';
    this.#hasReadConfig = true;
    const request = {path: 'config', query: {site: this.#siteKey, ...query}, cache, signal} as const;
    const json = isSame ? preloaded.json : await this.#http.json(request);
    const {assistant, ...config} = read(parseConfig, json);
    if (!assistant) return {...config, assistant};
    const {decodeConfig} = await import('../../wire/config-wire.js'); // what it says, with the other messages
    return read(decodeConfig, json);
  }

  async createConversation(...args: Parameters<VisitorCalls['createConversation']>) {
    return (await this.#visitor()).createConversation(...args);
  }

  async describeConversation(...args: Parameters<VisitorCalls['describeConversation']>) {
    return (await this.#visitor()).describeConversation(...args);
  }

  async listConversations(...args: Parameters<VisitorCalls['listConversations']>) {
    return (await this.#visitor()).listConversations(...args);
  }

  async loadConversation(...args: Parameters<VisitorCalls['loadConversation']>) {
    return (await this.#visitor()).loadConversation(...args);
  }

  async listMessages(...args: Parameters<VisitorCalls['listMessages']>) {
    return (await this.#visitor()).listMessages(...args);
  }

  async sendMessage(...args: Parameters<VisitorCalls['sendMessage']>) {
    return (await this.#visitor()).sendMessage(...args);
  }

  async markRead(...args: Parameters<VisitorCalls['markRead']>) {
    return (await this.#visitor()).markRead(...args);
  }

  async sendTypingActivity(...args: Parameters<VisitorCalls['sendTypingActivity']>) {
    return (await this.#visitor()).sendTypingActivity(...args);
  }

  async loadMessage(...args: Parameters<HelpDeskCalls['loadMessage']>) {
    return (await this.#helpDesk()).loadMessage(...args);
  }

  async endConversation(...args: Parameters<HelpDeskCalls['endConversation']>) {
    return (await this.#helpDesk()).endConversation(...args);
  }

  async reopenConversation(...args: Parameters<HelpDeskCalls['reopenConversation']>) {
    return (await this.#helpDesk()).reopenConversation(...args);
  }

  async stopMessage(...args: Parameters<HelpDeskCalls['stopMessage']>) {
    return (await this.#helpDesk()).stopMessage(...args);
  }

  async loadSatisfaction(...args: Parameters<HelpDeskCalls['loadSatisfaction']>) {
    return (await this.#helpDesk()).loadSatisfaction(...args);
  }

  async submitSatisfaction(...args: Parameters<HelpDeskCalls['submitSatisfaction']>) {
    return (await this.#helpDesk()).submitSatisfaction(...args);
  }

  async uploadAttachment(...args: Parameters<HelpDeskCalls['uploadAttachment']>) {
    return (await this.#helpDesk()).uploadAttachment(...args);
  }

  async loadIdentity(...args: Parameters<HelpDeskCalls['loadIdentity']>) {
    return (await this.#helpDesk()).loadIdentity(...args);
  }

  async login(...args: Parameters<HelpDeskCalls['login']>) {
    return (await this.#helpDesk()).login(...args);
  }

  async logout(...args: Parameters<HelpDeskCalls['logout']>) {
    return (await this.#helpDesk()).logout(...args);
  }

  async erase(...args: Parameters<HelpDeskCalls['erase']>) {
    return (await this.#helpDesk()).erase(...args);
  }

  async describeCustomer(...args: Parameters<HelpDeskCalls['describeCustomer']>) {
    return (await this.#helpDesk()).describeCustomer(...args);
  }

  async sendArticleFeedback(...args: Parameters<HelpDeskCalls['sendArticleFeedback']>) {
    return (await this.#helpDesk()).sendArticleFeedback(...args);
  }

  async searchMessages(...args: Parameters<HelpDeskCalls['searchMessages']>) {
    return (await this.#helpDesk()).searchMessages(...args);
  }

  async listCategories(...args: Parameters<ArticleCalls['listCategories']>) {
    return (await this.#articles()).listCategories(...args);
  }

  async loadCategory(...args: Parameters<ArticleCalls['loadCategory']>) {
    return (await this.#articles()).loadCategory(...args);
  }

  async listArticles(...args: Parameters<ArticleCalls['listArticles']>) {
    return (await this.#articles()).listArticles(...args);
  }

  async loadArticle(...args: Parameters<ArticleCalls['loadArticle']>) {
    return (await this.#articles()).loadArticle(...args);
  }

  async loadUnread(...args: Parameters<VisitorCalls['loadUnread']>) {
    return (await this.#visitor()).loadUnread(...args);
  }

  subscribe(observer: EventObserver, after: string | null, signal: AbortSignal): void {
    this.#visitor()
      .then((calls) => calls.follow(observer, after, signal))
      .catch((error: unknown) => {
        this.#attached.report(toChatError(error));
        observer.connection('closed');
      });
  }

  wake(): void {
    this.#calls?.wake();
  }

  #visitor(): Promise<VisitorCalls> {
    this.#loading ??= import('./visitor-calls.js').then(
      ({VisitorCalls}) => (this.#calls = new VisitorCalls(this.#http, this.#siteKey, this.#attached)),
      (error: unknown) => {
        this.#loading = undefined; // the next call tries again
        throw toChatError(error);
      },
    );
    return this.#loading;
  }

  async #helpDesk(): Promise<HelpDeskCalls> {
    const visitor = await this.#visitor();
    const {HelpDeskCalls} = await import('./help-desk-calls.js').catch(unloaded);
    return (this.#helpDeskCalls ??= new HelpDeskCalls(visitor, this.#attached.report, this.#fetch));
  }

  async #articles(): Promise<ArticleCalls> {
    const {ArticleCalls} = await import('./article-calls.js').catch(unloaded);
    return new ArticleCalls(this.#http, this.#siteKey);
  }

  get #attached(): BackendContext {
    if (!this.#context) throw new ChatError('not-started', 'attach() must be called before any other method.');
    return this.#context;
  }
}

function unloaded(error: unknown): never {
  throw toChatError(error);
}
