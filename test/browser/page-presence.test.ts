import {expect} from '@open-wc/testing';
import {IndexedDbStorage} from '../../src/browser/indexed-db-storage.js';
import {pagePresence} from '../../src/browser/page-presence.js';
import {newDatabaseName} from '../support/database.js';
import {resume, suspend} from '../support/page-lifecycle.js';

describe('whether a page is suspended', () => {
  it('is told, by whichever event comes, to those who listen', () => {
    const seen: boolean[] = [];
    const end = pagePresence.subscribe(() => seen.push(pagePresence.isSuspended));
    expect(pagePresence.isSuspended).to.equal(false);
    for (const [type, target] of [
      ['freeze', document],
      ['resume', document],
      ['pagehide', window],
      ['pageshow', window],
    ] as const) {
      target.dispatchEvent(new Event(type));
    }
    expect(seen).to.deep.equal([true, false, true, false]);
    end();
    document.dispatchEvent(new Event('freeze'));
    expect(pagePresence.isSuspended).to.equal(true); // whoever begins to listen now must know
    document.dispatchEvent(new Event('resume'));
    expect(seen).to.have.length(4);
  });
});

describe('the database of a page that is suspended', () => {
  /** Deletion waits until nobody has the database open. */
  const canDelete = (name: string) =>
    new Promise<boolean>((resolve) => {
      const deletion = indexedDB.deleteDatabase(name);
      deletion.onsuccess = () => {
        resolve(true);
      };
      deletion.onblocked = () => {
        resolve(false);
      };
    });

  const opened: IDBDatabase[] = [];

  // Without the page's own answer to the question whether it would close.
  beforeEach(() => {
    opened.length = 0;
    const {open} = IDBFactory.prototype;
    Object.defineProperty(indexedDB, 'open', {
      configurable: true,
      value: (name: string) => {
        const request = open.call(indexedDB, name);
        request.addEventListener('success', () => {
          opened.push(request.result);
          request.result.addEventListener('versionchange', (event) => {
            event.stopImmediatePropagation();
          });
        });
        return request;
      },
    });
  });

  const openAsEver = () => Reflect.deleteProperty(indexedDB, 'open');
  afterEach(openAsEver);

  async function newStorage(): Promise<{readonly name: string; readonly storage: IndexedDbStorage}> {
    const name = newDatabaseName();
    const storage = new IndexedDbStorage(name);
    await storage.set('draft', {clientId: 'a'});
    return {name, storage};
  }

  it('is closed, and what was being written is written', async () => {
    const {name, storage} = await newStorage();
    const last = storage.set('text/draft', 'Half a sentence');
    await storage.get('draft');
    suspend();
    expect(await last).to.equal(true);
    expect(await canDelete(name)).to.equal(true);
  });

  it('is opened again when it is needed, also for a last word', async () => {
    const {name, storage} = await newStorage();
    suspend();
    expect(await storage.set('text/draft', 'A last word')).to.equal(true);
    resume();
    expect(await storage.get('text/draft')).to.equal('A last word');
    suspend();
    expect(await storage.set('text/draft', 'The very last')).to.equal(true);
    expect(await canDelete(name)).to.equal(true);
  });

  it('is opened again when the browser has closed it without a word', async () => {
    const {storage} = await newStorage();
    for (const database of opened) database.close();
    expect(await storage.get('draft')).to.deep.equal({clientId: 'a'});
    for (const database of opened) database.close();
    expect(await storage.set('draft', {clientId: 'b'})).to.equal(true);
  });

  it('does not stand in the way of another page that deletes it', async () => {
    openAsEver();
    const {name, storage} = await newStorage();
    expect(await canDelete(name)).to.equal(true);
    expect(await storage.set('draft', {clientId: 'b'})).to.equal(true);
  });
});
