import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {EventPollSchema} from '../../../src/wire/event-wire.js';
import {demoWith, TestDesk, type TestDeskOptions, type TestVisitor} from '../test-desk.js';
import {bodiesOf, EventReader, fieldOf} from './event-reader.js';

const readers: EventReader[] = [];
afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
});

async function listen(
  {desk, token}: {desk: TestDesk; token: string},
  query = '',
  headers: Readonly<Record<string, string>> = {},
): Promise<EventReader> {
  const path = token === 'ak_demo' ? '/v1/agent/events' : '/v1/events';
  const response = await desk.fetch('GET', path + query, {token, headers});
  assert.equal(response.status, 200);
  const reader = new EventReader(response);
  readers.push(reader);
  return reader;
}

async function conversationOf(
  options: TestDeskOptions = {},
): Promise<{desk: TestDesk; visitor: TestVisitor; id: string}> {
  const desk = new TestDesk(options);
  const visitor = await desk.visitor();
  const {id} = await visitor.say('Hi');
  return {desk, visitor, id};
}

describe('the stream of a visitor', () => {
  it('begins with an id and no data, asks for a delay, and tells the unread count', async () => {
    const {desk, visitor, id} = await conversationOf();
    await desk.agentSays(id, 'One');
    const response = await desk.fetch('GET', '/v1/events', {token: visitor.token});
    assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('x-accel-buffering'), 'no');
    const reader = new EventReader(response);
    readers.push(reader);
    const [unread] = await reader.next(1);
    assert.match(reader.text, /^retry: 1000\nid: [\w-]+\n\nevent: unread\.changed\ndata: /);
    assert.deepEqual(fieldOf(unread?.json, 'data'), {total: 1, conversations: {[id]: 1}});
    assert.equal(fieldOf(unread?.json, 'at'), '2026-01-05T10:00:00.000Z');
  });

  it('tells what happens from now on, each with its place', async () => {
    const {desk, visitor, id} = await conversationOf();
    const reader = await listen(visitor);
    await desk.agentSays(id, 'Two');
    const [message, conversation] = await reader.next(2, 'message.created', 'conversation.updated');
    assert.equal(fieldOf(message?.json, 'conversationId'), id);
    assert.equal(fieldOf(fieldOf(message?.json, 'data'), 'body'), 'Two');
    assert.equal(fieldOf(fieldOf(conversation?.json, 'data'), 'unreadCount'), 1);
    assert.notEqual(message?.id, conversation?.id);
  });

  it('resumes after the last event id: everything once and in order', async () => {
    const {desk, visitor, id} = await conversationOf();
    const first = await listen(visitor);
    await desk.agentSays(id, 'One');
    const [one] = await first.next(1, 'message.created');
    await first.close();
    for (const body of ['Two', 'Three', 'Four']) await desk.agentSays(id, body);
    const second = await listen(visitor, '', {'last-event-id': one?.id ?? ''});
    assert.deepEqual(bodiesOf(await second.next(3, 'message.created')), ['Two', 'Three', 'Four']);
    await desk.agentSays(id, 'Five');
    assert.deepEqual(bodiesOf(await second.next(1, 'message.created')), ['Five']);
  });

  it('begins after a list’s eventCursor; the header wins', async () => {
    const {desk, visitor, id} = await conversationOf();
    const before = (await visitor.ask('GET', '/v1/conversations')).list.eventCursor ?? '';
    await desk.agentSays(id, 'One');
    const between = (await visitor.messages(id)).list.eventCursor ?? '';
    await desk.agentSays(id, 'Two');
    assert.deepEqual(bodiesOf(await (await listen(visitor, `?after=${before}`)).next(1, 'message.created')), ['One']);
    const reader = await listen(visitor, `?after=${before}`, {'last-event-id': between});
    assert.deepEqual(bodiesOf(await reader.next(1, 'message.created')), ['Two']);
  });

  it('reads a log of several batches to its end', async () => {
    const {desk, visitor, id} = await conversationOf();
    const cursor = (await visitor.ask('GET', '/v1/conversations')).list.eventCursor ?? '';
    const bodies = Array.from({length: 130}, (_, index) => `Message ${index}`);
    for (const body of bodies) await desk.agentSays(id, body);
    const reader = await listen(visitor, `?after=${cursor}`);
    assert.deepEqual(bodiesOf(await reader.next(130, 'message.created')), bodies);
  });

  it('sends a reset with a fresh cursor for one of somebody else, of another epoch, too old or senseless', async () => {
    const {desk, visitor, id} = await conversationOf();
    const stranger = await desk.visitor();
    const foreign = (await stranger.ask('GET', '/v1/conversations')).list.eventCursor ?? '';
    const own = (await visitor.ask('GET', '/v1/conversations')).list.eventCursor ?? '';
    const [subject, epoch] = JSON.parse(Buffer.from(own, 'base64url').toString()) as [string, string, number];
    const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const cursors = {
      foreign,
      epoch: forged([subject, 'other', 1]),
      ahead: forged([subject, epoch, 1000]),
      negative: forged([subject, epoch, -1]),
      senseless: 'nonsense!',
      long: 'x'.repeat(5000),
    };
    for (const [name, cursor] of Object.entries(cursors)) {
      const reader = await listen(visitor, '', {'last-event-id': cursor});
      const [reset] = await reader.next(1);
      assert.equal(reset?.type, 'stream.reset', name);
      assert.equal(fieldOf(fieldOf(reset.json, 'data'), 'cursor'), reader.id);
      assert.equal(reader.id, own);
      await reader.close();
    }
    const reader = await listen(visitor, '', {'last-event-id': foreign});
    await desk.agentSays(id, 'After the reset');
    assert.deepEqual(bodiesOf(await reader.next(1, 'message.created')), ['After the reset']);
  });

  it('sends a reset to a client whose place was pruned', async () => {
    const {desk, visitor, id} = await conversationOf();
    const old = (await visitor.ask('GET', '/v1/conversations')).list.eventCursor ?? '';
    for (const body of ['One', 'Two', 'Three']) await desk.agentSays(id, body);
    await desk.store.prune({now: new Date(desk.now).toISOString(), days: 7, perSubject: 2});
    const reader = await listen(visitor, `?after=${old}`);
    assert.equal((await reader.next(1))[0]?.type, 'stream.reset');
    // Not alone, and before: where the line is cut in between, the client would go on from the place.
    assert.match(reader.text, /^retry: 1000\n\nid: [\w-]+\nevent: stream\.reset\ndata: /);
  });

  it('passes typing on without a place of its own', async () => {
    const {desk, visitor, id} = await conversationOf();
    const reader = await listen(visitor);
    await reader.next(1, 'unread.changed');
    const place = reader.id;
    const body = {typing: true, sender: {type: 'agent', displayName: 'Nora'}, ai: true};
    assert.equal((await desk.agent('POST', `/conversations/${id}/typing`, {body})).status, 204);
    const [typing] = await reader.next(1);
    assert.equal(typing?.type, 'typing.started');
    assert.deepEqual(fieldOf(typing.json, 'data'), {
      user: {id: 'agent:Nora', displayName: 'Nora', avatarUrl: null},
      ai: true,
      expiresAt: '2026-01-05T10:00:05.000Z',
    });
    assert.equal(reader.id, place);
    await desk.agent('POST', `/conversations/${id}/typing`, {body: {...body, typing: false}});
    assert.equal((await reader.next(1))[0]?.type, 'typing.stopped');
  });

  it('tells the unread count again after each message and each reading', async () => {
    const {desk, visitor, id} = await conversationOf();
    const reader = await listen(visitor);
    const total = async () => {
      const [frame] = await reader.next(1, 'unread.changed');
      return fieldOf(fieldOf(frame?.json, 'data'), 'total');
    };
    assert.equal(await total(), 0);
    const {message} = await desk.agentSays(id, 'One');
    assert.equal(await total(), 1);
    await visitor.ask('PUT', `/v1/conversations/${id}/read`, {body: {lastReadMessageId: message.id}});
    assert.equal(await total(), 0);
  });

  it('keeps what agents note to themselves out', async () => {
    const {desk, visitor, id} = await conversationOf();
    const reader = await listen(visitor);
    await desk.agent('PATCH', `/conversations/${id}`, {body: {customAttributes: {priorityNum: 1}}});
    const [updated] = await reader.next(1, 'conversation.updated');
    assert.deepEqual(fieldOf(fieldOf(updated?.json, 'data'), 'customAttributes'), {});
  });

  it('hears nothing of other visitors', async () => {
    const {desk, visitor, id} = await conversationOf();
    const reader = await listen(visitor);
    await (await desk.visitor()).say('Secret');
    await desk.agentSays(id, 'Yours');
    assert.deepEqual(bodiesOf(await reader.next(1, 'message.created')), ['Yours']);
    assert.ok(!reader.text.includes('Secret'));
  });

  it('shows that it lives by a comment', async () => {
    const {visitor} = await conversationOf({streamTimes: {heartbeat: 5}});
    const reader = await listen(visitor);
    await reader.readUntil(() => reader.text.endsWith('\n:\n\n:\n\n'));
    assert.equal(reader.isEnded, false);
  });

  it('finds by itself what no hint told it', async () => {
    const {desk, visitor, id} = await conversationOf({streamTimes: {reread: 5}});
    const reader = await listen(visitor);
    await reader.next(1, 'unread.changed');
    desk.hub.publish = () => undefined;
    await desk.agentSays(id, 'Unheard');
    assert.deepEqual(bodiesOf(await reader.next(1, 'message.created')), ['Unheard']);
  });

  it('ends when the token is revoked, when the request is aborted and when the server closes', async () => {
    const {desk, visitor} = await conversationOf({streamTimes: {reread: 5}});
    const revoked = await listen(visitor);
    await desk.store.transaction((transaction) => transaction.raiseVisitorVersion(visitor.id));
    await revoked.readUntil(() => false);

    const other = await desk.visitor();
    const abort = new AbortController();
    const response = await desk.fetch('GET', '/v1/events', {token: other.token, signal: abort.signal});
    const aborted = new EventReader(response);
    await aborted.next(1);
    abort.abort();
    await aborted.readUntil(() => false);

    const closed = await listen(other);
    await closed.next(1);
    desk.server.close();
    await closed.readUntil(() => false);
    assert.ok(revoked.isEnded && aborted.isEnded && closed.isEnded);
    const refused = await desk.ask('GET', '/v1/unread', {token: other.token});
    assert.equal(refused.outcome, '503 unavailable');
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    assert.deepEqual(desk.errors, []);
  });

  it('gives up a client that takes nothing, without keeping anything for it', async () => {
    const {desk, visitor, id} = await conversationOf({streamTimes: {heartbeat: 5}});
    const response = await desk.fetch('GET', '/v1/events', {token: visitor.token});
    for (let index = 0; index < 50; index++) await desk.agentSays(id, 'x'.repeat(1000));
    await assert.rejects(async () => response.body?.getReader().closed, /stopped reading/);
  });
});

