import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {setTimeout as pause} from 'node:timers/promises';
import puppeteer, {type Browser, type ElementHandle, type Page} from 'puppeteer-core';
import {ChatServerProcess} from './chat-server-process.mjs';
import {chromiumFlags} from './chromium-flags.mjs';
import {findChromium} from './debian.mjs';

const patience = 10_000;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface View {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
}

/** The pages as `npm start` serves them, their policy included, in a browser: for what concerns whole pages. */
export class RealPages {
  readonly server: ChatServerProcess;
  /** Errors that pages reported, with their address. */
  readonly complaints: string[] = [];
  #browser: Browser | undefined;

  /** `env` is what the server is told beside its port and folder. */
  constructor(env: Readonly<Record<string, string>> = {}) {
    this.server = new ChatServerProcess({built: true, env: {...env}});
  }

  get origin(): string {
    assert.ok(this.server.origin, 'the server runs');
    return this.server.origin;
  }

  async start(): Promise<void> {
    await this.server.start();
    const executablePath = process.env.CHROMIUM_PATH ?? findChromium() ?? '';
    this.#browser = await puppeteer.launch({executablePath, args: [...chromiumFlags]});
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    await this.server.remove();
  }

  /** In a context of its own, so that each page is a visitor of its own, visible and in front. */
  async open(path: string, {width = 1280, height = 800, scheme = 'light'}: View = {}): Promise<Page> {
    assert.ok(this.#browser, 'the browser runs');
    const context = await this.#browser.createBrowserContext();
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.setViewport({width, height});
    await page.emulateMediaFeatures([
      {name: 'prefers-color-scheme', value: scheme},
      {name: 'prefers-reduced-motion', value: 'reduce'},
    ]);
    page.on('pageerror', (error) => this.complaints.push(`${path}: ${String(error)}`));
    page.on('console', (message) => {
      // What the browser says of requests without an answer is no complaint of a page.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.complaints.push(`${path}: ${message.text()}`);
      }
    });
    await page.goto(this.origin + path, {waitUntil: 'load'});
    return page;
  }

  /** The agents' API as the demo agent; undefined where the answer has no body. */
  async agent(method: string, path: string, body?: unknown): Promise<unknown> {
    return this.#ask(method, `/v1/agent${path}`, 'ak_demo', body);
  }

  /** The id of the conversation that was begun last, once there is one. */
  newestConversation(): Promise<string> {
    return eventually(async () => {
      const list = (await this.agent('GET', '/conversations?status=open')) as {readonly items: readonly {id: string}[]};
      return list.items[0]?.id;
    });
  }

  /** A conversation of a new visitor. */
  async newConversation(
    body: unknown,
  ): Promise<{readonly id: string; readonly say: (text: string) => Promise<unknown>}> {
    const {token} = (await this.#ask('POST', '/v1/visitors', '', {siteKey: 'pk_demo'})) as {token: string};
    const created = await this.#ask('POST', '/v1/conversations', token, body);
    const {id} = (created as {conversation: {id: string}}).conversation;
    return {id, say: (text) => this.#ask('POST', `/v1/conversations/${id}/messages`, token, {body: text})};
  }

  async #ask(method: string, path: string, token: string, body: unknown): Promise<unknown> {
    const response = await fetch(this.origin + path, {
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        ...(token ? {authorization: `Bearer ${token}`} : {}),
      },
      ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    });
    const text = await response.text();
    assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}

/** The element with this role and name, as a screen reader says them, also inside shadow trees. */
export function named(role: string, name: string): string {
  return `::-p-aria([name="${name}"][role="${role}"])`;
}

export async function see(page: Page, selector: string, timeout = patience): Promise<ElementHandle> {
  const element = await page.waitForSelector(selector, {timeout, visible: true});
  assert.ok(element, `${selector} is shown`);
  return element;
}

/** Waits until the page says these words, also inside shadow trees, where Puppeteer's own selector misses changes. */
export async function read(page: Page, words: string, timeout = patience): Promise<void> {
  // No named function inside: the page has none of the helpers that the compiler would call for its name.
  const says = (searched: string): string | false => {
    const roots: (Document | ShadowRoot)[] = [document];
    let text = '';
    for (let root = roots.pop(); root; root = roots.pop()) {
      text += (root instanceof Document ? root.body : root).textContent ?? '';
      for (const {shadowRoot} of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
    }
    const said = text.replaceAll(/\s+/g, ' ');
    return said.includes(searched) && said;
  };
  await page.waitForFunction(says, {timeout, polling: 50}, words).catch(async () => {
    // The empty word is in every text: this gives what the page says instead.
    assert.fail(`the page does not say “${words}” within ${timeout} ms, but: ${await page.evaluate(says, '')}`);
  });
}

export async function write(page: Page, field: string, words: string): Promise<void> {
  const element = await see(page, field);
  await element.click();
  await element.type(words);
}

/** What axe finds, one line each. */
export async function audit(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const {axe} = window as unknown as {
      axe: {run: () => Promise<{violations: {id: string; nodes: {target: unknown; failureSummary: string}[]}[]}>};
    };
    const {violations} = await axe.run();
    return violations.flatMap(({id, nodes}) =>
      nodes.map(({target, failureSummary}) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
    );
  });
}

/** What `find` finds, as soon as it does: for what only the server knows. */
export async function eventually<Found>(find: () => Promise<Found | undefined>): Promise<Found> {
  const deadline = Date.now() + patience;
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    assert.ok(Date.now() < deadline, `nothing was found within ${patience} ms`);
    await pause(50);
  }
}

/** Whether something is wider than the page. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

/** Waits until the server has accepted the last reply. */
export async function allSent(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const view = document.querySelector('agent-console')?.shadowRoot?.querySelector('agent-thread')?.shadowRoot;
    return view?.querySelector('.out .meta') && !view.querySelector('.msg.sending, .msg.waiting');
  });
}
