import type {BrowserContext, CDPSession, Page} from 'puppeteer-core';
import type {Unread} from '../../src/model/unread.js';
import {objectSize} from '../support/object-size.js';

/** A page that does not do what it is told within this long hangs. Milliseconds. */
const patience = 20_000;

export interface Row {
  readonly isOwn: boolean;
  readonly text: string;
  /** Null when the server has it. */
  readonly delivery: 'sending' | 'waiting' | 'failed' | null;
}

/** What a customer sees of the chat in one tab. */
export interface Look {
  readonly isOpen: boolean;
  /** Of the thread that is shown; null on another screen. */
  readonly key: string | null;
  readonly rows: readonly Row[];
  /** What the thread says when it has no messages. */
  readonly instead: string;
  /** What stands in the composer; null where nothing can be written. */
  readonly typed: string | null;
  readonly unread: Unread;
  readonly isVisible: boolean;
}

/** What a tab has told by itself. */
export interface Told {
  readonly tab: string;
  /** Which of its pages it was: a page that is being reloaded may still tell. Milliseconds since 1970. */
  readonly loadedAt: number;
  readonly kind: 'event' | 'settled';
  readonly name: string;
  readonly detail: unknown;
}

/** One tab of a browser, on the page of `page.html`. */
export class Tab {
  readonly name: string;
  isFrozen = false;
  isCrashed = false;
  readonly #page: Page;
  readonly #cdp: CDPSession;

  private constructor(name: string, page: Page, cdp: CDPSession) {
    this.name = name;
    this.#page = page;
    this.#cdp = cdp;
  }

  /** `hear` gets what the page tells, `complain` what a page must not do. */
  static async open(
    name: string,
    context: BrowserContext,
    address: string,
    hear: (told: Told) => void,
    complain: (complaint: string) => void,
  ): Promise<Tab> {
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    const tab = new Tab(name, page, await page.createCDPSession());
    await page.exposeFunction('told', (json: string) => {
      hear({tab: name, ...(JSON.parse(json) as Omit<Told, 'tab'>)});
    });
    page.on('pageerror', (error) => {
      complain(`${name}: ${String(error)}`);
    });
    page.on('console', (message) => {
      // What the browser says of requests without an answer is no complaint of a page.
      const isComplaint = message.type() === 'error' && !message.text().startsWith('Failed to load resource');
      if (isComplaint) complain(`${name}: ${message.text()}`);
    });
    page.on('error', () => {
      tab.isCrashed = true;
    });
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined)); // “Leave this page?”
    await tab.#within('load', page.goto(address, {waitUntil: 'load'}));
    return tab;
  }

  look(): Promise<Look> {
    return this.#do('look');
  }

  says(): Promise<string> {
    return this.#do('says');
  }

  /** False where nothing can be written. */
  type(text: string): Promise<boolean> {
    return this.#do('type', text);
  }

  send(text: string, waits: boolean): Promise<'no field' | 'seen' | 'unseen'> {
    return this.#do('send', text, waits);
  }

  /** One of the element's methods; what it comes to is told as `settled`. */
  call(name: string, method: string, ...args: readonly unknown[]): Promise<void> {
    return this.#do('call', name, method, ...args);
  }

  /** What its page gets from the server, by the element; undefined when that failed. */
  async ask<Answer>(method: string, ...args: readonly unknown[]): Promise<Answer | undefined> {
    return (await this.#do<{readonly answer?: Answer}>('ask', method, ...args)).answer;
  }

  press(selector: string): Promise<boolean> {
    return this.#do('press', selector);
  }

  /** Leads to this conversation, and waits until it is shown with its messages. */
  async goTo(conversationId: string): Promise<Look> {
    await this.call('goes there', 'openConversationById', {conversationId});
    let look = await this.look();
    for (let tries = 0; tries < 50 && (look.key !== conversationId || look.rows.length === 0); tries++) {
      await new Promise((done) => setTimeout(done, 50));
      look = await this.look();
    }
    return look;
  }

  async show(): Promise<void> {
    await this.#within('come to the front', this.#page.bringToFront());
  }

  async reload(): Promise<void> {
    await this.#within('reload', this.#page.reload({waitUntil: 'load'}));
    // By a timer: a page that nobody sees draws no frames.
    await this.#page.waitForFunction(() => 'tab' in window, {polling: 50});
  }

  async close(): Promise<void> {
    await this.#within('close', this.#page.close({runBeforeUnload: false}));
  }

  /** As when the machine has no memory left: nothing of it runs any more. */
  async crash(): Promise<void> {
    this.#cdp.send('Page.crash').catch(() => undefined); // there is nobody to answer
    for (let tries = 0; tries < 100 && !this.isCrashed; tries++) await new Promise((done) => setTimeout(done, 20));
    await this.#page.close().catch(() => undefined);
  }

  async freeze(isFrozen: boolean): Promise<void> {
    this.isFrozen = isFrozen;
    await this.#within('freeze', this.#cdp.send('Page.setWebLifecycleState', {state: isFrozen ? 'frozen' : 'active'}));
  }

  async goOffline(isOffline: boolean): Promise<void> {
    await this.#within('change its network', this.#page.setOfflineMode(isOffline));
  }

  /** Bytes: all of the heap, with compiled code, and only objects that are still needed. */
  async memory(): Promise<{readonly heap: number; readonly objects: number}> {
    const objects = await objectSize(this.#cdp);
    return {heap: (await this.#cdp.send('Runtime.getHeapUsage')).usedSize, objects};
  }

  async #do<Result>(name: string, ...args: readonly unknown[]): Promise<Result> {
    const done = this.#page.evaluate(
      (name, args) =>
        (window as unknown as {tab: Record<string, (...args: readonly unknown[]) => unknown>}).tab[name]?.(...args),
      name,
      args,
    );
    return (await this.#within(name, done)) as Result;
  }

  async #within<Result>(what: string, done: Promise<Result>): Promise<Result> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`Tab ${this.name} does not ${what} within ${patience / 1000} s.`));
      }, patience);
    });
    return Promise.race([done, late]).finally(() => {
      clearTimeout(timer);
    });
  }
}
