// What the reader’s own browser decides: the zone and the language of times, when a typed text is stored, what is loaded.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'puppeteer-core';
import {eventually, named, read, RealPages, see, write} from '../../support/real-pages.js';

const field = 'kustomer-chat >>> textarea';

describe('in the reader’s browser', () => {
  const pages = new RealPages();
  before(() => pages.start());
  after(() => pages.stop());

  const openChat = async (page: Page) => {
    await (await see(page, named('button', 'Chat with Halden Care'))).click();
    await see(page, field);
  };

  for (const [zone, lang] of [
    ['Asia/Kolkata', 'en-GB'],
    ['America/New_York', 'en-US'],
  ] as const) {
    it(`times are those of ${zone}, as ${lang} writes them`, async () => {
      const page = await pages.open('/');
      await page.emulateTimezone(zone);
      await page.evaluate((lang) => document.querySelector('kustomer-chat')?.setAttribute('lang', lang), lang);
      await openChat(page);
      await write(page, field, `What time is it in ${zone}?`);
      await page.keyboard.press('Enter');
      await read(page, `What time is it in ${zone}?`);
      const {createdAt} = await eventually(async () => {
        const id = await pages.newestConversation();
        const path = `/conversations/${id}/messages`;
        const {items} = (await pages.agent('GET', path)) as {items: {body: string; createdAt: string}[]};
        return items.find(({body}) => body.includes(zone));
      });
      const format = new Intl.DateTimeFormat(lang, {timeStyle: 'short', timeZone: zone});
      await read(page, format.format(new Date(createdAt)));
      await page.close();
    });
  }

  it('a typed text is stored when the page is hidden, though no timer runs any more', async () => {
    const page = await pages.open('/');
    await openChat(page);
    // As on a phone that is put away: what was to happen later never does.
    await page.evaluate('window.setTimeout = () => 0');
    await page.type(field, 'Half a sent');
    const other = await page.browserContext().newPage();
    await other.goto(`${pages.origin}/`);
    // The compiler calls this for the names of functions; the page has none.
    await other.evaluate('globalThis.__name = (named) => named');
    await other.bringToFront();
    assert.equal(await eventually(() => other.evaluate(storedText)), 'Half a sent');
    await page.close();
  });

  it('the emoji are loaded when they are asked for, once', async () => {
    const page = await pages.open('/');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (/emoji/.test(request.url())) asked.push(request.url().replace(/^.*\/([\w-]+?)-[\w-]{8}\.js$/, '$1'));
    });
    await openChat(page);
    await page.type(field, 'Hello :-)');
    await page.waitForNetworkIdle({concurrency: 1});
    assert.deepEqual(asked, []);
    const button = named('button', 'Insert an emoji');
    await (await see(page, button)).click();
    await see(page, 'kustomer-chat >>> .emoji-box input');
    assert.deepEqual(asked.sort(), ['composer-emoji', 'en-emoji']);
    await page.keyboard.press('Escape');
    await (await see(page, button)).click();
    await see(page, 'kustomer-chat >>> .emoji-box input');
    assert.equal(asked.length, 2);
    await page.close();
  });
});

/** In the page: the one text that its storage has for a composer. */
async function storedText(): Promise<string | undefined> {
  for (const {name = ''} of await indexedDB.databases()) {
    const text = await new Promise<unknown>((resolve) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => {
        const reading = opening.result.transaction('values').objectStore('values').get('text/draft');
        reading.onsuccess = () => {
          opening.result.close();
          resolve(reading.result);
        };
      };
    });
    if (typeof text === 'string') return text;
  }
  return undefined;
}
