import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {logIn} from '../identity-signer.js';
import {demoWith, TestDesk} from '../test-desk.js';
import {EventReader, fieldOf} from './event-reader.js';

const path = '/v1/visitors/me/customer';
const headers = {accept: 'application/json'};

describe('the export', () => {
  it('holds everything of the subject that it may see, and nothing of others', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('My first question “quoted” \u0000');
    for (let count = 0; count < 210; count++) await desk.agentSays(id, `Answer ${count}`);
    await visitor.ask('PATCH', path, {body: {phones: ['112']}});
    const stranger = await desk.visitor();
    await stranger.say('A stranger’s words');
    const customer = await logIn(visitor, {email: 'ada@example.org'});
    await customer.say('My second question');
    await desk.agent('PATCH', `/conversations/${id}`, {body: {customAttributes: {historyTxt: 'a note'}}});
    const feedback = {value: 'negative', reasons: ['unclear'], comment: 'Which cloth?'};
    await customer.ask('POST', '/v1/articles/oil-table/feedback', {body: feedback});
    await stranger.ask('POST', '/v1/articles/oil-table/feedback', {body: {value: 'positive'}});

    const reply = await customer.ask('GET', '/v1/visitors/me/export');
    assert.equal(reply.status, 200);
    assert.match(reply.headers.get('content-disposition') ?? '', /^attachment/);
    assert.equal(fieldOf(fieldOf(reply.json, 'identity'), 'email'), 'ada@example.org');
    assert.deepEqual(fieldOf(fieldOf(reply.json, 'customer'), 'phones'), ['112']);
    const conversations = fieldOf(reply.json, 'conversations') as readonly unknown[];
    const counts = conversations.map((one) => (fieldOf(one, 'messages') as readonly unknown[]).length);
    assert.deepEqual(counts.sort(), [1, 211]);
    const createdAt = new Date(desk.now).toISOString();
    assert.deepEqual(fieldOf(reply.json, 'articleFeedback'), [{...feedback, articleId: 'oil-table', createdAt}]);
    assert.match(reply.text, /My first question “quoted”/);
    assert.doesNotMatch(reply.text, /stranger|a note/);
  });

  it('is there for a visitor without a word too, and counts as a write', async () => {
    const limits = {...demoOrganisation.limits, writesPerMinute: 1, writeBurst: 1, loopbackUnlimited: false};
    const desk = new TestDesk({organisation: demoWith({limits})});
    const visitor = await desk.visitor();
    const reply = await visitor.ask('GET', '/v1/visitors/me/export');
    assert.deepEqual(fieldOf(reply.json, 'conversations'), []);
    assert.equal((await visitor.ask('GET', '/v1/visitors/me/export')).outcome, '429 rate-limited');
    assert.equal((await desk.ask('GET', '/v1/visitors/me/export')).outcome, '401 unauthorized');
  });

  it('bears a client that leaves in the middle', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    await visitor.say('Hello');
    const response = await desk.fetch('GET', '/v1/visitors/me/export', {token: visitor.token});
    const reader = response.body?.getReader();
    await reader?.read();
    const reading = reader?.read(); // has the next piece made, which then comes too late
    await reader?.cancel();
    await reading;
    assert.deepEqual(desk.errors, []);
  });
});

