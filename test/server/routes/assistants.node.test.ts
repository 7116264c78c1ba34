import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Message} from '../../../src/model/message.js';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {demoWith, TestDesk} from '../test-desk.js';

/** `<` from the customer, `>` from the assistant, `!` locked. */
function script(messages: readonly Message[]): readonly string[] {
  return messages.map(({direction, body, inputLocked}) => {
    return `${direction === 'in' ? '<' : '>'}${inputLocked ? '!' : ''} ${body}`;
  });
}

const order = '> Which order is it about? The number looks like A-1234.';

describe('a first question in free text', () => {
  const opening = ['> Hello, this is the assistant of **Halden Care**.', '> What can we help you with?'];

  it('is answered by the first message, and the assistant goes on', async () => {
    const visitor = await new TestDesk().visitor();
    const {conversation, messages} = (await visitor.create({message: {body: 'My lamp'}, assistantId: 'demo-text'}))
      .created;
    assert.deepEqual(script(messages), [...opening, '< My lamp', order]);
    assert.equal(conversation.isInAssistantMode, true);
    assert.equal(conversation.assistantId, 'demo-text');
    assert.equal(conversation.unreadCount, 1, 'the opening is not unread');
    assert.deepEqual((await visitor.messages(conversation.id)).messages, messages);
  });

  it('keeps a wrong answer, says what is wrong once and writes nothing', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = (await visitor.create({message: {body: 'My lamp'}, assistantId: 'demo-text'})).created.conversation;
    const wrong = await visitor.send(id, {body: 'no idea'});
    assert.equal(wrong.status, 201);
    const error = '> That is no order number. It is a letter and digits, such as A-1234.';
    const thread = async () => script((await visitor.messages(id)).messages);
    assert.deepEqual((await thread()).slice(4), ['< no idea', error]);
    assert.deepEqual((await visitor.conversation(id)).conversation.customAttributes, {});
    await visitor.send(id, {body: ' a1234 '});
    assert.deepEqual((await visitor.conversation(id)).conversation.customAttributes, {orderIdStr: 'a1234'});
    await visitor.send(id, {body: 'mara@'});
    await visitor.send(id, {body: 'mara@example.com'});
    assert.deepEqual((await thread()).slice(6), [
      '<  a1234 ',
      '> And where may we write to, should the chat break off?',
      '< mara@',
      '> That is no email address. It looks like mara@example.com.',
      '< mara@example.com',
      '> Thank you. A colleague goes on from here.',
    ]);
    assert.equal((await visitor.conversation(id)).conversation.isInAssistantMode, false);
    await visitor.send(id, {body: 'Thanks'});
    assert.equal((await thread()).at(-1), '< Thanks');
  });

  it('ends assistant mode once, with one event', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = (await visitor.create({message: {body: 'My lamp'}, assistantId: 'demo-text'})).created.conversation;
    await visitor.send(id, {body: 'A-1234'});
    await visitor.send(id, {body: 'm@example.com'});
    await desk.agent('PATCH', `/conversations/${id}`, {body: {isInAssistantMode: false}});
    const events = await desk.store.events(visitor.id, 0, 100);
    assert.equal(events.filter(({event}) => event.type === 'assistant.ended').length, 1);
  });

  it('is asked at once where a conversation begins without a message', async () => {
    const visitor = await new TestDesk().visitor();
    const {conversation, messages} = (await visitor.create({assistantId: 'demo-text'})).created;
    assert.deepEqual(script(messages), opening);
    assert.equal(conversation.unreadCount, 0);
    await visitor.send(conversation.id, {body: 'My lamp'});
    assert.deepEqual(script((await visitor.messages(conversation.id)).messages), [...opening, '< My lamp', order]);
  });
});

