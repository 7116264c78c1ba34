import {expect} from '@open-wc/testing';
import {IndexedDbStorage} from '../../src/browser/indexed-db-storage.js';
import type {ChatError} from '../../src/model/chat-error.js';
import {newDatabaseName, storedValues} from '../support/database.js';

/** Two pages of one chat. */
function twoPages(): readonly [first: IndexedDbStorage, second: IndexedDbStorage, name: string] {
  const name = newDatabaseName();
  return [new IndexedDbStorage(name), new IndexedDbStorage(name), name];
}

async function valuesOf(name: string): Promise<Record<string, unknown>> {
  const {format: _, epoch: __, ...values} = await storedValues(name);
  return values;
}

const codeOf = async (call: Promise<unknown>) => {
  try {
    return await call;
  } catch (error) {
    return (error as ChatError).code;
  }
};

describe('what a page keeps in IndexedDB', () => {
  it('finds who the visitor is, though there was none when it last wrote, a moment ago', async () => {
    const [first, second] = twoPages();
    await first.write([['outbox/1', {body: 'Hello'}]]);
    await second.write([['credential', 'of the first message, which the other page sends']]);
    expect(await first.get('credential')).to.equal('of the first message, which the other page sends');
  });

  it('opens nothing before it is asked for something', async () => {
    const name = newDatabaseName();
    const storage = new IndexedDbStorage(name);
    const names = async () => (await indexedDB.databases()).map((database) => database.name);
    expect(await names()).not.to.include(name);
    await storage.get('credential');
    expect(await names()).to.include(name);
  });

  it('gives back what was written, also to another page, and lists what begins alike', async () => {
    const [first, second] = twoPages();
    const file = new File(['bytes'], 'receipt.txt', {type: 'text/plain'});
    expect(
      await first.write([
        ['outbox/1', {body: 'Hello', file}],
        ['text/draft', 'Half'],
      ]),
    ).to.equal(true);
    expect(await first.set('outbox/2', {body: 'Again'})).to.equal(true);
    expect(await second.get('text/draft')).to.equal('Half');
    expect(await second.get('draft')).to.equal(undefined);
    const listed = new Map(await second.list('outbox/'));
    expect([...listed.keys()]).to.have.members(['outbox/1', 'outbox/2']);
    const kept = (listed.get('outbox/1') as {file: File}).file;
    expect([kept.name, kept.type, await kept.text()]).to.deep.equal(['receipt.txt', 'text/plain', 'bytes']);
  });

  it('asks for the credential once less after a message was stored, and then for what is stored by then', async () => {
    const [first, second] = twoPages();
    await first.set('credential', 'former');
    const {now} = performance;
    performance.now = () => 0; // however slow the machine is
    try {
      await first.set('outbox/1', {});
      await second.set('credential', 'renewed');
      expect(await first.get('credential')).to.equal('former');
      expect(await first.get('credential')).to.equal('renewed');
      await first.set('outbox/2', {});
      await second.set('credential', 'again');
      performance.now = () => 60;
      expect(await first.get('credential')).to.equal('again');
      await first.set('outbox/3', {});
      await first.clear();
      expect(await first.get('credential')).to.equal(undefined);
    } finally {
      performance.now = now;
    }
  });

  it('looks nothing up to remove what a known visitor has sent', async () => {
    const [storage, , name] = twoPages();
    const {get} = IDBObjectStore.prototype;
    const asked: unknown[] = [];
    IDBObjectStore.prototype.get = function (this: IDBObjectStore, key) {
      asked.push(key);
      return get.call(this, key);
    };
    try {
      for (const who of [undefined, 'c']) {
        await storage.write([
          ['outbox/1', {}],
          ['credential', who],
        ]);
        asked.length = 0;
        await storage.set('outbox/1', undefined);
        expect(asked).to.deep.equal(who ? [] : ['epoch', 'credential']);
      }
      expect(await valuesOf(name)).to.deep.equal({credential: 'c'});
    } finally {
      IDBObjectStore.prototype.get = get;
    }
  });

  it('makes all changes of one write, or none', async () => {
    const [storage, , name] = twoPages();
    await storage.write([
      ['text/draft', 'Hello'],
      ['draft', {clientId: 'a'}],
    ]);
    expect(
      await storage.write([
        ['outbox/a', {body: 'Hello'}],
        ['text/draft', undefined],
      ]),
    ).to.equal(true);
    expect(await valuesOf(name)).to.deep.equal({draft: {clientId: 'a'}, 'outbox/a': {body: 'Hello'}});
    // A function cannot be stored, so that the second of the changes fails.
    expect(
      await storage.write([
        ['outbox/a', undefined],
        ['draft', () => 0],
      ]),
    ).to.equal(false);
    expect(await valuesOf(name)).to.deep.equal({draft: {clientId: 'a'}, 'outbox/a': {body: 'Hello'}});
  });

  it('gives a name that two pages want for something new in the same moment to one of them', async () => {
    const [first, second, name] = twoPages();
    const write = (storage: IndexedDbStorage, body: string) =>
      codeOf(
        storage.write(
          [
            ['outbox/a', {body}],
            ['text/draft', body],
          ],
          true,
        ),
      );
    const results = await Promise.all([write(first, 'one'), write(second, 'two')]);
    expect(results).to.have.members([true, 'idempotency-key-reused']);
    const body = results[0] === true ? 'one' : 'two';
    expect(await valuesOf(name)).to.deep.equal({'outbox/a': {body}, 'text/draft': body});
    expect(await first.get('outbox/a')).to.deep.equal({body});
  });

  it('keeps writes in the order in which they were asked for', async () => {
    const [storage, other] = twoPages();
    const writes = ['a', 'b', 'c'].map((text) => storage.set('text/draft', text));
    expect(await storage.get('text/draft')).to.equal('c');
    await Promise.all(writes);
    expect(await other.get('text/draft')).to.equal('c');
  });
});

