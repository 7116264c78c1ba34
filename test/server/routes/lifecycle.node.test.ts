import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {withSettings, type Organisation} from '../../../server/src/config/organisation.js';
import type {ChatFeatures} from '../../../src/model/chat-config.js';
import {decodeConversation} from '../../../src/wire/conversation-wire.js';
import {JoinedSchema, QueueSchema} from '../../../src/wire/help-desk-events.js';
import {TestDesk, type TestVisitor} from '../test-desk.js';
import {eventsOf, typesOf} from './event-list.js';
import {EventReader, fieldOf} from './event-reader.js';

function withFeatures(change: Partial<ChatFeatures>): Organisation {
  const {settings} = demoOrganisation.sites[0] ?? assert.fail();
  return withSettings(demoOrganisation, {features: {...settings.features, ...change}});
}

const reopen = (visitor: TestVisitor, id: string) => visitor.ask('POST', `/v1/conversations/${id}/reopen`);
const end = (visitor: TestVisitor, id: string) => visitor.ask('POST', `/v1/conversations/${id}/end`);

async function ended(
  features: Partial<ChatFeatures> = {reopen: true},
): Promise<{desk: TestDesk; visitor: TestVisitor; id: string}> {
  const desk = new TestDesk({organisation: withFeatures(features)});
  const visitor = await desk.visitor();
  const {id} = await visitor.say('Hi');
  await end(visitor, id);
  return {desk, visitor, id};
}

describe('the end of a conversation', () => {
  it('is told once, and a repeated call has no further effect', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    const events = await eventsOf(visitor, async () => {
      const {conversation} = await end(visitor, id);
      assert.deepEqual(
        [conversation.ended, conversation.endedBy, conversation.endReason, conversation.endedAt],
        [true, 'customer', 'customer_ended', '2026-01-05T10:00:00.000Z'],
      );
      desk.now += 1000;
      assert.deepEqual((await end(visitor, id)).conversation, conversation);
    });
    assert.deepEqual(typesOf(events), ['conversation.updated', 'conversation.ended']);
  });

  it('stops a running assistant, which is told before the end', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = (await visitor.create({message: {body: 'x'}, assistantId: 'demo-text'})).created.conversation;
    const events = await eventsOf(visitor, () => end(visitor, id));
    assert.deepEqual(typesOf(events), ['conversation.updated', 'assistant.ended', 'conversation.ended']);
  });

  it('leaves reading, reading marks and attributes open, and closes writing and typing', async () => {
    const {visitor, id} = await ended();
    const [first] = (await visitor.messages(id)).messages;
    const body = {lastReadMessageId: first?.id};
    assert.equal((await visitor.ask('PUT', `/v1/conversations/${id}/read`, {body})).status, 204);
    const described = await visitor.ask('PATCH', `/v1/conversations/${id}`, {body: {title: 'Lamp'}});
    assert.equal(described.conversation.title, 'Lamp');
    assert.equal((await visitor.send(id, {body: 'x'})).outcome, '409 conversation-ended');
    const typing = await visitor.ask('POST', `/v1/conversations/${id}/typing`, {body: {typing: true}});
    assert.equal(typing.outcome, '409 conversation-ended');
  });
});

describe('reopening by the customer', () => {
  it('makes the conversation writable again, once', async () => {
    const {desk, visitor, id} = await ended();
    const agentEvents: string[] = [];
    const events = await eventsOf(visitor, async () => {
      agentEvents.push(...typesOf(await eventsOf(desk, () => reopen(visitor, id))));
      assert.equal((await reopen(visitor, id)).status, 200);
    });
    assert.deepEqual(typesOf(events), ['conversation.updated', 'conversation.reopened']);
    assert.deepEqual(agentEvents, ['conversation.updated', 'conversation.reopened']);
    const {conversation} = await visitor.conversation(id);
    assert.deepEqual(
      [conversation.ended, conversation.endedAt, conversation.endedBy, conversation.endReason],
      [false, null, null, null],
    );
    assert.deepEqual(decodeConversation(events[1]?.data), conversation);
    assert.equal((await visitor.send(id, {body: 'One more thing'})).status, 201);
  });

  it('is refused where the brand does not allow it, and an open one stays open', async () => {
    const {desk, visitor, id} = await ended({reopen: false});
    assert.equal((await reopen(visitor, id)).outcome, '409 reopen-not-allowed');
    assert.equal((await visitor.conversation(id)).conversation.ended, true);
    assert.equal((await desk.agent('POST', `/conversations/${id}/reopen`)).conversation.ended, false, 'agents may');
    assert.equal((await reopen(visitor, id)).status, 200);
  });

  it('is refused while another one is open, if there may be one only', async () => {
    const {visitor, id} = await ended({reopen: true, singleConversation: true});
    const open = await visitor.say('Another one');
    const reply = await reopen(visitor, id);
    assert.equal(reply.outcome, '409 open-conversation-exists');
    assert.equal(reply.problem.conversationId, open.id);
    await end(visitor, open.id);
    assert.equal((await reopen(visitor, id)).conversation.ended, false);
  });

  it('leaves one open when two are reopened at once', async () => {
    const {visitor, id} = await ended({reopen: true, singleConversation: true});
    const other = await visitor.say('Another one');
    await end(visitor, other.id);
    const outcomes = (await Promise.all([reopen(visitor, id), reopen(visitor, other.id)])).map(
      (reply) => reply.outcome,
    );
    assert.equal(outcomes.filter((outcome) => outcome === '200').length, 1, outcomes.join());
    const open = (await visitor.ask('GET', '/v1/conversations?status=open')).conversations;
    assert.equal(open.length, 1);
  });

  it('is refused to strangers, to nobody’s conversation and where chat is switched off', async () => {
    const {desk, visitor, id} = await ended();
    assert.equal((await reopen(await desk.visitor(), id)).outcome, '404 not-found');
    assert.equal((await reopen(visitor, 'nobody')).outcome, '404 not-found');
    assert.equal((await desk.ask('POST', `/v1/conversations/${id}/reopen`)).outcome, '401 unauthorized');
    assert.equal((await desk.agent('POST', '/conversations/nobody/reopen')).outcome, '404 not-found');
    const closed = new TestDesk({
      organisation: withSettings(withFeatures({reopen: true}), {enabled: false}),
      store: desk.store,
    });
    closed.now = desk.now;
    const reply = await closed.ask('POST', `/v1/conversations/${id}/reopen`, {token: visitor.token});
    assert.equal(reply.outcome, '403 chat-disabled');
  });
});

