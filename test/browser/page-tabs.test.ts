import {expect} from '@open-wc/testing';
import {openTabs} from '../../src/browser/page-tabs.js';
import type {TabLink} from '../../src/session/environment.js';
import {until} from '../support/chat-page.js';
import {newDatabaseName} from '../support/database.js';
import {resume, suspend} from '../support/page-lifecycle.js';

const never = new AbortController().signal;

/** Two pages of one chat. */
function twoPages(name = newDatabaseName()): readonly [first: TabLink, second: TabLink, name: string] {
  const [first, second] = [openTabs(name, never), openTabs(name, never)];
  if (!first || !second) throw new Error('This browser has no locks.');
  return [first, second, name];
}

/** Has the lock until it is told to give it back. */
class Holder {
  readonly ending = new AbortController();
  isHeld = false;
  isLost = false;
  isOver = false;
  over: Promise<void> = Promise.resolve();
  #giveBack: () => void = () => undefined;

  constructor(tabs: TabLink, {isStolen = false, listens = true} = {}) {
    const held = (lost: AbortSignal) => {
      this.isHeld = true;
      lost.addEventListener('abort', () => {
        this.isLost = true;
        if (listens) this.#giveBack();
      });
      return new Promise<void>((resolve) => (this.#giveBack = resolve));
    };
    this.over = tabs.hold(held, {isStolen, signal: this.ending.signal}).then(() => {
      this.isOver = true;
    });
    holders.add(this);
  }

  giveBack(): Promise<void> {
    this.#giveBack();
    return this.over;
  }
}

const holders = new Set<Holder>();

afterEach(() => {
  for (const {ending} of holders) ending.abort();
  holders.clear();
});

const stateOf = async (name: string) => {
  const {held = [], pending = []} = await navigator.locks.query();
  const count = (locks: readonly LockInfo[]) => locks.filter((lock) => lock.name?.startsWith(name)).length;
  return {held: count(held), pending: count(pending)};
};

describe('the lock of the pages of one chat', () => {
  it('goes to the page that waits when the one that has it gives it back', async () => {
    const [first, second, name] = twoPages();
    const a = new Holder(first);
    await until(() => a.isHeld, 'the lock');
    const b = new Holder(second);
    expect(await stateOf(name)).to.deep.equal({held: 1, pending: 1});
    expect(b.isHeld).to.equal(false);
    await a.giveBack();
    await until(() => b.isHeld, 'the lock');
    expect([a.isLost, b.isLost, b.isOver]).to.deep.equal([false, false, false]);
  });

  it('is taken at once by a page that may not wait, of which the other hears', async () => {
    const [first, second] = twoPages();
    const a = new Holder(first);
    await until(() => a.isHeld, 'the lock');
    const b = new Holder(second, {isStolen: true});
    await until(() => b.isHeld && a.isLost && a.isOver, 'the lock');
    expect([b.isLost, b.isOver]).to.deep.equal([false, false]);
  });

  it('comes back to the page it was taken from, once that waits again', async () => {
    const [first, second, name] = twoPages();
    const a = new Holder(first);
    await until(() => a.isHeld, 'the lock');
    const b = new Holder(second, {isStolen: true});
    await until(() => b.isHeld && a.isOver, 'the lock');
    const again = new Holder(first);
    expect(await stateOf(name)).to.deep.equal({held: 1, pending: 1});
    expect(again.isHeld).to.equal(false);
    await b.giveBack();
    await until(() => again.isHeld, 'the lock');
  });

  it('is over by the signal, while a page waits for it and while it has it', async () => {
    const [first, second, name] = twoPages();
    const a = new Holder(first, {listens: false});
    await until(() => a.isHeld, 'the lock');
    const b = new Holder(second);
    b.ending.abort();
    await b.over;
    expect(b.isHeld).to.equal(false);
    a.ending.abort();
    await a.over;
    expect(await stateOf(name)).to.deep.equal({held: 0, pending: 0});
    const c = new Holder(second);
    c.ending.abort();
    await c.over;
  });

  it('is not asked for when it is over before it begins', async () => {
    const [first] = twoPages();
    const signal = AbortSignal.abort();
    await first.hold(() => expect.fail('held'), {isStolen: true, signal});
  });

  it('is given back by a page that is suspended', async () => {
    const [first, , name] = twoPages();
    const a = new Holder(first);
    await until(() => a.isHeld, 'the lock');
    suspend();
    await a.over;
    expect(a.isLost).to.equal(true);
    expect(await stateOf(name)).to.deep.equal({held: 0, pending: 0});
  });

  it('is not needed in a sandbox, where a page has no others', async () => {
    const [first] = twoPages();
    const {request} = navigator.locks;
    Object.defineProperty(navigator.locks, 'request', {
      value: () => Promise.reject(new DOMException('No origin.', 'SecurityError')),
      configurable: true,
    });
    try {
      const a = new Holder(first);
      await until(() => a.isHeld, 'the part of the leader');
      await a.giveBack();
      expect(a.isLost).to.equal(false);
    } finally {
      Reflect.deleteProperty(navigator.locks, 'request');
    }
    expect(navigator.locks.request).to.equal(request);
  });
});

describe('the channel of the pages of one chat', () => {
  it('tells the others, also beside it in one page, and not oneself', async () => {
    const [first, second] = twoPages();
    const [third] = twoPages();
    const heard: [string, unknown][] = [];
    const ends = [first, second, third].map((tabs, index) =>
      tabs.listen((message) => heard.push([`page ${index + 1}`, message])),
    );
    first.post({type: 'hello'});
    first.post({type: 'bye'});
    await until(() => heard.length === 2, 'both messages');
    expect(heard).to.deep.equal([
      ['page 2', {type: 'hello'}],
      ['page 2', {type: 'bye'}],
    ]);
    for (const end of ends) end();
  });

  it('can be spoken into by a page that does not listen', async () => {
    const [first, second] = twoPages();
    const heard: unknown[] = [];
    const end = second.listen((message) => heard.push(message));
    first.post('hello');
    await until(() => heard.length === 1, 'the message');
    end();
    first.post('nobody hears this');
    const [again, endAgain] = [[] as unknown[], second.listen((message) => again.push(message))];
    first.post('hello again');
    await until(() => again.length === 1, 'the message');
    expect([heard, again]).to.deep.equal([['hello'], ['hello again']]);
    endAgain();
  });

  it('is opened before anybody listens, as it takes the browser a moment', async () => {
    const {BroadcastChannel: Channel} = globalThis;
    let opened = 0;
    let closed = 0;
    globalThis.BroadcastChannel = class extends Channel {
      constructor(name: string) {
        super(name);
        opened++;
      }

      override close(): void {
        super.close();
        closed++;
      }
    };
    const ending = new AbortController();
    try {
      const tabs = openTabs(newDatabaseName(), ending.signal);
      openTabs(newDatabaseName(), ending.signal); // on which nobody ever listens
      expect([opened, closed]).to.deep.equal([2, 0]);
      const end = tabs?.listen(() => undefined);
      expect([opened, closed]).to.deep.equal([2, 0]);
      end?.();
      expect([opened, closed]).to.deep.equal([2, 1]);
      ending.abort();
      expect([opened, closed]).to.deep.equal([2, 2]);
    } finally {
      globalThis.BroadcastChannel = Channel;
    }
  });

  it('is closed while the page is suspended, but for a last word, and opened again afterwards', async () => {
    const [first, , name] = twoPages();
    const other = new BroadcastChannel(`${name}/tabs/1`);
    const heard: unknown[] = [];
    const told: unknown[] = [];
    other.onmessage = ({data}) => told.push(data);
    const end = first.listen((message) => heard.push(message));
    suspend();
    first.post('last word');
    await until(() => told.length === 1, 'the last word');
    other.postMessage('while it sleeps');
    resume();
    other.postMessage('good morning');
    await until(() => heard.length > 0, 'the message');
    expect(heard).to.deep.equal(['good morning']);
    first.post('good morning');
    await until(() => told.length === 2, 'the answer');
    end();
    other.close();
  });
});

describe('a page without other pages', () => {
  it('has no link where locks or channels are missing or forbidden', () => {
    const {BroadcastChannel: Channel} = globalThis;
    try {
      globalThis.BroadcastChannel = class extends Channel {
        constructor(name: string) {
          super(name);
          throw new DOMException('Partitioned.', 'SecurityError');
        }
      };
      expect(openTabs('test', never)).to.equal(undefined);
      Reflect.deleteProperty(globalThis, 'BroadcastChannel');
      expect(openTabs('test', never)).to.equal(undefined);
    } finally {
      globalThis.BroadcastChannel = Channel;
    }
    expect(openTabs('test', never)).not.to.equal(undefined);
  });
});
