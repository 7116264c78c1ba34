import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {withSettings, type Site} from '../../../server/src/config/organisation.js';
import {demoWith, TestDesk, type Reply} from '../test-desk.js';
import {EventReader, fieldOf} from './event-reader.js';

const [{settings}] = demoOrganisation.sites as [Site];
const {features} = settings;

const bot = {type: 'assistant', displayName: 'Old bot', ai: true};
const transcript = [
  {direction: 'in', date: '2026-01-05T09:00:00Z', body: 'Is the blue lamp back?'},
  {direction: 'out', date: '2026-01-05T09:00:05.250Z', body: 'Not yet.'},
  {direction: 'in', date: '2026-01-05T10:01:00+01:00', body: 'I want to talk to a person.'},
];

function handOver(desk: TestDesk, body: Readonly<Record<string, unknown>>, key = desk.newKey()): Promise<Reply> {
  return desk.agent('POST', '/handoffs', {body: {messages: transcript, from: bot, ...body}, key});
}

describe('a handoff', () => {
  it('makes the transcript a conversation of the visitor', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor('pk_demo_assistant');
    const reply = await handOver(desk, {visitorId: visitor.id, title: 'Lamp', customAttributes: {orderIdStr: 'HL-1'}});
    assert.equal(reply.outcome, '201');
    const {conversation} = reply;
    assert.equal(reply.headers.get('location'), `/v1/agent/conversations/${conversation.id}`);
    assert.deepEqual(
      [conversation.title, conversation.ended, conversation.isInAssistantMode, conversation.customAttributes],
      ['Lamp', false, false, {orderIdStr: 'HL-1'}],
    );
    assert.equal(conversation.createdAt, '2026-01-05T09:00:00.000Z');
    assert.equal(conversation.lastMessageAt, '2026-01-05T09:01:00.000Z');
    assert.equal(conversation.preview?.text, 'I want to talk to a person.');
    const {messages} = await visitor.messages(conversation.id);
    assert.deepEqual(
      messages.map(({seq, direction, createdAt, sender}) => [seq, direction, createdAt, sender.displayName]),
      [
        [1, 'in', '2026-01-05T09:00:00.000Z', null],
        [2, 'out', '2026-01-05T09:00:05.250Z', 'Old bot'],
        [3, 'in', '2026-01-05T09:01:00.000Z', null],
      ],
    );
    assert.equal(messages[0]?.sender.id, visitor.id);
    assert.equal((await visitor.send(conversation.id, {body: 'Hello?'})).outcome, '201');
  });

  it('leaves nothing unread to the customer, and to the team what the customer said', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = (await handOver(desk, {visitorId: visitor.id})).conversation;
    assert.equal((await visitor.conversation(id)).conversation.unreadCount, 0);
    assert.equal((await desk.agent('GET', `/conversations/${id}`)).conversation.unreadCount, 2);
    const over = (await handOver(desk, {visitorId: visitor.id, active: false})).conversation;
    assert.equal(over.unreadCount, 0);
  });

  it('is told as one event', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const events = new EventReader(await desk.fetch('GET', '/v1/events', {token: visitor.token}));
    const {id} = (await handOver(desk, {visitorId: visitor.id})).conversation;
    await visitor.send(id, {body: 'Hello?'});
    const frames = await events.next(3, 'conversation.created', 'conversation.updated', 'message.created');
    assert.deepEqual(
      frames.map(({type}) => type),
      ['conversation.created', 'message.created', 'conversation.updated'],
    );
    assert.equal(fieldOf(fieldOf(frames[0]?.json, 'data'), 'id'), id);
    await events.close();
  });

  it('is stored in the order of its dates, said by whom each says', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const nora = {type: 'agent', displayName: 'Nora', id: 'nora'};
    const messages = [
      {direction: 'out', date: '2026-01-05T09:30:00Z', body: 'third', sender: nora},
      {direction: 'in', date: '2026-01-05T09:10:00Z', body: 'first'},
      {direction: 'out', date: '2026-01-05T09:10:00Z', body: 'second', sender: bot},
    ];
    const {conversation} = await handOver(desk, {visitorId: visitor.id, messages, from: undefined});
    const stored = (await visitor.messages(conversation.id)).messages;
    assert.deepEqual(
      stored.map(({body, sender}) => [body, sender.type]),
      [
        ['first', 'customer'],
        ['second', 'assistant'],
        ['third', 'agent'],
      ],
    );
    assert.deepEqual(conversation.participants, [{id: 'nora', displayName: 'Nora', avatarUrl: null}]);
  });

  it('is closed when it is not active, and the customer is asked about it', async () => {
    const desk = new TestDesk({
      organisation: withSettings(demoOrganisation, {
        features: {...features, csat: true},
      }),
    });
    const visitor = await desk.visitor();
    const events = new EventReader(await desk.fetch('GET', '/v1/events', {token: visitor.token}));
    const {conversation} = await handOver(desk, {visitorId: visitor.id, active: false});
    assert.deepEqual(
      [conversation.ended, conversation.endedBy, conversation.endedAt],
      [true, 'system', '2026-01-05T10:00:00.000Z'],
    );
    const frames = await events.next(2, 'conversation.created', 'conversation.ended', 'satisfaction.offered');
    assert.deepEqual(
      frames.map(({type}) => type),
      ['conversation.created', 'satisfaction.offered'],
    );
    assert.equal((await visitor.send(conversation.id, {body: 'x'})).outcome, '409 conversation-ended');
    assert.notEqual(conversation.satisfactionId, null);
    await events.close();
  });

  it('finds the customer by id, external id or e-mail address, and creates who is unknown', async () => {
    const desk = new TestDesk();
    const subjectOf = async (customer: unknown) => {
      const reply = await handOver(desk, {customer});
      assert.equal(reply.outcome, '201');
      return (await desk.store.conversation(reply.conversation.id))?.subjectId ?? '';
    };
    const byExternalId = await subjectOf({externalId: 'shop-17'});
    assert.equal(await subjectOf({externalId: 'shop-17'}), byExternalId);
    assert.equal(await subjectOf({id: byExternalId}), byExternalId);
    const byEmail = await subjectOf({email: 'Ada@halden.example', externalId: 'shop-17'});
    assert.notEqual(byEmail, byExternalId);
    assert.equal(await subjectOf({email: 'ada@halden.example'}), byEmail);
    assert.equal((await handOver(desk, {customer: {id: 'nobody'}})).outcome, '404 not-found');
  });

  it('keeps the id that the conversation had as an attribute', async () => {
    const desk = new TestDesk({organisation: demoWith({klasses: {}})});
    const visitor = await desk.visitor();
    const {conversation} = await handOver(desk, {visitorId: visitor.id, externalId: 'chat-9'});
    assert.deepEqual(conversation.customAttributes, {externalId: 'chat-9'});
    assert.deepEqual((await visitor.conversation(conversation.id)).conversation.customAttributes, {});
    const strict = new TestDesk();
    const other = await strict.visitor();
    const refused = await handOver(strict, {visitorId: other.id, externalId: 'chat-9'});
    assert.equal(refused.outcome, '422 attributes-invalid');
  });

  it('is stored once by a repeated request', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const first = await handOver(desk, {visitorId: visitor.id}, 'handoff-1');
    const second = await handOver(desk, {visitorId: visitor.id}, 'handoff-1');
    assert.equal(second.headers.get('idempotency-replayed'), 'true');
    assert.deepEqual(second.json, first.json);
    const other = await handOver(desk, {visitorId: visitor.id, title: 'Other'}, 'handoff-1');
    assert.equal(other.outcome, '422 idempotency-key-reused');
    const listed = (await visitor.ask('GET', '/v1/conversations')).conversations;
    assert.equal(listed.length, 1);
    // The program's key names no conversation of the visitor's own.
    assert.equal((await visitor.create({message: {body: 'Mine'}}, 'handoff-1')).outcome, '201');
  });

  it('takes a hundred of the longest messages', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const messages = Array.from({length: 100}, (_, index) => ({
      direction: index % 2 === 0 ? 'in' : 'out',
      date: '2026-01-05T09:00:00Z',
      body: '語'.repeat(10_240),
    }));
    const reply = await handOver(desk, {visitorId: visitor.id, messages});
    assert.equal(reply.outcome, '201');
    assert.equal((await desk.store.conversation(reply.conversation.id))?.lastSeq, 100);
  });

  it('respects that only one conversation may be open', async () => {
    const organisation = withSettings(demoOrganisation, {features: {...features, singleConversation: true}});
    const desk = new TestDesk({organisation});
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    const refused = await handOver(desk, {visitorId: visitor.id});
    assert.equal(refused.outcome, '409 open-conversation-exists');
    assert.equal(refused.problem.conversationId, id);
    assert.equal((await handOver(desk, {visitorId: visitor.id, active: false})).outcome, '201');
  });
});

