import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'puppeteer-core';
import {audit, named, read, RealPages, scrollsSideways, see} from '../support/real-pages.js';

describe('the playground', () => {
  const pages = new RealPages();
  before(() => pages.start());
  after(() => pages.stop());

  for (const [scheme, width] of [
    ['light', 1280],
    ['dark', 360],
  ] as const) {
    it(`is accessible in ${scheme} colours, and fits into ${width} pixels`, async () => {
      const page = await pages.open('/playground#launcher', {scheme, width, height: 900});
      await shown(page, 'launcher');
      assert.deepEqual(await audit(page), []);
      assert.equal(await scrollsSideways(page), false);
    });
  }

  it('plays the story that is chosen, and tells its events', async () => {
    const page = await pages.open('/playground#launcher', {width: 1440});
    await shown(page, 'launcher');
    await (await see(page, named('link', 'A new conversation with the team’s greeting'))).click();
    await shown(page, 'draft');
    assert.equal(await textOf(page, '#title'), 'A new conversation with the team’s greeting');
    await read(page, 'open');
    const events = await page.$$eval('#events code', (codes) => codes.map(({textContent}) => textContent));
    assert.deepEqual(events.slice(-2), ['ready', 'open']);
  });

  it('brings what is set to the story, to the address and to what there is to copy', async () => {
    const page = await pages.open('/playground#draft', {width: 1440});
    await shown(page, 'draft');
    await (await see(page, named('radio', 'Dark'))).evaluate((radio) => (radio as HTMLInputElement).click());
    await (await see(page, '[name=others]')).type('--kustomer-chat-surface: rgb(1, 2, 3)');
    await shown(page, 'draft');
    await (await see(page, named('checkbox', 'no-launcher Without its launcher'))).click();
    await shown(page, 'draft');
    const frame = await (await see(page, '#frame')).contentFrame();
    const look = await frame?.evaluate(() => {
      const chat = document.querySelector('kustomer-chat');
      const panel = chat?.shadowRoot?.querySelector('kustomer-chat-panel');
      return {
        scheme: getComputedStyle(document.documentElement).colorScheme,
        surface: panel && getComputedStyle(panel).getPropertyValue('--kustomer-chat-surface'),
        hasLauncher: chat?.shadowRoot?.querySelector('button.launcher') !== null,
      };
    });
    assert.deepEqual(look, {scheme: 'dark', surface: 'rgb(1, 2, 3)', hasLauncher: false});
    const snippet = await textOf(page, '#snippet');
    for (const part of ['--kustomer-chat-surface: rgb(1, 2, 3);', 'color-scheme="dark"', 'no-launcher', 'site-key=']) {
      assert.ok(snippet.includes(part), `${part} in ${snippet}`);
    }
    await page.reload();
    await shown(page, 'draft');
    assert.equal(await textOf(page, '#snippet'), snippet, 'the address holds all of it');
  });

  it('leaves no error behind, and breaks no policy', () => assert.deepEqual(pages.complaints, []));
});

/** Waits until the frame shows what the address says, and stands still. */
async function shown(page: Page, story: string): Promise<void> {
  await page.waitForFunction(
    (name) => {
      const root = document.querySelector('iframe')?.contentDocument?.documentElement;
      const shown = root?.dataset.shown;
      const wanted = new URLSearchParams(location.hash.split('?')[1]);
      const has = new URLSearchParams(shown?.split('?')[1]);
      return shown?.split('?')[0] === name && [...wanted].every(([key, value]) => has.get(key) === value);
    },
    {timeout: 30_000, polling: 50},
    story,
  );
}

function textOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (element) => element.textContent ?? '');
}
