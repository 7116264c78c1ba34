import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {decodeConfig} from '../../../src/wire/config-wire.js';
import {ask, choose, colours, deskWith, eventTypes, people, script} from '../assistant-examples.js';
import {TestDesk} from '../test-desk.js';

const articles = [
  {id: 'returns', categoryId: null, title: {en: 'Returns', de: 'Rückgabe'}, body: 'Send it back.', updatedAt: null},
  {id: 'lamps', categoryId: null, title: 'Lamps', body: 'How to change the bulb of a lamp.', updatedAt: null},
  {id: 'rugs', categoryId: null, title: 'Rugs', body: 'How to clean a rug.', updatedAt: null},
];
const deflection = {
  id: 'kb',
  type: 'articles',
  body: 'Perhaps this helps:',
  followupText: 'Did it?',
  yes: {displayText: 'Yes', next: 'bye'},
  no: {displayText: 'No', next: 'people'},
} as const;
const bye = {id: 'bye', type: 'end', body: 'Good bye.'} as const;

it('asks by a list, and writes what was chosen', async () => {
  const items = [
    {value: 'dhl', titleText: 'DHL', detailsText: 'Two days', imageUrl: 'https://example.com/dhl.png'},
    {value: 'post', titleText: 'The post', next: 'bye'},
  ];
  const list = {id: 'how', type: 'askList', body: 'How?', items, attribute: 'some_custom_attribute'} as const;
  const desk = deskWith({steps: [{id: 'hi', type: 'say', body: 'Hi.'}, list, people, bye]});
  const visitor = await desk.visitor();
  const {conversation, messages} = (await visitor.create({message: {body: 'Help'}})).created;
  assert.deepEqual(script(messages), ['> Hi.', '< Help', '>! How?']);
  assert.deepEqual(messages[2]?.template, {
    type: 'list',
    items: [
      {value: 'dhl', titleText: 'DHL', detailsText: 'Two days', imageUrl: 'https://example.com/dhl.png'},
      {value: 'post', titleText: 'The post', detailsText: null, imageUrl: null},
    ],
  });
  const {id} = conversation;
  const answer = (value: string) => visitor.send(id, {reply: {messageId: messages[2]?.id, value}});
  assert.equal((await answer('ups')).outcome, '422 invalid-reply');
  assert.equal((await visitor.send(id, {body: 'DHL'})).outcome, '422 invalid-reply');
  assert.equal((await answer('post')).message.body, 'The post');
  assert.equal((await answer('dhl')).outcome, '409 conversation-ended');
  const ended = (await visitor.conversation(id)).conversation;
  assert.deepEqual([ended.ended, ended.customAttributes], [true, {some_custom_attribute: 'post'}]);
});

describe('articles', () => {
  it('are offered as the first question, behind the message and locked', async () => {
    const steps = [{...deflection, articleIds: ['rugs', 'returns']}, people, bye];
    const desk = deskWith({steps}, {change: {articles}});
    const visitor = await desk.visitor();
    const shown = decodeConfig((await desk.ask('GET', '/v1/config?site=pk_demo')).json).assistant?.opening;
    const {conversation, messages} = (await visitor.create({message: {body: 'My rug'}})).created;
    assert.deepEqual(script(messages), ['< My rug', '>! Perhaps this helps:']);
    assert.deepEqual(messages[1]?.template, {
      type: 'articles',
      articles: [
        {id: 'rugs', title: 'Rugs', url: null},
        {id: 'returns', title: 'Returns', url: null},
      ],
      followupText: 'Did it?',
      actions: [
        {value: 'yes', displayText: 'Yes', valueType: 'text'},
        {value: 'no', displayText: 'No', valueType: 'text'},
      ],
    });
    assert.deepEqual(shown?.[0]?.template, messages[1].template);
    await choose(visitor, conversation.id, 'yes');
    assert.equal((await visitor.conversation(conversation.id)).conversation.ended, true);
  });

  it('are searched by an answer, the best first, and left out when none fits', async () => {
    const steps = [{...ask, id: 'topic', body: 'What?'}, {...deflection, search: 'topic', limit: 2}, people, bye];
    const desk = deskWith({steps}, {change: {articles}});
    const titles = async (body: string) => {
      const visitor = await desk.visitor();
      const template = (await visitor.create({message: {body}})).created.messages.at(-1)?.template;
      return template?.type === 'articles' ? template.articles.map(({title}) => title) : [];
    };
    assert.deepEqual(await titles('I want to CLEAN my rugs, please!'), ['Rugs']);
    assert.deepEqual(await titles('the lamps: how do I change or clean them?'), ['Lamps', 'Rugs']);
    assert.deepEqual(await titles('sofa'), []);
    const visitor = await desk.visitor();
    const {conversation, messages} = (await visitor.create({message: {body: 'sofa'}})).created;
    assert.deepEqual(script(messages), ['> What?', '< sofa', '> A colleague goes on.']);
    assert.equal(conversation.isInAssistantMode, false);
  });
});

