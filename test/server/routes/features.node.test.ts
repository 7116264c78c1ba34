import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {withSettings, type Organisation} from '../../../server/src/config/organisation.js';
import {EventPollSchema} from '../../../src/wire/event-wire.js';
import {decodeConfig} from '../../../src/wire/config-wire.js';
import type {ChatFeatures} from '../../../src/model/chat-config.js';
import {demoWith, TestDesk, type TestVisitor} from '../test-desk.js';

const features = demoOrganisation.sites[0]?.settings.features;
assert.ok(features);

function deskWith(change: Partial<ChatFeatures>, organisation: Organisation = demoOrganisation): TestDesk {
  return new TestDesk({organisation: withSettings(organisation, {features: {...features, ...change} as ChatFeatures})});
}

describe('closable', () => {
  it('off keeps customers from ending a conversation, and no one else', async () => {
    const desk = deskWith({closable: false});
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    const end = () => visitor.ask('POST', `/v1/conversations/${id}/end`);
    const refused = await end();
    assert.equal(refused.outcome, '405 method-not-allowed');
    assert.equal(refused.headers.get('allow'), '');
    assert.equal((await visitor.conversation(id)).conversation.ended, false);
    assert.equal((await (await desk.visitor()).ask('POST', `/v1/conversations/${id}/end`)).outcome, '404 not-found');
    assert.equal((await desk.agent('POST', `/conversations/${id}/end`)).conversation.ended, true);
    // It has ended: the repeated call changes nothing, as ever.
    assert.equal((await end()).conversation.endedBy, 'agent');
  });

  it('on lets them', async () => {
    const visitor = await deskWith({closable: true}).visitor();
    const {id} = await visitor.say('Hi');
    assert.equal((await visitor.ask('POST', `/v1/conversations/${id}/end`)).conversation.endedBy, 'customer');
  });
});

describe('history', () => {
  async function withOneEnded(history: boolean): Promise<{visitor: TestVisitor; ended: string; open: string}> {
    const desk = deskWith({history});
    const visitor = await desk.visitor();
    const [ended, open] = [(await visitor.say('One')).id, (await visitor.say('Two')).id];
    for (const id of [ended, open]) await desk.agentSays(id, 'Answer');
    await visitor.ask('POST', `/v1/conversations/${ended}/end`);
    return {visitor, ended, open};
  }
  const list = async (visitor: TestVisitor, query = '') =>
    (await visitor.ask('GET', `/v1/conversations${query}`)).conversations.map(({id}) => id);

  it('off lists and counts open conversations only', async () => {
    const {visitor, ended, open} = await withOneEnded(false);
    assert.deepEqual(await list(visitor), [open]);
    assert.deepEqual(await list(visitor, '?status=all'), [open]);
    assert.deepEqual(await list(visitor, '?status=open'), [open]);
    assert.deepEqual(await list(visitor, '?status=ended'), []);
    assert.equal((await visitor.ask('GET', '/v1/conversations?status=gone')).outcome, '400 invalid-request');
    assert.deepEqual((await visitor.ask('GET', '/v1/unread')).json, {total: 1, conversations: {[open]: 1}});
    // The thread that is on the screen just now stays readable.
    assert.equal((await visitor.conversation(ended)).conversation.ended, true);
    assert.equal((await visitor.messages(ended)).messages.length, 2);
  });

  it('off takes what has ended from the count that a stream tells', async () => {
    const {visitor, open} = await withOneEnded(false);
    const {desk} = visitor;
    const cursor = (await visitor.ask('GET', '/v1/conversations')).list.eventCursor ?? '';
    await visitor.ask('POST', `/v1/conversations/${open}/end`);
    const headers = {accept: 'application/json'};
    const {json} = await desk.ask('GET', `/v1/events?after=${cursor}`, {token: visitor.token, headers});
    const counts = EventPollSchema.parse(json).events.filter(
      (event) => Reflect.get(Object(event), 'type') === 'unread.changed',
    );
    assert.deepEqual(Reflect.get(Object(counts[0]), 'data'), {total: 0, conversations: {}});
  });

  it('off pages over open conversations only', async () => {
    const desk = deskWith({history: false});
    const visitor = await desk.visitor();
    const open: string[] = [];
    for (let count = 0; count < 6; count++) {
      desk.now += 1000;
      const {id} = await visitor.say('Hi');
      if (count % 2 === 0) open.unshift(id);
      else await visitor.ask('POST', `/v1/conversations/${id}/end`);
    }
    const first = (await visitor.ask('GET', '/v1/conversations?limit=2')).list;
    const second = await list(visitor, `?limit=2&cursor=${first.nextCursor ?? ''}`);
    const firstIds = first.items.map((item) => String(Reflect.get(Object(item), 'id')));
    assert.deepEqual([...firstIds, ...second], open);
  });

  it('on lists all', async () => {
    const {visitor, ended, open} = await withOneEnded(true);
    assert.deepEqual((await list(visitor)).sort(), [ended, open].sort());
    assert.deepEqual(await list(visitor, '?status=ended'), [ended]);
    const unread = (await visitor.ask('GET', '/v1/unread')).json;
    assert.deepEqual(unread, {total: 2, conversations: {[ended]: 1, [open]: 1}});
  });

  it('off does not concern agents', async () => {
    const {visitor} = await withOneEnded(false);
    assert.equal((await visitor.desk.agent('GET', '/conversations')).conversations.length, 2);
  });
});