describe('erasing the customer', () => {
  it('leaves nothing of what was said, nowhere', async () => {
    const desk = new TestDesk();
    const before = (await desk.agent('GET', '/conversations')).list.eventCursor;
    const first = await desk.visitor();
    const {id} = await first.say('A secret of mine');
    await desk.agentSays(id, 'A secret answer');
    await first.ask('PATCH', path, {body: {emails: ['secret@example.org']}});
    const customer = await logIn(first, {email: 'ada.secret@example.org'});
    const device = await logIn(await desk.visitor(), {email: 'ada.secret@example.org'});
    const second = await device.say('Another secret');
    const other = await desk.visitor();
    const {id: kept} = await other.say('Something else');
    const merged = await logIn(await desk.visitor(), {externalId: 'secret-17'});
    const third = await merged.say('A merged secret');
    await desk.agent('POST', `/customers/${merged.customerId}/merge`, {body: {targetId: customer.customerId}});

    assert.equal((await customer.ask('DELETE', path)).status, 204);
    for (const {token} of [first, customer, device, merged]) {
      assert.equal((await desk.ask('GET', '/v1/unread', {token})).problem.reason, 'revoked');
    }
    assert.equal((await customer.ask('DELETE', path)).problem.reason, 'revoked');
    for (const gone of [id, second.id, third.id]) {
      assert.equal((await desk.agent('GET', `/conversations/${gone}`)).outcome, '404 not-found');
      assert.equal((await desk.agent('GET', `/conversations/${gone}/messages`)).outcome, '404 not-found');
    }
    for (const gone of [customer.customerId, customer.id, merged.customerId, merged.id]) {
      assert.equal((await desk.agent('GET', `/customers/${gone}`)).outcome, '404 not-found');
      const {oldest, last} = await desk.store.log(gone);
      const left = await desk.store.events(gone, oldest - 1, last + 1);
      assert.doesNotMatch(JSON.stringify(left), /secret/i);
    }
    const log = await readAll(desk, before);
    assert.doesNotMatch(log, /secret/i);
    assert.match(log, /customer\.deleted/);
    assert.match(log, new RegExp(`conversation.deleted.*${id}`));
    assert.match(log, /Something else/);
    assert.equal((await other.conversation(kept)).status, 200);
    assert.deepEqual(
      (await desk.agent('GET', '/conversations')).conversations.map((one) => one.id),
      [kept],
    );
    assert.equal(
      await desk.store.outcome({subjectId: first.id, route: 'POST /v1/conversations', key: 'key-1'}),
      undefined,
    );

    // The same person is a new customer.
    const back = await logIn(await desk.visitor(), {email: 'ada.secret@example.org'});
    assert.notEqual(back.customerId, customer.customerId);
    assert.deepEqual((await back.ask('GET', '/v1/conversations')).conversations, []);
    assert.deepEqual(desk.errors, []);
  });

  it('tells the customer’s other devices, and ends their streams', async () => {
    const desk = new TestDesk();
    const one = await logIn(await desk.visitor(), {externalId: 'u-17'});
    const other = await logIn(await desk.visitor(), {externalId: 'u-17'});
    const {id} = await one.say('Hello');
    const {eventCursor} = (await other.ask('GET', '/v1/conversations')).list;
    const stream = new EventReader(await desk.fetch('GET', `/v1/events?after=${eventCursor}`, {token: other.token}));
    await stream.next(1, 'unread.changed');
    await one.ask('DELETE', path);
    await stream.readUntil(() => stream.isEnded);
    const told = stream.frames.filter(({type}) => type.endsWith('.deleted'));
    assert.deepEqual(
      told.map(({type, json}) => [type, fieldOf(fieldOf(json, 'data'), 'id')]),
      [
        ['conversation.deleted', id],
        ['customer.deleted', one.customerId],
      ],
    );
  });

  it('is finished later when the server was killed on the way', async () => {
    const desk = new TestDesk();
    const before = (await desk.agent('GET', '/conversations')).list.eventCursor;
    const visitor = await desk.visitor();
    await visitor.say('A secret of mine');
    const clear = desk.store.clearAgentEvents.bind(desk.store);
    desk.store.clearAgentEvents = () => Promise.reject(new Error('killed'));
    assert.equal((await visitor.ask('DELETE', path)).status, 500);
    desk.errors.length = 0;
    desk.store.clearAgentEvents = clear;
    assert.match(await readAll(desk, before), /secret/);
    await desk.pass(1000);
    assert.doesNotMatch(await readAll(desk, before), /secret/);
    assert.deepEqual(desk.errors, []);
  });

  it('takes what is written at the same moment along', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hello');
    const [erased, ...writes] = await Promise.all([
      visitor.ask('DELETE', path),
      visitor.send(id, {body: 'One'}),
      visitor.create({message: {body: 'Two'}}),
      desk.agentSays(id, 'Three'),
    ]);
    assert.equal(erased.status, 204);
    for (const {outcome} of writes) assert.match(outcome, /^(201|401 unauthorized|404 not-found)$/);
    assert.deepEqual((await desk.agent('GET', '/conversations')).conversations, []);
    assert.deepEqual(desk.errors, []);
  });

  it('takes many conversations in transactions that end in time', async () => {
    // One transaction for all took longer than the 5 s that it may: whoever had said much could not be erased.
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    for (let count = 0; count < 60; count++) await visitor.say(`Question ${count}`);
    const {store} = desk;
    const transaction = store.transaction.bind(store);
    let most = 0;
    store.transaction = (work, options) =>
      transaction(async (inner) => {
        let deleted = 0;
        const deleteConversation = inner.deleteConversation.bind(inner);
        inner.deleteConversation = (id, instead) => {
          most = Math.max(most, ++deleted);
          return deleteConversation(id, instead);
        };
        return work(inner);
      }, options);
    try {
      assert.equal((await visitor.ask('DELETE', path)).status, 204);
    } finally {
      store.transaction = transaction;
    }
    assert.ok(most > 0 && most <= 25, `${most} in one transaction`);
    assert.deepEqual(await store.conversations({subjectId: visitor.id, limit: 5}), []);
    assert.equal((await visitor.ask('GET', '/v1/visitors/me')).outcome, '401 unauthorized');
    assert.deepEqual((await desk.agent('GET', '/conversations')).conversations, []);
  });
});

async function readAll(desk: TestDesk, after: unknown): Promise<string> {
  let cursor = String(after);
  let text = '';
  for (;;) {
    const reply = await desk.agent('GET', `/events?after=${cursor}`, {headers});
    if (fieldOf(reply.json, 'cursor') === cursor) return text;
    text += reply.text;
    cursor = String(fieldOf(reply.json, 'cursor'));
  }
}
