import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {describe, it} from 'node:test';
import type {CallWebhookStep} from '../../../server/src/config/assistant.js';
import type {OutboundFetch} from '../../../server/src/desk/desk.js';
import {ask, deskWith, eventTypes, orderSteps, people, script, webhook} from '../assistant-examples.js';
import {answering, FakeNetwork} from '../fake-network.js';

const secret = `whsec_${Buffer.from('a secret of 24 bytes, ok').toString('base64')}`;

/** A conversation that waits at the webhook. */
async function atWebhook(fetch: OutboundFetch, step: Partial<CallWebhookStep> = {}) {
  const desk = deskWith({steps: orderSteps(step)}, {fetch});
  const visitor = await desk.visitor();
  const customAttributes = {chatPageStr: 'cart'};
  const {conversation, messages} = (await visitor.create({message: {body: 'A-1'}, customAttributes})).created;
  assert.deepEqual(script(messages), ['> Which order?', '< A-1'], 'nothing is called before the commit');
  const {id} = conversation;
  const lines = async () => script((await visitor.messages(id)).messages).slice(2);
  return {desk, visitor, id, lines};
}

describe('a webhook', () => {
  it('gets what the visitor may see, signed by Standard Webhooks', async () => {
    const network = new FakeNetwork();
    const {desk, id} = await atWebhook(network.fetch, {secret});
    await desk.agent('PATCH', `/conversations/${id}`, {body: {customAttributes: {some_custom_attribute2: 'internal'}}});
    const running = desk.pass(0);
    const call = await network.call(1);
    assert.equal(call.url, webhook.url);
    assert.equal(call.allowPrivate, false);
    assert.equal(call.headers.get('content-type'), 'application/json');
    const webhookId = call.headers.get('webhook-id') ?? '';
    assert.match(webhookId, new RegExp(`^assistant-webhook:${id}:\\d+$`));
    assert.equal(call.headers.get('webhook-timestamp'), String(Date.parse('2026-01-05T10:00:00Z') / 1000));
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const signed = `${webhookId}.${call.headers.get('webhook-timestamp')}.${call.text}`;
    const expected = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
    assert.equal(call.headers.get('webhook-signature'), expected);
    const {type, data} = JSON.parse(call.text) as {type: string; data: Record<string, unknown>};
    assert.equal(type, 'assistant.step');
    assert.deepEqual([data['assistantId'], data['stepId'], data['message']], ['test', 'look up', 'A-1']);
    assert.deepEqual(data['answers'], {order: 'A-1'});
    const {customAttributes} = data['conversation'] as {customAttributes: unknown};
    assert.deepEqual(customAttributes, {chatPageStr: 'cart', orderIdStr: 'A-1'}, 'nothing that an agent wrote');
    call.answer(new Response('{}'));
    await running;
  });

  it('is not signed without a secret', async () => {
    const network = new FakeNetwork();
    const {desk} = await atWebhook(network.fetch);
    const running = desk.pass(0);
    const call = await network.call(1);
    assert.equal(call.headers.get('webhook-signature'), null);
    call.answer(new Response(''));
    await running;
  });

  it('chooses the next step, speaks, and writes what the visitor does not see', async () => {
    const answer = {next: 'found', say: ['I found it.', 'It is a lamp.'], attributes: {priorityNum: 2}, more: 1};
    const {desk, visitor, id, lines} = await atWebhook(answering(answer));
    await desk.pass(0);
    assert.deepEqual(await lines(), ['> I found it.', '> It is a lamp.', '> What about it?']);
    const seen = (await desk.agent('GET', `/conversations/${id}`)).conversation;
    assert.deepEqual(seen.customAttributes, {chatPageStr: 'cart', orderIdStr: 'A-1', priorityNum: 2});
    const {conversation} = await visitor.conversation(id);
    assert.deepEqual(conversation.customAttributes, {chatPageStr: 'cart', orderIdStr: 'A-1'});
    await visitor.send(id, {body: 'It is broken.'});
    assert.deepEqual((await lines()).slice(3), ['< It is broken.', '> A colleague goes on.']);
    assert.deepEqual(desk.errors, []);
  });

  for (const [what, answer, line] of [
    ['by the name of an outcome', {next: 'unknown'}, '> Which order?'],
    ['by the step that an outcome names', {next: 'order'}, '> Which order?'],
    ['to the following step without a name', {}, '> What about it?'],
    ['to the following step without a body', '', '> What about it?'],
  ] as const) {
    it(`goes on ${what}`, async () => {
      const {desk, lines} = await atWebhook(answering(answer));
      await desk.pass(0);
      assert.deepEqual(await lines(), [line]);
      assert.deepEqual(desk.errors, []);
    });
  }

  it('may send a customer back to the question, and is called again for the next answer', async () => {
    const network = new FakeNetwork();
    const {desk, visitor, id, lines} = await atWebhook(network.fetch);
    const ids: (string | null)[] = [];
    for (const number of [1, 2]) {
      const running = desk.pass(0);
      const call = await network.call(number);
      ids.push(call.headers.get('webhook-id'));
      call.answer(Response.json({next: 'unknown', say: ['Unknown.']}));
      await running;
      await visitor.send(id, {body: `A-${number + 1}`});
    }
    assert.notEqual(ids[0], ids[1]);
    assert.equal((await lines()).filter((line) => line === '> Unknown.').length, 2);
  });
});

