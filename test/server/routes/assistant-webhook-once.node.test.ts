import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createChatServer} from '../../../server/src/chat-server.js';
import {deskWith, orderSteps, organisationWith, script, thread, until} from '../assistant-examples.js';
import {FakeNetwork} from '../fake-network.js';

const found = () => Response.json({next: 'found', say: ['It is a lamp.']});
const after = ['> It is a lamp.', '> What about it?'];

/** A conversation whose webhook is called just now. */
async function inFlight() {
  const network = new FakeNetwork();
  const desk = deskWith({steps: orderSteps()}, {fetch: network.fetch});
  const visitor = await desk.visitor();
  const {id} = (await visitor.create({message: {body: 'A-1'}})).created.conversation;
  const running = desk.pass(0);
  const call = await network.call(1);
  const lines = async () => script(await thread(desk, visitor, id)).slice(2);
  return {network, desk, visitor, id, running, call, lines};
}

describe('while a webhook is called', () => {
  it('a customer’s message is kept and disturbs nothing', async () => {
    const {visitor, id, running, call, lines} = await inFlight();
    assert.equal((await visitor.send(id, {body: 'Hello?'})).status, 201);
    assert.equal((await visitor.send(id, {body: 'Are you there?'})).status, 201);
    call.answer(found());
    await running;
    assert.deepEqual(await lines(), ['< Hello?', '< Are you there?', ...after]);
    await visitor.send(id, {body: 'It is broken.'});
    assert.deepEqual((await lines()).slice(4), ['< It is broken.', '> A colleague goes on.']);
  });

  it('an answer to an earlier question is stale', async () => {
    const {visitor, id, running, call} = await inFlight();
    const question = (await visitor.messages(id)).messages[0]?.id;
    const reply = await visitor.send(id, {reply: {messageId: question, value: 'A-2'}});
    assert.ok(reply.outcome === '409 reply-stale' || reply.outcome === '422 invalid-reply', reply.outcome);
    call.answer(found());
    await running;
  });

  for (const stop of ['an agent writes', 'an agent takes over', 'the customer ends it'] as const) {
    it(`${stop}: what the webhook answers is for nobody`, async () => {
      const {desk, visitor, id, running, call, lines} = await inFlight();
      if (stop === 'an agent writes') await desk.agentSays(id, 'I am here.');
      else if (stop === 'an agent takes over') {
        await desk.agent('PATCH', `/conversations/${id}`, {body: {isInAssistantMode: false}});
      } else await visitor.ask('POST', `/v1/conversations/${id}/end`, {body: {}});
      const before = await lines();
      call.answer(found());
      await running;
      assert.deepEqual(await lines(), before);
      assert.deepEqual(await desk.store.tasks.of(id, 'assistant.webhook'), []);
      assert.deepEqual(desk.errors, []);
    });
  }
});

describe('a step runs once', () => {
  it('though the process dies while it calls: another calls again by the same id', async () => {
    const {network, desk, visitor, id, running, call, lines} = await inFlight();
    const next = deskWith({steps: orderSteps()}, {fetch: network.fetch, store: desk.store});
    next.now = desk.now;
    await next.pass(10_000);
    assert.equal(network.calls.length, 1, 'the caller may still live');
    const rerunning = next.pass(5000);
    const again = await network.call(2);
    assert.equal(again.headers.get('webhook-id'), call.headers.get('webhook-id'));
    assert.equal(again.text.replace(/"timestamp":"[^"]+"/, ''), call.text.replace(/"timestamp":"[^"]+"/, ''));
    again.answer(found());
    await rerunning;
    assert.deepEqual(await lines(), after);
    // The dead one was only slow after all.
    call.answer(Response.json({next: 'unknown', say: ['Too late.']}));
    await running;
    assert.deepEqual(await lines(), after);
    assert.equal((await visitor.conversation(id)).conversation.isInAssistantMode, true);
    assert.deepEqual([desk.errors, next.errors], [[], []]);
  });

  it('though several nodes look at the same time', async () => {
    const network = new FakeNetwork();
    const desk = deskWith({steps: orderSteps()}, {fetch: network.fetch});
    const visitor = await desk.visitor();
    const {id} = (await visitor.create({message: {body: 'A-1'}})).created.conversation;
    const nodes = [1, 2, 3].map(() => deskWith({steps: orderSteps()}, {fetch: network.fetch, store: desk.store}));
    const running = Promise.all(nodes.map((node) => node.pass(0)));
    (await network.call(1)).answer(found());
    await running;
    assert.equal(network.calls.length, 1);
    assert.deepEqual(script(await thread(desk, visitor, id)).slice(2), after);
  });

  it('though the database fails when the outcome is written', async () => {
    const {desk, running, call, lines, network} = await inFlight();
    const {store} = desk;
    const transaction = store.transaction.bind(store);
    store.transaction = () => Promise.reject(new Error('The database is gone.'));
    call.answer(found());
    await running;
    store.transaction = transaction;
    assert.deepEqual(desk.errors.map(String), ['Error: The database is gone.']);
    const rerunning = desk.pass(60_000);
    (await network.call(2)).answer(found());
    await rerunning;
    assert.deepEqual(await lines(), after);
  });

  it('and leaves others alone meanwhile', async () => {
    const {network, desk, running, call} = await inFlight();
    const other = await desk.visitor();
    const {id} = (await other.create({message: {body: 'A-2'}})).created.conversation;
    const also = desk.pass(0);
    (await network.call(2)).answer(found());
    await until(async () => (await thread(desk, other, id)).length === 4);
    call.answer(found());
    await Promise.all([running, also]);
  });
});

it('is called at once after the commit, not when somebody looks next', async (context) => {
  context.mock.timers.enable({apis: ['setInterval']});
  const network = new FakeNetwork();
  const desk = deskWith({steps: orderSteps()}, {fetch: network.fetch});
  const visitor = await desk.visitor();
  const {store, hub} = desk;
  const organisation = organisationWith({steps: orderSteps()});
  const server = createChatServer({store, hub, organisation, clock: () => desk.now, fetch: network.fetch});
  const created = await server.fetch(
    new Request('http://desk.test/v1/conversations', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${visitor.token}`,
        'idempotency-key': desk.newKey(),
      },
      body: JSON.stringify({message: {body: 'A-1'}}),
    }),
  );
  assert.equal(created.status, 201);
  (await network.call(1)).answer(found());
  const {conversation} = (await created.json()) as {conversation: {id: string}};
  await until(async () => (await thread(desk, visitor, conversation.id)).length === 4);
  server.close();
});
