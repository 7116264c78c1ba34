import assert from 'node:assert/strict';
import type {CDPSession, KeyInput, Page} from 'puppeteer-core';
import {listenForAnnouncements} from './announcements.js';

const patience = 20_000;
/** As often in a row the same is read before it counts as what stands there. */
const stillReads = 3;
/** Roles that are told where they begin; of the others only what is in them. */
const told = new Set([
  'alert',
  'article',
  'button',
  'checkbox',
  'combobox',
  'dialog',
  'form',
  'group',
  'heading',
  'img',
  'image',
  'link',
  'list',
  'listitem',
  'log',
  'menu',
  'menuitem',
  'radio',
  'radiogroup',
  'region',
  'searchbox',
  'separator',
  'status',
  'textbox',
  'tree',
  'treeitem',
]);
/** States that are told when they are so. */
const states = ['disabled', 'expanded', 'checked', 'pressed', 'selected', 'invalid', 'required', 'hasPopup', 'level'];

interface Value {
  readonly value?: string | number | boolean;
}
interface Node {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly ignored: boolean;
  readonly role?: Value;
  readonly name?: Value;
  readonly description?: Value;
  readonly value?: Value;
  readonly properties?: readonly {readonly name: string; readonly value: Value}[];
  readonly childIds?: readonly string[];
}

/**
 * Writes down what a screen reader would say: where focus is, by Chromium's own accessibility tree, and what live
 * regions announce. Times of day are left out.
 */
export class ScreenReader {
  readonly page: Page;
  readonly lines: string[] = [];
  readonly #session: CDPSession;
  /** How much of what was announced is written down. */
  #heard = 0;

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.#session = session;
  }

  /** Loads the page again, to listen from its beginning. */
  static async on(page: Page): Promise<ScreenReader> {
    // The compiler calls this for the names of functions; the page has none.
    await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
    await page.evaluateOnNewDocument(listenForAnnouncements);
    await page.reload({waitUntil: 'load'});
    const session = await page.createCDPSession();
    await session.send('Accessibility.enable');
    return new ScreenReader(page, session);
  }

  /** The page is loaded again: what it knows is on the server. */
  async reload(): Promise<void> {
    await this.page.reload({waitUntil: 'load'});
    this.#heard = 0;
  }

  get log(): string {
    return `${this.lines.join('\n')}\n`;
  }

  /** What happens, in the words of the script. */
  note(text: string): void {
    this.lines.push(`\n# ${text}`);
  }

  /** Presses keys and waits until focus is on what is meant; `again`: presses them until it is. */
  async press(keys: string, focus: RegExp, again = false): Promise<void> {
    const before = await this.#focused();
    await this.#send(keys);
    const retry = again ? () => this.#send(keys) : undefined;
    this.lines.push(`[${keys}] ${await this.#focusOn(focus, again ? before : '', retry)}`);
  }

  /** Opens the chat where no field has focus: it is on the heading, or on why there is none, as things came in. */
  async opens(): Promise<void> {
    await this.#send('Enter');
    this.lines.push(`[Enter]`);
    await this.#focusOn(/^(heading|paragraph)/);
  }

  /** Focus goes to what is meant, by whatever way. */
  async goTo(focus: RegExp): Promise<void> {
    const isBehind = /^paragraph/.test(await this.#focused());
    for (let times = 0; times < 20 && !focus.test(await this.#focused()); times++) {
      const before = await this.#focused();
      await this.#send(isBehind ? 'Shift+Tab' : 'Tab');
      await this.#focusOn(/./, before);
    }
    this.lines.push(`[Tab …] ${await this.#focusOn(focus)}`);
  }

  /** Presses keys until focus is on what is meant, and writes down all the way. */
  async pressUntil(keys: string, focus: RegExp, most = 40): Promise<void> {
    for (let times = 0; times < most; times++) {
      const before = await this.#focused();
      await this.#send(keys);
      const line = await this.#focusOn(/./, before);
      this.lines.push(`[${keys}] ${line}`);
      if (focus.test(line)) return;
    }
    assert.fail(`${keys} does not lead to ${String(focus)}:\n${this.log}`);
  }

  async #send(keys: string): Promise<void> {
    const parts = keys.split('+') as KeyInput[];
    const key = parts.pop();
    assert.ok(key);
    for (const part of parts) await this.page.keyboard.down(part);
    await this.page.keyboard.press(key);
    for (const part of parts) await this.page.keyboard.up(part);
  }

  /** The server refuses what is written, or takes it again. */
  async refuses(isRefusing: boolean): Promise<void> {
    this.lines.push(`\n# the server ${isRefusing ? 'refuses' : 'takes'} messages`);
    await this.page.setRequestInterception(isRefusing);
    this.page.removeAllListeners('request');
    if (!isRefusing) return;
    const body = JSON.stringify({type: 'https://problem.example/invalid', title: 'No', status: 422});
    this.page.on('request', (request) => {
      const isMessage = request.method() === 'POST' && /\/messages$/.test(request.url());
      if (isMessage) void request.respond({status: 422, contentType: 'application/problem+json', body});
      else void request.continue();
    });
  }

  /** Types into what has focus. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    this.lines.push(`[types] ${text}`);
  }

  /** Waits for focus that moves by itself. */
  async focuses(focus: RegExp): Promise<void> {
    this.lines.push(`[focus] ${await this.#focusOn(focus)}`);
  }

  /** Waits until something is announced, and writes down all up to that. */
  async hears(words: RegExp, again?: () => Promise<unknown>): Promise<void> {
    const end = Date.now() + patience;
    for (;;) {
      await again?.();
      const fresh = (await this.#announced()).slice(this.#heard).map(timeless);
      const at = fresh.findIndex((text) => words.test(text));
      if (at >= 0) {
        this.#heard += at + 1;
        this.lines.push(...fresh.slice(0, at + 1).map((text) => `(says) ${text}`));
        return;
      }
      if (Date.now() > end) assert.fail(`${String(words)} is not said, but: ${fresh.join(' | ')}\n${this.log}`);
      await pause();
    }
  }

  /** Reads what is in the chat from its beginning to its end, once it says `words`. */
  async reads(words: RegExp): Promise<void> {
    this.lines.push(...(await this.shows(words)).map((line) => `  ${line}`));
  }

  /** Waits until the chat says `words`, and all that it loads for them is there. */
  async shows(words: RegExp): Promise<readonly string[]> {
    const end = Date.now() + patience;
    let before = '';
    for (let same = 0; ;) {
      // Parts may be on their way. The stream of events, and one of the page before, are requests that do not end.
      await this.page.waitForNetworkIdle({idleTime: 200, concurrency: 2, timeout: 2000}).catch(() => undefined);
      const lines = await this.#contents();
      const text = lines.join('\n');
      same = words.test(text) && text === before ? same + 1 : 0;
      if (same === stillReads) return lines;
      if (Date.now() > end) assert.fail(`${String(words)} is not there, or changes:\n${text}\n${this.log}`);
      before = text;
      await pause();
    }
  }

  async #announced(): Promise<readonly string[]> {
    return this.page.evaluate(() => (window as unknown as {announced: string[]}).announced);
  }

  async #nodes(): Promise<readonly Node[]> {
    const {nodes} = await this.#session.send('Accessibility.getFullAXTree');
    return nodes;
  }

  async #focusOn(wanted: RegExp, other = '', again?: () => Promise<void>): Promise<string> {
    const end = Date.now() + patience;
    for (;;) {
      const line = await this.#focused();
      if (wanted.test(line) && line !== other) return line;
      if (Date.now() > end) assert.fail(`focus is not on ${String(wanted)} but on “${line}”\n${this.log}`);
      await pause();
      await again?.();
    }
  }

  async #focused(): Promise<string> {
    const nodes = await this.#nodes();
    const node = nodes.findLast((one) => property(one, 'focused') === true && one.role?.value !== 'RootWebArea');
    const place = await this.page.evaluate(() => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      const position = focused?.getAttribute('aria-posinset');
      const size = Number(focused?.getAttribute('aria-setsize'));
      // How many there are is not known before the first is loaded.
      return position && size > 0 ? `, ${position} of ${size}` : '';
    });
    return node ? spoken(node) + place : 'nothing';
  }

  async #contents(): Promise<readonly string[]> {
    const nodes = await this.#nodes();
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    // What was announced stands there for some seconds more.
    const announced = new Set(await this.#announced());
    const lines: string[] = [];
    const visit = (node: Node, depth: number, known: string, isLive = false) => {
      const role = String(node.role?.value);
      const name = String(node.name?.value ?? '');
      if (isLive && role === 'StaticText' && announced.has(name.trim())) return;
      if (role === 'status' && isEmpty(node, byId, announced)) return;
      let inner = known;
      let below = depth;
      if (!node.ignored && told.has(role)) {
        lines.push(`${'  '.repeat(depth)}${spoken(node)}`);
        inner = `${known} ${name}`;
        below++;
      } else if (!node.ignored && role === 'StaticText' && name.trim() !== '' && !known.includes(name.trim())) {
        lines.push(`${'  '.repeat(depth)}${timeless(name.trim())}`);
      }
      if (role === 'textbox' || role === 'StaticText') return;
      for (const id of node.childIds ?? []) {
        const child = byId.get(id);
        if (child) visit(child, below, inner, isLive || role === 'status');
      }
    };
    const dialog = nodes.find(({role, ignored}) => role?.value === 'dialog' && !ignored);
    if (dialog) visit(dialog, 0, '');
    return lines;
  }
}