it('asks for feedback with emoji, and goes on by the answer', async () => {
  const actions = [
    {value: '1', displayText: '🙁', valueType: 'emoji'},
    {value: '5', displayText: '🙂', valueType: 'emoji', next: 'bye'},
  ] as const;
  const feedback = {
    id: 'f',
    type: 'feedback',
    body: 'How was it?',
    actions,
    attribute: 'some_custom_attribute',
  } as const;
  const visitor = await deskWith({steps: [feedback, people, bye]}).visitor();
  const {conversation, messages} = (await visitor.create({message: {body: 'x'}})).created;
  const offered = actions.map(({value, displayText, valueType}) => ({value, displayText, valueType}));
  assert.deepEqual(messages[1]?.template, {type: 'feedback', actions: offered});
  await choose(visitor, conversation.id, '1');
  const thread = (await visitor.messages(conversation.id)).messages;
  assert.deepEqual(script(thread).slice(2), ['< 🙁', '> A colleague goes on.']);
});

it('branches by attributes of the page and by earlier answers', async () => {
  const steps = [
    {...ask, id: 'topic', body: 'What?'},
    colours,
    {
      id: 'who',
      type: 'branch',
      branches: [
        {
          when: [
            {attribute: 'vipBool', operator: 'is', value: true},
            {answer: 'colour', operator: 'is', value: 'red'},
          ],
          next: 'bye',
        },
      ],
    },
    people,
    bye,
  ] as const;
  const visitor = await deskWith({steps}).visitor();
  const end = async (vipBool: boolean, colour: string) => {
    const created = await visitor.create({message: {body: 'x'}, customAttributes: {vipBool}});
    const {id} = created.created.conversation;
    await choose(visitor, id, colour);
    return script((await visitor.messages(id)).messages).at(-1);
  };
  assert.equal(await end(true, 'red'), '> Good bye.');
  assert.equal(await end(true, 'blue'), '> A colleague goes on.');
  assert.equal(await end(false, 'red'), '> A colleague goes on.');
});

it('goes by opening hours, in the opening too', async () => {
  const hours = [{day: 1, from: '09:00', to: '11:30'}];
  const schedules = [{id: 'team', timeZone: 'Europe/Berlin', hours, holidays: []}];
  const steps = [
    {id: 'h', type: 'hours', scheduleId: 'team', closed: 'closed'},
    {...ask, id: 'open', body: 'We are here. What is it?', next: 'people'},
    {id: 'closed', type: 'say', body: 'We are closed.'},
    people,
  ] as const;
  const desk = deskWith({steps}, {change: {schedules}});
  const opening = async () =>
    decodeConfig((await desk.ask('GET', '/v1/config?site=pk_demo')).json).assistant?.opening[0]?.body;
  assert.equal(await opening(), 'We are here. What is it?');
  desk.now += 3_600_000;
  assert.equal(await opening(), 'We are closed.');
  const visitor = await desk.visitor();
  const {messages} = (await visitor.create({message: {body: 'x'}})).created;
  assert.deepEqual(script(messages), ['> We are closed.', '> A colleague goes on.', '< x']);
});

it('writes attributes that the visitor does not see', async () => {
  const steps = [
    {...ask, id: 'topic', body: 'What?', attribute: 'orderIdStr'},
    {id: 'set', type: 'setAttribute', attribute: 'priorityNum', value: 2},
    {id: 'clear', type: 'setAttribute', attribute: 'vipBool', value: null},
    people,
  ] as const;
  const desk = deskWith({steps});
  const visitor = await desk.visitor();
  const message = {body: 'A-1'};
  const {conversation} = (await visitor.create({message, customAttributes: {vipBool: true}})).created;
  assert.deepEqual(conversation.customAttributes, {orderIdStr: 'A-1'});
  const seen = (await desk.agent('GET', `/conversations/${conversation.id}`)).conversation;
  assert.deepEqual(seen.customAttributes, {orderIdStr: 'A-1', priorityNum: 2});
});

it('gives up a question after wrong answers, each answered once', async () => {
  const email = {...ask, id: 'email', kind: 'email', body: 'Email?', fallback: 'people', next: 'bye'} as const;
  const visitor = await deskWith({steps: [email, people, bye]}).visitor();
  const {id} = (await visitor.create({message: {body: 'one'}})).created.conversation;
  await visitor.send(id, {body: 'two'});
  await visitor.send(id, {body: 'three'});
  assert.deepEqual(script((await visitor.messages(id)).messages), [
    '> Email?',
    '< one',
    '> Again.',
    '< two',
    '> Again.',
    '< three',
    '> A colleague goes on.',
  ]);
});

