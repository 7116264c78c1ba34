import type {ChatBackend, EventObserver} from '../../src/backend/chat-backend.js';
import {pageClock} from '../../src/browser/page-clock.js';
import type {ChatSession} from '../../src/session/chat-session.js';
import type {Presence, SessionEnvironment} from '../../src/session/environment.js';
import {MemoryStorage, StoredValues} from './memory-storage.js';
import {MemoryTabs, type PageTabs} from './memory-tabs.js';
import {startSession, withMethods, type ToldEvent} from './test-session.js';

interface PageOptions {
  readonly isVisible?: boolean;
  /** Whether it finds the others. */
  readonly hasTabs?: boolean;
  /** Of its backend, in the place of what the server does. */
  readonly methods?: Partial<ChatBackend>;
}

/** Several pages on one device, which show the same chat. Counts what they ask the server for. */
export class TestPages {
  readonly stored = new StoredValues();
  readonly tabs = new MemoryTabs();
  /** Streams that are open now. */
  streams = 0;
  /** Streams that were ever opened. */
  opened = 0;
  /** Whom the last stream tells what it hears. */
  observer: EventObserver | undefined;
  readonly #backend: () => ChatBackend;

  constructor(backend: () => ChatBackend) {
    this.#backend = backend;
  }

  async open({isVisible = true, hasTabs = true, methods = {}}: PageOptions = {}): Promise<TestPage> {
    const page = new TestPage(this, isVisible, hasTabs);
    const {session, told} = await startSession(withMethods(this.#counted(page), methods), page);
    page.begin(session, told);
    return page;
  }

  #counted(page: TestPage): ChatBackend {
    const backend = this.#backend();
    return withMethods(backend, {
      listConversations: (...args) => {
        page.reads++;
        return backend.listConversations(...args);
      },
      subscribe: (observer, after, signal) => {
        this.streams++;
        this.opened++;
        this.observer = observer;
        signal.addEventListener('abort', () => this.streams--);
        backend.subscribe(observer, after, signal);
      },
    });
  }
}

export class TestPage {
  readonly link: PageTabs;
  readonly environment: SessionEnvironment;
  /** How often it has read the list of conversations. */
  reads = 0;
  readonly #listeners = new Set<() => void>();
  readonly #presence = {isVisible: true, isOnline: true, isSuspended: false};
  #session: ChatSession | undefined;
  #told: ToldEvent[] = [];

  constructor(device: TestPages, isVisible: boolean, hasTabs: boolean) {
    this.link = device.tabs.open();
    this.#presence.isVisible = isVisible;
    const presence: Presence = Object.assign(this.#presence, {
      subscribe: (listener: () => void) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    });
    const storage = new MemoryStorage(device.stored);
    this.environment = {clock: pageClock, storage, presence, ...(hasTabs ? {tabs: this.link} : {})};
  }

  begin(session: ChatSession, told: ToldEvent[]): void {
    this.#session = session;
    this.#told = told;
  }

  get session(): ChatSession {
    if (!this.#session) throw new Error('The page has not begun.');
    return this.#session;
  }

  /** What it has told its host, by the event's name. */
  told(name: string): readonly unknown[] {
    return this.#told.filter((event) => event.name === name).map(({detail}) => detail);
  }

  change(change: {isVisible?: boolean; isOnline?: boolean; isSuspended?: boolean}): void {
    Object.assign(this.#presence, change);
    for (const listener of [...this.#listeners]) listener();
  }

  close(): void {
    this.session.stop();
  }

  /** The bodies of the messages of the thread `key`. */
  bodies(key: string): readonly string[] {
    const {messages, outgoing} = this.session.state.threads[key] ?? {};
    return [...(messages?.pages.flat() ?? []), ...(outgoing ?? [])].map(({body}) => body);
  }
}
