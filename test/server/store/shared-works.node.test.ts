import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {openPgliteInMemory} from '../../../server/src/store/pglite-node.js';
import type {SqlDatabase, SqlQueries} from '../../../server/src/store/sql-database.js';
import type {StoredConversation, StoredVisitor} from '../../../server/src/store/chat-store.js';
import {writeMessages} from '../../../server/src/store/shared-message.js';
import {SharedThreads} from '../../../server/src/store/shared-threads.js';
import {SqlStore} from '../../../server/src/store/sql-store.js';
import {
  exampleConversation,
  exampleEvent,
  exampleMessage,
  exampleOutcome,
  exampleOutcomeKey,
  exampleVisitor,
  newId,
  range,
} from './store-examples.js';

/** Statements that were sent outside of transactions, and transactions. */
interface Count {
  brief: number;
  single: number;
  transactions: number;
}

describe('Works that share statements', () => {
  const count: Count = {brief: 0, single: 0, transactions: 0};
  let database: SqlDatabase;
  let store: SqlStore;
  before(async () => {
    database = await openPgliteInMemory();
    store = await SqlStore.open(counting(database, count));
  });
  after(() => store.close());

  async function start(number: number): Promise<readonly StoredConversation[]> {
    const all = range(1, number).map(() => exampleConversation());
    await store.transaction(async (transaction) => {
      for (const stored of all) await transaction.insertConversation(stored);
    });
    return all;
  }

  async function startVisitor(): Promise<StoredVisitor> {
    const visitor = exampleVisitor();
    await store.transaction((transaction) => transaction.insertVisitor(visitor));
    return visitor;
  }

  function say(
    {conversation: {id}, subjectId}: StoredConversation,
    {isRefused = false, visitor}: {isRefused?: boolean; visitor?: StoredVisitor} = {},
  ): Promise<number> {
    return store.transaction(
      async (transaction) => {
        const key = exampleOutcomeKey(visitor?.id ?? newId());
        await transaction.lockKey(key);
        if (visitor && (await transaction.visitor(visitor.id))?.version !== visitor.version) throw new Error('revoked');
        await transaction.outcome(key);
        await transaction.lockConversation(id);
        if (isRefused) throw new Error('refused');
        await transaction.messageByClientId(id, key.key);
        const {message} = await transaction.insertMessage(exampleMessage(id, {clientId: key.key}));
        await transaction.appendEvent(subjectId, exampleEvent(id, 'said'));
        await transaction.appendAgentEvent(exampleEvent(id, 'said'));
        await transaction.saveOutcome(key, exampleOutcome({}));
        return message.seq;
      },
      {lane: id},
    );
  }

  async function counted(work: () => Promise<unknown>): Promise<Count> {
    Object.assign(count, {brief: 0, single: 0, transactions: 0});
    await work();
    return {...count};
  }

  it('send a message in one statement, and read its conversation only the first time', async () => {
    const [stored = assert.fail()] = await start(1);
    assert.deepEqual(await counted(() => say(stored)), {brief: 1, single: 1, transactions: 0});
    for (const seq of range(2, 9)) {
      const once = await counted(async () => assert.equal(await say(stored), seq));
      assert.deepEqual(once, {brief: 1, single: 0, transactions: 0});
    }
  });

  it('share few statements when there are many', async () => {
    const all = await start(40);
    const first = await counted(() => Promise.all(all.map((stored) => say(stored))));
    // The first goes at once, then each 16 together, and what is left when one comes back.
    assert.deepEqual(first, {brief: 4, single: 4, transactions: 0});
    assert.deepEqual(await counted(() => Promise.all(all.map((stored) => say(stored)))), {...first, single: 0});
  });

  it('run by themselves when somebody else has written, and together again after that', async () => {
    const [stored = assert.fail()] = await start(1);
    await say(stored);
    await store.transaction((transaction) => transaction.insertMessage(exampleMessage(stored.conversation.id)));
    assert.deepEqual(await counted(async () => assert.equal(await say(stored), 3)), {
      brief: 1,
      single: 0,
      transactions: 1,
    });
    await counted(() => say(stored));
    assert.deepEqual(await counted(async () => assert.equal(await say(stored), 5)), {
      brief: 1,
      single: 0,
      transactions: 0,
    });
  });

  it('ask in the same statement whether who writes is still the same', async () => {
    const [stored = assert.fail()] = await start(1);
    const visitor = await startVisitor();
    await say(stored, {visitor});
    assert.deepEqual(await store.seenVisitor(visitor.id), visitor);
    await say(stored, {visitor});
    const known = await counted(async () => {
      const seen = (await store.seenVisitor(visitor.id)) ?? assert.fail('no visitor');
      assert.equal(await say(stored, {visitor: seen}), 3);
    });
    assert.deepEqual(known, {brief: 1, single: 0, transactions: 0});
    await store.transaction((transaction) => transaction.raiseVisitorVersion(visitor.id));
    await assert.rejects(say(stored, {visitor}), /^Error: revoked$/);
    const anew = await store.visitor(visitor.id);
    assert.equal(anew?.version, visitor.version + 1);
    assert.deepEqual(await store.seenVisitor(visitor.id), anew);
    await store.transaction((transaction) => transaction.deleteVisitors([visitor.id]));
    await assert.rejects(say(stored, {visitor: anew}), /^Error: revoked$/);
    assert.equal((await store.messages(stored.conversation.id, {limit: 9})).length, 3);
  });

  it('find every row by its index, also while the planner knows nothing of the tables', async () => {
    const plan = await database.brief.query(`explain ${writeMessages.replace('$1', "'[]'")}`);
    const lines = plan.map((row) => String(row['QUERY PLAN']));
    assert.ok(lines.some((line) => line.includes('Index Scan using conversations_pkey')));
    assert.deepEqual(
      lines.filter((line) => /Seq Scan|Hash Join|Merge Join/.test(line)),
      [],
    );
  });

  it('write nothing of what throws', async () => {
    const [stored = assert.fail()] = await start(1);
    const refused = await counted(() => assert.rejects(say(stored, {isRefused: true}), /^Error: refused$/));
    assert.deepEqual(refused, {brief: 0, single: 1, transactions: 1});
    assert.equal(await say(stored), 1);
  });
});

it('remembers so many conversations and no more', async () => {
  const asked: string[] = [];
  const threads = new SharedThreads({
    query: (_text, [questions] = []) => {
      asked.push(String(questions));
      return Promise.resolve([]);
    },
  });
  const all = range(0, 2000).map(() => exampleConversation());
  for (const stored of all) {
    threads.remember({stored, countable: 0, newest: undefined, version: '1', newestVersion: null});
  }
  const [first = '', second = '', ...others] = all.map(({conversation}) => conversation.id);
  assert.equal((await threads.find(second))?.stored, all[1]);
  assert.equal((await threads.find(others.at(-1) ?? ''))?.stored, all[2000]);
  assert.equal(await threads.find(first), undefined);
  assert.deepEqual(asked, [JSON.stringify([{n: 0, id: first}])]);
});

function counting(database: SqlDatabase, count: Count): SqlDatabase {
  const countedQueries = (queries: SqlQueries, name: 'brief' | 'single'): SqlQueries => ({
    query: (text, parameters) => {
      count[name]++;
      return queries.query(text, parameters);
    },
  });
  return {
    kind: database.kind,
    brief: countedQueries(database.brief, 'brief'),
    ...countedQueries(database, 'single'),
    transaction: (work) => {
      count.transactions++;
      return database.transaction(work);
    },
    close: () => database.close(),
  };
}