describe('an agent who writes while an assistant runs', () => {
  it('takes over: the composer opens and the assistant is silent, once', async () => {
    const desk = deskWith({steps: [colours, people]});
    const visitor = await desk.visitor();
    const {conversation, messages} = (await visitor.create({message: {body: 'x'}})).created;
    const {id} = conversation;
    assert.equal((await desk.agentSays(id, 'I am here.')).status, 201);
    assert.equal((await desk.agentSays(id, 'Hello?')).status, 201);
    assert.equal((await visitor.conversation(id)).conversation.isInAssistantMode, false);
    assert.equal((await visitor.send(id, {body: 'Blue'})).status, 201);
    const lines = script((await visitor.messages(id)).messages);
    assert.deepEqual(lines, ['< x', '> Which colour?', '> I am here.', '> Hello?', '< Blue']);
    assert.equal((await eventTypes(desk, visitor)).filter((type) => type === 'assistant.ended').length, 1);
    assert.ok(messages[1]?.inputLocked);
  });

  it('does not by an automatic message, nor a bot by its own', async () => {
    const desk = deskWith({steps: [colours, people]});
    const visitor = await desk.visitor();
    const {id} = (await visitor.create({message: {body: 'x'}})).created.conversation;
    await desk.agentSays(id, 'You are third in line.', {auto: true});
    await desk.agentSays(id, 'By the way.', {sender: {type: 'assistant', displayName: 'Other'}});
    assert.equal((await visitor.conversation(id)).conversation.isInAssistantMode, true);
    assert.equal((await visitor.send(id, {body: 'Blue'})).outcome, '422 invalid-reply', 'the question still waits');
    await choose(visitor, id, 'red');
    assert.equal(script((await visitor.messages(id)).messages).at(-1), '> A colleague goes on.');
  });
});

it('writes a choice as the attribute’s type', async () => {
  const buttons = [
    {value: 'yes', displayText: 'Certainly'},
    {value: 'no', displayText: 'Not yet'},
  ];
  const steps = [{id: 'vip', type: 'askButtons', body: 'Member?', attribute: 'vipBool', buttons}, people] as const;
  const visitor = await deskWith({steps}).visitor();
  const {id} = (await visitor.create({message: {body: 'x'}})).created.conversation;
  await choose(visitor, id, 'no');
  assert.deepEqual((await visitor.conversation(id)).conversation.customAttributes, {vipBool: false});
});

it('shows in the demo how the steps play together', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {id} = (await visitor.create({message: {body: 'Hi'}, assistantId: 'demo-everything'})).created.conversation;
  await choose(visitor, id, 'help');
  await visitor.send(id, {body: 'How do I send something back?'});
  const offered = (await visitor.messages(id)).messages.at(-1)?.template;
  assert.equal(offered?.type === 'articles' && offered.articles[0]?.id, 'return-something');
  await choose(visitor, id, 'yes');
  await desk.pass(120_000);
  await choose(visitor, id, 'good');
  assert.deepEqual(script((await visitor.messages(id)).messages).slice(-4), [
    '>! How was this?',
    '> I am still here: take your time.',
    '< 🙂',
    '> Thank you, and have a good day.',
  ]);
  assert.equal((await visitor.conversation(id)).conversation.ended, true);
  const other = (await visitor.create({message: {body: 'Hi'}, assistantId: 'demo-everything'})).created.conversation;
  await choose(visitor, other.id, 'people');
  const last = (await visitor.messages(other.id)).messages.at(-1)?.body;
  assert.equal(last, 'Thank you. A colleague goes on from here.', 'a Monday, 11 o’clock in Berlin');
});

it('refuses a node that a tree attribute does not have, with the nearest one', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {id} = await visitor.say('x');
  const patch = (productTree: unknown, priorityNum: unknown = 1) =>
    visitor.ask('PATCH', `/v1/conversations/${id}`, {body: {customAttributes: {productTree, priorityNum}}});
  const wrong = await patch('lamps.tabel');
  assert.equal(wrong.outcome, '422 attributes-invalid');
  const [error] = wrong.problem.errors ?? [];
  assert.deepEqual([error?.pointer, error?.code], ['/customAttributes/productTree', 'wrong-type']);
  assert.match(error?.detail ?? '', /“lamps\.table”/);
  assert.equal((await patch('cars', 'x')).problem.errors?.length, 2, 'one entry for each key');
  assert.deepEqual((await visitor.conversation(id)).conversation.customAttributes, {});
  assert.equal((await patch('furniture.tables')).status, 200);
  assert.equal((await patch(null)).status, 200);
  const created = await visitor.create({message: {body: 'x'}, customAttributes: {productTree: 'cars'}});
  assert.equal(created.outcome, '422 attributes-invalid');
  const byAgent = await desk.agent('PATCH', `/conversations/${id}`, {body: {customAttributes: {productTree: 'cars'}}});
  assert.equal(byAgent.outcome, '422 attributes-invalid');
});
