import assert from 'node:assert/strict';
import {it} from 'node:test';
import {MemoryStore} from '../../../server/src/store/memory-store.js';
import {TestDesk} from '../test-desk.js';

const message = {message: {body: 'Hello'}, customAttributes: {orderIdStr: 'A', vipBool: true}};

it('answers the same write again without writing', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const first = await visitor.create(message, 'same-key');
  assert.equal(first.headers.get('idempotency-replayed'), null);
  const {last} = await desk.store.log(visitor.id);
  desk.now += 60_000;
  const again = await visitor.create(message, '"same-key"');
  assert.equal(again.status, 201);
  assert.equal(again.headers.get('idempotency-replayed'), 'true');
  assert.deepEqual(again.json, first.json);
  assert.equal((await visitor.ask('GET', '/v1/conversations')).conversations.length, 1);
  assert.equal((await desk.store.log(visitor.id)).last, last);
});

it('compares what was asked, not the bytes', async () => {
  const visitor = await new TestDesk().visitor();
  await visitor.create(message, 'same-key');
  const reordered = {unknown: 1, customAttributes: {vipBool: true, orderIdStr: 'A'}, message: {body: 'Hello', x: 2}};
  assert.equal((await visitor.create(reordered, 'same-key')).headers.get('idempotency-replayed'), 'true');
  const other = {...message, message: {body: 'Hello!'}};
  assert.equal((await visitor.create(other, 'same-key')).outcome, '422 idempotency-key-reused');
});

it('holds for messages of visitors and of agents', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {id} = await visitor.say('Hi');
  const sent = await visitor.send(id, {body: 'One'}, 'message-1');
  assert.equal((await visitor.send(id, {body: 'One'}, 'message-1')).message.id, sent.message.id);
  assert.equal((await visitor.send(id, {body: 'Two'}, 'message-1')).outcome, '422 idempotency-key-reused');
  const ask = (body: string, key: string) =>
    desk.agent('POST', `/conversations/${id}/messages`, {body: {body, sender: {type: 'agent', displayName: 'N'}}, key});
  const said = await ask('Hello', 'agent-key-1');
  assert.equal((await ask('Hello', 'agent-key-1')).message.id, said.message.id);
  assert.equal((await ask('Hello', 'agent-key-1')).headers.get('idempotency-replayed'), 'true');
  assert.equal((await ask('Bye', 'agent-key-1')).outcome, '422 idempotency-key-reused');
  // The client ids of a conversation are one space, whoever chose them.
  assert.equal((await ask('Hello', 'message-1')).outcome, '422 idempotency-key-reused');
  assert.equal((await visitor.messages(id)).messages.length, 3);
});

it('does not know a key of somebody else, nor of another conversation’s message', async () => {
  const desk = new TestDesk();
  const [one, other] = [await desk.visitor(), await desk.visitor()];
  const first = (await one.create(message, 'shared-key')).created.conversation;
  const second = (await other.create(message, 'shared-key')).created.conversation;
  assert.notEqual(first.id, second.id);
  const third = await one.say('Another');
  await one.send(first.id, {body: 'Hi'}, 'message-1');
  assert.equal((await one.send(third.id, {body: 'Hi'}, 'message-1')).outcome, '422 idempotency-key-reused');
});

it('needs a well-formed key', async () => {
  const visitor = await new TestDesk().visitor();
  const ask = (key: string | undefined) => visitor.ask('POST', '/v1/conversations', {body: message, key});
  assert.equal((await ask(undefined)).outcome, '400 idempotency-key-missing');
  for (const key of ['short', 'with space here', 'x'.repeat(129), '"unclosed-quote', 'ünïcödé-key']) {
    assert.equal((await ask(encodeURI(key) === key ? key : encodeURI(key))).outcome, '400 invalid-request', key);
  }
  assert.equal((await ask('x'.repeat(128))).status, 201);
});

it('answers what ran before, although the rules have changed since', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {id} = await visitor.say('Hi');
  const sent = await visitor.send(id, {body: 'One'}, 'message-1');
  await visitor.ask('POST', `/v1/conversations/${id}/end`);
  assert.deepEqual((await visitor.send(id, {body: 'One'}, 'message-1')).json, sent.json);
});

it('rebuilds the answer from the resource once the stored one is gone', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const first = await visitor.create({...message, assistantId: 'demo-text'}, 'same-key');
  const {id} = first.created.conversation;
  const sent = await visitor.send(id, {body: 'A-1234'}, 'message-1');
  desk.now += 25 * 3_600_000;
  await desk.store.prune({now: new Date(desk.now).toISOString(), days: 7, perSubject: 10_000});
  const again = await visitor.create({...message, assistantId: 'demo-text'}, 'same-key');
  assert.equal(again.status, 201);
  assert.deepEqual(again.created.messages, first.created.messages);
  assert.equal(again.created.conversation.id, id);
  assert.deepEqual((await visitor.send(id, {body: 'A-1234'}, 'message-1')).json, sent.json);
});

it('writes once when the same write comes eight times at once', async () => {
  const visitor = await new TestDesk().visitor();
  const replies = await Promise.all(Array.from({length: 8}, () => visitor.create(message, 'same-key')));
  // Whoever comes while the first is at work is asked to come again.
  const waiting = replies.filter((reply) => reply.outcome === '409 request-in-progress');
  const done = replies.filter((reply) => !waiting.includes(reply));
  while (done.length < replies.length) done.push(await visitor.create(message, 'same-key'));
  assert.equal(new Set(done.map((reply) => reply.created.conversation.id)).size, 1);
  assert.equal((await visitor.ask('GET', '/v1/conversations')).conversations.length, 1);
});

it('says that a write is in progress while a live transaction holds its key', async () => {
  const store = new MemoryStore();
  const desk = new TestDesk({store});
  const visitor = await desk.visitor();
  const transaction = store.transaction.bind(store);
  store.transaction = (work) =>
    transaction((inner) => work(Object.assign(inner, {lockKey: () => Promise.resolve(false)})));
  const reply = await visitor.create(message, 'same-key');
  assert.equal(reply.outcome, '409 request-in-progress');
  assert.equal(reply.headers.get('retry-after'), '1');
});

it('leaves no trace of a write that failed, so that a retry works', async () => {
  const visitor = await new TestDesk().visitor();
  assert.equal(
    (await visitor.create({...message, assistantId: 'nobody'}, 'same-key')).outcome,
    '422 unknown-assistant',
  );
  assert.equal((await visitor.create(message, 'same-key')).status, 201);
});
