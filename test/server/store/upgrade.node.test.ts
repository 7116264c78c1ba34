import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {Message} from '../../../src/model/message.js';
import type {OutcomeKey, StoredConversation, StoredMessage} from '../../../server/src/store/chat-store.js';
import {migrations} from '../../../server/src/store/migrations.js';
import {openPgliteInMemory} from '../../../server/src/store/pglite-node.js';
import {openPostgres} from '../../../server/src/store/postgres-node.js';
import type {SqlDatabase} from '../../../server/src/store/sql-database.js';
import {SqlStore} from '../../../server/src/store/sql-store.js';
import {createTestDatabase} from '../../support/postgres-node.js';
import {exampleConversation, exampleMessage, exampleVisitor} from './store-examples.js';

const route = 'POST /v1/conversations/{id}/messages';
const at = '2026-01-05T10:00:01.000Z';
const epoch = '0123456789abcdef0123456789abcdef';

/** What schema 2 held: JSON with every field, a row for each event, and the whole answer beside its key. */
function formerContent() {
  const visitor = exampleVisitor();
  const stored = {
    ...exampleConversation({subjectId: visitor.id, lastSeq: 2, customerReadSeq: 1}),
    siteKey: visitor.siteKey,
  };
  const {id} = stored.conversation;
  const asked: Message = {...exampleMessage(id, {body: 'Where is my lamp?'}), seq: 1};
  const answered: Message = {...exampleMessage(id, {body: 'On its way.', direction: 'out', clientId: null}), seq: 2};
  const messages = [asked, answered];
  const events = messages.flatMap((data): ChatEvent[] => [
    {type: 'message.created', at, conversationId: id, data},
    {type: 'conversation.updated', at, conversationId: id, data: stored.conversation},
  ]);
  const key: OutcomeKey = {subjectId: visitor.id, route, key: asked.clientId ?? ''};
  return {visitor, stored, messages, asked, events, key};
}

type FormerContent = ReturnType<typeof formerContent>;

/** As a release with schema 2 has made and filled it. */
async function makeFormer(database: SqlDatabase, {visitor, stored, messages, asked, events, key}: FormerContent) {
  await database.query(
    'create table schema_versions (version integer primary key, applied_at timestamptz default now())',
  );
  for (const [index, statements] of migrations.slice(0, 2).entries()) {
    for (const statement of statements) await database.query(statement);
    await database.query('insert into schema_versions (version) values ($1)', [index + 1]);
  }
  const {conversation, subjectId, siteKey} = stored;
  const {id} = conversation;
  await database.query('insert into visitors values ($1, $2, $3, $4, $5)', [
    ...[visitor.id, visitor.siteKey, visitor.subjectId, visitor.version, visitor.createdAt],
  ]);
  await database.query(
    `insert into conversations (id, subject_id, site_key, client_id, ended, last_message_at, last_seq, countable,
        customer_read_seq, agent_read_seq, visible_attributes, assistant_run, data)
      values ($1, $2, $3, $4, false, $5, 2, 1, 1, 0, $6::text::json, 'null', $7::text::json)`,
    [
      ...[id, subjectId, siteKey, conversation.clientId, conversation.lastMessageAt],
      ...[JSON.stringify(stored.visibleAttributes), JSON.stringify(conversation)],
    ],
  );
  for (const message of messages) {
    await database.query(
      `insert into messages (conversation_id, seq, id, client_id, created_at, opening, countable, data, search_text)
        values ($1, $2, $3, $4, $5, false, $6, $7::text::json, $8)`,
      [
        ...[id, message.seq, message.id, message.clientId, message.createdAt],
        ...[message.direction === 'out' ? 1 : 0, JSON.stringify(message), message.body.toLowerCase()],
      ],
    );
  }
  await database.query('insert into subjects (id, last_offset) values ($1, $2)', [subjectId, events.length]);
  for (const [index, event] of events.entries()) {
    const json = JSON.stringify(event);
    await database.query('insert into events values ($1, $2, $3, $4::text::json)', [subjectId, index + 1, at, json]);
    await database.query('insert into agent_events (at, event) values ($1, $2::text::json)', [at, json]);
  }
  await database.query('insert into outcomes values ($1, $2, $3, $4, 201, $5::text::json, $6, $7)', [
    ...[key.subjectId, key.route, key.key, 'fingerprint', JSON.stringify(asked), asked.id, at],
  ]);
}

/** Where an agent stood who had seen nothing yet. */
async function agentsStart(database: SqlDatabase): Promise<string> {
  await database.query(
    `insert into store_state (epoch, identity)
      select $1, oid::text || coalesce('/' || system_identifier::text || '/' || timeline_id::text, '')
      from pg_database, pg_control_system(), pg_control_checkpoint() where datname = current_database()`,
    [epoch],
  );
  const [row] = await database.query('select min(xid)::text as xid from agent_events');
  return `${epoch}-${String(row?.['xid'])}-0`;
}