/** Whether a region says nothing now. */
function isEmpty(node: Node, byId: ReadonlyMap<string, Node>, announced: ReadonlySet<string>): boolean {
  if (node.role?.value === 'StaticText') return announced.has(String(node.name?.value).trim());
  return (node.childIds ?? []).every((id) => {
    const child = byId.get(id);
    return !child || isEmpty(child, byId, announced);
  });
}

function property({properties = []}: Node, wanted: string): unknown {
  return properties.find(({name}) => name === wanted)?.value.value;
}

function spoken(node: Node): string {
  const said = states
    .map((name) => [name, property(node, name)] as const)
    .filter(([name, value]) => value !== undefined && value !== 'false' && (value !== false || name === 'expanded'))
    .map(([name, value]) => (value === true || value === 'true' ? name : `${name} ${String(value)}`));
  const parts = [
    [String(node.role?.value), String(node.name?.value ?? '')].filter(Boolean).join(' '),
    node.value?.value === undefined || node.value.value === '' ? '' : `“${String(node.value.value)}”`,
    ...said,
    String(node.description?.value ?? ''),
  ];
  return timeless(parts.filter(Boolean).join(', '));
}

function timeless(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\b\d{1,2}:\d{2}(?:\s?[AP]M)?/g, '(time)')
    .replaceAll(/\b[A-Z][a-z]{2} \d{1,2}(?:, \d{4})?\b/g, '(day)')
    .replaceAll(/\b[A-Z][a-z]+day, [A-Z][a-z]+ \d{1,2}, \d{4}\b/g, '(day)')
    .replaceAll(/\b(?:in )?about \d+ (?:minutes|hours)\b/g, '(a while)');
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}
