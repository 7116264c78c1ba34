import {expect} from '@open-wc/testing';
import {IndexedDbStorage} from '../../src/browser/indexed-db-storage.js';
import type {ChatError} from '../../src/model/chat-error.js';
import {keepBusy, newDatabaseName, storedValues, storeValues} from '../support/database.js';

type Options = ConstructorParameters<typeof IndexedDbStorage>[1];

/** A page's storage, and what it complains of. */
function newPage(name = newDatabaseName(), options?: Options) {
  const storage = new IndexedDbStorage(name, options);
  const troubles: ChatError[] = [];
  storage.onTrouble((error) => troubles.push(error));
  return {name, storage, reasons: () => troubles.map(({code, reason}) => `${code}: ${reason}`)};
}

const undo: (() => void)[] = [];

/** Until the test ends. */
function replace<Name extends 'put' | 'get'>(name: Name, method: IDBObjectStore[Name]): void {
  const original = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, name) ?? {};
  Object.defineProperty(IDBObjectStore.prototype, name, {...original, value: method});
  undo.push(() => Object.defineProperty(IDBObjectStore.prototype, name, original));
}

function replaceOpening(open: IDBFactory['open']): void {
  Object.defineProperty(indexedDB, 'open', {value: open, configurable: true});
  undo.push(() => Reflect.deleteProperty(indexedDB, 'open'));
}

/** From now on a timer takes a hundredth of its time. */
function hurry(): void {
  const {setTimeout} = globalThis;
  const soon = (action: () => void, milliseconds = 0) => setTimeout(action, milliseconds / 100);
  Object.defineProperty(globalThis, 'setTimeout', {value: soon, configurable: true, writable: true});
  undo.push(() => (globalThis.setTimeout = setTimeout));
}

const {put, get} = IDBObjectStore.prototype;
const {open: openDatabase} = IDBFactory.prototype;

/** From now on nothing that holds a file is stored. */
function fill(): void {
  replace('put', function (this: IDBObjectStore, value: unknown, key) {
    if (typeof value === 'object' && value !== null && 'file' in value) {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    }
    return put.call(this, value, key);
  });
}

function restoreAll(): void {
  for (const restore of undo.splice(0)) restore();
}

afterEach(restoreAll);