describe('a device that is wiped', () => {
  it('keeps nothing, and takes nothing more from a page that does not know', async () => {
    const [first, second, name] = twoPages();
    await first.write([
      ['credential', 'first'],
      ['text/draft', 'Hello'],
      ['outbox/1', {}],
    ]);
    expect(await second.get('credential')).to.equal('first');
    await first.clear();
    expect(await valuesOf(name)).to.deep.equal({});
    expect(
      await codeOf(
        second.write([
          ['credential', 'late'],
          ['outbox/2', {}],
        ]),
      ),
    ).to.equal('aborted');
    expect(await second.set('text/draft', 'late')).to.equal(false);
    expect(await second.get('text/draft')).to.equal(undefined);
    expect(await valuesOf(name)).to.deep.equal({});
  });

  it('shows a former visitor’s page nothing of the next visitor', async () => {
    const [first, second] = twoPages();
    await second.set('credential', 'former');
    await first.clear();
    await first.write([
      ['credential', 'next'],
      ['outbox/1', {}],
    ]);
    expect(await second.get('credential')).to.equal(undefined);
    expect(await second.list('outbox/')).to.deep.equal([]);
    expect(await first.get('credential')).to.equal('next');
  });

  it('is shared again once the other page goes on for the next visitor', async () => {
    const [first, second, name] = twoPages();
    await second.set('credential', 'former');
    await first.clear();
    await first.set('credential', 'next');
    await second.renew();
    expect(await second.get('credential')).to.equal('next');
    expect(await second.set('text/draft', 'Hello')).to.equal(true);
    expect(await first.get('text/draft')).to.equal('Hello');
    expect(await valuesOf(name)).to.deep.equal({credential: 'next', 'text/draft': 'Hello'});
  });

  it('knows nothing of the former visitor from a write that was still on its way', async () => {
    const [storage] = twoPages();
    await storage.set('credential', 'former');
    const {now} = performance;
    performance.now = () => 0; // however slow the machine is
    try {
      void storage.set('outbox/1', {});
      for (let turns = 0; turns < 5; turns++) await Promise.resolve(); // its transaction is asked for, and not over
      await storage.clear();
      expect(await storage.get('credential')).to.equal(undefined);
    } finally {
      performance.now = now;
    }
  });

  it('stays empty when a write of the same page was still on its way', async () => {
    const [storage, , name] = twoPages();
    await storage.set('credential', 'former');
    const late = codeOf(storage.write([['text/draft', 'late']]));
    await storage.clear();
    expect(await late).to.be.oneOf(['aborted', true]);
    expect(await valuesOf(name)).to.deep.equal({});
    expect(await storage.get('text/draft')).to.equal(undefined);
  });

  it('is wiped once for a page that begins only then', async () => {
    const [first, second] = twoPages();
    await first.clear();
    await first.set('credential', 'next');
    expect(await second.get('credential')).to.equal('next');
    expect(await second.set('draft', {clientId: 'a'})).to.equal(true);
  });

  it('goes on as it is when the browser threw everything away', async () => {
    const [storage, , name] = twoPages();
    await storage.set('credential', 'first');
    await new Promise((resolve, reject) => {
      // The page's connection does not stand in the way.
      const deletion = indexedDB.deleteDatabase(name);
      deletion.onsuccess = resolve;
      deletion.onerror = reject;
    });
    expect(await storage.get('credential')).to.equal(undefined);
    expect(await storage.set('text/draft', 'Hello')).to.equal(true);
    expect(await valuesOf(name)).to.deep.equal({'text/draft': 'Hello'});
    expect(await new IndexedDbStorage(name).get('text/draft')).to.equal('Hello');
    expect(await storage.set('draft', {clientId: 'a'})).to.equal(true);
  });
});

describe('the marker that a closed launcher reads', () => {
  const marked = (name: string) => localStorage.getItem(name) === '1';

  it('is there while an identity or something unsent is stored', async () => {
    const [storage, , name] = twoPages();
    await storage.write([
      ['text/draft', 'Hello'],
      ['screen', {name: 'home'}],
    ]);
    expect(marked(name)).to.equal(false);
    await storage.write([
      ['outbox/1', {}],
      ['text/draft', undefined],
    ]);
    expect(marked(name)).to.equal(true);
    await storage.set('credential', 'c');
    await storage.set('outbox/1', undefined);
    expect(marked(name)).to.equal(true);
    await storage.set('outbox/2', {});
    await storage.set('credential', undefined);
    expect(marked(name)).to.equal(true);
    await storage.set('outbox/2', undefined);
    expect(marked(name)).to.equal(false);
  });

  it('goes with everything else', async () => {
    const [storage, , name] = twoPages();
    await storage.write([
      ['outbox/1', {}],
      ['credential', 'c'],
    ]);
    await storage.clear();
    expect(marked(name)).to.equal(false);
  });

  it('is not needed where localStorage is blocked', async () => {
    const [storage, , name] = twoPages();
    const {setItem} = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('Blocked.', 'SecurityError');
    };
    try {
      expect(await storage.set('credential', 'c')).to.equal(true);
    } finally {
      Storage.prototype.setItem = setItem;
    }
    expect(await valuesOf(name)).to.deep.equal({credential: 'c'});
  });
});
