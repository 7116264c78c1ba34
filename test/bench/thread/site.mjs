// Where the thread is measured: the server with its conversations, the pages of both subjects, and one browser.
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {build} from 'esbuild';
import puppeteer from 'puppeteer-core';
import {createChatServer, createLocalHub, createMemoryStore, demoOrganisation} from '../../../server/src/in-page.ts';
import {listen} from '../../../server/src/listen-node.ts';
import {chromiumFlags} from '../../support/chromium-flags.mjs';
import {ensure, findChromium} from '../../support/debian.mjs';
import {bodyOf} from './body.ts';

const chunk = 5000;
const throttling = 4;
const patience = 120_000;

const options = {
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  conditions: ['kustomer-chat-source', 'production'],
  logLevel: 'warning',
};

const bareEnvironment = {
  name: 'bare environment',
  setup({onResolve}) {
    onResolve({filter: /\/open-environment\.js$/}, ({importer}) =>
      importer.includes('bare-environment') ? undefined : {path: resolve('test/bench/thread/bare-environment.ts')},
    );
  },
};

export class Site {
  #folder = mkdtempSync(join(tmpdir(), 'kustomer-chat-bench-'));
  #store = createMemoryStore();
  #chat = createChatServer({store: this.#store, hub: createLocalHub(), organisation: demoOrganisation});
  #server;
  #browser;
  #conversations = new Map();

  async start() {
    await Promise.all([
      build({
        ...options,
        outdir: this.#folder,
        entryPoints: ['held', 'product', 'floor'].map((name) => `test/bench/thread/${name}.ts`),
      }),
      // In chunks of its own: what is named alike holds something else.
      build({
        ...options,
        outdir: this.#folder,
        chunkNames: 'bare-[name]-[hash]',
        entryPoints: [{in: 'test/bench/thread/held.ts', out: 'bare'}],
        plugins: [bareEnvironment],
      }),
    ]);
    this.#server = await listen({
      host: '127.0.0.1',
      port: 0,
      onlyLoopbackHosts: false,
      fetch: (request, info) => this.#file(request) ?? this.#chat.fetch(request, info),
      onError: console.error,
    });
    this.#browser = await puppeteer.launch({
      executablePath: ensure(findChromium, 'chromium', 'the browser that is measured'),
      args: [...chromiumFlags, '--js-flags=--expose-gc'],
      protocolTimeout: patience,
    });
  }

  async stop() {
    await this.#browser?.close();
    await this.#server?.close(100);
    await this.#chat.close();
    rmSync(this.#folder, {recursive: true});
  }

  /**
   * A fresh page of a subject, and a session of the protocol with it. `before` is called with both; then the processor
   * is slowed down.
   */
  async open(name, before) {
    const page = await this.#browser.newPage();
    await page.setViewport({width: 1280, height: 800});
    await page.bringToFront();
    const session = await page.createCDPSession();
    await session.send('Performance.enable', {timeDomain: 'threadTicks'});
    await page.goto(`http://127.0.0.1:${this.#server.port}/${name}.html`);
    await page.waitForFunction('globalThis.bench');
    await before?.(page, session);
    await session.send('Emulation.setCPUThrottlingRate', {rate: throttling});
    return {page, session};
  }

  /** A conversation of this browser's visitor, of so many messages, read to its end. */
  async conversation(count) {
    const known = this.#conversations.get(count);
    if (known) return known;
    const {page} = await this.open('held');
    await page.evaluate(() => globalThis.bench.mount());
    const id = await page.evaluate((text) => globalThis.bench.createConversation(text), bodyOf(count - 1));
    await page.close();
    const from = (await this.#store.conversation(id)).lastSeq + 1;
    for (let start = from; start <= count; start += chunk) {
      await this.#store.transaction(async (transaction) => {
        for (let seq = start; seq < start + chunk && seq <= count; seq++) {
          await transaction.insertMessage(storedMessage(id, seq, count));
        }
      });
    }
    await this.#store.transaction(async (transaction) => {
      const stored = await transaction.lockConversation(id);
      await transaction.updateConversation({...stored, customerReadSeq: count});
    });
    this.#conversations.set(count, id);
    return id;
  }

  #file(request) {
    const name = new URL(request.url).pathname.slice(1);
    const page = /^(held|bare|product|floor)\.html$/.exec(name)?.[1];
    if (page) {
      const html = `<!doctype html><meta charset="utf-8"><body><script type="module" src="/${page}.js"></script>`;
      return Promise.resolve(new Response(html, {headers: {'Content-Type': 'text/html'}}));
    }
    if (!/^[\w.-]+\.js$/.test(name)) return undefined;
    const headers = {'Content-Type': 'text/javascript', 'Cache-Control': 'max-age=3600'};
    return Promise.resolve(new Response(readFileSync(join(this.#folder, name)), {headers}));
  }
}

function storedMessage(conversationId, seq, count) {
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
