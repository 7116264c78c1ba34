import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Assistant} from '../../../server/src/config/assistant.js';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import type {Organisation} from '../../../server/src/config/organisation.js';
import {TestDesk} from '../test-desk.js';
import {eventsOf} from './event-list.js';
import {asking, ended, form, read, talk, type Talk} from './satisfaction-talk.js';

describe('the question about an ended conversation', () => {
  it('is asked at its end, in the log after the end, and named by the conversation', async () => {
    const {desk, visitor, id, path} = await talk();
    assert.equal((await visitor.ask('GET', path)).outcome, '404 not-found');
    const events = await eventsOf(visitor, async () => {
      const {conversation} = await visitor.ask('POST', `/v1/conversations/${id}/end`);
      assert.ok(conversation.satisfactionId);
    });
    assert.deepEqual(
      events.map(({type}) => type),
      ['conversation.updated', 'conversation.ended', 'satisfaction.offered'],
    );
    const offered = read(await visitor.ask('GET', path));
    assert.deepEqual(events.at(-1), {
      type: 'satisfaction.offered',
      at: '2026-01-05T10:00:00.000Z',
      conversationId: id,
      data: offered,
    });
    assert.deepEqual(offered, {
      id: (await visitor.conversation(id)).conversation.satisfactionId,
      conversationId: id,
      status: 'offered',
      editableUntil: '2026-01-06T10:00:00.000Z',
      form,
      rating: null,
      answers: [],
      submittedAt: null,
    });
    assert.deepEqual(read(await desk.agent('GET', `/conversations/${id}/satisfaction`)), offered);
    assert.equal((await visitor.messages(id)).messages.length, 2, 'no message is stored for it');
    assert.deepEqual((await visitor.ask('GET', '/v1/unread')).json, {total: 1, conversations: {[id]: 1}});
  });

  it('is asked once: a repeated end asks nothing new', async () => {
    const {desk, visitor, id, path} = await ended();
    const {id: first} = read(await visitor.ask('GET', path));
    await visitor.ask('POST', `/v1/conversations/${id}/end`);
    await desk.agent('POST', `/conversations/${id}/end`);
    assert.equal(read(await visitor.ask('GET', path)).id, first);
  });

  it('is asked when an agent ends, and once when both sides end at the same time', async () => {
    const {desk, visitor, id, path} = await talk();
    const events = await eventsOf(desk, async () => {
      const ends = [desk.agent('POST', `/conversations/${id}/end`), visitor.ask('POST', `/v1/conversations/${id}/end`)];
      for (const reply of await Promise.all(ends)) assert.equal(reply.status, 200);
    });
    assert.equal(events.filter(({type}) => type === 'satisfaction.offered').length, 1);
    assert.equal(read(await visitor.ask('GET', path)).status, 'offered');
  });

  it('is asked when an assistant ends', async () => {
    const farewell: Assistant = {
      id: 'farewell',
      publicName: 'Assistant',
      avatarUrl: null,
      steps: [
        {id: 'topic', type: 'askText', body: 'What is it about?', kind: 'text', errorText: 'In a few words.'},
        {id: 'bye', type: 'end', body: 'It is noted. Goodbye.'},
      ],
    };
    const desk = new TestDesk({organisation: {...asking(), assistants: [...demoOrganisation.assistants, farewell]}});
    const visitor = await desk.visitor();
    const {id} = (await visitor.create({message: {body: 'My lamp'}, assistantId: 'farewell'})).created.conversation;
    const {conversation} = await visitor.conversation(id);
    assert.deepEqual([conversation.ended, conversation.endedBy], [true, 'assistant']);
    assert.equal(read(await visitor.ask('GET', `/v1/conversations/${id}/satisfaction`)).status, 'offered');
  });

  it('waits for the configured delay, also when the server was down meanwhile', async () => {
    const organisation = asking({delaySeconds: 60});
    const {desk, visitor, id, path} = await ended(organisation);
    await desk.pass(59_000);
    assert.equal((await visitor.ask('GET', path)).outcome, '404 not-found');
    desk.server.close();
    const later = new TestDesk({organisation, store: desk.store});
    later.now = desk.now;
    await later.pass(1000);
    const reply = await later.ask('GET', path, {token: visitor.token});
    assert.equal(read(reply).editableUntil, '2026-01-06T10:01:00.000Z');
    const {conversation} = await later.ask('GET', `/v1/conversations/${id}`, {token: visitor.token});
    assert.equal(conversation.satisfactionId, read(reply).id);
    const log = await later.ask('GET', '/v1/agent/conversations', {token: 'ak_demo'});
    assert.equal(log.conversations[0]?.satisfactionId, read(reply).id);
  });

  it('tells after the delay that it is asked', async () => {
    const {desk, visitor} = await ended(asking({delaySeconds: 60}));
    const events = await eventsOf(visitor, () => desk.pass(60_000));
    assert.deepEqual(
      events.map(({type}) => type),
      ['conversation.updated', 'satisfaction.offered'],
    );
  });

  it('is not asked when it was reopened before the delay was over', async () => {
    const {desk, visitor, id, path} = await ended(asking({delaySeconds: 60}));
    await visitor.ask('POST', `/v1/conversations/${id}/reopen`);
    await desk.pass(120_000);
    assert.equal((await visitor.ask('GET', path)).outcome, '404 not-found');
  });

  const silences: Record<string, [organisation: Organisation, say: (talk: Talk) => Promise<unknown>]> = {
    'the brand asks nobody': [asking({}, {csat: false}), ({desk, id}) => desk.agentSays(id, 'Hello')],
    'nobody answered': [asking(), () => Promise.resolve()],
    'only the system answered': [
      asking(),
      ({desk, id}) => desk.agentSays(id, 'All lines are busy', {sender: {type: 'system', displayName: 'Desk'}}),
    ],
    'more messages of the customer are wanted': [
      asking({inboundMessages: 2}),
      ({desk, id}) => desk.agentSays(id, 'Hello'),
    ],
    'more answers are wanted': [asking({outboundMessages: 2}), ({desk, id}) => desk.agentSays(id, 'Hello')],
  };
  for (const [when, [organisation, say]] of Object.entries(silences)) {
    it(`is not asked when ${when}`, async () => {
      const desk = new TestDesk({organisation});
      const visitor = await desk.visitor();
      const {id} = await visitor.say('Hi');
      const path = `/v1/conversations/${id}/satisfaction`;
      await say({desk, visitor, id, path});
      const {conversation} = await visitor.ask('POST', `/v1/conversations/${id}/end`);
      assert.equal(conversation.satisfactionId, null);
      assert.equal((await visitor.ask('GET', path)).outcome, '404 not-found');
      assert.equal((await visitor.ask('PATCH', path, {body: {rating: 5}})).outcome, '404 not-found');
      assert.equal((await desk.agent('GET', `/conversations/${id}/satisfaction`)).outcome, '404 not-found');
    });
  }

  it('may be asked without any message, if the brand wants that, but openings count for nobody', async () => {
    const desk = new TestDesk({organisation: asking({inboundMessages: 1, outboundMessages: 0})});
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    assert.ok((await visitor.ask('POST', `/v1/conversations/${id}/end`)).conversation.satisfactionId);
  });

  it('is asked of its own visitor alone', async () => {
    const {desk, path} = await ended();
    const stranger = await desk.visitor();
    assert.equal((await stranger.ask('GET', path)).outcome, '404 not-found');
    assert.equal((await stranger.ask('PATCH', path, {body: {rating: 1}})).outcome, '404 not-found');
    assert.equal((await desk.ask('GET', path)).outcome, '401 unauthorized');
    assert.equal((await desk.agent('GET', '/conversations/nobody/satisfaction')).outcome, '404 not-found');
  });
});