describe('a browser without room', () => {
  const file = {file: 'many bytes'};

  it('keeps a write in memory whole, says that it is not durable, and complains once', async () => {
    const {storage, name, reasons} = newPage();
    await storage.set('text/draft', 'Hello');
    fill();
    expect(
      await storage.write([
        ['text/draft', undefined],
        ['outbox/1', file],
      ]),
    ).to.equal(false);
    expect(await storage.write([['outbox/2', file]])).to.equal(false);
    expect(await storage.list('outbox/')).to.have.deep.members([
      ['outbox/1', file],
      ['outbox/2', file],
    ]);
    expect(await storage.get('text/draft')).to.equal(undefined);
    expect(await storage.list('text/')).to.deep.equal([]);
    expect(await storedValues(name))
      .to.include({'text/draft': 'Hello'})
      .and.not.have.property('outbox/1');
    expect(reasons()).to.deep.equal(['storage-blocked: full']);
  });

  it('still stores what it can, and takes back what it has stored since', async () => {
    const {storage, name} = newPage();
    fill();
    await storage.set('outbox/1', file);
    expect(await storage.set('text/draft', 'Small')).to.equal(true);
    restoreAll();
    expect(await storage.set('outbox/1', {body: 'Smaller'})).to.equal(true);
    expect(await storage.get('outbox/1')).to.deep.equal({body: 'Smaller'});
    expect(await storedValues(name)).to.deep.include({'outbox/1': {body: 'Smaller'}, 'text/draft': 'Small'});
  });

  it('removes a text once the message that was made of it has gone', async () => {
    const {storage, name} = newPage();
    await storage.set('text/draft', 'Hello');
    fill();
    await storage.write([
      ['outbox/1', file],
      ['text/draft', undefined],
    ]);
    await storage.set('screen', {name: 'home'});
    expect(await storedValues(name)).to.include({'text/draft': 'Hello'}); // a crash now would lose the message alone
    expect(await storage.set('outbox/1', undefined)).to.equal(true);
    expect(await storedValues(name)).to.not.have.any.keys('text/draft', 'outbox/1');
  });

  it('stores what was sent with whatever is stored next, once there is room', async () => {
    const {storage, name} = newPage();
    await storage.set('text/draft', 'Hello');
    fill();
    await storage.write([
      ['outbox/1', file],
      ['text/draft', undefined],
    ]);
    await storage.set('text/conversation', file);
    restoreAll();
    // In one transaction: what was sent was only in this text before.
    expect(await storage.set('text/draft', 'And then')).to.equal(true);
    expect(await storedValues(name)).to.deep.include({'outbox/1': file, 'text/draft': 'And then'});
    // Another page may have typed there meanwhile.
    expect(await storedValues(name)).to.not.have.property('text/conversation');
  });

  it('asks also then whether the device was wiped, where something is to be removed once more', async () => {
    const {storage, name} = newPage();
    await storage.set('credential', 'c');
    await storage.set('outbox/1', {body: 'Hello'});
    const {delete: remove} = IDBObjectStore.prototype;
    IDBObjectStore.prototype.delete = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    };
    undo.push(() => (IDBObjectStore.prototype.delete = remove));
    expect(await storage.set('outbox/1', undefined)).to.equal(false);
    restoreAll();
    await newPage(name).storage.clear();
    const late = await storage.write([]).catch((error: unknown) => (error as ChatError).code);
    expect(late).to.equal('aborted');
  });

  it('finds the next credential, and leaves it there, where the one before could not be removed', async () => {
    const {storage, name} = newPage();
    const other = newPage(name).storage;
    await storage.set('credential', 'refused');
    const {delete: remove} = IDBObjectStore.prototype;
    IDBObjectStore.prototype.delete = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    };
    undo.push(() => (IDBObjectStore.prototype.delete = remove));
    expect(await storage.set('credential', undefined)).to.equal(false);
    restoreAll();
    await other.set('credential', 'of the next visitor');
    expect(await storage.get('credential')).to.equal('of the next visitor');
    await storage.set('screen', {name: 'home'});
    expect(await storedValues(name)).to.include({credential: 'of the next visitor'});
  });

  it('keeps no marker for what only memory has', async () => {
    const {storage, name} = newPage();
    fill();
    await storage.set('outbox/1', file);
    expect(localStorage.getItem(name)).to.equal(null);
  });

  it('forgets what only memory has when the device is wiped', async () => {
    const {storage} = newPage();
    fill();
    await storage.set('outbox/1', file);
    await storage.clear();
    expect(await storage.list('outbox/')).to.deep.equal([]);
  });

  it('does not keep in memory what fails only after the device was wiped', async () => {
    const {storage} = newPage();
    await storage.set('credential', 'c');
    let wiping: Promise<void> | undefined;
    replace('put', function (this: IDBObjectStore, value: unknown, key) {
      if (key !== 'outbox/1') return put.call(this, value, key);
      wiping = storage.clear();
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    });
    const late = await storage.write([['outbox/1', file]]).catch((error: unknown) => (error as ChatError).code);
    await wiping;
    expect(late).to.equal('aborted');
    expect(await storage.list('outbox/')).to.deep.equal([]);
  });
});