describe('the typing switches', () => {
  /** What the two sides hear while both type. */
  async function heard(change: Partial<ChatFeatures>): Promise<readonly string[]> {
    const desk = deskWith(change);
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    const told: string[] = [];
    desk.hub.subscribe('agents', (event) => event && told.push(`agent: ${event.type}`));
    desk.hub.subscribe(`subject:${visitor.id}`, (event) => event && told.push(`customer: ${event.type}`));
    const path = `/conversations/${id}/typing`;
    assert.equal((await visitor.ask('POST', `/v1${path}`, {body: {typing: true}})).status, 204);
    const sender = {type: 'agent', displayName: 'Nora'};
    assert.equal((await desk.agent('POST', path, {body: {typing: true, sender}})).status, 204);
    return told;
  }

  it('let each side see the other type, or not', async () => {
    const [customer, agent] = ['agent: typing.started', 'customer: typing.started'];
    assert.deepEqual(await heard({}), [customer, agent]);
    assert.deepEqual(await heard({typingToAgent: false}), [agent]);
    assert.deepEqual(await heard({typingToCustomer: false}), [customer]);
    assert.deepEqual(await heard({typingToAgent: false, typingToCustomer: false}), []);
  });
});

it('tells a page what is offered, by the settings and by what there is', async () => {
  const capabilities = async (desk: TestDesk) =>
    decodeConfig((await desk.ask('GET', '/v1/config?site=pk_demo')).json).capabilities;
  assert.ok((await capabilities(deskWith({reopen: true}))).includes('reopen'));
  assert.ok(!(await capabilities(deskWith({reopen: false}))).includes('reopen'));
  const article = {id: 'one', categoryId: null, title: 'One', body: 'Text', updatedAt: null};
  assert.ok((await capabilities(deskWith({}, demoWith({articles: [article]})))).includes('articles'));
  assert.ok(
    !(
      await capabilities(
        deskWith({}, demoWith({articles: [], assistants: [], sites: demoOrganisation.sites.slice(0, 1)})),
      )
    ).includes('articles'),
  );
  // What every organisation has. Activity is not taken.
  for (const name of ['queue', 'search', 'erase']) assert.ok((await capabilities(deskWith({}))).includes(name), name);
  assert.ok(!(await capabilities(deskWith({}))).includes('activity'));
});

it('shows the hours of the schedule in force, and when the availability changes', async () => {
  const hours = [1, 2, 3, 4, 5].map((day) => ({day, from: '09:00', to: '17:00'}));
  const schedules = [
    ...demoOrganisation.schedules,
    {id: 'berlin', timeZone: 'Europe/Berlin', hours, holidays: []},
    {id: 'kolkata', timeZone: 'Asia/Kolkata', hours: hours.slice(0, 1), holidays: []},
  ];
  const desk = new TestDesk({organisation: withSettings(demoWith({schedules}), {scheduleId: 'berlin'})});
  const ask = async (query = '') => {
    const reply = await desk.ask('GET', `/v1/config?site=pk_demo${query}`);
    const {hours: shown, availability, availabilityChangesAt} = decodeConfig(reply.json);
    return [shown.length, availability, availabilityChangesAt, reply.headers.get('cache-control')];
  };
  // A Monday, 11:00 in Berlin and 15:30 in Kolkata.
  assert.deepEqual(await ask(), [5, 'online', '2026-01-05T16:00:00.000Z', 'public, max-age=60']);
  assert.deepEqual((await ask('&scheduleId=kolkata')).slice(0, 3), [1, 'online', '2026-01-05T11:30:00.000Z']);
  desk.now = Date.parse('2026-01-05T15:59:40.500Z');
  assert.deepEqual(await ask(), [5, 'online', '2026-01-05T16:00:00.000Z', 'public, max-age=19']);
  desk.now = Date.parse('2026-01-05T16:00:00.000Z');
  assert.deepEqual(await ask(), [5, 'offline', '2026-01-06T08:00:00.000Z', 'public, max-age=60']);
});
