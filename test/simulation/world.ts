import type * as ServerProduct from '../../server/src/in-page.js';
import type {Identity} from '../../src/model/identity.js';
import {Desk, type ServerSurroundings} from './desk.js';
import type {Device} from './device.js';
import {DeviceLink} from './device-link.js';
import {DeviceStore} from './device-storage.js';
import {Ledger, wordsIn} from './ledger.js';
import {Network} from './network.js';
import {hash, Random} from './random.js';
import {Tab, type ClientProgram, type ClientProduct, type TabParts} from './tab.js';
import {VirtualTime} from './virtual-time.js';

/** The product's programs, compiled once for all worlds of a process. */
export interface Programs {
  readonly client: ClientProgram;
  readonly errors: Pick<ClientProduct, 'ChatError'>;
  readonly server: typeof ServerProduct;
  readonly surroundings: ServerSurroundings;
}

export interface WorldOptions {
  /** Kinds of faults that never happen. */
  readonly without: ReadonlySet<string>;
  readonly isTraced: boolean;
  /** Whether a device may have several pages. */
  readonly hasTabs: boolean;
}

/** One customer's browser, one server, and all that may go wrong between them; a seed says how. */
export class World {
  readonly time = new VirtualTime();
  readonly ledger = new Ledger();
  readonly desk: Desk;
  readonly devices: Device[] = [];
  readonly violations: string[] = [];
  readonly lines: string[] = [];
  readonly options: WorldOptions;
  traceHash = 0;
  readonly #programs: Programs;
  #tabs = 0;
  readonly #told = new Map<string, Tab>();

  constructor(programs: Programs, seed: number, options: WorldOptions) {
    this.#programs = programs;
    this.options = options;
    programs.surroundings.begin(this.time, new Random(`server ${seed}`));
    this.desk = new Desk(programs.server, this.time, (error) => {
      this.violated(`the server failed: ${String(error)}`);
    });
    this.#addDevice(seed);
  }

  readonly trace = (line: string): void => {
    this.traceHash = hash(`${this.time.now} ${line}`, this.traceHash);
    if (this.options.isTraced) this.lines.push(`${((this.time.now / 1000) % 1_000_000).toFixed(3)} ${line}`);
  };

  readonly violated = (what: string): void => {
    this.trace(`VIOLATED ${what}`);
    this.violations.push(what);
  };

  get tabs(): readonly Tab[] {
    return this.devices.flatMap(({tabs}) => tabs.filter(({isAlive}) => isAlive));
  }

  /** Whatever is decided by chance from now on depends on `salt` alone: actions before may be left out. */
  reseed(salt: string): void {
    for (const {store, link, network} of this.devices) {
      store.random = new Random(`storage ${salt}`);
      link.random = new Random(`link ${salt}`);
      network.random = new Random(`network ${salt}`);
    }
  }

  openTab(device: Device, isVisible: boolean): Tab {
    const tab = new Tab(this.#tabParts(), device, `tab${++this.#tabs}`, isVisible);
    device.tabs.push(tab);
    return tab;
  }

  /** At most one page of a browser window is visible. */
  show(tab: Tab): void {
    for (const other of tab.device.tabs) {
      if (!other.isAlive || other.isVisible === (other === tab)) continue;
      other.isVisible = other === tab;
      other.presenceChanged();
    }
  }

  restartServer(downFor: number): void {
    this.trace('the server is killed');
    this.desk.stop();
    for (const {network} of this.devices) network.breakAll();
    this.time.after(downFor, () => {
      this.desk.start();
    });
  }

  #addDevice(seed: number): void {
    const random = new Random(`device ${seed}`);
    const {ChatError} = this.#programs.errors;
    const store = new DeviceStore({
      random: new Random(`storage ${seed}`),
      trace: this.trace,
      committed: (changes, visitor, isKept) => {
        this.ledger.stored(changes, visitor, isKept);
      },
      wiped: (...wiped) => {
        this.ledger.wiped(...wiped);
      },
      aborted: () => new ChatError('aborted', 'Another visitor is here now.'),
      taken: () => new ChatError('idempotency-key-reused', 'It is stored already.'),
    });
    this.devices.push({
      name: `device${this.devices.length + 1}`,
      store,
      link: new DeviceLink(this.time, new Random(`link ${seed}`), this.trace),
      network: new Network(
        {
          ...{time: this.time, desk: this.desk, trace: this.trace, without: this.options.without},
          repeated: (clientId, wasRefused) => {
            if (wasRefused || this.ledger.refused.has(clientId)) this.ledger.revived.add(clientId);
          },
        },
        new Random(`network ${seed}`),
      ),
      hasLocks: this.options.hasTabs && random.chance(0.9),
      skew: 0,
      chunkDelay: 200,
      tabs: [],
    });
  }

  #tabParts(): TabParts {
    const {time, trace, violated, ledger} = this;
    return {
      program: this.#programs.client,
      time,
      trace,
      violated,
      told: (tab, name, detail) => {
        if (name === 'message-sent') this.#sent(tab, detail as {messageId: string});
        if (name === 'delivery-change') this.#refused(tab, detail as {clientId: string; delivery: string});
        if (name === 'login') ledger.loggedIn(tab, detail as Identity);
        if (name === 'message-received') this.#received(tab, detail as {messageId: string});
        if (name === 'error') {
          const {code, message} = detail as {code: string; message: string};
          trace(`${tab.name} ${code}: ${message}`);
          if (code === 'internal') violated(`${tab.name} reported ${code}: ${message}`);
        }
      },
      changed: (tab, state) => {
        for (const {clientId, body} of ledger.shown(tab, state)) {
          trace(`${tab.name} shows ${clientId}`);
          const isStored = wordsIn(body).every((word) => ledger.words.get(word)?.isDurable ?? true);
          if (!isStored && !tab.device.store.hadTrouble) violated(`${tab.name} shows “${body}” before it is stored`);
        }
        for (const body of ledger.outOfOrder(state)) violated(`${tab.name} shows “${body}” below a later message`);
      },
    };
  }

  /**
   * Told where it was written, or where it was delivered when that page has gone. One that freezes between its telling and
   * the removal of the record is gone, too: who repeats the write cannot know, and an event twice is better than none.
   * Nor can a page that could not store what it has sent, and slept. No page hears of it twice.
   */
  #sent(tab: Tab, {messageId}: {messageId: string}): void {
    const before = this.#told.get(messageId);
    // A page that tells, and cannot remove the record, leaves it to the others.
    const couldRemove = [before, tab].every((one) => one?.storage.memory.size === 0);
    if (before && (before === tab || (before.isAlive && !before.scope.isFrozen && couldRemove)))
      this.violated(`${tab.name} was told again that ${messageId} was sent`);
    this.#told.set(messageId, tab);
  }

  /** One that could not be stored is repeated by the next page, and comes late where its conversation goes on by then. */
  #refused({device}: Tab, {clientId, delivery}: {clientId: string; delivery: string}): void {
    if (delivery !== 'failed') return;
    this.ledger.refused.add(clientId);
    if (device.store.health !== 'well') this.ledger.revived.add(clientId);
  }

  #received(tab: Tab, {messageId}: {messageId: string}): void {
    const count = (tab.received.get(messageId) ?? 0) + 1;
    tab.received.set(messageId, count);
    if (count > 1) this.violated(`${tab.name} was told of message ${messageId} ${count} times`);
  }
}
