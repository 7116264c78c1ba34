import assert from 'node:assert/strict';
import {after, before, describe, it, mock} from 'node:test';
import postgres from 'postgres';
import {openStore} from '../../../server/src/store/open-store-node.js';
import type {ChatStore, StoredConversation} from '../../../server/src/store/chat-store.js';
import {createTestDatabase} from '../../support/postgres-node.js';
import type {TestDatabase} from '../../support/postgres-node.js';
import {
  exampleConversation,
  exampleEvent,
  exampleMessage,
  exampleOutcome,
  exampleOutcomeKey,
  exampleVisitor,
  namesOf,
  newId,
} from './store-examples.js';
import {storeContract} from './store-contract.js';

let database: TestDatabase;
before(async () => {
  database = await createTestDatabase();
});
after(() => database.remove());

const open = () => openStore({dataDir: '/nowhere', databaseUrl: database.url});

storeContract('PostgreSQL', open);

describe('PostgreSQL with several writers', {timeout: 60_000}, () => {
  let store: ChatStore;
  let sql: postgres.Sql;
  before(async () => {
    store = await open();
    sql = postgres(database.url, {max: 1});
  });
  after(async () => {
    await store.close();
    await sql.end();
  });

  /** Rows that are committed, as anybody sees them who does not look at transaction ids. */
  async function committedAgentEvents(conversationId: string): Promise<string[]> {
    const rows = await sql<{name: string}[]>`
      select event #>> '{data,lastReadMessageId}' as name from agent_events
      where event ->> 'conversationId' = ${conversationId} order by number`;
    return rows.map(({name}) => name);
  }

  /** Resolves when so many backends of this database wait for a lock. */
  async function lockWaiters(count: number): Promise<void> {
    for (let waiting = 0; waiting < count;) {
      const [row] = await sql<{waiting: number}[]>`
        select count(*)::integer as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      waiting = row?.waiting ?? 0;
    }
  }

  it('lets work in other lanes go on while somebody holds the log of one', async () => {
    const all = Array.from({length: 6}, () => exampleConversation());
    await store.transaction(async (transaction) => {
      for (const stored of all) await transaction.insertConversation(stored);
    });
    const say = (stored: (typeof all)[number]) => sayInLane(store, stored);
    // Conversations that were read before are written at once.
    await Promise.all(all.map(say));
    const [held = assert.fail(), other = assert.fail(), ...first] = all;
    let release: () => void = () => assert.fail('not held');
    let isHeld: Promise<unknown> = Promise.resolve();
    const holder = new Promise<void>((isReady, fail) => {
      isHeld = store.transaction(async (transaction) => {
        await transaction.appendEvent(held.subjectId, exampleEvent(held.conversation.id, 'held'));
        const released = new Promise<void>((resolve) => (release = resolve));
        isReady();
        await released;
      });
      isHeld.catch(fail);
    });
    await holder;
    // The first ones keep the database busy: the last two are done together.
    const busy = first.map(say);
    const [waiting, done] = [say(held), say(other)];
    await done;
    release();
    await isHeld;
    await waiting;
    await Promise.all(busy);
    assert.deepEqual(namesOf(await store.events(held.subjectId, 0, 5)), ['said', 'held', 'said']);
  });

  it('shows the agents no event while an older transaction can still commit one', async () => {
    const name = newId();
    const start = await store.agentLog();
    const slow = holdTransaction(store, (transaction) => transaction.appendAgentEvent(exampleEvent(name, 'slow')));
    await slow.hasWritten;
    await store.transaction((transaction) => transaction.appendAgentEvent(exampleEvent(name, 'fast')));
    // The younger one is committed, and a reader that took it now would never see the older one.
    assert.deepEqual(await committedAgentEvents(name), ['fast']);
    assert.deepEqual(await store.agentEvents(start, 10), []);
    const meanwhile = await store.agentLog();
    await slow.commit();
    assert.deepEqual(await eventNames(store, start, 2), ['slow', 'fast']);
    assert.deepEqual(await eventNames(store, meanwhile, 2), ['slow', 'fast']);
  });

  it('orders the agents by transaction, also when the older one writes its event last', async () => {
    const name = newId();
    const start = await store.agentLog();
    const older = holdTransaction(
      store,
      (transaction) => transaction.insertVisitor(exampleVisitor()),
      (transaction) => transaction.appendAgentEvent(exampleEvent(name, 'older')),
    );
    await older.hasWritten;
    await store.transaction((transaction) => transaction.appendAgentEvent(exampleEvent(name, 'younger')));
    assert.deepEqual(await store.agentEvents(start, 10), []);
    await older.commit();
    assert.deepEqual(await committedAgentEvents(name), ['younger', 'older']);
    assert.deepEqual(await eventNames(store, start, 2), ['older', 'younger']);
  });

  it('gives a subject no later offset while an earlier one is not committed', async () => {
    const subjectId = newId();
    const slow = holdTransaction(store, (transaction) => transaction.appendEvent(subjectId, exampleEvent('x', 'slow')));
    await slow.hasWritten;
    const fast = store.transaction((transaction) => transaction.appendEvent(subjectId, exampleEvent('x', 'fast')));
    await lockWaiters(1);
    assert.deepEqual(await store.events(subjectId, 0, 10), []);
    assert.equal((await store.log(subjectId)).last, 0);
    await slow.commit();
    await fast;
    const events = await store.events(subjectId, 0, 10);
    assert.deepEqual(
      events.map(({offset}) => offset),
      [1, 2],
    );
    assert.deepEqual(namesOf(events), ['slow', 'fast']);
  });

  it('leaves no gap behind a transaction that was delayed and then rolled back', async () => {
    const subjectId = newId();
    const stored = exampleConversation({subjectId});
    const {id} = stored.conversation;
    await store.transaction((transaction) => transaction.insertConversation(stored));
    const lost = holdTransaction(store, async (transaction) => {
      await transaction.insertMessage(exampleMessage(id));
      await transaction.appendEvent(subjectId, exampleEvent(id, 'lost'));
    });
    await lost.hasWritten;
    const kept = store.transaction(async (transaction) => {
      const {message} = await transaction.insertMessage(exampleMessage(id));
      await transaction.appendEvent(subjectId, exampleEvent(id, 'kept'));
      return message.seq;
    });
    await lockWaiters(1);
    await lost.fail();
    assert.equal(await kept, 1);
    const events = await store.events(subjectId, 0, 10);
    assert.deepEqual(namesOf(events), ['kept']);
    assert.equal(events[0]?.offset, 1);
  });

  it('refuses a key that a live transaction holds, and gives it when that one has ended', async () => {
    const key = exampleOutcomeKey(newId());
    const holder = holdTransaction(store, async (transaction) => {
      assert.equal(await transaction.lockKey(key), true);
    });
    await holder.hasWritten;
    assert.equal(await store.transaction((transaction) => transaction.lockKey(key)), false);
    const other = {...key, key: newId()};
    assert.equal(await store.transaction((transaction) => transaction.lockKey(other)), true);
    await holder.fail();
    assert.equal(await store.transaction((transaction) => transaction.lockKey(key)), true);
  });

  it('runs the work of a deadlock again, so that both are done', async () => {
    const stored = [exampleConversation(), exampleConversation()] as const;
    await store.transaction(async (transaction) => {
      for (const conversation of stored) await transaction.insertConversation(conversation);
    });
    const [one, other] = stored.map(({conversation}) => conversation.id);
    const first = latch();
    const second = latch();
    let runs = 0;
    const say = (id = '', mine: Latch, theirs: Latch, next = '') =>
      store.transaction(async (transaction) => {
        runs++;
        await transaction.lockConversation(id);
        mine.open();
        await theirs.opened;
        await transaction.lockConversation(next);
        await transaction.insertMessage(exampleMessage(id));
      });
    await Promise.all([say(one, first, second, other), say(other, second, first, one)]);
    assert.equal(runs, 3);
    for (const id of [one, other]) assert.equal((await store.messages(id ?? '', {limit: 5})).length, 1);
  });

  it('goes on with other lanes while a conversation is held', async () => {
    const stored = [exampleConversation(), exampleConversation(), exampleConversation()];
    const ids = stored.map(({conversation}) => conversation.id);
    await store.transaction(async (transaction) => {
      for (const conversation of stored) await transaction.insertConversation(conversation);
    });
    const [held = '', ...free] = ids;
    const holder = holdTransaction(store, async (transaction) => {
      await transaction.lockConversation(held);
    });
    await holder.hasWritten;
    const say = (id: string) =>
      sayInLane(
        store,
        stored.find(({conversation}) => conversation.id === id),
      );
    const waiting = say(held);
    assert.deepEqual(await Promise.all(free.map(say)), [1, 1]);
    await lockWaiters(1);
    assert.deepEqual(await Promise.all(free.map(say)), [2, 2]);
    await holder.commit();
    assert.equal(await waiting, 1);
  });

  it('refuses in a lane a key that a live transaction holds, and then finds what that one has written', async () => {
    const stored = exampleConversation();
    await store.transaction((transaction) => transaction.insertConversation(stored));
    await sayInLane(store, stored);
    const key = exampleOutcomeKey(newId());
    const holder = holdTransaction(store, async (transaction) => {
      await transaction.lockKey(key);
      await transaction.saveOutcome(key, exampleOutcome('held'));
    });
    await holder.hasWritten;
    const send = () => sayInLane(store, stored, key);
    assert.equal(await send(), 'in progress');
    await holder.commit();
    assert.equal(await send(), 'held');
    assert.equal((await store.messages(stored.conversation.id, {limit: 9})).length, 1);
  });

  it('writes once what two servers send at once with one key', async () => {
    const other = await open();
    const stored = exampleConversation();
    await store.transaction((transaction) => transaction.insertConversation(stored));
    // Both know the conversation from before.
    await sayInLane(store, stored);
    await sayInLane(other, stored);
    for (let turn = 1; turn <= 20; turn++) {
      const key = exampleOutcomeKey(newId());
      const answers = await Promise.all([store, other, store, other].map((server) => sayInLane(server, stored, key)));
      const seqs = answers.filter((answer) => answer === turn + 2);
      assert.equal(seqs.length, 1, String(answers));
      for (const answer of answers) assert.ok(answer === turn + 2 || answer === 'said' || answer === 'in progress');
    }
    const events = await store.events(stored.subjectId, 0, 99);
    assert.deepEqual(
      events.map(({offset}) => offset),
      Array.from({length: 22}, (_, index) => index + 1),
    );
    await other.close();
  });

  it('takes lanes on the same conversations and subjects from two servers without a deadlock', async () => {
    const other = await open();
    const subjects = [newId(), newId()];
    const stored = Array.from({length: 6}, (_, index) => exampleConversation({subjectId: subjects[index % 2] ?? ''}));
    await store.transaction(async (transaction) => {
      for (const conversation of stored) await transaction.insertConversation(conversation);
    });
    const turns = Array.from({length: 8}, (_, turn) => (turn % 2 === 0 ? stored : [...stored].reverse()));
    await Promise.all(turns.flatMap((list, turn) => list.map((one) => sayInLane(turn % 4 < 2 ? store : other, one))));
    for (const {conversation} of stored) assert.equal((await store.messages(conversation.id, {limit: 99})).length, 8);
    for (const subjectId of subjects) {
      const events = await store.events(subjectId, 0, 99);
      assert.deepEqual(
        events.map(({offset}) => offset),
        Array.from({length: 24}, (_, index) => index + 1),
      );
    }
    await other.close();
  });

  it('ends a transaction after 5 s, and what its work does later has no effect', async () => {
    mock.timers.enable({apis: ['setTimeout']});
    const stuck = latch();
    const written = latch();
    const visitor = exampleVisitor();
    let afterwards: Promise<unknown> | undefined;
    const attempt = store.transaction(async (transaction) => {
      await transaction.insertVisitor(visitor);
      written.open();
      await stuck.opened;
      afterwards = transaction.insertVisitor(exampleVisitor());
      await afterwards;
    });
    const refused = assert.rejects(attempt, {name: 'ChatError', code: 'unavailable', retryable: true});
    await written.opened;
    mock.timers.tick(5000);
    mock.timers.reset();
    await refused;
    assert.equal(await store.visitor(visitor.id), undefined);
    stuck.open();
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(afterwards);
    await assert.rejects(afterwards, {message: 'This transaction has ended.'});
  });

  it('connects again after its connections were cut', async () => {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'kustomer-chat-server'`;
    // Each of the pool may learn of it by failing once.
    let failures = 0;
    for (let isBack = false; !isBack;) {
      isBack = await store.ping(5000).then(
        () => true,
        (error: unknown) => {
          assert.match(String(error), /ChatError/);
          assert.ok(failures++ < 10);
          return false;
        },
      );
    }
  });

  it('refuses a database of a newer release, by version', async () => {
    await sql`insert into schema_versions (version) values (999)`;
    await assert.rejects(open(), /schema version 999.*knows only up to/);
    await sql`delete from schema_versions where version = 999`;
    await (await open()).close();
  });

  it('takes a restored database for another one: a new epoch, and no cursor is known', async () => {
    const name = newId();
    const start = await store.agentLog();
    await store.transaction((transaction) => transaction.appendAgentEvent(exampleEvent(name, 'a')));
    const {epoch} = await store.log(name);
    const again = await open();
    assert.equal((await again.log(name)).epoch, epoch);
    await again.close();
    await sql`update store_state set identity = 'the cluster this dump was taken from'`;
    const restored = await open();
    assert.notEqual((await restored.log(name)).epoch, epoch);
    assert.equal(await restored.agentEvents(start, 10), undefined);
    assert.deepEqual(await restored.agentEvents(await restored.agentLog(), 10), []);
    await restored.close();
  });
});