describe('a browser without a database', () => {
  const upgraded = newDatabaseName();

  before((done) => {
    const request = indexedDB.open(upgraded, 2);
    request.onsuccess = () => {
      request.result.close();
      done();
    };
  });

  const openings: Readonly<Record<string, IDBFactory['open']>> = {
    'that refuses to open one': () => {
      throw new DOMException('Not here.', 'SecurityError');
    },
    // Asks for a version that has been left behind.
    'whose databases do not open': () => openDatabase.call(indexedDB, upgraded, 1),
    'whose databases never open': () => new EventTarget() as IDBOpenDBRequest,
  };

  for (const [what, open] of Object.entries(openings)) {
    it(`(one ${what}) lets the chat work in memory, and says so once`, async () => {
      const {storage, reasons, name} = newPage(undefined, {limit: 50});
      replaceOpening(open);
      expect(await storage.get('credential')).to.equal(undefined);
      expect(await storage.set('credential', 'c')).to.equal(false);
      expect(
        await storage.write([
          ['outbox/1', {}],
          ['text/draft', 'Hello'],
        ]),
      ).to.equal(false);
      expect(await storage.get('credential')).to.equal('c');
      expect(await storage.list('outbox/')).to.deep.equal([['outbox/1', {}]]);
      expect(await storage.set('outbox/1', undefined)).to.equal(false);
      expect(await storage.list('outbox/')).to.deep.equal([]);
      expect(localStorage.getItem(name)).to.equal(null);
      await storage.clear();
      expect(await storage.get('credential')).to.equal(undefined);
      expect(reasons()).to.deep.equal(['storage-blocked: unavailable']);
    });
  }

  it('does not overwrite what it could not read, once it opens again', async () => {
    const name = newDatabaseName();
    await storeValues(name, {credential: 'of a known visitor'});
    const {storage} = newPage(name, {limit: 50});
    replaceOpening(() => {
      throw new DOMException('Not now.', 'UnknownError');
    });
    await storage.get('credential');
    restoreAll();
    expect(await storage.set('credential', 'of a new visitor')).to.equal(false);
    expect(await storage.get('credential')).to.equal('of a new visitor');
    expect(await storedValues(name)).to.deep.equal({credential: 'of a known visitor'});
  });
});

describe('a database that another page keeps busy', () => {
  it('is not waited for without end', async () => {
    const {storage, name, reasons} = newPage();
    await storage.set('text/draft', 'Hello');
    const letGo = await keepBusy(name);
    hurry();
    expect(await storage.set('text/draft', 'Hello again')).to.equal(false);
    expect(await storage.get('text/draft')).to.equal('Hello again');
    expect(await storage.get('draft')).to.equal(undefined);
    restoreAll();
    await letGo();
    expect(await storage.set('text/draft', 'And again')).to.equal(true);
    expect(reasons()).to.deep.equal(['storage-blocked: unavailable', 'storage-blocked: unreadable']);
  });

  it('does not keep the chat from beginning', async () => {
    const name = newDatabaseName();
    await storeValues(name, {credential: 'c'});
    const {storage} = newPage(name, {limit: 50});
    const letGo = await keepBusy(name);
    expect(await storage.get('credential')).to.equal(undefined);
    await letGo();
  });
});

describe('a device that cannot be wiped', () => {
  it('shows this page nothing of what is left, and says why', async () => {
    const {storage, reasons} = newPage();
    await storage.set('credential', 'c');
    const {clear} = IDBObjectStore.prototype;
    IDBObjectStore.prototype.clear = () => {
      throw new DOMException('Damaged.', 'UnknownError');
    };
    undo.push(() => (IDBObjectStore.prototype.clear = clear));
    await storage.clear();
    restoreAll();
    expect(await storage.get('credential')).to.equal(undefined);
    expect(await storage.set('credential', 'of the next visitor')).to.equal(false);
    expect(reasons()).to.deep.equal(['storage-blocked: unavailable']);
  });
});

describe('a value that cannot be read', () => {
  it('does not stand in the way of the others, and is complained of once', async () => {
    const {storage, reasons} = newPage();
    await storage.write([
      ['outbox/1', {}],
      ['outbox/2', {}],
      ['draft', {}],
    ]);
    replace('get', function (this: IDBObjectStore, name) {
      if (name === 'outbox/1' || name === 'draft') throw new DOMException('Damaged.', 'DataError');
      return get.call(this, name);
    });
    expect(await storage.list('outbox/')).to.deep.equal([['outbox/2', {}]]);
    expect(await storage.get('draft')).to.equal(undefined);
    expect(await storage.set('outbox/2', undefined)).to.equal(true);
    expect(reasons()).to.deep.equal(['storage-blocked: unreadable']);
  });
});

