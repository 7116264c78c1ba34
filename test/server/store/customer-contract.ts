import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {ChatStore, StoreTransaction} from '../../../server/src/store/chat-store.js';
import type {StoredCustomer} from '../../../server/src/store/customer-store.js';
import {
  exampleConversation,
  exampleMessage,
  exampleOutcome,
  exampleOutcomeKey,
  exampleVisitor,
  newId,
} from './store-examples.js';

const noon = '2026-01-05T12:00:00.000Z';

function exampleCustomer(change: Partial<StoredCustomer> = {}): StoredCustomer {
  return {
    id: newId(),
    externalId: `external ${newId()}`,
    email: `${newId()}@example.org`,
    emails: ['ada@example.org'],
    phones: ['112'],
    socials: [{username: 'ada \0', type: 'twitter'}],
    customAttributes: {orderIdStr: 'A', vipBool: true},
    visibleAttributes: ['vipBool'],
    createdAt: noon,
    mergedInto: null,
    ...change,
  };
}

/** What every ChatStore does with customers and with what changes hands. */
export function customerContract(store: () => ChatStore): void {
  const write = <Result>(work: (transaction: StoreTransaction) => Promise<Result>) => store().transaction(work);

  describe('customers', () => {
    it('are found by id, external id and e-mail address, exactly', async () => {
      const customer = exampleCustomer();
      assert.equal(await write(({customers}) => customers.insert(customer)), true);
      const {customers} = store();
      assert.deepEqual(await customers.find(customer.id), customer);
      assert.deepEqual(await customers.findByExternalId(String(customer.externalId)), customer);
      assert.deepEqual(await customers.findByEmail(String(customer.email)), customer);
      assert.equal(await customers.findByEmail(String(customer.email).toUpperCase()), undefined);
      for (const nothing of ['', '\0', 'nobody']) {
        assert.equal(await customers.find(nothing), undefined);
        assert.equal(await customers.findByExternalId(nothing), undefined);
        assert.equal(await customers.findByEmail(nothing), undefined);
      }
      assert.deepEqual(await write((transaction) => transaction.customers.lock(customer.id)), customer);
    });

    it('are one for each external id and each e-mail address, also when several are inserted at once', async () => {
      const email = `${newId()}@example.org`;
      const inserts = Array.from({length: 6}, () =>
        write(({customers}) => customers.insert(exampleCustomer({email, externalId: null}))),
      );
      assert.equal((await Promise.all(inserts)).filter(Boolean).length, 1);
      const known = await store().customers.findByEmail(email);
      assert.ok(known);
      assert.equal(await write(({customers}) => customers.insert(exampleCustomer({id: known.id}))), false);
      // Who is anonymous has neither, and there are many.
      const anonymous = () => exampleCustomer({email: null, externalId: null});
      for (const one of [anonymous(), anonymous()]) {
        assert.equal(await write(({customers}) => customers.insert(one)), true);
      }
    });

    it('change in everything but who they are', async () => {
      const customer = exampleCustomer();
      const target = exampleCustomer();
      await write(async ({customers}) => {
        await customers.insert(customer);
        await customers.insert(target);
        await customers.update({...customer, email: null, externalId: 'other', phones: [], mergedInto: target.id});
      });
      const changed = {...customer, phones: [], mergedInto: target.id};
      assert.deepEqual(await store().customers.findByEmail(String(customer.email)), changed);
      assert.deepEqual(await store().customers.mergedInto(target.id), [customer.id]);
      assert.deepEqual(await store().customers.mergedInto(customer.id), []);
    });

    it('leave nothing behind when they are removed, and all when that is rolled back', async () => {
      const customer = exampleCustomer();
      await write(({customers}) => customers.insert(customer));
      const attempt = write(async ({customers}) => {
        await customers.remove(customer.id);
        assert.equal(await customers.findByEmail(String(customer.email)), undefined);
        throw new Error('no');
      });
      await assert.rejects(attempt);
      assert.deepEqual(await store().customers.findByExternalId(String(customer.externalId)), customer);
      await write(({customers}) => customers.remove(customer.id));
      assert.equal(await store().customers.find(customer.id), undefined);
      assert.equal(await write(({customers}) => customers.insert(customer)), true);
    });
  });

  describe('used tokens', () => {
    it('are remembered as they were used first, until they end', async () => {
      const [id, visitorId] = [newId(), newId()];
      const use = {visitorId, version: 1, expiresAt: noon};
      const uses = Array.from({length: 6}, (_, version) =>
        write(({customers}) => customers.useToken(id, {...use, version})),
      );
      const earlier = await Promise.all(uses);
      const first = earlier.indexOf(undefined);
      assert.equal(earlier.filter((one) => one === undefined).length, 1);
      for (const one of earlier) if (one) assert.deepEqual(one, {...use, version: first});
      const prune = (now: string) => store().prune({now, days: 10_000, perSubject: 10_000});
      await prune(noon);
      assert.ok(await write(({customers}) => customers.useToken(id, use)));
      await prune('2026-01-05T12:00:00.001Z');
      assert.equal(await write(({customers}) => customers.useToken(id, use)), undefined);
    });
  });

  describe('what changes hands', () => {
    it('is a visitor with its tokens, and its outcomes stay its own', async () => {
      const [first, second, third] = sortedIds();
      const visitorOf = (id: string) => exampleVisitor({id, subjectId: id});
      const [one, other, stranger] = [visitorOf(first), visitorOf(second), visitorOf(third)];
      const customerId = newId();
      const key = exampleOutcomeKey(one.id);
      const outcome = exampleOutcome({});
      await write(async (transaction) => {
        for (const visitor of [one, other, stranger]) await transaction.insertVisitor(visitor);
        await transaction.saveOutcome(key, outcome);
        assert.deepEqual(await transaction.lockVisitor(one.id), one);
        await transaction.setVisitorSubject(one.id, customerId);
        await transaction.setVisitorSubject(other.id, customerId);
      });
      const moved = [one, other].map((visitor) => ({...visitor, subjectId: customerId, version: 2}));
      assert.deepEqual(await store().visitorsOf(customerId), moved);
      assert.deepEqual(await store().visitorsOf(one.id), []);
      for (const subjectId of [one.id, other.id, newId()]) {
        assert.deepEqual(await store().outcome({...key, subjectId, customerId}), outcome);
      }
      assert.equal(await store().outcome({...key, subjectId: other.id}), undefined);
      assert.equal(await store().outcome({...key, subjectId: stranger.id, customerId: stranger.id}), undefined);
      assert.equal(await write((transaction) => transaction.lockVisitor('\0')), undefined);
    });

    it('is every conversation, with its messages, its order and its keys where they are free', async () => {
      const [from, to] = [newId(), newId()];
      const [free, taken] = [newId(), newId()];
      const [first, second, third] = sortedIds();
      const one = exampleConversation({subjectId: from}, {id: first, clientId: taken});
      const two = exampleConversation({subjectId: from}, {id: second, clientId: free});
      const three = exampleConversation({subjectId: from}, {id: third, clientId: null});
      const own = exampleConversation({subjectId: to}, {clientId: taken});
      const moved = await write(async (transaction) => {
        for (const stored of [one, two, three, own]) await transaction.insertConversation(stored);
        await transaction.insertMessage(exampleMessage(one.conversation.id, {direction: 'out'}));
        return transaction.moveConversations(from, to);
      });
      assert.deepEqual(
        moved.map(({conversation, subjectId, lastSeq}) => [conversation.id, conversation.clientId, subjectId, lastSeq]),
        [
          [one.conversation.id, null, to, 1],
          [two.conversation.id, free, to, 0],
          [three.conversation.id, null, to, 0],
        ],
      );
      for (const stored of moved) assert.deepEqual(await store().conversation(stored.conversation.id), stored);
      assert.deepEqual(await store().conversations({subjectId: from, limit: 10}), []);
      assert.equal((await store().conversations({subjectId: to, limit: 10})).length, 4);
      assert.deepEqual(await store().unread(to), {[one.conversation.id]: 1});
      assert.equal((await store().conversationByClientId(to, free))?.conversation.id, two.conversation.id);
      assert.equal((await store().conversationByClientId(to, taken))?.conversation.id, own.conversation.id);
      assert.equal(await store().conversationByClientId(from, free), undefined);
      assert.deepEqual(await write((transaction) => transaction.moveConversations(from, to)), []);
    });

    it('is nothing when the transaction fails', async () => {
      const visitor = exampleVisitor();
      const stored = exampleConversation({subjectId: visitor.id});
      await write(async (transaction) => {
        await transaction.insertVisitor(visitor);
        await transaction.insertConversation(stored);
      });
      const attempt = write(async (transaction) => {
        await transaction.setVisitorSubject(visitor.id, newId());
        await transaction.moveConversations(visitor.id, newId());
        await transaction.deleteVisitors([visitor.id]);
        await transaction.clearLogs([visitor.id]);
        throw new Error('no');
      });
      await assert.rejects(attempt);
      assert.deepEqual(await store().visitor(visitor.id), visitor);
      assert.deepEqual(await store().conversations({subjectId: visitor.id, limit: 10}), [stored]);
    });
  });

  describe('what is erased', () => {
    it('are visitors with their outcomes, and of logs all but the count', async () => {
      const [one, other] = [exampleVisitor(), exampleVisitor()];
      const keys = [exampleOutcomeKey(one.id), exampleOutcomeKey(other.id)] as const;
      await write(async (transaction) => {
        for (const visitor of [one, other]) await transaction.insertVisitor(visitor);
        for (const key of keys) await transaction.saveOutcome(key, exampleOutcome({}));
        for (const id of [one.id, one.id, other.id]) await transaction.appendEvent(id, eventAbout('x', 'secret'));
        await transaction.deleteVisitors([one.id, newId()]);
        await transaction.clearLogs([one.id]);
        await transaction.appendEvent(one.id, eventAbout('x', 'last'));
      });
      assert.equal(await store().visitor(one.id), undefined);
      assert.deepEqual(await store().visitor(other.id), other);
      assert.equal(await store().outcome(keys[0]), undefined);
      assert.ok(await store().outcome(keys[1]));
      assert.deepEqual(
        (await store().events(one.id, 0, 10)).map(({offset}) => offset),
        [3],
      );
      assert.equal((await store().events(other.id, 0, 10)).length, 1);
    });

    it('are events in the agents’ log, and only those that are meant', async () => {
      const start = await store().agentLog();
      const [gone, kept, visitorId] = [newId(), newId(), newId()];
      const identity = {visitorId, identified: true, customerId: 'c', externalId: 'secret', email: null};
      const deleted: ChatEvent = {type: 'conversation.deleted', at: noon, conversationId: gone, data: {id: gone}};
      const instead: ChatEvent = {type: 'customer.deleted', at: noon, data: {id: 'c'}};
      const events: readonly ChatEvent[] = [
        eventAbout(gone, 'secret'),
        eventAbout(kept, `"conversationId":"${gone}" \0`),
        {type: 'visitor.identified', at: noon, data: identity},
        {type: 'visitor.identified', at: noon, data: {...identity, visitorId: newId()}},
        deleted,
      ];
      await write(async (transaction) => {
        for (const event of events) await transaction.appendAgentEvent(event);
      });
      await store().clearAgentEvents({conversationIds: [gone], visitorIds: [visitorId]}, instead);
      let left = await store().agentEvents(start, 100);
      // Any transaction that runs beside this test may hold back the agents' log.
      while (left?.length === 0) left = await store().agentEvents(start, 100);
      assert.deepEqual(
        left?.map(({event}) => event),
        [instead, events[1], instead, events[3], deleted],
      );
    });
  });
}

function sortedIds(): [string, string, string] {
  const id = newId();
  return [`${id}-1`, `${id}-2`, `${id}-3`];
}

function eventAbout(conversationId: string, body: string): ChatEvent {
  const data = {...exampleMessage(conversationId, {body}), seq: 1};
  return {type: 'message.created', at: noon, conversationId, data};
}
