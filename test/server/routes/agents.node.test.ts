import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {TestDesk} from '../test-desk.js';

const nora = {type: 'agent', displayName: 'Nora'};

it('refuses keys that are none, and visitors’ tokens', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  for (const token of [undefined, 'ak_dem', 'ak_demoo', 'pk_demo', visitor.token]) {
    assert.equal((await desk.ask('GET', '/v1/agent/conversations', {token})).outcome, '401 unauthorized');
  }
  assert.equal((await desk.ask('GET', '/v1/conversations', {token: 'ak_demo'})).outcome, '401 unauthorized');
});

it('lists the conversations of all visitors with what agents have not read', async () => {
  const desk = new TestDesk();
  const one = await (await desk.visitor()).say('One');
  desk.now += 1000;
  const two = await (await desk.visitor()).say('Two');
  const list = await desk.agent('GET', '/conversations');
  assert.deepEqual(
    list.conversations.map(({id, unreadCount}) => [id, unreadCount]),
    [
      [two.id, 1],
      [one.id, 1],
    ],
  );
  assert.equal((await desk.agent('GET', '/conversations?status=ended')).conversations.length, 0);
  assert.equal((await desk.agent('GET', `/conversations/${one.id}/messages`)).messages[0]?.body, 'One');
  assert.equal((await desk.agent('GET', '/conversations/nobody')).outcome, '404 not-found');
});

describe('an agent’s answer', () => {
  it('reaches the visitor, and its writer has read what stands above', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    await visitor.send(id, {body: 'Hello?'});
    const {message} = await desk.agentSays(id, 'Here I am.');
    assert.equal(message.direction, 'out');
    assert.deepEqual(message.sender, {
      type: 'agent',
      id: 'agent:Nora',
      displayName: 'Nora',
      avatarUrl: null,
      ai: false,
    });
    assert.deepEqual((await visitor.messages(id)).messages.at(-1), message);
    const {conversation} = await desk.agent('GET', `/conversations/${id}`);
    assert.equal(conversation.unreadCount, 0);
    assert.equal(conversation.agentReadMessageId, message.id);
    assert.deepEqual(conversation.participants, [{id: 'agent:Nora', displayName: 'Nora', avatarUrl: null}]);
    assert.equal((await visitor.conversation(id)).conversation.unreadCount, 1);
  });

  it('may be a bot’s, which has read nothing', async () => {
    const desk = new TestDesk();
    const {id} = await (await desk.visitor()).say('Hi');
    const sender = {type: 'assistant', displayName: 'Bot', ai: true};
    const {message} = await desk.agentSays(id, 'Beep', {sender, auto: true});
    assert.equal(message.sender.ai, true);
    assert.equal(message.auto, true);
    assert.equal((await desk.agent('GET', `/conversations/${id}`)).conversation.unreadCount, 1);
  });

  const refusals: Record<string, [body: unknown, outcome: string]> = {
    'without a sender': [{body: 'x'}, '400 invalid-request'],
    'from a customer': [{body: 'x', sender: {type: 'customer', displayName: 'x'}}, '400 invalid-request'],
    'without a name': [{body: 'x', sender: {type: 'agent', displayName: ''}}, '400 invalid-request'],
    'without a text': [{body: ' ', sender: nora}, '400 invalid-request'],
    'with an unknown template': [{body: 'x', sender: nora, template: {type: 'song'}}, '400 invalid-request'],
    'that locks the composer without an offer': [{body: 'x', sender: nora, inputLocked: true}, '400 invalid-request'],
    'that is too long': [{body: 'x'.repeat(20_001), sender: nora}, '400 invalid-request'],
  };
  for (const [what, [body, outcome]] of Object.entries(refusals)) {
    it(`is refused ${what}`, async () => {
      const desk = new TestDesk();
      const {id} = await (await desk.visitor()).say('Hi');
      const reply = await desk.agent('POST', `/conversations/${id}/messages`, {body, key: desk.newKey()});
      assert.equal(reply.outcome, outcome);
    });
  }
});

it('moves the agents’ read position forward only, and the visitor sees it', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {id} = await visitor.say('One');
  const second = (await visitor.send(id, {body: 'Two'})).message;
  await visitor.send(id, {body: 'Three'});
  const read = (lastReadMessageId: string | undefined) =>
    desk.agent('PUT', `/conversations/${id}/read`, {body: {lastReadMessageId}});
  assert.equal((await read(second.id)).status, 204);
  assert.equal((await desk.agent('GET', `/conversations/${id}`)).conversation.unreadCount, 1);
  const first = (await visitor.messages(id)).messages[0];
  assert.equal((await read(first?.id)).status, 204);
  assert.equal((await visitor.conversation(id)).conversation.agentReadMessageId, second.id);
  assert.equal((await read('nobody')).outcome, '404 not-found');
});

it('ends a conversation once, after which nobody writes', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {id} = (await visitor.create({message: {body: 'x'}, assistantId: 'demo-text'})).created.conversation;
  const ended = await desk.agent('POST', `/conversations/${id}/end`);
  const {conversation} = ended;
  assert.deepEqual(
    [conversation.ended, conversation.endedBy, conversation.endReason, conversation.isInAssistantMode],
    [true, 'agent', 'user_ended', false],
  );
  assert.deepEqual((await desk.agent('POST', `/conversations/${id}/end`, {body: {}})).conversation, conversation);
  assert.equal((await desk.agentSays(id, 'Wait')).outcome, '409 conversation-ended');
  assert.equal((await visitor.send(id, {body: 'Wait'})).outcome, '409 conversation-ended');
});

it('sets attributes and the title, and refuses what is not declared', async () => {
  const desk = new TestDesk();
  const {id} = await (await desk.visitor()).say('Hi');
  const patch = (body: unknown) => desk.agent('PATCH', `/conversations/${id}`, {body});
  assert.equal((await patch({title: 'Lamp'})).conversation.title, 'Lamp');
  assert.equal((await patch({title: null})).conversation.title, null);
  assert.equal((await patch({customAttributes: {nope: 1}})).outcome, '422 attributes-invalid');
  assert.equal((await patch({isInAssistantMode: 'no'})).outcome, '400 invalid-request');
});
