import {executeServerCommand} from '@web/test-runner-commands';
import '../../src/index.js';
import type {KustomerChat, KustomerChatEventMap} from '../../src/index.js';

/** Where the real server is, under a name of its own: storage is kept by server, so each name is a new visitor. */
export async function serverForNewVisitor(): Promise<string> {
  const {origin} = await executeServerCommand<{origin: string}, {action: string}>('chat-server', {action: 'origin'});
  const name = Math.random().toString(36).slice(2, 12);
  return `http://v${name}.localhost:${new URL(origin).port}`;
}

type Properties = Partial<
  Pick<
    KustomerChat,
    | 'siteKey'
    | 'serverUrl'
    | 'assistantId'
    | 'inline'
    | 'noLauncher'
    | 'noAutostart'
    | 'opened'
    | 'backend'
    | 'identity'
    | 'lang'
  >
>;

/** A chat in the page, of a visitor who was never here. It is taken away after the test. */
export async function newChat(properties: Properties = {}): Promise<ChatPage> {
  const element = document.createElement('kustomer-chat');
  Object.assign(element, {siteKey: 'pk_demo', serverUrl: await serverForNewVisitor(), ...properties});
  return new ChatPage(element);
}

const pages = new Set<ChatPage>();

// The first file to ask starts the server, on a new database. On a busy machine that takes longer than the 20 s for which
// the runner waits for one answer.
before(async function () {
  this.timeout(70_000);
  const ask = () => executeServerCommand('chat-server', {action: 'origin'});
  await ask().catch(ask).catch(ask);
});

afterEach(() => {
  for (const page of pages) page.element.remove();
  pages.clear();
});

/** Knows the shadow tree, so that tests need not: what a customer sees and does. */
export class ChatPage {
  readonly element: KustomerChat;
  /** Names and details of all public events, in order. */
  readonly events: {readonly name: string; readonly detail: unknown}[] = [];

  constructor(element: KustomerChat) {
    this.element = element;
    for (const name of eventNames) {
      element.addEventListener(name, (event) => {
        this.events.push({name, detail: event.detail});
      });
    }
    document.body.append(element);
    pages.add(this);
  }

  get launcher(): HTMLElement | null {
    return this.#in(this.element, 'button.launcher');
  }

  get panel(): HTMLElement | null {
    return this.#in(this.element, 'kustomer-chat-panel');
  }

  get isPanelShown(): boolean {
    return this.panel !== null && !this.panel.inert;
  }

  get thread(): HTMLElement | null {
    return this.panel && this.#in(this.panel, 'kustomer-chat-thread');
  }

  get home(): HTMLElement | null {
    return this.panel && this.#in(this.panel, 'kustomer-chat-home');
  }

  get composer(): HTMLElement | null {
    return this.panel && this.#in(this.panel, 'kustomer-chat-composer');
  }

  get field(): HTMLTextAreaElement | null {
    return this.composer?.shadowRoot?.querySelector('textarea') ?? null;
  }

  /** Everything that stands in the thread, as it is read. */
  get threadText(): string {
    return this.thread?.shadowRoot?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  }

  /** Buttons of the thread by their text. */
  button(text: string): HTMLButtonElement | undefined {
    const buttons = [...(this.thread?.shadowRoot?.querySelectorAll('button') ?? [])];
    return buttons.find((button) => button.textContent.replace(/\s+/g, ' ').trim().startsWith(text));
  }

  get back(): HTMLElement | null {
    return this.panel && this.#in(this.panel, 'header button');
  }

  /** What stands on the screen of an article or a category. */
  get articleText(): string {
    const article = this.panel && this.#in(this.panel, 'kustomer-chat-article');
    return article?.shadowRoot?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  }

  /** The rows of a category. */
  get articleRows(): readonly HTMLButtonElement[] {
    const article = this.panel && this.#in(this.panel, 'kustomer-chat-article');
    return [...(article?.shadowRoot?.querySelectorAll('button') ?? [])];
  }

  /** As a customer: into the composer, then Enter. */
  async write(text: string): Promise<void> {
    const field = await until(() => this.field, 'a composer');
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, composed: true, cancelable: true}));
  }

  /** Settles with the detail of the next event of this name, or of one that has come already. */
  async event<Name extends keyof KustomerChatEventMap>(name: Name): Promise<KustomerChatEventMap[Name]['detail']> {
    const found = await until(() => this.events.find((event) => event.name === name), name);
    return found.detail as KustomerChatEventMap[Name]['detail'];
  }

  #in(host: Element, selector: string): HTMLElement | null {
    return host.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  }
}

const eventNames = [
  'kustomer-ready',
  'kustomer-open',
  'kustomer-close',
  'kustomer-conversation-create',
  'kustomer-conversation-ended',
  'kustomer-conversation-unended',
  'kustomer-conversation-merged',
  'kustomer-conversation-deleted',
  'kustomer-assistant-ended',
  'kustomer-user-joined',
  'kustomer-satisfaction-received',
  'kustomer-login',
  'kustomer-logout',
  'kustomer-customer-merged',
  'kustomer-customer-deleted',
  'kustomer-message-received',
  'kustomer-message-sent',
  'kustomer-delivery-change',
  'kustomer-unsent',
  'kustomer-agent-typing-activity',
  'kustomer-unread',
  'kustomer-availability-change',
  'kustomer-connection-change',
  'kustomer-error',
] as const satisfies readonly (keyof KustomerChatEventMap)[];

/** Settles with the first value that is neither undefined, null nor false. */
export async function until<Value>(
  read: () => Value | undefined | null | false | Promise<Value | undefined | null | false>,
  what = 'a condition',
  milliseconds = 8000,
): Promise<Value> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await read();
    if (value !== undefined && value !== null && value !== false) return value;
    if (Date.now() > end) throw new Error(`${what} did not come within ${milliseconds} ms`);
    // Not a frame: two test pages share a window, and the one behind has none.
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
}
