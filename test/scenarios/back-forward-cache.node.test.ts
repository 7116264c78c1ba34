import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'puppeteer-core';
import {eventually, named, read, RealPages, see, write} from '../support/real-pages.js';

const visitorField = 'kustomer-chat >>> textarea'; // the shop's form has a field of the same name

/** What the page under test notes about itself. */
interface Notes {
  readonly streams: AbortSignal[];
  openStreams?: number;
  wasKept?: boolean;
}

describe('a page with an open conversation, left and come back to', () => {
  const pages = new RealPages();
  let shop: Page;
  let conversationId: string;

  before(async () => {
    await pages.start();
    shop = await pages.open('/');
    await shop.evaluateOnNewDocument(() => {
      const streams: AbortSignal[] = [];
      Object.assign(window, {notes: {streams}});
      const {fetch} = window;
      window.fetch = (input, init) => {
        const request = new Request(input, init);
        if (request.url.includes('/v1/events')) streams.push(request.signal);
        return fetch(request);
      };
    });
    await shop.reload();
    await (await see(shop, named('button', 'Chat with Halden Care'))).click();
    await write(shop, visitorField, 'Where is my lamp?');
    await shop.keyboard.press('Enter');
    conversationId = await pages.newestConversation();
  });

  after(() => pages.stop());

  const agentSays = (body: string) =>
    pages.agent('POST', `/conversations/${conversationId}/messages`, {
      body,
      sender: {type: 'agent', displayName: 'Nora'},
    });

  /** To another page of the same origin, and back. */
  const leaveAndReturn = async <Result>(meanwhile: () => Promise<Result>): Promise<Result> => {
    await shop.evaluate(() => {
      const {notes} = window as unknown as {notes: Notes};
      addEventListener('pagehide', () => {
        notes.openStreams = notes.streams.filter((signal) => !signal.aborted).length;
      });
      addEventListener('pageshow', ({persisted}) => (notes.wasKept = persisted));
    });
    await shop.goto(`${pages.origin}/v1/config?site=pk_demo`);
    const result = await meanwhile();
    await shop.goBack();
    return result;
  };

  /** Whether the browser had kept the page; if not, what it says why. */
  const fate = () =>
    shop.evaluate(() => {
      const {notes} = window as unknown as {notes: Notes};
      if (notes.wasKept) return 'kept';
      const [navigation] = performance.getEntriesByType('navigation');
      const {notRestoredReasons} = navigation as PerformanceNavigationTiming & {readonly notRestoredReasons: unknown};
      return JSON.stringify(notRestoredReasons);
    });

  it('was kept by the browser as it was, because it had let go of its lock, its channel and its stream', async () => {
    await agentSays('It leaves us today.');
    await read(shop, 'It leaves us today.'); // so that the stream is open
    const locks = await leaveAndReturn(() =>
      shop.evaluate(async (origin) => {
        // A message that a page would have to hear while it is kept ends it.
        new BroadcastChannel(`kustomer-chat/1/${origin}/pk_demo/tabs/1`).postMessage({});
        return navigator.locks.query();
      }, pages.origin),
    );
    assert.deepEqual(locks, {held: [], pending: []});
    assert.equal(await fate(), 'kept');
    const [streams, openStreams] = await shop.evaluate(() => {
      const {notes} = window as unknown as {notes: Notes};
      return [notes.streams.length, notes.openStreams];
    });
    assert.ok(streams, 'there was a stream');
    assert.equal(openStreams, 0);
  });

  it('hears what is said from then on', async () => {
    await agentSays('It is on its way.');
    await read(shop, 'It is on its way.');
  });

  it('hears what was said while it was away', async () => {
    await leaveAndReturn(() => agentSays('It stands before your door.'));
    assert.equal(await fate(), 'kept');
    await read(shop, 'It stands before your door.');
  });

  it('sends again', async () => {
    await write(shop, visitorField, 'Thank you!');
    await shop.keyboard.press('Enter');
    await eventually(async () => {
      const list = (await pages.agent('GET', `/conversations/${conversationId}/messages`)) as {
        readonly items: readonly {body: string}[];
      };
      return list.items.find(({body}) => body === 'Thank you!');
    });
  });

  it('leaves no error behind', () => {
    assert.deepEqual(pages.complaints, []);
  });
});
