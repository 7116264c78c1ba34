import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {ChatStore, OutcomeKey, StoreTransaction} from '../../../server/src/store/chat-store.js';
import {
  exampleConversation,
  exampleEvent,
  exampleMessage,
  exampleOutcome,
  exampleOutcomeKey,
  exampleVisitor,
  namesOf,
  newId,
  range,
} from './store-examples.js';

/** Work in lanes, which a store may commit together: nobody can tell it from work that is committed by itself. */
export function laneContract(store: () => ChatStore): void {
  async function startConversations(count: number, subjectId = newId()): Promise<readonly string[]> {
    const all = range(1, count).map(() => exampleConversation({subjectId}));
    await store().transaction(async (transaction) => {
      for (const stored of all) await transaction.insertConversation(stored);
    });
    return all.map(({conversation}) => conversation.id);
  }

  /** As the desk sends one: reads, then writes. */
  async function say(
    transaction: StoreTransaction,
    id: string,
    name: string,
    {direction = 'in', key = exampleOutcomeKey(newId())}: {direction?: 'in' | 'out'; key?: OutcomeKey} = {},
  ) {
    assert.equal(await transaction.lockKey(key), true);
    assert.equal(await transaction.outcome(key), undefined);
    const stored = (await transaction.lockConversation(id)) ?? assert.fail('no conversation');
    await transaction.messages(id, {limit: 1});
    const {message} = await transaction.insertMessage(exampleMessage(id, {direction, body: name, clientId: key.key}));
    assert.equal(message.seq, stored.lastSeq + 1);
    const preview = {text: name, senderType: 'customer', displayName: null, avatarUrl: null} as const;
    await transaction.updateConversation({...stored, conversation: {...stored.conversation, preview}});
    await transaction.appendEvent(stored.subjectId, exampleEvent(id, name));
    await transaction.appendAgentEvent(exampleEvent(id, name));
    await transaction.saveOutcome(key, exampleOutcome({name}));
    return message.seq;
  }

  function inLane<Result>(id: string, work: (transaction: StoreTransaction) => Promise<Result>): Promise<Result> {
    return store().transaction(work, {lane: id});
  }

  async function bodies(id: string): Promise<readonly string[]> {
    return (await store().messages(id, {limit: 100})).map(({message}) => message.body);
  }

  it('gives back what works in lanes have written, down to characters that SQL text cannot hold', async () => {
    const stored = exampleConversation({}, {title: 'NUL \u0000, half a pair \ud83d, a whole one 😀'});
    const {id} = stored.conversation;
    await store().transaction((transaction) => transaction.insertConversation(stored));
    const key = exampleOutcomeKey(newId());
    const body = 'a\u0000b \ud83d "quoted" \\ 😀';
    const message = exampleMessage(id, {body, direction: 'out', clientId: key.key});
    const outcome = exampleOutcome({body: {text: 'a\u0000b'}});
    const changed = {...stored, agentReadSeq: 1, conversation: {...stored.conversation, title: body}};
    const written = await store().transaction(
      async (transaction) => {
        assert.equal(await transaction.lockKey(key), true);
        assert.equal(await transaction.outcome(key), undefined);
        assert.deepEqual(await transaction.lockConversation(id), stored);
        assert.equal(await transaction.messageByClientId(id, message.clientId ?? ''), undefined);
        assert.deepEqual(await transaction.messages(id, {limit: 1}), []);
        const inserted = await transaction.insertMessage(message);
        await transaction.updateConversation(changed);
        await transaction.appendEvent(stored.subjectId, exampleEvent(id, 'a\u0000'));
        await transaction.saveOutcome(key, outcome);
        return inserted;
      },
      {lane: id},
    );
    assert.deepEqual(written, {message: {...message, seq: 1}, opening: false});
    assert.deepEqual(await store().message(id, message.id), written);
    assert.deepEqual(await store().conversation(id), {...changed, lastSeq: 1});
    assert.deepEqual(await store().outcome(key), outcome);
    assert.deepEqual(namesOf(await store().events(stored.subjectId, 0, 10)), ['a\u0000']);
    assert.equal(await store().lastOffset(stored.subjectId), 1);
    assert.equal(await store().lastOffset(newId()), 0);
    assert.equal(await store().unreadIn(id), 1);
  });

  it('leaves nothing of a work in a lane that throws, and everything of those beside it', async () => {
    const subjectId = newId();
    const ids = await startConversations(9, subjectId);
    const failures = new Map(ids.filter((_, index) => index % 2 === 1).map((id) => [id, new Error(id)]));
    const settled = await Promise.allSettled(
      ids.map((id) =>
        store().transaction(
          async (transaction) => {
            await say(transaction, id, id);
            const failure = failures.get(id);
            if (failure) throw failure;
          },
          {lane: id},
        ),
      ),
    );
    for (const [index, id] of ids.entries()) {
      const failure = failures.get(id);
      const ending = settled[index];
      assert.equal(ending?.status === 'rejected' ? ending.reason : undefined, failure);
      assert.deepEqual(await bodies(id), failure ? [] : [id]);
      assert.equal((await store().conversation(id))?.lastSeq, failure ? 0 : 1);
    }
    const events = await store().events(subjectId, 0, 100);
    assert.deepEqual(
      events.map(({offset}) => offset),
      range(1, 5),
    );
  });

  it('lets the database refuse one work in a lane without the others', async () => {
    const ids = await startConversations(5);
    const [taken = ''] = ids;
    const first = exampleMessage(taken);
    await store().transaction((transaction) => transaction.insertMessage(first));
    const attempts = ids.map((id) =>
      store().transaction(
        async (transaction) => {
          const key = exampleOutcomeKey(newId());
          await transaction.lockKey(key);
          await transaction.lockConversation(id);
          const message = exampleMessage(id, {clientId: key.key});
          await transaction.insertMessage(id === taken ? {...message, id: first.id} : message);
          await transaction.saveOutcome(key, exampleOutcome({}));
        },
        {lane: id},
      ),
    );
    const [refused, ...others] = await Promise.allSettled(attempts);
    assert.equal(refused?.status, 'rejected');
    for (const other of others) assert.equal(other.status, 'fulfilled');
    for (const id of ids) assert.equal((await store().messages(id, {limit: 9})).length, 1);
  });

  it('keeps the order within a lane', async () => {
    const subjectId = newId();
    const [id = ''] = await startConversations(1, subjectId);
    const names = range(1, 20).map(String);
    await Promise.all(
      names.map((name) => store().transaction((transaction) => say(transaction, id, name), {lane: id})),
    );
    assert.deepEqual(await bodies(id), names);
    assert.deepEqual(namesOf(await store().events(subjectId, 0, 100)), names);
    assert.equal((await store().conversation(id))?.conversation.preview?.text, '20');
  });

  it('gives works of several lanes on one conversation and on one subject neither gap nor twin', async () => {
    const subjectId = newId();
    const ids = await startConversations(3, subjectId);
    const start = await store().agentLog();
    const seqs = await Promise.all(
      range(0, 29).map((number) =>
        store().transaction((transaction) => say(transaction, ids[number % 3] ?? '', `${number}`), {
          lane: `${number}`,
        }),
      ),
    );
    for (const remainder of [0, 1, 2]) {
      const own = seqs.filter((_, index) => index % 3 === remainder);
      assert.deepEqual(
        own.sort((a, b) => a - b),
        range(1, 10),
      );
    }
    const events = await store().events(subjectId, 0, 100);
    assert.deepEqual(
      events.map(({offset}) => offset),
      range(1, 30),
    );
    let agentEvents: readonly unknown[] = [];
    while (agentEvents.length < 30) agentEvents = (await store().agentEvents(start, 100)) ?? [];
    assert.equal(agentEvents.length, 30);
  });

  it('gives back each of the events that one work has written, from any position, until the conversation is deleted', async () => {
    const stored = exampleConversation();
    const {subjectId, conversation} = stored;
    const {id} = conversation;
    await store().transaction((transaction) => transaction.insertConversation(stored));
    const start = await store().agentLog();
    const told: ChatEvent[] = [];
    const heard: ChatEvent[] = [];
    for (const body of ['one', 'two']) {
      const sender = {type: 'customer', id: subjectId, displayName: 'Ann', avatarUrl: null, ai: false} as const;
      const at = '2026-01-05T10:00:02.000Z';
      await inLane(id, async (transaction) => {
        const key = exampleOutcomeKey(newId());
        await transaction.lockKey(key);
        await transaction.lockConversation(id);
        const message = exampleMessage(id, {body, sender, inputLocked: body === 'two', clientId: key.key});
        const inserted = await transaction.insertMessage(message);
        const base = {at, conversationId: id};
        const created: ChatEvent = {...base, type: 'message.created', data: inserted.message};
        const updated: ChatEvent = {...base, type: 'conversation.updated', data: {...conversation, unreadCount: 3}};
        const seen: ChatEvent = {...base, type: 'conversation.updated', data: {...conversation, customAttributes: {}}};
        for (const event of [created, seen]) await transaction.appendEvent(subjectId, event);
        for (const event of [created, updated]) await transaction.appendAgentEvent(event);
        heard.push(created, seen);
        told.push(created, updated);
        await transaction.saveOutcome(key, exampleOutcome({}));
      });
    }
    const numbered = heard.map((event, index) => ({offset: index + 1, event}));
    assert.deepEqual(await store().events(subjectId, 0, 10), numbered);
    assert.deepEqual(await store().events(subjectId, 1, 2), numbered.slice(1, 3));
    assert.deepEqual(await store().events(subjectId, 3, 10), numbered.slice(3));
    assert.deepEqual(await store().events(subjectId, 4, 10), []);
    const {epoch} = await store().log(subjectId);
    assert.deepEqual(await store().log(subjectId), {epoch, oldest: 1, last: 4});
    let all = await store().agentEvents(start, 10);
    // Any transaction that runs beside this test may hold back the agents' log.
    while (all?.length !== 4) all = await store().agentEvents(start, 10);
    assert.deepEqual(
      all.map(({event}) => event),
      told,
    );
    for (const [index, {cursor}] of all.entries()) {
      assert.deepEqual(await store().agentEvents(cursor, 10), all.slice(index + 1));
      assert.deepEqual(await store().agentEvents(cursor, 1), all.slice(index + 1, index + 2));
    }
    const deleted: ChatEvent = {
      type: 'conversation.deleted',
      at: '2026-01-05T11:00:00.000Z',
      conversationId: id,
      data: {id},
    };
    await store().transaction((transaction) => transaction.deleteConversation(id, deleted));
    assert.deepEqual(
      await store().events(subjectId, 1, 10),
      [2, 3, 4].map((offset) => ({offset, event: deleted})),
    );
    assert.deepEqual(await store().log(subjectId), {epoch, oldest: 1, last: 4});
  });

  it('lets one of two works with the same key write', async () => {
    const ids = await startConversations(6);
    const key = exampleOutcomeKey(newId());
    const results = await Promise.all(
      ids.map((id) =>
        store().transaction(
          async (transaction) => {
            if (!(await transaction.lockKey(key))) return 'refused';
            if (await transaction.outcome(key)) return 'refused';
            await transaction.lockConversation(id);
            await transaction.insertMessage(exampleMessage(id, {clientId: key.key}));
            await transaction.saveOutcome(key, exampleOutcome({}));
            return 'written';
          },
          {lane: id},
        ),
      ),
    );
    assert.equal(results.filter((result) => result === 'written').length, 1);
    assert.equal((await Promise.all(ids.map(bodies))).flat().length, 1);
  });

  it('counts the unread within a lane as outside', async () => {
    const [id = ''] = await startConversations(1);
    const run = (direction: 'in' | 'out', readSeq?: number) =>
      store().transaction(
        async (transaction) => {
          const seq = await say(transaction, id, 'x', {direction});
          const stored = (await transaction.lockConversation(id)) ?? assert.fail('no conversation');
          assert.equal(stored.lastSeq, seq);
          if (readSeq !== undefined) await transaction.updateConversation({...stored, customerReadSeq: readSeq});
          return transaction.unreadIn(id);
        },
        {lane: id},
      );
    assert.equal(await run('out'), 1);
    assert.equal(await run('out'), 2);
    assert.equal(await run('out', 2), 1);
    assert.equal(await run('in', 4), 0);
    assert.equal(await run('out'), 1);
    assert.equal(await run('out', 5), 1);
    assert.equal(await store().unreadIn(id), 1);
  });

  it('sees in a lane what was written outside of it since', async () => {
    const [id = ''] = await startConversations(1);
    await inLane(id, (transaction) => say(transaction, id, 'first'));
    const newest = await inLane(id, async (transaction) => {
      await say(transaction, id, 'second');
      return (await transaction.messages(id, {limit: 1}))[0]?.message ?? assert.fail('nothing said');
    });
    assert.equal(newest.body, 'second');
    // The message alone, then the conversation alone.
    await store().transaction((transaction) => transaction.updateMessage({...newest, body: 'other'}));
    const seen = await inLane(id, async (transaction) => {
      const before = await transaction.messages(id, {limit: 1});
      await say(transaction, id, 'third');
      return before.map(({message}) => message.body);
    });
    assert.deepEqual(seen, ['other']);
    await store().transaction(async (transaction) => {
      const stored = (await transaction.lockConversation(id)) ?? assert.fail('no conversation');
      await transaction.updateConversation({...stored, conversation: {...stored.conversation, ended: true}});
    });
    const ended = await inLane(id, async (transaction) => {
      const stored = await transaction.lockConversation(id);
      await say(transaction, id, 'fourth');
      return stored?.conversation.ended;
    });
    assert.equal(ended, true);
    assert.deepEqual(await bodies(id), ['first', 'other', 'third', 'fourth']);
    assert.equal((await store().conversation(id))?.conversation.ended, true);
  });

  it('finds in a lane the outcome of a key, of another visitor of the customer as well', async () => {
    const [id = ''] = await startConversations(1);
    const customer = newId();
    const [one, other] = [exampleVisitor({subjectId: customer}), exampleVisitor({subjectId: customer})];
    await store().transaction(async (transaction) => {
      await transaction.insertVisitor(one);
      await transaction.insertVisitor(other);
    });
    const given = {route: 'POST x', key: newId(), customerId: customer};
    const send = (visitor: typeof one) =>
      inLane(id, async (transaction) => {
        const key = {...given, subjectId: visitor.id};
        assert.equal(await transaction.lockKey(key), true);
        const known = await transaction.outcome(key);
        if (known) return known.body;
        await transaction.lockConversation(id);
        await transaction.insertMessage(exampleMessage(id, {clientId: key.key, body: 'said'}));
        await transaction.saveOutcome(key, exampleOutcome('by itself'));
        return 'new';
      });
    assert.deepEqual([await send(one), await send(one), await send(other)], ['new', 'by itself', 'by itself']);
    assert.deepEqual(await bodies(id), ['said']);
  });

  it('finds in a lane a message that has the client id already', async () => {
    const [id = ''] = await startConversations(1);
    const key = exampleOutcomeKey(newId());
    const said = exampleMessage(id, {clientId: key.key});
    await store().transaction((transaction) => transaction.insertMessage(said));
    const found = await inLane(id, async (transaction) => {
      await transaction.lockKey(key);
      await transaction.outcome(key);
      await transaction.lockConversation(id);
      const found = await transaction.messageByClientId(id, key.key);
      if (found) return found.message.id;
      await transaction.insertMessage(exampleMessage(id, {clientId: key.key}));
      await transaction.saveOutcome(key, exampleOutcome({}));
      return 'new';
    });
    assert.equal(found, said.id);
    assert.equal((await bodies(id)).length, 1);
  });

  it('runs work in a lane that needs more than a message', async () => {
    const [id = ''] = await startConversations(1);
    const visitor = exampleVisitor();
    const found = await store().transaction(
      async (transaction) => {
        await say(transaction, id, 'first');
        await transaction.insertVisitor(visitor);
        const {message} = await transaction.insertMessage(exampleMessage(id, {body: 'second'}));
        await transaction.updateMessage({...message, body: 'third'});
        return (await transaction.messages(id, {limit: 5})).map(({message: {body}}) => body);
      },
      {lane: id},
    );
    assert.deepEqual(found, ['first', 'third']);
    assert.deepEqual(await store().visitor(visitor.id), visitor);
    const missing = store().transaction((transaction) => transaction.lockConversation(newId()), {lane: newId()});
    assert.equal(await missing, undefined);
    const odd = store().transaction((transaction) => transaction.lockConversation('\0'), {lane: '\0'});
    assert.equal(await odd, undefined);
  });
}
