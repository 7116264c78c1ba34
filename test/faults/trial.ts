import type {BrowserContext} from 'puppeteer-core';
import {identityToken} from '../support/identity-token.js';
import {calm, type Weather} from '../support/fault-proxy.js';
import {Ledger} from './ledger.js';
import {between, randomOf, type Random} from './random.js';
import type {Stage} from './stage.js';
import {Tab, type Told} from './tab.js';

const mistake = /^(Cannot read|Cannot set)|is not (a function|iterable|defined)|of undefined|of null/;

/** One device with its tabs, under one seed. */
export class Trial {
  readonly random: Random;
  readonly stage: Stage;
  readonly ledger: Ledger;
  readonly startedAt = Date.now();
  /** What was done, and when; what the tabs told. */
  readonly journal: string[] = [];
  readonly told: Told[] = [];
  /** What must not happen in a page at all. */
  readonly complaints: string[] = [];
  readonly tabs: Tab[] = [];
  /** Who is logged in, as far as it was asked for. */
  customer: string | undefined;
  /** What was typed last and not sent, in which thread. */
  typed: {readonly key: string; readonly text: string; readonly tab: string} | undefined;
  isServerAway = false;
  isOffline = false;
  readonly seed: number;
  readonly #context: BrowserContext;
  readonly #later = new Set<Promise<void>>();
  #hurry: () => void = () => undefined;
  readonly #hurried: Promise<void>;
  #tabCount = 0;

  constructor(stage: Stage, context: BrowserContext, seed: number) {
    this.stage = stage;
    this.#context = context;
    this.seed = seed;
    this.random = randomOf(seed);
    this.ledger = new Ledger(seed);
    this.#hurried = new Promise((done) => (this.#hurry = done));
  }

  get visible(): Tab | undefined {
    return this.tabs[this.tabs.length - 1];
  }

  /** The tab in front is the last. */
  async show(tab: Tab): Promise<void> {
    if (tab.isFrozen) await tab.freeze(false); // as browsers do
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    this.tabs.push(tab);
    await tab.show();
  }

  async openTab(opens = true): Promise<Tab> {
    const name = `t${++this.#tabCount}`;
    this.note(`${name} is opened`);
    const tab = await Tab.open(
      name,
      this.#context,
      `${this.stage.proxy.origin}/faults.html`,
      (told) => {
        this.#hear(told);
      },
      (complaint) => {
        this.note(`! ${complaint}`);
        this.complaints.push(complaint);
      },
    );
    this.tabs.push(tab);
    if (this.isOffline) await tab.goOffline(true);
    if (opens) await tab.call(`${name} opens`, 'open');
    return tab;
  }

  drop(tab: Tab): void {
    this.tabs.splice(this.tabs.indexOf(tab), 1);
  }

  async reload(tab: Tab): Promise<void> {
    await tab.reload();
    if (!this.isOffline) await tab.call(`${tab.name} opens`, 'open');
  }

  /** Ends by itself after a while, or when the trial is over. */
  forAWhile(least: number, most: number, end: () => Promise<void> | void): void {
    const milliseconds = between(this.random, least, most);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const over = new Promise((done) => (timer = setTimeout(done, milliseconds)));
    const ended = Promise.race([over, this.#hurried]).then(async () => {
      clearTimeout(timer);
      await end();
    });
    this.#later.add(ended);
  }

  change(weather: Weather): void {
    this.stage.proxy.weather = weather;
  }

  async kill(): Promise<void> {
    this.isServerAway = true;
    await this.stage.server.stop('SIGKILL');
    this.forAWhile(0, 1500, async () => {
      await this.stage.server.start();
      this.isServerAway = false;
    });
  }

  async goOffline(isOffline: boolean): Promise<void> {
    this.isOffline = isOffline;
    for (const tab of this.tabs) await tab.goOffline(isOffline).catch(() => undefined);
  }

  identityToken(): Promise<string> {
    this.customer ??= `seed-${this.seed}-${this.startedAt}`;
    return identityToken({externalId: this.customer});
  }

  /** The network, the server and all tabs are well again. */
  async heal(leavesStuck: boolean): Promise<void> {
    this.note('all heals');
    this.#hurry();
    await Promise.all(this.#later);
    this.change(calm);
    this.stage.proxy.heal(leavesStuck);
    for (const tab of this.tabs) if (tab.isFrozen) await tab.freeze(false);
    // The machine says that it has a network: nobody waits for the end of a long pause.
    await this.goOffline(true);
    await this.goOffline(false);
  }

  note(line: string): void {
    this.journal.push(`${((Date.now() - this.startedAt) / 1000).toFixed(2).padStart(6)} ${line}`);
  }

  #hear(told: Told): void {
    this.told.push(told);
    const detail = JSON.stringify(told.detail);
    this.note(`  ${told.tab} ${told.kind} ${told.name} ${detail === 'null' ? '' : detail.slice(0, 160)}`);
    const {code = null, message = ''} = (told.detail ?? {}) as {code?: string | null; message?: string};
    // A mistake of ours must not look like a failure of the network.
    if (mistake.test(message)) this.complaints.push(`${told.tab}: ${told.name}: ${message}`);
    if (told.name === 'logout') {
      // What was written until now may have been wiped with all the rest.
      this.ledger.giveUp();
      this.typed = undefined;
    }
    if (told.kind !== 'settled') return;
    this.ledger.settled(told.name, code);
  }
}