it('reports a database that cannot be reached as unavailable', async () => {
  await assert.rejects(openStore({dataDir: '/nowhere', databaseUrl: 'postgres://test@127.0.0.1:1/none'}), {
    code: 'unavailable',
  });
});

it('lets eight nodes that start together on an empty database make the schema once', async () => {
  const empty = await createTestDatabase();
  const stores = await Promise.all(
    Array.from({length: 8}, () => openStore({dataDir: '/nowhere', databaseUrl: empty.url})),
  );
  const epochs = await Promise.all(stores.map(async (store) => (await store.log('x')).epoch));
  assert.equal(new Set(epochs).size, 1);
  await Promise.all(stores.map((store) => store.close()));
  await empty.remove();
});

type Work = Parameters<ChatStore['transaction']>[0];

/** Sends a message as the desk does: its `seq`, or what is known of its key. */
function sayInLane(
  store: ChatStore,
  {conversation: {id}, subjectId}: StoredConversation = assert.fail('no conversation'),
  key = exampleOutcomeKey(newId()),
): Promise<unknown> {
  return store.transaction(
    async (transaction) => {
      if (!(await transaction.lockKey(key))) return 'in progress';
      const known = await transaction.outcome(key);
      if (known) return known.body;
      await transaction.lockConversation(id);
      const {message} = await transaction.insertMessage(exampleMessage(id, {clientId: key.key}));
      await transaction.appendEvent(subjectId, exampleEvent(id, 'said'));
      await transaction.saveOutcome(key, exampleOutcome('said'));
      return message.seq;
    },
    {lane: id},
  );
}

/** A transaction that has written, and is not committed before the test says so. */
function holdTransaction(store: ChatStore, write: Work, writeLast?: Work) {
  const written = latch();
  const end = latch();
  const failure = new Error('rolled back');
  let fails = false;
  const done = store.transaction(async (transaction) => {
    await write(transaction);
    written.open();
    await end.opened;
    if (fails) throw failure;
    await writeLast?.(transaction);
  });
  done.catch(() => undefined);
  return {
    hasWritten: Promise.race([written.opened, done]),
    commit: () => {
      end.open();
      return done;
    },
    fail: () => {
      fails = true;
      end.open();
      return assert.rejects(done, (error) => error === failure);
    },
  };
}

interface Latch {
  readonly opened: Promise<void>;
  open(): void;
}

function latch(): Latch {
  let open = () => undefined as void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {opened, open: () => open()};
}

/** The names of the first `count` events, as soon as there are so many. */
async function eventNames(store: ChatStore, after: string, count: number): Promise<string[]> {
  for (;;) {
    const events = (await store.agentEvents(after, count)) ?? assert.fail('an unknown cursor');
    if (events.length === count) return namesOf(events);
  }
}
