import assert from 'node:assert/strict';
import {it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {defaultLimits, type TrafficLimits} from '../../../server/src/config/organisation.js';
import {TokenBuckets} from '../../../server/src/desk/token-bucket.js';
import {demoWith, TestDesk, type Reply} from '../test-desk.js';

function deskWith(limits: Partial<TrafficLimits>): TestDesk {
  return new TestDesk({organisation: demoWith({limits: {...defaultLimits, ...limits}})});
}

it('has the numbers of the protocol, by default and in the demo', () => {
  assert.deepEqual(defaultLimits, {
    writesPerMinute: 30,
    writeBurst: 20,
    streams: 3,
    visitorsPerMinute: 10,
    loopbackUnlimited: false,
  });
  const {writesPerMinute, visitorsPerMinute, streams, loopbackUnlimited} = demoOrganisation.limits;
  assert.deepEqual([writesPerMinute, visitorsPerMinute, streams, loopbackUnlimited], [6000, 600, 20, true]);
});

it('limits the writes of a visitor, not reads and not others, and says when to come back', async () => {
  const desk = deskWith({writesPerMinute: 6, writeBurst: 2});
  const visitor = await desk.visitor();
  const {id} = await visitor.say('One');
  assert.equal((await visitor.send(id, {body: 'Two'})).status, 201);
  const refused = await visitor.send(id, {body: 'Three'}, 'message-3');
  assert.equal(refused.outcome, '429 rate-limited');
  assert.equal(refused.headers.get('retry-after'), '10');
  assert.equal((await visitor.messages(id)).messages.length, 2);
  assert.equal((await (await desk.visitor()).create({message: {body: 'x'}})).status, 201);
  desk.now += 9_000;
  assert.equal((await visitor.send(id, {body: 'Three'}, 'message-3')).headers.get('retry-after'), '1');
  desk.now += 1_000;
  assert.equal((await visitor.send(id, {body: 'Three'}, 'message-3')).status, 201);
});

it('limits typing and reading apart, so that they never hold a message back', async () => {
  const desk = deskWith({writesPerMinute: 6, writeBurst: 3});
  const visitor = await desk.visitor();
  const {id} = await visitor.say('One');
  const type = () => visitor.ask('POST', `/v1/conversations/${id}/typing`, {body: {typing: true}});
  for (let index = 0; index < 3; index++) assert.equal((await type()).status, 204);
  assert.equal((await type()).outcome, '429 rate-limited');
  assert.equal((await visitor.send(id, {body: 'Two'})).status, 201);
});

it('tells what is left, as RateLimit and RateLimit-Policy, with every write and refusal', async () => {
  const desk = deskWith({writesPerMinute: 6, writeBurst: 2, visitorsPerMinute: 1});
  const told = ({headers}: Reply) => [headers.get('ratelimit'), headers.get('ratelimit-policy')];
  const visitor = await desk.visitor();
  const created = await visitor.create({message: {body: 'One'}});
  assert.deepEqual(told(created), ['"writes";r=1', '"writes";q=6;w=60']);
  const {id} = created.created.conversation;
  assert.deepEqual(told(await visitor.send(id, {})), ['"writes";r=0', '"writes";q=6;w=60'], 'a refused body counts');
  const refused = await visitor.send(id, {body: 'Three'});
  assert.deepEqual(told(refused), ['"writes";r=0;t=10', '"writes";q=6;w=60']);
  assert.equal(refused.headers.get('retry-after'), '10');
  assert.deepEqual(told(await visitor.messages(id)), [null, null], 'reads are not counted');
  assert.deepEqual(told(await desk.agentSays(id, 'Hi')), [null, null], 'nor are keys');
  const second = await desk.ask('POST', '/v1/visitors', {body: {siteKey: 'pk_demo'}});
  assert.deepEqual(told(second), ['"visitors";r=0;t=60', '"visitors";q=1;w=60']);
});

it('limits new visitors by address', async () => {
  const desk = deskWith({visitorsPerMinute: 2});
  const create = (address: string) => desk.ask('POST', '/v1/visitors', {body: {siteKey: 'pk_demo'}, address});
  assert.equal((await create('192.0.2.1')).status, 201);
  assert.equal((await create('192.0.2.1')).status, 201);
  const refused = await create('192.0.2.1');
  assert.equal(refused.outcome, '429 rate-limited');
  assert.equal(refused.headers.get('retry-after'), '30');
  assert.equal((await create('192.0.2.2')).status, 201);
  for (let index = 0; index < 2; index++) await create('127.0.0.1');
  assert.equal((await create('127.0.0.1')).outcome, '429 rate-limited', 'loopback is an address like others');
});

it('does not limit loopback addresses where the organisation says so, nor agent keys', async () => {
  const desk = deskWith({visitorsPerMinute: 1, writesPerMinute: 1, writeBurst: 1, loopbackUnlimited: true});
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.0.0.1', '::1']) {
    const reply = await desk.ask('POST', '/v1/visitors', {body: {siteKey: 'pk_demo'}, address});
    assert.equal(reply.status, 201, address);
  }
  const {id} = await (await desk.visitor()).say('Hi');
  for (let index = 0; index < 30; index++) assert.equal((await desk.agentSays(id, 'x')).status, 201);
});

it('fills buckets with time, up to the burst, and bears a clock that is set back', () => {
  const buckets = new TokenBuckets(60, 2);
  assert.deepEqual([buckets.take('a', 0), buckets.take('a', 0), buckets.take('a', 0)], [0, 0, 1]);
  assert.equal(buckets.take('a', 1000), 0);
  assert.equal(buckets.take('a', 1000), 1);
  assert.deepEqual([buckets.take('a', 100_000), buckets.take('a', 100_000), buckets.take('a', 100_000)], [0, 0, 1]);
  assert.equal(buckets.take('a', 0), 1);
});

it('keeps its memory bounded when every request comes from somewhere else', () => {
  const buckets = new TokenBuckets(1, 1);
  for (let index = 0; index < 25_000; index++) assert.equal(buckets.take(`address ${index}`, index), 0);
  assert.equal(buckets.take('address 24999', 25_000) > 0, true);
});
