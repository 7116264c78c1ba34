import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {logIn} from '../identity-signer.js';
import {TestDesk, type TestVisitor} from '../test-desk.js';
import {eventsOf} from './event-list.js';
import {EventReader, fieldOf} from './event-reader.js';

async function talk(): Promise<{desk: TestDesk; visitor: TestVisitor; id: string}> {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {id} = await visitor.say('Hi');
  return {desk, visitor, id};
}

const read = (visitor: TestVisitor, id: string, lastReadMessageId: unknown) =>
  visitor.ask('PUT', `/v1/conversations/${id}/read`, {body: {lastReadMessageId}});

async function unreadOf(visitor: TestVisitor): Promise<unknown> {
  return (await visitor.ask('GET', '/v1/unread')).json;
}

describe('what a customer has not read', () => {
  it('is what came since, by conversation and in all, the system’s words included', async () => {
    const {desk, visitor, id} = await talk();
    const other = await visitor.say('Another');
    assert.deepEqual(await unreadOf(visitor), {total: 0, conversations: {}});
    await desk.agentSays(id, 'One');
    await desk.agentSays(id, 'Beep', {sender: {type: 'assistant', displayName: 'Bot'}});
    await desk.agentSays(id, 'All lines are busy', {sender: {type: 'system', displayName: 'Desk'}});
    await desk.agentSays(other.id, 'Four');
    assert.deepEqual(await unreadOf(visitor), {total: 4, conversations: {[id]: 3, [other.id]: 1}});
    const counts = (await visitor.ask('GET', '/v1/conversations')).conversations.map((one) => [
      one.id,
      one.unreadCount,
    ]);
    assert.deepEqual(Object.fromEntries(counts), {[id]: 3, [other.id]: 1});
  });

  it('is nothing of what an assistant said before the customer wrote', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {conversation} = (await visitor.create({assistantId: 'demo-text'})).created;
    assert.equal(conversation.unreadCount, 0);
    assert.deepEqual(await unreadOf(visitor), {total: 0, conversations: {}});
  });

  it('is nothing of what stands before the customer’s own message', async () => {
    const {desk, visitor, id} = await talk();
    await desk.agentSays(id, 'One');
    await desk.agentSays(id, 'Two');
    const {message} = await visitor.send(id, {body: 'I saw both'});
    assert.deepEqual(await unreadOf(visitor), {total: 0, conversations: {}});
    assert.equal((await visitor.conversation(id)).conversation.lastReadMessageId, message.id);
    await desk.agentSays(id, 'Three');
    assert.deepEqual(await unreadOf(visitor), {total: 1, conversations: {[id]: 1}});
  });

  it('goes down as the read position goes forward, and never up by going back', async () => {
    const {desk, visitor, id} = await talk();
    const one = (await desk.agentSays(id, 'One')).message;
    const two = (await desk.agentSays(id, 'Two')).message;
    await desk.agentSays(id, 'Three');
    assert.equal((await read(visitor, id, two.id)).status, 204);
    assert.deepEqual(await unreadOf(visitor), {total: 1, conversations: {[id]: 1}});
    const events = await eventsOf(visitor, async () => {
      assert.equal((await read(visitor, id, one.id)).status, 204);
      assert.equal((await read(visitor, id, two.id)).status, 204);
    });
    assert.deepEqual(events, []);
    assert.equal((await visitor.conversation(id)).conversation.lastReadMessageId, two.id);
  });

  it('is told with who has read, to both sides', async () => {
    const {desk, visitor, id} = await talk();
    const {message} = await desk.agentSays(id, 'One');
    const data = {conversationId: id, lastReadMessageId: message.id, by: 'customer'};
    let agentEvents: Awaited<ReturnType<typeof eventsOf>> = [];
    const events = await eventsOf(visitor, async () => {
      agentEvents = await eventsOf(desk, () => read(visitor, id, message.id));
    });
    for (const told of [events, agentEvents]) {
      assert.deepEqual(
        told.map((event) => [event.type, event.data]),
        [['conversation.read', data]],
      );
    }
  });

  it('is the visitor’s own: strangers and unknown messages are refused', async () => {
    const {desk, visitor, id} = await talk();
    const {message} = await desk.agentSays(id, 'One');
    const other = await visitor.say('Another');
    assert.equal((await read(await desk.visitor(), id, message.id)).outcome, '404 not-found');
    assert.equal((await read(visitor, id, 'nobody')).outcome, '404 not-found');
    assert.equal((await read(visitor, other.id, message.id)).outcome, '404 not-found');
    assert.equal((await read(visitor, id, 7)).outcome, '400 invalid-request');
    assert.deepEqual(await unreadOf(await desk.visitor()), {total: 0, conversations: {}});
    assert.equal((await desk.ask('GET', '/v1/unread')).outcome, '401 unauthorized');
  });

  it('is told when a stream starts, after each message and after reading', async () => {
    const {desk, visitor, id} = await talk();
    await desk.agentSays(id, 'One');
    const reader = new EventReader(await desk.fetch('GET', '/v1/events', {token: visitor.token}));
    const count = async () => {
      const [unread] = await reader.next(1, 'unread.changed');
      return fieldOf(fieldOf(unread?.json, 'data'), 'total');
    };
    assert.equal(await count(), 1);
    const {message} = await desk.agentSays(id, 'Two');
    assert.equal(await count(), 2);
    await read(visitor, id, message.id);
    assert.equal(await count(), 0);
    await desk.agentSays(id, 'Three');
    assert.equal(await count(), 1);
    await visitor.send(id, {body: 'Seen'});
    assert.equal(await count(), 0);
    await reader.close();
  });

  it('is told anew when a login brings what was not read elsewhere', async () => {
    const desk = new TestDesk();
    const there = await logIn(await desk.visitor(), {externalId: 'u-17'});
    const headers = {accept: 'text/event-stream'};
    const reader = new EventReader(await desk.fetch('GET', '/v1/events', {token: there.token, headers}));
    await reader.next(1, 'unread.changed');
    const here = await desk.visitor();
    const {id} = await here.say('Hi');
    await desk.agentSays(id, 'One');
    await logIn(here, {externalId: 'u-17'});
    const [frame] = await reader.next(1, 'unread.changed');
    assert.deepEqual(fieldOf(frame?.json, 'data'), {total: 1, conversations: {[id]: 1}});
    await reader.close();
  });

  it('stays through end and reopening', async () => {
    const {desk, visitor, id} = await talk();
    await desk.agentSays(id, 'One');
    await visitor.ask('POST', `/v1/conversations/${id}/end`);
    assert.deepEqual(await unreadOf(visitor), {total: 1, conversations: {[id]: 1}});
    await desk.agent('POST', `/conversations/${id}/reopen`);
    assert.deepEqual(await unreadOf(visitor), {total: 1, conversations: {[id]: 1}});
  });
});

it('counts for agents what the customer wrote since their position, and tells when it moves', async () => {
  const {desk, visitor, id} = await talk();
  const {message} = await visitor.send(id, {body: 'Two'});
  await visitor.send(id, {body: 'Three'});
  const count = async () => (await desk.agent('GET', `/conversations/${id}`)).conversation.unreadCount;
  assert.equal(await count(), 3);
  const events = await eventsOf(visitor, async () => {
    const body = {lastReadMessageId: message.id};
    assert.equal((await desk.agent('PUT', `/conversations/${id}/read`, {body})).status, 204);
    assert.equal((await desk.agent('PUT', `/conversations/${id}/read`, {body})).status, 204);
  });
  assert.deepEqual(
    events.map(({type, data}) => [type, data]),
    [['conversation.read', {conversationId: id, lastReadMessageId: message.id, by: 'agent'}]],
  );
  assert.equal(await count(), 1);
  await desk.agentSays(id, 'Here');
  assert.equal(await count(), 0);
});
