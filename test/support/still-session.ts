import type {BackendCapability} from '../../src/backend/chat-backend.js';
import type {ChatState} from '../../src/session/chat-state.js';
import type {CallName, CallResults} from '../../src/session/sdk-calls.js';
import type {SessionView} from '../../src/session/session-view.js';
import {emptyState} from './model-samples.js';

/** One verb that an element called. */
export type Call = readonly [verb: Exclude<keyof SessionView, 'state' | 'subscribe'>, ...args: unknown[]];

/**
 * A session that does nothing: the test puts states in and reads which verbs came up. It stands in for the one of the
 * page when an element is looked at alone.
 */
export class StillSession implements SessionView {
  state: ChatState;
  readonly capabilities = new Set<BackendCapability>(['stop']);
  readonly calls: Call[] = [];
  readonly #listeners = new Set<(state: ChatState) => void>();

  constructor(change: Partial<ChatState> = {}) {
    this.state = {...emptyState, ...change};
  }

  /** How many elements listen. */
  get listeners(): number {
    return this.#listeners.size;
  }

  /** The calls of one verb, with their arguments. */
  callsOf(verb: Call[0]): unknown[][] {
    return this.calls.filter(([name]) => name === verb).map(([, ...args]) => args);
  }

  change(change: Partial<ChatState>): void {
    this.state = {...this.state, ...change};
    for (const listener of [...this.#listeners]) listener(this.state);
  }

  subscribe(listener: (state: ChatState) => void): () => void {
    this.#listeners.add(listener);
    listener(this.state);
    return () => this.#listeners.delete(listener);
  }

  /** What `call` settles with; nothing comes back until a test says so. */
  answer: (...call: Parameters<SessionView['call']>) => Promise<unknown> = () => new Promise(() => undefined);

  call<Name extends CallName>(name: Name, ...args: readonly unknown[]): Promise<CallResults[Name]> {
    this.calls.push(['call', name, ...args]);
    return this.answer(name, ...args) as Promise<CallResults[Name]>;
  }

  showHome() {
    this.calls.push(['showHome']);
  }
  showThread(...args: Parameters<SessionView['showThread']>) {
    this.calls.push(['showThread', ...args]);
  }
  showNewThread() {
    this.calls.push(['showNewThread']);
  }
  showArticle(...args: Parameters<SessionView['showArticle']>) {
    this.calls.push(['showArticle', ...args]);
  }
  goBack() {
    this.calls.push(['goBack']);
  }
  close() {
    this.calls.push(['close']);
  }
  sendMessage(...args: Parameters<SessionView['sendMessage']>) {
    this.calls.push(['sendMessage', ...args]);
  }
  saveText(...args: Parameters<SessionView['saveText']>) {
    this.calls.push(['saveText', ...args]);
  }
  reportTyping(...args: Parameters<SessionView['reportTyping']>) {
    this.calls.push(['reportTyping', ...args]);
  }
  markRead(...args: Parameters<SessionView['markRead']>) {
    this.calls.push(['markRead', ...args]);
  }
  loadOlder(...args: Parameters<SessionView['loadOlder']>) {
    this.calls.push(['loadOlder', ...args]);
  }
  retryLoad(...args: Parameters<SessionView['retryLoad']>) {
    this.calls.push(['retryLoad', ...args]);
  }
  retrySend() {
    this.calls.push(['retrySend']);
  }
  discardFailed(...args: Parameters<SessionView['discardFailed']>) {
    this.calls.push(['discardFailed', ...args]);
  }
  removeOutgoing(...args: Parameters<SessionView['removeOutgoing']>) {
    this.calls.push(['removeOutgoing', ...args]);
  }
  loadMoreConversations() {
    this.calls.push(['loadMoreConversations']);
  }
}