describe('streams of one visitor', () => {
  it('are limited, and one that ended makes room', async () => {
    const limits = {...demoOrganisation.limits, streams: 2};
    const {desk, visitor} = await conversationOf({organisation: demoWith({limits})});
    const first = await listen(visitor);
    await listen(visitor);
    const third = await visitor.ask('GET', '/v1/events');
    assert.equal(third.outcome, '429 rate-limited');
    assert.match(third.headers.get('retry-after') ?? '', /^\d+$/);
    await listen(await desk.visitor());
    await first.close();
    await listen(visitor);
  });
});

describe('the long poll', () => {
  const accept = {accept: 'application/json'};
  const poll = async (visitor: TestVisitor, query: string) => {
    const reply = await visitor.ask('GET', `/v1/events${query}`, {headers: accept});
    assert.equal(reply.headers.get('content-type'), 'application/json; charset=utf-8');
    const {events, cursor} = EventPollSchema.parse(reply.json);
    return {cursor, events, types: events.map((event) => fieldOf(event, 'type'))};
  };

  it('gives a cursor at once, and then what happened after it', async () => {
    const {desk, visitor, id} = await conversationOf();
    const start = await poll(visitor, '');
    assert.deepEqual(start.events, []);
    await desk.agentSays(id, 'One');
    const next = await poll(visitor, `?after=${start.cursor}&wait=25`);
    assert.deepEqual(next.types, ['participant.joined', 'message.created', 'conversation.updated', 'unread.changed']);
    assert.deepEqual((await poll(visitor, `?after=${next.cursor}`)).events, []);
  });

  it('waits for the next event', async () => {
    const {desk, visitor, id} = await conversationOf();
    const {cursor} = await poll(visitor, '');
    const waiting = poll(visitor, `?after=${cursor}&wait=25`);
    await desk.agentSays(id, 'Late');
    assert.ok((await waiting).types.includes('message.created'));
    const typing = poll(visitor, '?wait=25');
    const heard = typing.then(({types}) => types);
    for (let isHeard = false; !isHeard;) {
      const body = {typing: true, sender: {type: 'agent', displayName: 'Nora'}};
      await desk.agent('POST', `/conversations/${id}/typing`, {body});
      isHeard = await Promise.race([heard.then(() => true), new Promise<false>((done) => setImmediate(done, false))]);
    }
    assert.equal((await heard)[0], 'typing.started');
  });

  it('comes back empty when the time is over, and ends with the server', async () => {
    const {desk, visitor} = await conversationOf();
    assert.deepEqual((await poll(visitor, '?wait=1')).events, []);
    const waiting = poll(visitor, '?wait=25');
    await visitor.ask('GET', '/v1/unread');
    desk.server.close();
    assert.deepEqual((await waiting).events, []);
  });

  it('comes back at once when the token is revoked, and tells nothing that came after', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    const headers = {accept: 'application/json'};
    const waiting = visitor.ask('GET', '/v1/events?wait=25', {headers});
    await visitor.ask('GET', '/v1/unread');
    assert.equal((await visitor.ask('DELETE', '/v1/visitors/me')).status, 204);
    const {status, json} = await waiting;
    assert.deepEqual([status, fieldOf(json, 'events')], [200, []]);
    await desk.agentSays(id, 'Too late');
    assert.equal((await visitor.ask('GET', '/v1/events?wait=25', {headers})).outcome, '401 unauthorized');
  });

  it('resets a foreign cursor, and refuses a senseless time', async () => {
    const {visitor} = await conversationOf();
    const {types, cursor, events} = await poll(visitor, '?after=nonsense&wait=25');
    assert.deepEqual(types, ['stream.reset']);
    assert.deepEqual(fieldOf(events[0], 'data'), {cursor});
    const refused = await visitor.ask('GET', '/v1/events?wait=soon', {headers: accept});
    assert.equal(refused.outcome, '400 invalid-request');
  });
});

