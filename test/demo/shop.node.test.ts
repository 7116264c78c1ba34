import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'puppeteer-core';
import {audit, named, read, RealPages, scrollsSideways, see} from '../support/real-pages.js';

describe('the shop', () => {
  const pages = new RealPages();
  before(() => pages.start());
  after(() => pages.stop());

  for (const scheme of ['light', 'dark'] as const) {
    it(`is accessible in ${scheme} colours, with nothing, a full bag and a wrong form`, async () => {
      const page = await pages.open('/', {scheme});
      await see(page, named('button', 'Chat with Halden Care'));
      assert.deepEqual(await audit(page), []);
      await page.click('#contact-send');
      await see(page, '.problem');
      assert.deepEqual(await audit(page), []);
      await page.click('#product-add');
      await see(page, '#bag-total');
      assert.deepEqual(await audit(page), []);
    });
  }

  for (const width of [1280, 800, 360, 320]) {
    it(`fits into ${width} pixels`, async () => {
      const page = await pages.open('/', {width});
      assert.equal(await scrollsSideways(page), false);
      await page.click('#bag-button');
      await see(page, '#bag-empty');
      assert.equal(await scrollsSideways(page), false);
    });
  }

  it('asks nobody but its own server for anything', async () => {
    const page = await pages.open('/');
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(pages.origin) && !request.url().startsWith('data:')) foreign.push(request.url());
    });
    await page.reload({waitUntil: 'networkidle0'});
    assert.deepEqual(foreign, []);
  });

  it('shows the product that the address names, and moves there', async () => {
    const page = await pages.open('/#kyst');
    assert.equal(await textOf(page, '#product-name'), 'Kyst rug');
    await page.click('.card a[href="#ask"]');
    await page.waitForFunction(() => document.querySelector('#product-name')?.textContent === 'Ask side table');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'product');
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('#product-name')?.textContent === 'Kyst rug');
  });

  it('fills and empties the bag with the keyboard alone', async () => {
    const page = await pages.open('/#mose');
    await page.focus('#product-add');
    await page.keyboard.press('Enter');
    await see(page, named('heading', 'Your bag'));
    assert.equal(await textOf(page, '#bag-total'), '€ 63.90', 'delivery is added below € 80');
    await press(page, 'One more: Mose cushion');
    assert.equal(await textOf(page, '#bag-total'), '€ 116', 'from € 80 delivery is free');
    assert.equal(await activeName(page), 'One more: Mose cushion', 'focus stays where it was');
    await press(page, 'One less: Mose cushion');
    await press(page, 'Remove: Mose cushion');
    await see(page, '#bag-empty');
    await page.keyboard.press('Escape');
    assert.equal(await textOf(page, '#bag-count'), '0');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'product-add', 'focus goes back');
  });

  it('says what is missing in the form, and goes to the first such field', async () => {
    const page = await pages.open('/');
    await page.type('#contact-email', 'mara.post.example');
    await page.click('#contact-send');
    await read(page, 'Some fields need another look.');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'contact-name');
    assert.equal(await describedAs(page, '#contact-email'), 'The part with @ is missing.');
    await page.type('#contact-name', 'M');
    assert.equal(await describedAs(page, '#contact-name'), null, 'a repaired field says so at once');
  });

  it('keeps the text and says so when the chat refuses it', async () => {
    const page = await pages.open('/');
    await fill(page);
    await page.evaluate(() => {
      const chat = document.querySelector('kustomer-chat');
      if (chat)
        chat.createConversation = () => Promise.reject(Object.assign(new Error('too many'), {code: 'rate-limited'}));
    });
    await page.click('#contact-send');
    await read(page, 'Nothing is lost: try again in a minute.');
    assert.equal(await page.$eval('#contact-message', (field) => (field as HTMLTextAreaElement).value), 'Hello there');
  });

  it('works when the chat loads later than the form is sent', async () => {
    const page = await pages.open('/nothing-here');
    await page.setRequestInterception(true);
    let release: (() => void) | undefined;
    page.on('request', (request) => {
      if (request.url().endsWith('/kustomer-chat.js')) release = () => void request.continue();
      else void request.continue();
    });
    await page.goto(`${pages.origin}/`, {waitUntil: 'domcontentloaded', timeout: 1}).catch(() => undefined);
    await see(page, '#contact-send');
    await page.waitForFunction(() => document.querySelector('kustomer-chat')?.hasAttribute('server-url'));
    await fill(page);
    await page.click('#contact-send');
    await read(page, 'Sending…');
    release?.();
    await read(page, 'Thank you, Mara.');
  });

  it('leaves no error behind, and breaks no policy', () => {
    const ours = pages.complaints.filter((line) => !line.startsWith('/nothing-here'));
    assert.deepEqual(ours, []);
  });
});

async function fill(page: Page): Promise<void> {
  await page.type('#contact-name', 'Mara Vogel');
  await page.type('#contact-email', 'mara@post.example');
  await page.select('#contact-topic', 'Something else');
  await page.type('#contact-message', 'Hello there');
}

/** Focuses the button of this name and presses it as a keyboard does. */
async function press(page: Page, name: string): Promise<void> {
  await (await see(page, named('button', name))).focus();
  await page.keyboard.press('Enter');
}

function textOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (element) => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim());
}

function activeName(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
}

function describedAs(page: Page, selector: string): Promise<string | null> {
  return page.$eval(selector, (element) => {
    const id = element.getAttribute('aria-describedby');
    return id === null ? null : (document.getElementById(id)?.textContent?.trim() ?? '');
  });
}
