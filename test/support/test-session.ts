import type {ChatBackend} from '../../src/backend/chat-backend.js';
import {pageClock} from '../../src/browser/page-clock.js';
import {ChatSession, type SessionOptions} from '../../src/session/chat-session.js';
import type {SessionEnvironment} from '../../src/session/environment.js';
import {MemoryStorage, StoredValues} from './memory-storage.js';

/** The device of one visitor: what it stores outlives its sessions, and the test says whether it has a network. */
export class TestDevice {
  readonly stored = new StoredValues();
  isVisible = true;
  isOnline = true;
  readonly #listeners = new Set<() => void>();

  get environment(): SessionEnvironment {
    const listeners = this.#listeners;
    const isVisible = () => this.isVisible;
    const isOnline = () => this.isOnline;
    return {
      clock: pageClock,
      storage: new MemoryStorage(this.stored),
      presence: {
        get isVisible() {
          return isVisible();
        },
        get isOnline() {
          return isOnline();
        },
        isSuspended: false,
        subscribe: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
    };
  }

  /** Says to all sessions that something has changed. */
  change(change: {isVisible?: boolean; isOnline?: boolean}): void {
    Object.assign(this, change);
    for (const listener of [...this.#listeners]) listener();
  }
}

export interface ToldEvent {
  readonly name: string;
  readonly detail: unknown;
}

interface StartedSession<Device> {
  readonly session: ChatSession;
  readonly told: ToldEvent[];
  readonly device: Device;
}

const sessions = new Set<ChatSession>();

afterEach(() => {
  for (const session of sessions) session.stop();
  sessions.clear();
});

/** A started session without a page around it, and everything that it tells the page. It ends with the test. */
export function startSession(backend: ChatBackend): Promise<StartedSession<TestDevice>>;
export function startSession<Device extends {readonly environment: SessionEnvironment}>(
  backend: ChatBackend,
  device: Device,
  page?: SessionOptions['page'],
): Promise<StartedSession<Device>>;
export async function startSession(
  backend: ChatBackend,
  device: {readonly environment: SessionEnvironment} = new TestDevice(),
  page?: SessionOptions['page'],
): Promise<StartedSession<{readonly environment: SessionEnvironment}>> {
  const told: ToldEvent[] = [];
  const session = new ChatSession({
    backend,
    environment: device.environment,
    query: {},
    emit: (name, detail) => told.push({name, detail}),
    page,
  });
  sessions.add(session);
  await session.start();
  return {session, told, device};
}

/** The same backend with some methods of the test's own. */
export function withMethods(backend: ChatBackend, methods: Partial<ChatBackend>): ChatBackend {
  const {capabilities} = backend;
  return {
    capabilities,
    attach: (context) => {
      backend.attach(context);
    },
    hasVisitor: () => backend.hasVisitor(),
    loadConfig: (...args) => backend.loadConfig(...args),
    createConversation: (...args) => backend.createConversation(...args),
    describeConversation: (...args) => backend.describeConversation(...args),
    listConversations: (...args) => backend.listConversations(...args),
    loadConversation: (...args) => backend.loadConversation(...args),
    listMessages: (...args) => backend.listMessages(...args),
    sendMessage: (...args) => backend.sendMessage(...args),
    markRead: (...args) => backend.markRead(...args),
    sendTypingActivity: (...args) => backend.sendTypingActivity(...args),
    loadMessage: (...args) => backend.loadMessage(...args),
    endConversation: (...args) => backend.endConversation(...args),
    reopenConversation: (...args) => backend.reopenConversation(...args),
    stopMessage: (...args) => backend.stopMessage(...args),
    loadSatisfaction: (...args) => backend.loadSatisfaction(...args),
    submitSatisfaction: (...args) => backend.submitSatisfaction(...args),
    uploadAttachment: (...args) => backend.uploadAttachment(...args),
    loadIdentity: (...args) => backend.loadIdentity(...args),
    login: (...args) => backend.login(...args),
    logout: (...args) => backend.logout(...args),
    erase: (...args) => backend.erase(...args),
    describeCustomer: (...args) => backend.describeCustomer(...args),
    listCategories: (...args) => backend.listCategories(...args),
    loadCategory: (...args) => backend.loadCategory(...args),
    listArticles: (...args) => backend.listArticles(...args),
    loadArticle: (...args) => backend.loadArticle(...args),
    sendArticleFeedback: (...args) => backend.sendArticleFeedback(...args),
    searchMessages: (...args) => backend.searchMessages(...args),
    loadUnread: (...args) => backend.loadUnread(...args),
    subscribe: (...args) => {
      backend.subscribe(...args);
    },
    wake: () => {
      backend.wake();
    },
    ...methods,
  };
}

/** A door that is closed until it is opened. */
export function gate(): {readonly passed: Promise<void>; readonly open: () => void} {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return {passed, open: () => open()};
}
