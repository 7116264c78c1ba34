import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'puppeteer-core';
import {named, read, RealPages, see, write} from '../support/real-pages.js';

const field = 'kustomer-chat >>> textarea';

describe('a page in a sandbox, which may store nothing and has no locks', () => {
  const pages = new RealPages();
  let host: Server;
  let page: Page;

  before(async () => {
    await pages.start();
    host = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader('content-security-policy', 'sandbox allow-scripts');
      response.end(`<!doctype html><html lang="en"><title>Sandbox</title><link rel="icon" href="data:," />
        <script type="module" src="${pages.origin}/kustomer-chat.js"></script>
        <kustomer-chat site-key="pk_demo" server-url="${pages.origin}"></kustomer-chat>
        <script>
          window.troubles = [];
          addEventListener('kustomer-error', ({detail}) => troubles.push(detail.code + ' ' + detail.reason));
        </script>`);
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    page = await pages.open('/');
    await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
  });

  after(async () => {
    await pages.stop();
    host.close();
  });

  it('shows the chat, sends, and hears the answer', async () => {
    await (await see(page, named('button', 'Chat with Halden Care'))).click();
    await write(page, field, 'Where is my lamp?');
    await page.keyboard.press('Enter');
    await read(page, 'Where is my lamp?');
    const id = await pages.newestConversation();
    const sender = {type: 'agent', displayName: 'Nora'};
    await pages.agent('POST', `/conversations/${id}/messages`, {body: 'It leaves us today.', sender});
    await read(page, 'It leaves us today.');
  });

  it('says once that nothing is stored', async () => {
    const troubles = await page.evaluate(() => (window as unknown as {troubles: readonly string[]}).troubles);
    assert.deepEqual(troubles, ['storage-blocked unavailable']);
  });

  it('leaves no other error behind', () => {
    assert.deepEqual(pages.complaints, []);
  });
});