describe('a participant', () => {
  it('joins with the first message, before it, and once', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    const events = await eventsOf(visitor, async () => {
      await desk.agentSays(id, 'Hello');
      await desk.agentSays(id, 'Are you there?');
      await desk.agentSays(id, 'Beep', {sender: {type: 'assistant', displayName: 'Bot'}});
      await desk.agentSays(id, 'I too', {sender: {type: 'agent', displayName: 'Jonas'}});
    });
    const told = events.filter(({type}) => type !== 'conversation.updated');
    assert.deepEqual(typesOf(told), [
      'participant.joined',
      'message.created',
      'message.created',
      'message.created',
      'participant.joined',
      'message.created',
    ]);
    const nora = {id: 'agent:Nora', displayName: 'Nora', avatarUrl: null};
    assert.deepEqual(JoinedSchema.parse(told[0]?.data).user, nora);
    const {participants} = (await visitor.conversation(id)).conversation;
    assert.deepEqual(
      participants.map(({displayName}) => displayName),
      ['Nora', 'Jonas'],
    );
  });

  it('may be named by agents, who then joins', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    await desk.agentSays(id, 'Hello');
    const mina = {id: 'u-7', displayName: 'Mina', avatarUrl: null};
    const patch = (body: unknown) => desk.agent('PATCH', `/conversations/${id}`, {body});
    const events = await eventsOf(visitor, async () => {
      const {conversation} = await patch({participants: [mina, {id: 'u-7', displayName: 'Mina'}]});
      assert.deepEqual(conversation.participants, [mina]);
    });
    assert.deepEqual(typesOf(events), ['participant.joined', 'conversation.updated']);
    assert.deepEqual((await patch({participants: []})).conversation.participants, []);
    for (const participants of [null, [{displayName: 'x'}], [{id: 'x', displayName: 'x'.repeat(121)}]]) {
      assert.equal((await patch({participants})).outcome, '400 invalid-request');
    }
    const many = Array.from({length: 51}, (_, index) => ({id: `u-${index}`, displayName: null}));
    assert.equal((await patch({participants: many})).outcome, '400 invalid-request');
  });
});

describe('the queue', () => {
  it('is set by agents, told as it is set, and left with the first answer', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    const reader = new EventReader(await desk.fetch('GET', '/v1/events', {token: visitor.token}));
    await reader.next(1, 'unread.changed');
    const patch = (queue: unknown) => desk.agent('PATCH', `/conversations/${id}`, {body: {queue}});
    const first = await patch({estimatedWaitSeconds: 90, name: 'Orders'});
    assert.deepEqual(first.conversation.queue, {
      enteredAt: '2026-01-05T10:00:00.000Z',
      estimatedWaitSeconds: 90,
      name: 'Orders',
    });
    const [moved] = await reader.next(1, 'queue.updated');
    assert.equal(fieldOf(moved?.json, 'conversationId'), id);
    assert.deepEqual(QueueSchema.parse(fieldOf(moved?.json, 'data')), {estimatedWaitSeconds: 90, name: 'Orders'});
    desk.now += 60_000;
    const {queue} = (await patch({estimatedWaitSeconds: 30})).conversation;
    assert.deepEqual(queue, {enteredAt: '2026-01-05T10:00:00.000Z', estimatedWaitSeconds: 30, name: null});
    await desk.agentSays(id, 'Here I am');
    const told = await reader.next(2, 'queue.updated');
    assert.deepEqual(QueueSchema.parse(fieldOf(told[1]?.json, 'data')), {estimatedWaitSeconds: null, name: null});
    assert.equal((await visitor.conversation(id)).conversation.queue, null);
    await reader.close();
  });

  it('is never in the log, is left at the end, and takes sane values only', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    const patch = (queue: unknown) => desk.agent('PATCH', `/conversations/${id}`, {body: {queue}});
    const events = await eventsOf(visitor, () => patch({name: 'Orders'}));
    assert.deepEqual(typesOf(events), ['conversation.updated']);
    assert.equal((await patch(null)).conversation.queue, null);
    await patch({name: 'Orders'});
    assert.equal((await end(visitor, id)).conversation.queue, null);
    for (const queue of ['x', {estimatedWaitSeconds: -1}, {estimatedWaitSeconds: 1.5}, {name: 'x'.repeat(121)}]) {
      assert.equal((await patch(queue)).outcome, '400 invalid-request');
    }
  });
});
