import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {CDPSession, Page} from 'puppeteer-core';
import type {Story} from '../../demo/playground/stories/story.js';
import type {RealPages} from '../support/real-pages.js';
import type {StoryView} from './story-options.js';

const patience = 30_000;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One page on which all stories play, one after the other. */
export class StoryPage {
  readonly #page: Page;
  readonly #session: CDPSession;
  #errors: string[] = [];

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
    page.on('pageerror', (error) => this.#errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#errors.push(message.text());
    });
  }

  static async open(pages: RealPages): Promise<StoryPage> {
    const page = await pages.open('/playground/story.html#launcher?run=first');
    await page.emulateTimezone('Europe/Berlin');
    const story = new StoryPage(page, await page.createCDPSession());
    // What a story saves is of no use here.
    await story.#session.send('Page.setDownloadBehavior', {behavior: 'deny'});
    await page.evaluate(axeSource);
    // The compiler calls this for the names of functions; the page has none.
    await page.evaluate('globalThis.__name = (named) => named');
    return story;
  }

  /**
   * Waits until the story stands still. It plays anew when the width is another, or always; otherwise what is there
   * changes its colours or direction, as it does on a page.
   */
  async show({name}: Story, {mode, width, height}: StoryView, anew: boolean): Promise<void> {
    this.#errors = [];
    await this.#page.setViewport({width, height});
    await this.#session.send('Emulation.setEmulatedMedia', {
      features: [
        {name: 'prefers-color-scheme', value: mode.scheme},
        {name: 'prefers-reduced-motion', value: 'reduce'},
        {name: 'forced-colors', value: mode.forced ? 'active' : 'none'},
      ],
    });
    const run = anew ? `${mode.name}-${width}` : width;
    const hash = `${name}?run=${run}&theme=${mode.scheme}&dir=${mode.dir}`;
    await this.#page.evaluate((next) => (location.hash = next), hash);
    const isShown = (wanted: string) => {
      const {shown, failed} = document.documentElement.dataset;
      return failed ?? (shown === wanted && 'shown');
    };
    const end = await this.#page.waitForFunction(isShown, {timeout: patience, polling: 30}, hash);
    assert.equal(await end.jsonValue(), 'shown');
  }

  get page(): Page {
    return this.#page;
  }

  /** What the page has complained of since the story began. */
  get errors(): readonly string[] {
    return this.#errors;
  }

  /** What axe finds, one line each. */
  async violations(): Promise<readonly string[]> {
    return this.#page.evaluate(async () => {
      const {axe} = window as unknown as {
        axe: {
          run: (options: object) => Promise<{
            violations: {id: string; nodes: {target: unknown; failureSummary: string}[]}[];
          }>;
        };
      };
      const {violations} = await axe.run({resultTypes: ['violations']});
      return violations.flatMap(({id, nodes}) =>
        nodes.map(({target, failureSummary}) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
      );
    });
  }

  /** What is wider than its place: the page, or a box that scrolls sideways and is no frame made for it. */
  async sideways(): Promise<readonly string[]> {
    return this.#page.evaluate(() => {
      const found: string[] = [];
      if (document.documentElement.scrollWidth > window.innerWidth) found.push('the page');
      const roots: (Document | ShadowRoot)[] = [document];
      for (let root = roots.pop(); root; root = roots.pop()) {
        for (const element of root.querySelectorAll('*')) {
          if (element.shadowRoot) roots.push(element.shadowRoot);
          if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth === 0) continue;
          const scrolls = ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
          // Code and tables lie in frames of their own, which have a name and take the focus.
          if (scrolls && !element.matches('[role=region], [role=group], pre')) {
            found.push(`${element.localName}.${element.className}: ${element.scrollWidth} in ${element.clientWidth}`);
          }
        }
      }
      return found;
    });
  }

  /** Whether anything of the chat has a box within the view. */
  async isAnythingShown(): Promise<boolean> {
    return this.#page.evaluate(() => {
      const shown = document.querySelector('kustomer-chat')?.shadowRoot?.querySelectorAll('*') ?? [];
      return [...shown].some((element) => {
        const {top, bottom, left, right} = element.getBoundingClientRect();
        const isInView = bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth;
        return isInView && bottom > top && right > left && element.checkVisibility({visibilityProperty: true});
      });
    });
  }

  async photograph(path: `${string}.png`): Promise<void> {
    await this.#page.screenshot({path, captureBeyondViewport: false, optimizeForSpeed: true});
  }
}
