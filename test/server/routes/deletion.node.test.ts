import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {TestDesk} from '../test-desk.js';
import {eventsOf, typesOf} from './event-list.js';
import {EventReader, fieldOf} from './event-reader.js';
import {ended} from './satisfaction-talk.js';

describe('the deletion of a conversation', () => {
  it('takes it out of every answer, and is told to both sides', async () => {
    const {desk, visitor, id} = await ended();
    const [, message] = (await visitor.messages(id)).messages;
    const agentEvents: string[] = [];
    const events = await eventsOf(visitor, async () => {
      agentEvents.push(
        ...typesOf(
          await eventsOf(desk, async () => {
            assert.equal((await desk.agent('DELETE', `/conversations/${id}`)).status, 204);
          }),
        ),
      );
    });
    assert.deepEqual(typesOf(events), ['conversation.deleted']);
    assert.deepEqual(events[0]?.data, {id});
    assert.deepEqual(agentEvents, ['conversation.deleted']);
    for (const path of ['', '/messages', `/messages/${message?.id}`, '/satisfaction']) {
      assert.equal((await visitor.ask('GET', `/v1/conversations/${id}${path}`)).outcome, '404 not-found', path);
    }
    assert.equal((await visitor.send(id, {body: 'x'})).outcome, '404 not-found');
    assert.equal((await desk.agent('GET', `/conversations/${id}`)).outcome, '404 not-found');
    assert.equal((await desk.agent('DELETE', `/conversations/${id}`)).outcome, '404 not-found');
    assert.deepEqual((await visitor.ask('GET', '/v1/conversations')).conversations, []);
    assert.deepEqual((await visitor.ask('GET', '/v1/unread')).json, {total: 0, conversations: {}});
    await desk.pass(2 * 86_400_000);
    assert.deepEqual(desk.errors, [], 'nothing is planned for it any more');
  });

  it('leaves nothing to replay: neither from the log nor by a repeated write', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const before = (await visitor.ask('GET', '/v1/conversations')).list.eventCursor ?? '';
    const agentCursor = (await desk.agent('GET', '/conversations')).list.eventCursor ?? '';
    const key = desk.newKey();
    const body = {message: {body: 'Secret question'}};
    const {id} = (await visitor.create(body, key)).created.conversation;
    const sendKey = desk.newKey();
    await visitor.send(id, {body: 'Secret detail'}, sendKey);
    const other = await visitor.say('Stays');
    await desk.agent('DELETE', `/conversations/${id}`);
    const headers = {accept: 'application/json'};
    const log = await visitor.ask('GET', `/v1/events?wait=0&after=${before}`, {headers});
    assert.equal(log.status, 200);
    assert.ok(!log.text.includes('Secret') && !log.text.includes('stream.reset') && log.text.includes('Stays'));
    await desk.pass(600_000);
    const agentLog = await desk.agent('GET', `/events?wait=0&after=${agentCursor}`, {headers});
    assert.ok(!agentLog.text.includes('Secret') && agentLog.text.includes('Stays'), 'nor from the agents’ log');
    assert.equal((await visitor.create(body, key)).outcome, '404 not-found');
    assert.equal((await visitor.send(id, {body: 'Secret detail'}, sendKey)).outcome, '404 not-found');
    assert.deepEqual(
      (await visitor.ask('GET', '/v1/conversations')).conversations.map((one) => one.id),
      [other.id],
    );
  });

  it('is an administrator’s', async () => {
    const keys = demoOrganisation.agentKeys.map((key) => ({...key, role: 'bot'}) as const);
    const desk = new TestDesk({organisation: {...demoOrganisation, agentKeys: keys}});
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    assert.equal((await desk.agent('DELETE', `/conversations/${id}`)).outcome, '401 unauthorized');
    assert.equal((await visitor.ask('DELETE', `/v1/agent/conversations/${id}`)).outcome, '401 unauthorized');
    assert.equal((await visitor.conversation(id)).status, 200);
  });

  it('tells open streams the new count of unread messages', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    await desk.agentSays(id, 'Hello');
    const reader = new EventReader(await desk.fetch('GET', '/v1/events', {token: visitor.token}));
    await reader.next(1, 'unread.changed');
    await desk.agent('DELETE', `/conversations/${id}`);
    const [unread] = await reader.next(1, 'unread.changed');
    assert.deepEqual(fieldOf(unread?.json, 'data'), {total: 0, conversations: {}});
    await reader.close();
  });
});
