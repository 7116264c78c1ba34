import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import {ChatError} from '../../src/model/chat-error.js';
import {Account} from '../../src/session/account.js';
import type {CallParts} from '../../src/session/call-parts.js';
import {withIdentity} from '../../src/session/help-desk-state.js';
import {MemoryStorage} from '../support/memory-storage.js';
import {sessionParts} from '../support/session-parts.js';

const revoked = new ChatError('unauthorized', 'The token was revoked.', {status: 401, reason: 'revoked'});

describe('a customer’s page that slept while another one logged out, and the next visitor wrote', () => {
  async function page() {
    const backend = {hasVisitor: () => Promise.resolve(true), capabilities: new Set()} as unknown as ChatBackend;
    const {parts, values, told} = sessionParts(undefined, backend);
    const identity = {visitorId: 'v1', identified: true, customerId: 'cu1', externalId: 'kim', email: null};
    parts.store.change((state) => withIdentity(state, identity));
    const {storage} = parts.environment;
    const startOver = (wipe: boolean) => (wipe ? storage.clear() : storage.renew());
    const account = new Account({...parts, startOver, identity: () => undefined} as unknown as CallParts);
    const other = new MemoryStorage(values);
    await other.clear();
    await other.write([['credential', 'the next one’s']]);
    return {account, values, told};
  }

  it('wipes nothing when the server refuses the customer', async () => {
    const {account, values, told} = await page();
    assert.equal(await account.refused(revoked), false);
    assert.equal(values.get('credential'), 'the next one’s');
    assert.deepEqual(told, []);
  });

  it('wipes nothing when it goes on to log out, or to forget', async () => {
    for (const name of ['logout', 'forget'] as const) {
      const {account, values} = await page();
      await account[name]();
      assert.equal(values.get('credential'), 'the next one’s');
    }
  });
});