const [question, answer] = transcript;
const refusals: Readonly<Record<string, [Readonly<Record<string, unknown>>, string]>> = {
  'of one message': [{messages: [question]}, '400 invalid-request'],
  'of 101 messages': [{messages: Array.from({length: 101}, () => answer)}, '400 invalid-request'],
  'in which the customer says nothing': [{messages: [answer, answer]}, '400 invalid-request'],
  'in which nobody answers': [{messages: [question, question]}, '400 invalid-request'],
  'with an empty message': [{messages: [question, {...answer, body: ' '}]}, '400 invalid-request'],
  'with a message that is too long': [
    {messages: [question, {...answer, body: 'x'.repeat(10_241)}]},
    '400 invalid-request',
  ],
  'without a date': [{messages: [question, {direction: 'out', body: 'x'}]}, '400 invalid-request'],
  'with a date that is none': [{messages: [question, {...answer, date: 'yesterday'}]}, '400 invalid-request'],
  'with a date without a zone': [
    {messages: [question, {...answer, date: '2026-01-05T09:00:00'}]},
    '400 invalid-request',
  ],
  'from the future': [{messages: [question, {...answer, date: '2026-01-05T10:02:00Z'}]}, '400 invalid-request'],
  'in which another speaks for the customer': [{messages: [{...question, sender: bot}, answer]}, '400 invalid-request'],
  'without a speaker': [{from: undefined}, '400 invalid-request'],
  'of nobody': [{visitorId: undefined}, '400 invalid-request'],
  'of two people': [{customer: {email: 'a@halden.example'}}, '400 invalid-request'],
  'of a customer without a name': [{visitorId: undefined, customer: {}}, '400 invalid-request'],
  'with an e-mail address that is none': [{visitorId: undefined, customer: {email: 'ada'}}, '400 invalid-request'],
  'of an unknown visitor': [{visitorId: 'nobody'}, '404 not-found'],
  'to an unknown site': [{siteKey: 'pk_none'}, '400 invalid-request'],
  'to an unknown brand': [{brandId: 'none'}, '422 unknown-brand'],
  'with a title that is too long': [{title: 'x'.repeat(121)}, '400 invalid-request'],
  'with an unknown attribute': [{customAttributes: {orderIdSt: 'x'}}, '422 attributes-invalid'],
};

describe('nothing is stored of a handoff', () => {
  for (const [name, [change, outcome]] of Object.entries(refusals)) {
    it(name, async () => {
      const desk = new TestDesk();
      const visitor = await desk.visitor();
      assert.equal((await handOver(desk, {visitorId: visitor.id, ...change})).outcome, outcome);
      assert.equal((await desk.agent('GET', '/conversations')).conversations.length, 0);
    });
  }

  it('without a key', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const body = {messages: transcript, from: bot, visitorId: visitor.id};
    assert.equal((await desk.agent('POST', '/handoffs', {body})).outcome, '400 idempotency-key-missing');
    const asVisitor = await visitor.ask('POST', '/v1/agent/handoffs', {body, key: 'handoff-2'});
    assert.equal(asVisitor.outcome, '401 unauthorized');
    const raw = `{"title":"${'x'.repeat(5_000_001)}"}`;
    const large = await desk.agent('POST', '/handoffs', {
      raw,
      key: 'handoff-3',
      headers: {'content-type': 'application/json'},
    });
    assert.equal(large.outcome, '413 body-too-large');
  });
});