describe('the stream of the agents', () => {
  it('tells of all conversations and resumes', async () => {
    const desk = new TestDesk();
    const agent = {desk, token: 'ak_demo'};
    const reader = await listen(agent);
    const one = await (await desk.visitor()).say('One');
    const [created, message] = await reader.next(2);
    assert.deepEqual([created?.type, message?.type], ['conversation.created', 'message.created']);
    assert.equal(fieldOf(fieldOf(created?.json, 'data'), 'id'), one.id);
    await reader.close();
    await (await desk.visitor()).say('Two');
    const again = await listen(agent, '', {'last-event-id': message?.id ?? ''});
    assert.deepEqual(bodiesOf(await again.next(1, 'message.created')), ['Two']);
    const after = (await desk.agent('GET', '/conversations')).list.eventCursor;
    await (await desk.visitor()).say('Three');
    assert.deepEqual(bodiesOf(await (await listen(agent, `?after=${after}`)).next(1, 'message.created')), ['Three']);
    assert.equal((await (await listen(agent, '?after=nonsense')).next(1))[0]?.type, 'stream.reset');
  });

  it('hears a customer type', async () => {
    const {desk, visitor, id} = await conversationOf();
    const reader = await listen({desk, token: 'ak_demo'});
    await visitor.ask('POST', `/v1/conversations/${id}/typing`, {body: {typing: true}});
    const [typing] = await reader.next(1);
    assert.equal(typing?.type, 'typing.started');
    assert.deepEqual(fieldOf(fieldOf(typing.json, 'data'), 'user'), {
      id: visitor.id,
      displayName: null,
      avatarUrl: null,
    });
  });
});
