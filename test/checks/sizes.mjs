// What a first-time visitor's page loads, measured in Chromium against the built server, from a page of another origin.
import {createServer} from 'node:http';
import {gzipSync} from 'node:zlib';
import puppeteer from 'puppeteer-core';
import {ChatServerProcess} from '../support/chat-server-process.mjs';
import {chromiumFlags} from '../support/chromium-flags.mjs';
import {ensure, findChromium} from '../support/debian.mjs';

/** Bytes gz of all scripts so far. The last step has no aim of its own: its limit keeps it from growing unnoticed. */
const budgets = {
  'before first open': 9000,
  'an open thread, nobody has written': 48_000,
  'a first message sent': 80_000,
};
const patienceMs = 20_000;
const problems = [];

const executablePath = ensure(findChromium, 'chromium', 'the browser that measures the page');
const server = new ChatServerProcess({built: true});
const closers = [() => server.remove()];
try {
  const origin = await server.start();
  const host = await serveHostPage(origin);
  closers.push(() => host.close());
  const browser = await puppeteer.launch({executablePath, args: chromiumFlags});
  closers.push(() => browser.close());
  await measure(await browser.newPage(), `http://127.0.0.1:${host.address().port}/`, origin);
} catch (error) {
  problems.push(error instanceof Error ? error.message : String(error));
} finally {
  for (const close of closers.reverse()) await close();
}
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);

async function measure(page, address, origin) {
  const requests = [];
  const scripts = new Map();
  const bodies = [];
  page.on('request', (request) => requests.push(`${request.method()} ${request.url().replace(origin, '')}`));
  page.on('pageerror', (error) => problems.push(`Error in the page: ${error.message}`));
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script' || !response.ok()) return;
    bodies.push(
      response
        .buffer()
        .then((body) => scripts.set(new URL(response.url()).pathname, gzipSync(body, {level: 9}).length)),
    );
  });
  await page.goto(address);
  await inTime(
    'define <kustomer-chat>',
    page.evaluate(() => customElements.whenDefined('kustomer-chat').then(() => true)),
  );
  await page.waitForNetworkIdle({idleTime: 1000, timeout: patienceMs});
  await Promise.all(bodies);
  const before = new Map(scripts);
  checkQuiet(
    requests.filter((line) => line !== `GET ${address}`),
    before,
    await storedThings(page),
  );

  await openThread(page);
  await page.waitForNetworkIdle({idleTime: 500, timeout: patienceMs}).catch(() => undefined); // a stream stays open
  await Promise.all(bodies);
  const opened = new Map(scripts);
  await sendFirstMessage(page);
  await page.waitForNetworkIdle({idleTime: 500, timeout: patienceMs}).catch(() => undefined);
  await Promise.all(bodies);
  table('before first open', before, new Map());
  table('an open thread, nobody has written', opened, before);
  table('a first message sent', scripts, opened);
}

/** Before first open: the script and one read of the configuration, and nothing kept. */
function checkQuiet(requests, scripts, stored) {
  const others = requests.filter((line) => !scripts.has(line.slice('GET '.length)));
  const isConfig = (line) => /^GET \/v1\/config(\?|$)/.test(line);
  if (others.filter(isConfig).length !== 1)
    problems.push(`Before first open there must be one GET /v1/config, there were ${others.filter(isConfig).length}.`);
  for (const line of others.filter((other) => !isConfig(other))) problems.push(`Before first open: ${line}`);
  for (const thing of stored) problems.push(`Before first open this was stored: ${thing}`);
}

function storedThings(page) {
  return page.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(await indexedDB.databases()).map(({name}) => `IndexedDB ${name}`),
    ...(await caches.keys()).map((key) => `cache ${key}`),
    ...(document.cookie ? [`cookie ${document.cookie}`] : []),
  ]);
}

/** A first-time visitor presses the launcher. */
async function openThread(page) {
  await page.evaluate(() => {
    const chat = document.querySelector('kustomer-chat');
    window.sent = new Promise((resolve) =>
      chat.addEventListener('kustomer-message-sent', () => resolve(true), {once: true}),
    );
    chat.open(() => undefined);
  });
  const focused = page.waitForFunction(
    () => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element instanceof HTMLTextAreaElement || element?.isContentEditable;
    },
    {timeout: 2 * patienceMs},
  );
  await inTime('focus the composer', focused);
}

/** As a visitor does it. */
async function sendFirstMessage(page) {
  await page.keyboard.type('Where is my order?');
  await page.keyboard.press('Enter');
  await inTime(
    'send what was typed',
    page.evaluate(() => window.sent),
  );
}

function inTime(what, promise) {
  const late = new Promise((_, reject) => {
    setTimeout(reject, patienceMs, new Error(`The page did not ${what} within ${patienceMs} ms.`)).unref();
  });
  return Promise.race([promise, late]);
}

/** Lists what is new since the step before. */
function table(name, scripts, before) {
  const budget = budgets[name];
  const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
  const isOver = budget !== undefined && total > budget;
  const limit = budget === undefined ? '' : ` of ${budget}`;
  console.log(`${isOver ? 'OVER' : 'ok  '} ${name}: ${total}${limit} B gz in ${scripts.size} files`);
  const added = [...scripts].filter(([path]) => !before.has(path)).sort(([, a], [, b]) => b - a);
  for (const [path, size] of added) console.log(`${String(size).padStart(9)}  ${path}`);
  if (isOver) problems.push(`Over the budget: ${name}, by ${total - budget} B.`);
}

function serveHostPage(origin) {
  const html = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
<script type="module" src="${origin}/kustomer-chat.js"></script>
<kustomer-chat site-key="pk_demo" server-url="${origin}"></kustomer-chat>`;
  const host = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(html));
  return new Promise((resolve) => host.listen(0, '127.0.0.1', () => resolve(host)));
}
