import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {backendContext} from '../../src/session/backend-context.js';
import {MemoryStorage, StoredValues} from '../support/memory-storage.js';
import {sessionParts} from '../support/session-parts.js';

/** Of a browser that reads, and writes and removes nothing. */
class ReadingStorage extends MemoryStorage {
  override write(): Promise<boolean> {
    return Promise.resolve(false);
  }
}

describe('a credential that was refused, and that the storage cannot remove', () => {
  const page = async () => {
    const values = new StoredValues([['credential', 'refused']]);
    const {parts} = sessionParts();
    const environment = {...parts.environment, storage: new ReadingStorage(values)};
    const {credential} = backendContext(environment, {report: parts.report});
    assert.equal(await credential.load(), 'refused');
    await credential.save(null);
    return {values, credential};
  };

  it('is none any more, however often one looks', async () => {
    const {credential} = await page();
    assert.equal(await credential.load(), null);
    assert.equal(await credential.load(), null);
  });

  it('does not hide the one that another page has stored since', async () => {
    const {values, credential} = await page();
    values.set('credential', 'of a login in another page');
    assert.equal(await credential.load(), 'of a login in another page');
    assert.equal(await credential.load(), 'of a login in another page');
  });
});
