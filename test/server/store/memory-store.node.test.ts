import assert from 'node:assert/strict';
import {it, mock} from 'node:test';
import {MemoryStore} from '../../../server/src/store/memory-store.js';
import {exampleConversation, exampleMessage, exampleVisitor, range} from './store-examples.js';
import {storeContract} from './store-contract.js';

storeContract('MemoryStore', () => Promise.resolve(new MemoryStore()));

it('ends a transaction that waits for its own store after 5 s, and goes on', async () => {
  mock.timers.enable({apis: ['setTimeout']});
  const store = new MemoryStore();
  const visitor = exampleVisitor();
  const next = exampleVisitor();
  const stuck = store.transaction(async (transaction) => {
    await transaction.insertVisitor(visitor);
    await store.visitor(visitor.id);
    await transaction.insertVisitor(next);
  });
  const refused = assert.rejects(stuck, {code: 'unavailable', message: /^A transaction took longer than 5000 ms/});
  await new Promise((resolve) => setImmediate(resolve));
  mock.timers.tick(5000);
  mock.timers.reset();
  await refused;
  assert.equal(await store.visitor(visitor.id), undefined);
  assert.equal(await store.visitor(next.id), undefined);
});

it('reads a page of a conversation of 100,000 messages as fast as one of 100', async () => {
  const store = new MemoryStore();
  async function timePages(count: number): Promise<number> {
    const stored = exampleConversation();
    const {id} = stored.conversation;
    await store.transaction(async (transaction) => {
      await transaction.insertConversation(stored);
      const message = exampleMessage(id, {direction: 'out'});
      for (const seq of range(1, count)) {
        await transaction.insertMessage({...message, id: `${id}/${seq}`, clientId: `client/${seq}`});
      }
    });
    const start = performance.now();
    for (const _ of range(1, 500)) {
      await store.messages(id, {limit: 50});
      await store.message(id, `${id}/${count}`);
      await store.messageByClientId(id, `client/${count}`);
      assert.equal(await store.unreadIn(id), count);
    }
    return performance.now() - start;
  }
  await timePages(100);
  const small = await timePages(100);
  const large = await timePages(100_000);
  // Ten times is far from the thousand that a scan would take, and far from the noise of a busy machine.
  assert.ok(large < small * 10 + 50, `${large} ms for 100,000, ${small} ms for 100`);
});
