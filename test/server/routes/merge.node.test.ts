import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {withSettings} from '../../../server/src/config/organisation.js';
import type {Conversation} from '../../../src/model/conversation.js';
import {MergedSchema} from '../../../src/wire/help-desk-events.js';
import {SatisfactionSchema} from '../../../src/wire/satisfaction-wire.js';
import {TestDesk, type Reply, type TestVisitor} from '../test-desk.js';
import {eventsOf} from './event-list.js';
import {EventReader, fieldOf} from './event-reader.js';

const {settings} = demoOrganisation.sites[0] ?? assert.fail();
const organisation = withSettings(demoOrganisation, {features: {...settings.features, csat: true, reopen: true}});

interface Pair {
  readonly desk: TestDesk;
  readonly visitor: TestVisitor;
  readonly source: Conversation;
  readonly target: Conversation;
}

/** Two conversations of one visitor, each with an unread answer. */
async function pair(): Promise<Pair> {
  const desk = new TestDesk({organisation});
  const visitor = await desk.visitor();
  const source = await visitor.say('My lamp');
  const target = await visitor.say('My lamp again');
  await desk.agentSays(source.id, 'Which one?');
  await desk.agentSays(target.id, 'Which one?');
  return {desk, visitor, source, target};
}

function merge({desk}: Pair, {id}: Conversation, targetId: unknown): Promise<Reply> {
  return desk.agent('POST', `/conversations/${id}/merge`, {body: {targetId}});
}