const huge = JSON.stringify({say: ['x'], more: 'x'.repeat(70_000)});
const failures: Record<string, readonly [fetch: OutboundFetch, step: Partial<CallWebhookStep>, reason: RegExp]> = {
  'does not answer in time': [() => new Promise(() => undefined), {timeoutSeconds: 0.05}, /no answer in time/],
  'begins its answer and stops': [
    () => Promise.resolve(new Response(new ReadableStream({}))),
    {timeoutSeconds: 0.05},
    /no answer in time/,
  ],
  'cannot be reached': [() => Promise.reject(new Error('ECONNREFUSED')), {}, /ECONNREFUSED/],
  'answers with an error': [answering({next: 'found'}, {status: 500}), {}, /answered with 500/],
  redirects: [answering('', {status: 302, headers: {location: 'http://127.0.0.1/'}}), {}, /redirects/],
  'answers with more than 64 kB': [answering(huge), {}, /larger than 64 kB/],
  'answers with no JSON': [answering('<html>'), {}, /no JSON/],
  'answers with something else': [answering([1]), {}, /answer is wrong/],
  'speaks too much': [answering({say: Array.from({length: 11}, () => 'x')}), {}, /answer is wrong/],
  'says nothing in a message': [answering({say: [' ']}), {}, /answer is wrong/],
  'names an outcome that the step does not declare': [answering({next: 'toString'}), {}, /does not declare/],
  'writes an attribute that is not declared': [answering({attributes: {nope: 1}}), {}, /“nope”/],
  'writes an attribute of another type': [answering({attributes: {priorityNum: '1'}}), {}, /“priorityNum”/],
  'names a prototype': [answering('{"attributes": {"__proto__": 1}}'), {}, /no JSON/],
  'stands on this machine': [answering({}), {url: 'http://127.0.0.1:1/'}, /private/],
  'stands in the private network': [answering({}), {url: 'http://192.168.0.1/'}, /private/],
};
describe('a webhook that fails', () => {
  for (const [what, [fetch, step, reason]] of Object.entries(failures)) {
    it(`leads to the fallback: it ${what}`, async () => {
      const {desk, visitor, id, lines} = await atWebhook(fetch, step);
      await desk.pass(0);
      assert.deepEqual(await lines(), ['> A colleague goes on.']);
      assert.equal((await visitor.conversation(id)).conversation.isInAssistantMode, false);
      const [error, ...others] = desk.errors.map(String);
      assert.match(error ?? '', reason);
      assert.match(error ?? '', /assistant “test”, step “look up”/);
      assert.ok(!error?.includes('s3cret'), 'no log holds the URL');
      assert.deepEqual(others, []);
    });
  }
  it('may stand in the private network where the configuration says so', async () => {
    const {desk, lines} = await atWebhook(answering({}), {url: 'http://192.168.0.1/', allowPrivate: true});
    await desk.pass(0);
    assert.deepEqual(await lines(), ['> What about it?']);
  });
});

describe('before the first question', () => {
  const hello = {id: 'hi', type: 'say', body: 'Hi.'} as const;
  const steps = [hello, webhook, ...orderSteps().filter(({id}) => id !== webhook.id)];
  it('a webhook ends the opening; the question follows the message', async () => {
    const desk = deskWith({steps}, {fetch: answering({next: 'unknown'})});
    const visitor = await desk.visitor();
    const config = (await desk.ask('GET', '/v1/config?site=pk_demo')).json as {assistant: {opening: unknown[]}};
    assert.equal(config.assistant.opening.length, 1);
    const {conversation, messages} = (await visitor.create({message: {body: 'x'}})).created;
    assert.deepEqual(script(messages), ['> Hi.', '< x']);
    assert.equal(conversation.isInAssistantMode, true);
    await desk.pass(0);
    assert.deepEqual(script((await visitor.messages(conversation.id)).messages).slice(2), ['> Which order?']);
    assert.equal((await eventTypes(desk, visitor)).at(-1), 'conversation.updated');
  });
});

it('goes from webhook to webhook in one go', async () => {
  const second = {...webhook, id: 'second', url: 'https://hooks.example.com/second'};
  const steps = [webhook, second, {...ask, id: 'found', body: 'Found?'}, {...ask, id: 'order', body: 'Order?'}, people];
  const desk = deskWith(
    {steps},
    {
      fetch: (request) =>
        answering({next: request.url.includes('second') ? 'found' : null})(request, {allowPrivate: false}),
    },
  );
  const visitor = await desk.visitor();
  const {id} = (await visitor.create({message: {body: 'x'}})).created.conversation;
  await desk.pass(0);
  assert.deepEqual(script((await visitor.messages(id)).messages), ['< x', '> Found?']);
});
