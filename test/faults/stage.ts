import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import puppeteer, {type Browser, type BrowserContext} from 'puppeteer-core';
import {ChatServerProcess} from '../support/chat-server-process.mjs';
import {chromiumFlags} from '../support/chromium-flags.mjs';
import {findChromium} from '../support/debian.mjs';
import {FaultProxy} from '../support/fault-proxy.js';
import {Desk} from './desk.js';
import type {Random} from './random.js';

const page = readFileSync(new URL('page.html', import.meta.url), 'utf8');

/** The real server on PGlite, the proxy before it and one browser: begun once, for all seeds of a run. */
export class Stage {
  readonly server = new ChatServerProcess({built: true});
  readonly desk = new Desk(() => this.#origin);
  readonly proxy = new FaultProxy(
    () => this.#origin,
    () => this.#random(),
    new Map([['/faults.html', page]]),
  );
  #random: Random = Math.random;
  #browser: Browser | undefined;
  #scratch: string | undefined;

  async start(): Promise<void> {
    const executablePath = process.env.CHROMIUM_PATH ?? findChromium() ?? '';
    const launching = puppeteer.launch({executablePath, args: [...chromiumFlags], protocolTimeout: 30_000});
    await Promise.all([this.server.start(), this.proxy.start()]);
    this.#browser = await launching;
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    await this.proxy.stop();
    await this.server.remove();
  }

  /** A device of a visitor who was never here. What the network does to it depends on `random`. */
  async newDevice(random: Random): Promise<BrowserContext> {
    assert.ok(this.#browser, 'the browser runs');
    await this.server.start(); // the last one may have been left dead
    this.#random = random;
    this.proxy.forget();
    return this.#browser.createBrowserContext();
  }

  /** Bytes that the server's process holds. */
  serverMemory(): number {
    const {pid} = this.server;
    if (pid === undefined) return 0;
    const pages = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1];
    return Number(pages) * 4096;
  }

  /** Keeps what happened, and says where. */
  keep(name: string, lines: readonly string[]): string {
    this.#scratch ??= mkdtempSync(join(tmpdir(), 'kustomer-chat-faults-'));
    const path = join(this.#scratch, `${name}.log`);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return path;
  }

  get #origin(): string {
    assert.ok(this.server.origin, 'the server has run');
    return this.server.origin;
  }
}
