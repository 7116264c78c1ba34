// `npm run bench:thread`: what a thread of 100,000 messages costs beside one of 100, as ratios of one run. Each run is a
// fresh page; the two sizes take turns; figures are medians of the main thread's CPU time, because a shared machine's
// wall clock tells of its other tenants. `RUNS` says how many runs of each (9).
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {build} from 'esbuild';
import puppeteer from 'puppeteer-core';
import {createChatServer, createLocalHub, createMemoryStore, demoOrganisation} from '../../server/src/in-page.ts';
import {listen} from '../../server/src/listen-node.ts';
import {chromiumFlags} from '../support/chromium-flags.mjs';
import {ensure, findChromium} from '../support/debian.mjs';
import {bodyOf} from './body.ts';

const few = 100;
const many = 100_000;
const runs = Number(process.env.RUNS ?? 9);
const limits = {held: 1.2, loaded: 1.3};
const chunk = 5000;

const folder = mkdtempSync(join(tmpdir(), 'kustomer-chat-bench-'));
const closers = [() => rmSync(folder, {recursive: true})];
let isTooSlow = false;
try {
  await bundle();
  const store = createMemoryStore();
  const chat = createChatServer({store, hub: createLocalHub(), organisation: demoOrganisation});
  closers.push(() => chat.close());
  const server = await listen({
    host: '127.0.0.1',
    port: 0,
    onlyLoopbackHosts: false,
    fetch: (request, info) => serveFile(request) ?? chat.fetch(request, info),
    onError: console.error,
  });
  closers.push(() => server.close(100));
  const origin = `http://127.0.0.1:${server.port}`;
  const browser = await puppeteer.launch({
    executablePath: ensure(findChromium, 'chromium', 'the browser that is measured'),
    args: chromiumFlags,
  });
  closers.push(() => browser.close());

  const conversations = new Map();
  for (const count of [few, many]) conversations.set(count, await createConversation(browser, origin, store, count));
  await compare('held by the server, opened', limits.held, (count) =>
    measure(browser, `${origin}/held.html`, [['openHome']], ['openConversation', conversations.get(count), bodyOf(0)]),
  );
  await compare('already loaded, shown', limits.loaded, (count) =>
    measure(browser, `${origin}/loaded.html`, [['prepare', count]], ['show', bodyOf(0)]),
  );
} finally {
  for (const close of closers.reverse()) await close();
}
process.exit(isTooSlow ? 1 : 0);

async function bundle() {
  await build({
    entryPoints: ['test/bench/held.ts', 'test/bench/loaded.ts'],
    outdir: folder,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['kustomer-chat-source', 'production'],
    logLevel: 'warning',
  });
}

function serveFile(request) {
  const name = new URL(request.url).pathname.slice(1);
  const page = /^(held|loaded)\.html$/.exec(name)?.[1];
  if (page) {
    const html = `<!doctype html><meta charset="utf-8"><body><script type="module" src="/${page}.js"></script>`;
    return Promise.resolve(new Response(html, {headers: {'Content-Type': 'text/html'}}));
  }
  if (!/^[\w.-]+\.js$/.test(name)) return undefined;
  const headers = {'Content-Type': 'text/javascript', 'Cache-Control': 'max-age=3600'};
  return Promise.resolve(new Response(readFileSync(join(folder, name)), {headers}));
}

/** A conversation of the visitor of this browser, read to its end. */
async function createConversation(browser, origin, store, count) {
  const page = await browser.newPage();
  await page.goto(`${origin}/held.html`);
  await page.waitForFunction('globalThis.createConversation');
  const id = await page.evaluate((text) => globalThis.createConversation(text), bodyOf(count - 1));
  await page.close();
  const from = (await store.conversation(id)).lastSeq + 1;
  for (let start = from; start <= count; start += chunk) {
    await store.transaction(async (transaction) => {
      for (let seq = start; seq < start + chunk && seq <= count; seq++) {
        await transaction.insertMessage(messageOf(id, seq, count));
      }
    });
  }
  await store.transaction(async (transaction) => {
    const stored = await transaction.lockConversation(id);
    await transaction.updateConversation({...stored, customerReadSeq: count});
  });
  return id;
}

function messageOf(conversationId, seq, count) {
  const isOwn = (count - seq) % 3 === 0 && seq !== count;
  return {
    id: `m_${conversationId}_${seq}`,
    clientId: null,
    conversationId,
    createdAt: new Date(Date.now() - (count - seq) * 30_000).toISOString(),
    direction: isOwn ? 'in' : 'out',
    sender: {type: isOwn ? 'customer' : 'agent', id: 'a', displayName: 'Nora', avatarUrl: null, ai: false},
    body: bodyOf(count - seq),
    template: null,
    reply: null,
    attachments: [],
    inputLocked: false,
    auto: false,
    linkPreviews: [],
    streaming: false,
    editedAt: null,
    redactedAt: null,
  };
}

async function compare(name, limit, run) {
  const figures = {[few]: [], [many]: []};
  for (const count of [few, many]) await run(count); // caches warm for both
  for (let turn = 0; turn < runs; turn++) {
    for (const count of turn % 2 ? [many, few] : [few, many]) figures[count].push(await run(count));
  }
  const ratio = median(figures[many]) / median(figures[few]);
  isTooSlow ||= ratio > limit;
  const of = (count) => `${count.toLocaleString('en')}: ${median(figures[count]).toFixed(1)} ms`;
  console.log(`${name}: ${of(few)}, ${of(many)}, ratio ${ratio.toFixed(2)} (at most ${limit})`);
}

/** Milliseconds of CPU time that the page's main thread spends on `call`. */
async function measure(browser, url, before, call) {
  const page = await browser.newPage();
  try {
    await page.setViewport({width: 1280, height: 800});
    const session = await page.createCDPSession();
    await session.send('Performance.enable', {timeDomain: 'threadTicks'});
    await page.goto(url);
    for (const [name, ...args] of before) {
      await page.waitForFunction(`globalThis.${name}`);
      await page.evaluate((name, args) => globalThis[name](...args), name, args);
    }
    const [name, ...args] = call;
    const start = await taskTime(session);
    await page.evaluate((name, args) => globalThis[name](...args), name, args);
    return (await taskTime(session)) - start;
  } finally {
    await page.close();
  }
}

async function taskTime(session) {
  const {metrics} = await session.send('Performance.getMetrics');
  return metrics.find(({name}) => name === 'TaskDuration').value * 1000;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
