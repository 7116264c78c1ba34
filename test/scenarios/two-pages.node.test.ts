import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import puppeteer, {type Browser, type ElementHandle, type Page} from 'puppeteer-core';
import {ChatServerProcess} from '../support/chat-server-process.mjs';
import {chromiumFlags} from '../support/chromium-flags.mjs';
import {findChromium} from '../support/debian.mjs';

/** Names as a screen reader says them; they reach into shadow trees. */
const named = (role: string, name: string) => `::-p-aria([name="${name}"][role="${role}"])`;
const quick = 1000;

describe('a visitor and an agent in two browser pages', () => {
  const server = new ChatServerProcess({built: true});
  const complaints: string[] = [];
  let browser: Browser;
  let visitor: Page;
  let agent: Page;

  before(async () => {
    const origin = await server.start();
    browser = await puppeteer.launch({executablePath: findChromium() ?? '', args: [...chromiumFlags]});
    visitor = await open(`${origin}/`);
    agent = await open(`${origin}/agent`);
  });

  after(async () => {
    await browser.close();
    await server.remove();
  });

  /** In a context of its own, so that each page counts as visible and in front. */
  async function open(address: string): Promise<Page> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => complaints.push(`${address}: ${String(error)}`));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${address}: ${message.text()}`);
    });
    await page.goto(address, {waitUntil: 'load'});
    return page;
  }

  async function see(page: Page, selector: string, timeout = 10_000): Promise<ElementHandle> {
    const element = await page.waitForSelector(selector, {timeout, visible: true});
    assert.ok(element, `${selector} is shown`);
    return element;
  }

  /** Waits until the page says these words, also inside shadow trees; Puppeteer's own text selector misses changes there. */
  async function read(page: Page, words: string, timeout = 10_000): Promise<void> {
    // No named function inside: the page has none of the helpers that the compiler would call for its name.
    const says = (searched: string): boolean => {
      const roots: (Document | ShadowRoot)[] = [document];
      let text = '';
      for (let root = roots.pop(); root; root = roots.pop()) {
        text += (root instanceof Document ? root.body : root).textContent ?? '';
        for (const {shadowRoot} of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
      }
      return text.replaceAll(/\s+/g, ' ').includes(searched);
    };
    await page.waitForFunction(says, {timeout, polling: 50}, words).catch(() => {
      assert.fail(`the page does not say “${words}” within ${timeout} ms`);
    });
  }

  async function write(page: Page, field: string, words: string): Promise<void> {
    const element = await see(page, field);
    await element.click();
    await element.type(words);
  }

  const visitorField = 'kustomer-chat >>> textarea'; // the shop's form has a field of the same name
  const agentField = 'agent-console >>> agent-composer >>> textarea';

  it('shows a new message to the agent in under a second', async () => {
    await read(agent, 'Nobody is waiting');
    await (await see(visitor, named('button', 'Chat with Halden Care'))).click();
    await write(visitor, visitorField, 'Where is my lamp?');
    await visitor.keyboard.press('Enter');
    await read(agent, 'Where is my lamp?', quick);
    await see(agent, 'agent-console >>> agent-inbox >>> .row.unread');
  });

  it('shows the answer to the visitor, and marks what was read', async () => {
    await (await see(agent, 'agent-console >>> agent-inbox >>> .row')).click();
    await see(agent, agentField);
    await agent.waitForFunction(() => {
      const inbox = document.querySelector('agent-console')?.shadowRoot?.querySelector('agent-inbox');
      return inbox?.shadowRoot?.querySelector('.row') && !inbox.shadowRoot.querySelector('.row.unread');
    });
    await write(agent, agentField, 'It leaves us today.');
    await agent.keyboard.press('Enter');
    await read(visitor, 'It leaves us today.', quick);
    await read(visitor, 'Nora');
    await read(agent, 'Read');
  });

  it('shows who is typing, both ways', async () => {
    await write(agent, agentField, 'One mo');
    await see(visitor, named('image', 'Nora is writing'));
    await write(visitor, visitorField, 'Thank y');
    await see(agent, 'agent-console >>> agent-thread >>> .typing');
  });

  it('goes on after the server was killed and came back', async () => {
    await server.stop('SIGKILL');
    await read(agent, 'No connection.');
    await visitor.keyboard.type('ou!');
    await visitor.keyboard.press('Enter');
    await server.start();
    await read(agent, 'Thank you!', 40_000);
  });

  it('shows the visitor that the conversation has ended', async () => {
    await (await see(agent, named('button', 'End'))).click();
    await (await see(agent, named('button', 'End conversation'))).click();
    await see(visitor, named('button', 'New conversation'));
    await read(agent, 'The team ended the conversation');
  });

  it('hands the contact form over to a new conversation, with what the shop knows', async () => {
    const origin = server.origin ?? '';
    const shopper = await open(`${origin}/#sund`);
    await shopper.type('#contact-name', 'Mara Vogel');
    await shopper.type('#contact-email', 'mara@post.example');
    await shopper.type('#contact-order', 'HL-20481');
    await shopper.select('#contact-topic', 'Something is damaged');
    await shopper.type('#contact-message', 'The shade has a crack.');
    await shopper.click('#contact-send');
    await read(agent, 'The shade has a crack.', 10_000);
    await read(shopper, 'Thank you, Mara.');
    await see(shopper, 'kustomer-chat >>> kustomer-chat-thread');
    const {items} = (await (
      await fetch(`${origin}/v1/agent/conversations?status=open`, {headers: {authorization: 'Bearer ak_demo'}})
    ).json()) as {items: readonly {customAttributes: Record<string, string>; preview: {text: string}}[]};
    assert.equal(items.length, 1);
    assert.deepEqual(items[0]?.customAttributes, {
      orderIdStr: 'HL-20481',
      pageUrl: `${origin}/#sund`,
      chatPageStr: 'Something is damaged',
      historyTxt: 'Looked at: Sund armchair',
    });
    assert.equal(items[0].preview.text, 'The shade has a crack.\n\nMara Vogel, mara@post.example');
  });

  it('leaves no error behind, and breaks no policy', () => {
    // What the browser itself says of the minute without a server is no complaint of ours.
    const ours = complaints.filter((line) => !/ERR_CONNECTION_REFUSED|Failed to load resource|ERR_EMPTY/.test(line));
    assert.deepEqual(ours, []);
  });
});
