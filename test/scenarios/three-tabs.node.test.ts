import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import type {Page} from 'puppeteer-core';
import {FaultProxy} from '../support/fault-proxy.js';
import {named, read, RealPages, see, write} from '../support/real-pages.js';

const visitorField = 'kustomer-chat >>> textarea'; // the shop's form has a field of the same name

describe('one visitor in three tabs of one browser', () => {
  const pages = new RealPages();
  // Nothing happens to requests: it counts the streams on the server's side.
  const proxy = new FaultProxy(() => pages.origin, Math.random, new Map());
  let first: Page;
  let second: Page;
  let third: Page;
  let conversationId: string;

  before(async () => {
    await Promise.all([pages.start(), proxy.start()]);
    first = await pages.open('/');
    await first.goto(`${proxy.origin}/`);
    await (await see(first, named('button', 'Chat with Halden Care'))).click();
    await write(first, visitorField, 'Where is my lamp?');
    await first.keyboard.press('Enter');
    conversationId = await until('the conversation', async () => {
      const {items} = (await pages.agent('GET', '/conversations?status=open')) as {items: readonly {id: string}[]};
      return items[0]?.id;
    });
    second = await newTab();
    third = await newTab();
  });

  after(async () => {
    await pages.stop();
    await proxy.stop();
  });

  /** In front of the others, with its panel open. */
  const newTab = async () => {
    const tab = await first.browserContext().newPage();
    await tab.goto(`${proxy.origin}/`);
    await tab.evaluate(() => (document.querySelector('kustomer-chat') as unknown as {open(): Promise<null>}).open());
    await read(tab, 'Where is my lamp?');
    return tab;
  };

  const agentSays = (body: string) =>
    pages.agent('POST', `/conversations/${conversationId}/messages`, {
      body,
      sender: {type: 'agent', displayName: 'Nora'},
    });

  const oneStream = () => until('one stream', () => Promise.resolve(proxy.streamCount === 1));

  it('has one stream, which all of them hear', async () => {
    await oneStream();
    await agentSays('It leaves us today.');
    for (const tab of [first, second, third]) await read(tab, 'It leaves us today.');
    assert.equal(proxy.streamCount, 1);
  });

  it('sees in each what it has typed and sent in another', async () => {
    await second.bringToFront();
    await write(second, visitorField, 'Thank you!');
    await first.waitForFunction(
      () => {
        const panel = document.querySelector('kustomer-chat')?.shadowRoot?.querySelector('kustomer-chat-panel');
        const composer = panel?.shadowRoot?.querySelector('kustomer-chat-composer');
        return composer?.shadowRoot?.querySelector('textarea')?.value === 'Thank you!';
      },
      {polling: 50},
    );
    await second.keyboard.press('Enter');
    for (const tab of [first, second, third]) await read(tab, 'Thank you!');
    await oneStream();
  });

  it('goes on in the others when the tab that has the stream is closed', async () => {
    await second.close();
    await oneStream();
    await agentSays('You are welcome.');
    for (const tab of [first, third]) await read(tab, 'You are welcome.');
    assert.equal(proxy.streamCount, 1);
    assert.deepEqual(pages.complaints, []);
  });
});

async function until<Value>(what: string, look: () => Promise<Value | undefined | false>): Promise<Value> {
  for (let tries = 0; tries < 400; tries++) {
    const value = await look();
    if (value !== undefined && value !== false) return value;
    await pause(25);
  }
  throw new assert.AssertionError({message: `${what} did not come`});
}