describe('the format of what is stored', () => {
  const first = {credential: 'c', screen: {name: 'home'}, draft: {clientId: 'a'}, 'text/draft': 'Hello'};

  it('is added to what the first release wrote', async () => {
    const {storage, name, reasons} = newPage();
    await storeValues(name, first);
    expect(await storage.get('credential')).to.equal('c');
    expect(await storage.list('text/')).to.deep.equal([['text/draft', 'Hello']]);
    const {epoch, ...values} = await storedValues(name);
    expect(values).to.deep.equal({...first, format: 1});
    expect(epoch).to.be.a('string');
    expect(reasons()).to.deep.equal([]);
  });

  /** Format 2 has `screen` as a text. */
  const later: Options = {
    migrations: [
      () => undefined,
      (store) => {
        store.put('home', 'screen');
      },
    ],
  };

  it('is brought up to date in one transaction, from any earlier one', async () => {
    for (const values of [first, {...first, format: 1, epoch: 'e'}]) {
      const {storage, name} = newPage(undefined, later);
      await storeValues(name, values);
      expect(await storage.get('screen')).to.equal('home');
      expect(await storedValues(name)).to.deep.include({...first, screen: 'home', format: 2});
    }
  });

  it('stays what it was when that fails', async () => {
    const {storage, name, reasons} = newPage(undefined, {
      migrations: [
        (store) => {
          store.put('half', 'screen');
          throw new TypeError('A mistake.');
        },
      ],
    });
    await storeValues(name, first);
    expect(await storage.get('credential')).to.equal(undefined);
    expect(await storage.set('screen', {name: 'home'})).to.equal(false);
    expect(await storedValues(name)).to.deep.equal(first);
    expect(reasons()).to.deep.equal(['storage-blocked: unavailable']);
  });

  it('of a newer release is left alone: this page works in memory, and says so once', async () => {
    const {storage, name, reasons} = newPage();
    const newer = {credential: {of: 'another kind'}, 'outbox/1': {}, format: 2, epoch: 'e'};
    await storeValues(name, newer);
    expect(await storage.get('credential')).to.equal(undefined);
    expect(await storage.list('outbox/')).to.deep.equal([]);
    expect(
      await storage.write([
        ['credential', 'c'],
        ['outbox/2', {}],
      ]),
    ).to.equal(false);
    expect(await storage.get('credential')).to.equal('c');
    expect(await storage.list('outbox/')).to.deep.equal([['outbox/2', {}]]);
    expect(await storedValues(name)).to.deep.equal(newer);
    expect(reasons()).to.deep.equal(['storage-blocked: newer']);
  });

  it('of a newer release is no reason to leave anything behind when the device is wiped', async () => {
    const {storage, name} = newPage();
    await storeValues(name, {credential: {of: 'another kind'}, format: 2, epoch: 'e'});
    await storage.clear();
    expect(await storage.set('credential', 'c')).to.equal(true);
    expect(await storedValues(name))
      .to.include({credential: 'c', format: 1})
      .and.have.all.keys('credential', 'format', 'epoch');
  });

  it('may change while a page of an older release is open', async () => {
    const old = newPage();
    await old.storage.write([
      ['credential', 'c'],
      ['screen', {name: 'home'}],
    ]);
    const {storage} = newPage(old.name, later);
    expect(await storage.get('screen')).to.equal('home');
    expect(await old.storage.get('screen')).to.equal(undefined);
    expect(await old.storage.set('screen', {name: 'home'})).to.equal(false);
    expect(await storage.get('screen')).to.equal('home');
    expect(old.reasons()).to.deep.equal(['storage-blocked: newer']);
  });
});