describe('a first question with buttons', () => {
  it('follows the message, locked, until one is chosen', async () => {
    const visitor = await new TestDesk().visitor();
    const created = (await visitor.create({message: {body: 'Help'}, assistantId: 'demo-buttons'})).created;
    assert.deepEqual(script(created.messages), [
      '> Hello. I can answer most things at once, or fetch a colleague.',
      '< Help',
      '>! What is it about?',
    ]);
    const {id} = created.conversation;
    const question = created.messages[2] ?? assert.fail();
    const answer = (value: string, messageId = question.id) => visitor.send(id, {reply: {messageId, value}});
    assert.equal((await visitor.send(id, {body: 'An order'})).outcome, '422 invalid-reply');
    assert.equal((await answer('nothing')).outcome, '422 invalid-reply');
    assert.equal((await answer('return')).status, 201);
    assert.equal((await answer('order')).outcome, '409 reply-stale');
    const thread = (await visitor.messages(id)).messages;
    assert.deepEqual(script(thread.slice(3)), [
      '< A return',
      '> You can send everything back within 30 days, and we pay for it.',
      '>! Is there anything else?',
    ]);
    assert.deepEqual(thread[3]?.reply, {messageId: question.id, value: 'return'});
    assert.equal((await answer('start', thread.at(-1)?.id)).status, 201);
    const asked = (await visitor.messages(id)).messages.at(-1) ?? assert.fail();
    assert.equal(asked.body, 'What is it about?');
    assert.equal((await answer('order', asked.id)).status, 201);
  });

  it('ends the conversation where the dialogue says so', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {conversation, messages} = (await visitor.create({message: {body: 'x'}, assistantId: 'demo-buttons'}))
      .created;
    const {id} = conversation;
    await visitor.send(id, {reply: {messageId: messages[2]?.id, value: 'return'}});
    const more = (await visitor.messages(id)).messages.at(-1);
    await visitor.send(id, {reply: {messageId: more?.id, value: 'no'}});
    const ended = (await visitor.conversation(id)).conversation;
    assert.deepEqual([ended.ended, ended.endedBy, ended.isInAssistantMode], [true, 'assistant', false]);
    const types = (await desk.store.events(visitor.id, 0, 100)).map(({event}) => event.type);
    assert.deepEqual(types.slice(-3), ['conversation.updated', 'assistant.ended', 'conversation.ended']);
  });

  it('is answered by a choice made before anything was stored', async () => {
    const visitor = await new TestDesk().visitor();
    const choice = {message: {body: 'An order', reply: {messageId: 'opening', value: 'order'}}};
    const {messages} = (await visitor.create({...choice, assistantId: 'demo-buttons'})).created;
    assert.deepEqual(script(messages), [
      '> Hello. I can answer most things at once, or fetch a colleague.',
      '>! What is it about?',
      '< An order',
      order,
    ]);
    assert.deepEqual(messages[2]?.reply, {messageId: messages[1]?.id, value: 'order'});
    const wrong = {message: {body: 'x', reply: {messageId: 'opening', value: 'nope'}}, assistantId: 'demo-buttons'};
    assert.equal((await visitor.create(wrong)).outcome, '422 invalid-reply');
  });

  it('opens the composer when an agent takes over', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {conversation, messages} = (await visitor.create({message: {body: 'x'}, assistantId: 'demo-buttons'}))
      .created;
    const {id} = conversation;
    const taken = await desk.agent('PATCH', `/conversations/${id}`, {body: {isInAssistantMode: false}});
    assert.equal(taken.conversation.isInAssistantMode, false);
    assert.equal((await visitor.messages(id)).messages[2]?.inputLocked, false);
    assert.equal((await visitor.send(id, {body: 'Finally'})).status, 201);
    assert.equal((await visitor.messages(id)).messages.length, 4, 'the assistant is silent');
    assert.ok(messages[2]);
  });
});

