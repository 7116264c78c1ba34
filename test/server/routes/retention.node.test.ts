import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import type {Organisation, Retention} from '../../../server/src/config/organisation.js';
import {demoWith, TestDesk} from '../test-desk.js';
import {EventReader} from './event-reader.js';

const day = 86_400_000;
const hour = 3_600_000;

const readers: EventReader[] = [];
afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
});

function keeping(retention: Partial<Retention>): Organisation {
  return demoWith({retention: {...demoOrganisation.retention, ...retention}});
}

describe('conversations that ended long ago', () => {
  it('go with all that was said, and the page and the agents are told', async () => {
    const desk = new TestDesk({organisation: keeping({conversationDays: 20})});
    const visitor = await desk.visitor();
    const {id} = await visitor.say('An old secret');
    await desk.agent('POST', `/conversations/${id}/end`);
    desk.now += 20 * day + 1;
    const streams = [await desk.fetch('GET', '/v1/events', {token: visitor.token})];
    streams.push(await desk.fetch('GET', '/v1/agent/events', {token: 'ak_demo'}));
    readers.push(...streams.map((response) => new EventReader(response)));
    await desk.server.prune();
    for (const reader of readers) assert.equal((await reader.next(1, 'conversation.deleted')).length, 1);
    assert.equal((await visitor.conversation(id)).outcome, '404 not-found');
    assert.equal((await visitor.messages(id)).outcome, '404 not-found');
    assert.equal((await desk.agent('GET', `/conversations/${id}`)).outcome, '404 not-found');
    assert.deepEqual((await visitor.ask('GET', '/v1/conversations')).conversations, []);
    await desk.pass(hour);
    assert.doesNotMatch((await desk.agent('GET', '/conversations?status=ended')).text, /An old secret/);
    assert.deepEqual(desk.errors, []);
  });

  it('go however many there are, and not before their time, nor while they are open', async () => {
    const desk = new TestDesk({organisation: keeping({conversationDays: 20})});
    const visitor = await desk.visitor();
    const old: string[] = [];
    for (let count = 0; count < 53; count++) old.push((await visitor.say('Old')).id);
    const open = await visitor.say('Old, and open');
    desk.now += day;
    const recent = await visitor.say('Recent');
    // When it ended counts for nothing: its last message does.
    for (const id of [...old, recent.id]) await desk.agent('POST', `/conversations/${id}/end`);
    desk.now += 19 * day;
    await desk.server.prune();
    assert.equal((await visitor.ask('GET', '/v1/conversations?limit=200')).conversations.length, 55);
    desk.now += 1;
    await desk.server.prune();
    const left = (await visitor.ask('GET', '/v1/conversations')).conversations;
    assert.deepEqual(
      left.map(({id}) => id),
      [recent.id, open.id],
    );
  });

  it('stay for ever without a number of days, also when it is taken away', async () => {
    const desk = new TestDesk({organisation: keeping({conversationDays: 1})});
    const visitor = await desk.visitor();
    const {id} = await visitor.say('To be kept');
    await desk.agent('POST', `/conversations/${id}/end`);
    await desk.server.reload(keeping({conversationDays: null}));
    desk.now += 3650 * day;
    await desk.server.prune();
    assert.equal((await desk.agent('GET', `/conversations/${id}`)).status, 200);
  });

  it('that are reopened meanwhile stay, and one that cannot be deleted stops no other', async () => {
    const desk = new TestDesk({organisation: keeping({conversationDays: 1})});
    const visitor = await desk.visitor();
    const ids = [(await visitor.say('One')).id, (await visitor.say('Two')).id, (await visitor.say('Three')).id];
    for (const id of ids) await desk.agent('POST', `/conversations/${id}/end`);
    desk.now += 2 * day;
    const [first, second, third] = [...ids].reverse();
    const list = desk.store.conversations.bind(desk.store);
    desk.store.conversations = async (filter) => {
      const found = await list(filter);
      await desk.agent('POST', `/conversations/${String(second)}/reopen`);
      return found;
    };
    const transact = desk.store.transaction.bind(desk.store);
    let isBroken = false;
    desk.store.transaction = async (work) => {
      if (isBroken) return transact(work);
      return transact(async (transaction) => {
        const lock = transaction.lockConversation.bind(transaction);
        transaction.lockConversation = async (id) => {
          if (id === first) {
            isBroken = true;
            throw new Error('The disk is full.');
          }
          return lock(id);
        };
        return work(transaction);
      });
    };
    await desk.server.prune();
    assert.deepEqual(
      desk.errors.map((error) => String(error)),
      ['Error: The disk is full.'],
    );
    assert.equal((await desk.agent('GET', `/conversations/${String(first)}`)).status, 200);
    assert.equal((await desk.agent('GET', `/conversations/${String(second)}`)).conversation.ended, false);
    assert.equal((await desk.agent('GET', `/conversations/${String(third)}`)).outcome, '404 not-found');
  });
});

describe('events', () => {
  it('are kept for as many days as the configuration in force says', async () => {
    const desk = new TestDesk({organisation: keeping({eventDays: 7})});
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hello');
    const cursor = (await visitor.ask('GET', '/v1/conversations')).list.eventCursor ?? '';
    await desk.agentSays(id, 'While you were away');
    const isReset = async () => {
      const path = `/v1/events?after=${cursor}`;
      const {text} = await desk.ask('GET', path, {token: visitor.token, headers: {accept: 'application/json'}});
      return text.includes('stream.reset');
    };
    desk.now += 3 * day;
    await desk.server.prune();
    assert.equal(await isReset(), false);
    await desk.server.reload(keeping({eventDays: 2}));
    await desk.server.prune();
    assert.equal(await isReset(), true);
  });
});