describe('merging two conversations', () => {
  it('ends the source for good and names the target, whose messages stay as they are', async () => {
    const both = await pair();
    const {desk, visitor, source, target} = both;
    desk.now += 1000;
    const {conversation} = await merge(both, source, target.id);
    assert.deepEqual(
      [conversation.ended, conversation.endedBy, conversation.endReason, conversation.mergedIntoId],
      [true, 'agent', 'merged', target.id],
    );
    assert.equal(conversation.endedAt, '2026-01-05T10:00:01.000Z');
    assert.equal((await visitor.conversation(source.id)).conversation.mergedIntoId, target.id);
    assert.equal((await visitor.messages(source.id)).messages.length, 2);
    assert.equal((await visitor.messages(target.id)).messages.length, 2);
    assert.equal((await visitor.conversation(target.id)).conversation.ended, false);
    assert.equal((await visitor.send(source.id, {body: 'x'})).outcome, '409 conversation-ended');
    assert.equal((await desk.agentSays(source.id, 'x')).outcome, '409 conversation-ended');
    assert.equal((await visitor.send(target.id, {body: 'x'})).status, 201);
  });

  it('is told to both sides, each as it may see the target', async () => {
    const both = await pair();
    const {desk, visitor, source, target} = both;
    await desk.agent('PATCH', `/conversations/${target.id}`, {body: {customAttributes: {vipBool: true}}});
    let agentEvents: Awaited<ReturnType<typeof eventsOf>> = [];
    const events = await eventsOf(visitor, async () => {
      agentEvents = await eventsOf(desk, () => merge(both, source, target.id));
    });
    const types = ['conversation.updated', 'conversation.ended', 'conversation.merged'];
    assert.deepEqual(
      events.map(({type}) => type),
      types,
    );
    assert.deepEqual(
      agentEvents.map(({type}) => type),
      types,
    );
    const told = MergedSchema.parse(events[2]?.data);
    assert.equal(events[2]?.conversationId, source.id);
    assert.equal(told.sourceId, source.id);
    assert.deepEqual(told.target, (await visitor.conversation(target.id)).conversation);
    assert.deepEqual(told.target.customAttributes, {});
    assert.deepEqual(MergedSchema.parse(agentEvents[2]?.data).target.customAttributes, {vipBool: true});
  });

  it('leaves nothing unread in the source, for either side', async () => {
    const both = await pair();
    const {desk, visitor, source, target} = both;
    await visitor.send(source.id, {body: 'The tall one'});
    await desk.agentSays(source.id, 'I see', {sender: {type: 'assistant', displayName: 'Bot'}});
    const reader = new EventReader(await desk.fetch('GET', '/v1/events', {token: visitor.token}));
    await reader.next(1, 'unread.changed');
    await merge(both, source, target.id);
    const [unread] = await reader.next(1, 'unread.changed');
    assert.deepEqual(fieldOf(unread?.json, 'data'), {total: 1, conversations: {[target.id]: 1}});
    assert.deepEqual((await visitor.ask('GET', '/v1/unread')).json, {total: 1, conversations: {[target.id]: 1}});
    assert.equal((await desk.agent('GET', `/conversations/${source.id}`)).conversation.unreadCount, 0);
    await reader.close();
  });

  it('changes nothing when it is repeated', async () => {
    const both = await pair();
    const {visitor, source, target} = both;
    const {conversation} = await merge(both, source, target.id);
    const events = await eventsOf(visitor, async () => {
      assert.deepEqual((await merge(both, source, target.id)).conversation, conversation);
    });
    assert.deepEqual(events, []);
  });

  it('cannot be undone by reopening', async () => {
    const both = await pair();
    const {desk, visitor, source, target} = both;
    await merge(both, source, target.id);
    const path = `/conversations/${source.id}/reopen`;
    assert.equal((await visitor.ask('POST', `/v1${path}`)).outcome, '409 reopen-not-allowed');
    assert.equal((await desk.agent('POST', path)).outcome, '409 reopen-not-allowed');
  });

  it('asks nobody how the source was, and takes back what was asked', async () => {
    const both = await pair();
    const {visitor, source, target} = both;
    assert.equal((await merge(both, source, target.id)).conversation.satisfactionId, null);
    const third = await visitor.say('Third');
    await both.desk.agentSays(third.id, 'Yes?');
    const end = await visitor.ask('POST', `/v1/conversations/${third.id}/end`);
    assert.ok(end.conversation.satisfactionId);
    const events = await eventsOf(visitor, () => merge(both, third, target.id));
    assert.deepEqual(
      events.map(({type}) => type),
      ['conversation.updated', 'satisfaction.updated', 'conversation.merged'],
    );
    const merged = (await visitor.conversation(third.id)).conversation;
    assert.deepEqual([merged.endedBy, merged.endReason], ['customer', 'merged']);
    const satisfaction = await visitor.ask('GET', `/v1/conversations/${third.id}/satisfaction`);
    assert.equal(SatisfactionSchema.parse(satisfaction.json).status, 'canceled');
  });

  it('is refused for another customer, itself, nobody and what has ended or was merged', async () => {
    const both = await pair();
    const {desk, visitor, source, target} = both;
    const foreign = await (await desk.visitor()).say('Somebody else');
    const over = await visitor.say('Over');
    await visitor.ask('POST', `/v1/conversations/${over.id}/end`);
    const pointed = async (reply: Reply, code: string) => {
      assert.equal(reply.outcome, '400 invalid-request');
      assert.deepEqual(
        reply.problem.errors?.map((error) => [error.pointer, error.code]),
        [['/targetId', code]],
      );
    };
    await pointed(await merge(both, source, foreign.id), 'invalid');
    await pointed(await merge(both, source, source.id), 'invalid');
    await pointed(await merge(both, source, 'nobody'), 'unknown');
    await pointed(await merge(both, source, 7), 'wrong-type');
    assert.equal((await merge(both, source, over.id)).outcome, '409 conversation-ended');
    assert.equal(
      (await desk.agent('POST', '/conversations/nobody/merge', {body: {targetId: source.id}})).outcome,
      '404 not-found',
    );
    assert.equal((await visitor.conversation(source.id)).conversation.ended, false);
    await merge(both, source, target.id);
    const third = await visitor.say('Third');
    assert.equal((await merge(both, source, third.id)).outcome, '409 conversation-ended');
    const asVisitor = await visitor.ask('POST', `/v1/agent/conversations/${third.id}/merge`, {
      body: {targetId: target.id},
    });
    assert.equal(asVisitor.outcome, '401 unauthorized');
  });

  it('happens in one direction when both are asked for at once', async () => {
    const both = await pair();
    const {source, target} = both;
    const replies = await Promise.all([merge(both, source, target.id), merge(both, target, source.id)]);
    assert.deepEqual(replies.map((reply) => reply.outcome).sort(), ['200', '409 conversation-ended']);
  });
});