describe('a first question for a tree attribute', () => {
  it('locks the composer, takes an inner node and writes the attribute', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {conversation, messages} = (await visitor.create({message: {body: 'Broken'}, assistantId: 'demo-tree'}))
      .created;
    assert.deepEqual(script(messages).slice(1), ['< Broken', '>! Which of our things is it about?']);
    const {template, id: messageId} = messages[2] ?? assert.fail();
    assert.ok(template?.type === 'tree' && template.children.length >= 2);
    const {id} = conversation;
    assert.equal((await visitor.send(id, {reply: {messageId, value: 'cars'}})).outcome, '422 invalid-reply');
    const answer = await visitor.send(id, {reply: {messageId, value: 'furniture.tables'}});
    assert.equal(answer.message.body, 'Tables');
    const {customAttributes} = (await visitor.conversation(id)).conversation;
    assert.deepEqual(customAttributes, {productTree: 'furniture.tables'});
    const seen = (await desk.agent('GET', `/conversations/${id}`)).conversation;
    assert.deepEqual(seen.customAttributes, {productTree: 'furniture.tables'});
  });

  it('refuses an inner node where a leaf is required', async () => {
    const assistants = demoOrganisation.assistants.map((assistant) => ({
      ...assistant,
      steps: assistant.steps.map((step) => (step.type === 'askAttribute' ? {...step, leafRequired: true} : step)),
    }));
    const visitor = await new TestDesk({organisation: demoWith({assistants})}).visitor();
    const {conversation, messages} = (await visitor.create({message: {body: 'x'}, assistantId: 'demo-tree'})).created;
    const messageId = messages[2]?.id;
    const answer = (value: string) => visitor.send(conversation.id, {reply: {messageId, value}});
    assert.equal((await answer('furniture.tables')).outcome, '422 invalid-reply');
    assert.equal((await answer('furniture.tables.side')).status, 201);
  });
});

it('uses the site’s active assistant, and the asked one instead', async () => {
  const visitor = await new TestDesk().visitor('pk_demo_assistant');
  assert.equal((await visitor.create({message: {body: 'x'}})).created.conversation.assistantId, 'demo-text');
  const other = await visitor.create({message: {body: 'x'}, assistantId: 'demo-tree'});
  assert.equal(other.created.conversation.assistantId, 'demo-tree');
});

it('ends a run whose step the configuration no longer has, and keeps the message', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {id} = (await visitor.create({message: {body: 'x'}, assistantId: 'demo-text'})).created.conversation;
  const steps = [{id: 'new', type: 'transfer'}] as const;
  const assistants = [{id: 'demo-text', publicName: null, avatarUrl: null, steps}];
  const later = new TestDesk({store: desk.store, organisation: demoWith({assistants})});
  const reply = await later.ask('POST', `/v1/conversations/${id}/messages`, {
    token: visitor.token,
    body: {body: 'A-1234'},
    key: later.newKey(),
  });
  assert.equal(reply.status, 201);
  assert.equal((await visitor.conversation(id)).conversation.isInAssistantMode, false);
});

it('asks number and boolean attributes in words and writes them as their type', async () => {
  const ask = {type: 'askAttribute', errorText: 'Again.'} as const;
  const steps = [
    {...ask, id: 'a', body: 'How urgent?', attribute: 'priorityNum'},
    {...ask, id: 'b', body: 'A member?', attribute: 'vipBool'},
    {id: 'c', type: 'transfer'},
  ] as const;
  const assistants = [...demoOrganisation.assistants, {id: 'typed', publicName: 'A', avatarUrl: null, steps}];
  const visitor = await new TestDesk({organisation: demoWith({assistants})}).visitor();
  const {id} = (await visitor.create({message: {body: 'very'}, assistantId: 'typed'})).created.conversation;
  await visitor.send(id, {body: ' 2,5 '});
  await visitor.send(id, {body: 'perhaps'});
  await visitor.send(id, {body: 'Yes'});
  const {conversation} = await visitor.conversation(id);
  assert.deepEqual(conversation.customAttributes, {priorityNum: 2.5, vipBool: true});
  assert.equal(conversation.isInAssistantMode, false);
  const thread = script((await visitor.messages(id)).messages);
  assert.equal(thread.filter((line) => line === '> Again.').length, 2);
});