/** A customer's next message, as the desk writes it: one statement where nothing is in the way. */
function sayNext(store: SqlStore, {visitor, stored}: FormerContent, key: OutcomeKey): Promise<StoredMessage> {
  const {id} = stored.conversation;
  return store.transaction(
    async (transaction) => {
      assert.equal(await transaction.lockKey(key), true);
      assert.equal(await transaction.outcome(key), undefined);
      const before = await transaction.lockConversation(id);
      assert.ok(before);
      const sent = await transaction.insertMessage(
        exampleMessage(id, {body: 'Thank you!', clientId: key.key, sender: customer(visitor.id)}),
      );
      const now: StoredConversation = {...before, customerReadSeq: sent.message.seq};
      await transaction.updateConversation(now);
      const event: ChatEvent = {type: 'message.created', at, conversationId: id, data: sent.message};
      await transaction.appendEvent(stored.subjectId, event);
      await transaction.appendAgentEvent(event);
      const outcome = {
        fingerprint: 'next',
        status: 201,
        body: sent.message,
        resourceId: sent.message.id,
        createdAt: at,
      };
      await transaction.saveOutcome(key, outcome);
      return sent;
    },
    {lane: id},
  );
}

function customer(id: string): Message['sender'] {
  return {type: 'customer', id, displayName: null, avatarUrl: null, ai: false};
}

function upgradeContract(name: string, open: () => Promise<{database: SqlDatabase; remove: () => Promise<void>}>) {
  describe(`A database of schema 2 on ${name}`, {timeout: 120_000}, () => {
    it('gives everything back after the upgrade, goes on in both logs, and takes the next message', async (test) => {
      const {database, remove} = await open();
      const former = formerContent();
      const {visitor, stored, messages, asked, events, key} = former;
      const {id} = stored.conversation;
      await makeFormer(database, former);
      const start = await agentsStart(database);
      const store = await SqlStore.open(database);
      test.after(async () => {
        await store.close();
        await remove();
      });

      const [schema] = await database.query('select max(version) as version from schema_versions');
      assert.equal(schema?.['version'], migrations.length);
      assert.deepEqual(await store.visitor(visitor.id), visitor);
      assert.deepEqual(await store.conversation(id), stored);
      assert.deepEqual(await store.conversations({limit: 10}), [stored]);
      const read = await store.messages(id, {limit: 10});
      assert.deepEqual(
        read.map(({message}) => message),
        messages,
      );
      assert.equal(await store.unreadIn(id), 1);
      assert.deepEqual(await store.messageByClientId(id, asked.clientId ?? ''), {message: asked, opening: false});
      const answer = {fingerprint: 'fingerprint', status: 201, body: asked, resourceId: asked.id, createdAt: at};
      assert.deepEqual(await store.outcome(key), answer);

      // Somebody who reads on from before the upgrade hears what follows, and everybody who begins hears all of it.
      assert.deepEqual(await store.log(visitor.id), {epoch, oldest: 1, last: events.length});
      const sent = await sayNext(store, former, {...key, key: 'key-after-the-upgrade'});
      assert.equal(sent.message.seq, 3);
      const next: ChatEvent = {type: 'message.created', at, conversationId: id, data: sent.message};
      const told = await store.events(visitor.id, 0, 10);
      assert.deepEqual(
        told.map(({offset, event}) => [offset, event]),
        [...events, next].map((event, index) => [index + 1, event]),
      );
      assert.deepEqual(await store.events(visitor.id, events.length, 10), told.slice(-1));
      const heard = await untilAll(() => store.agentEvents(start, 10), events.length + 1);
      assert.deepEqual(
        heard.map(({event}) => event),
        [...events, next],
      );
      assert.equal((await store.conversation(id))?.lastSeq, 3);
      assert.deepEqual(await store.message(id, sent.message.id), sent);
    });
  });
}

/** Agents are shown only what is older than every running transaction of the cluster, and other tests run theirs there. */
async function untilAll<Item>(
  read: () => Promise<readonly Item[] | undefined>,
  count: number,
): Promise<readonly Item[]> {
  for (;;) {
    const items = await read();
    assert.ok(items, 'the cursor of before is known');
    if (items.length >= count) return items;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

upgradeContract('PGlite', async () => ({database: await openPgliteInMemory(), remove: () => Promise.resolve()}));
upgradeContract('PostgreSQL', async () => {
  const {url, remove} = await createTestDatabase();
  return {database: openPostgres(url), remove};
});
