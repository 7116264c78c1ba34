import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Message} from '../../../src/model/message.js';
import {TestDesk, type Reply, type TestVisitor} from '../test-desk.js';
import {put, uploadOf} from './attachment-calls.js';
import {png} from './attachment-files.js';
import {EventReader, fieldOf, type Frame} from './event-reader.js';

const bot = {type: 'assistant', displayName: 'Bot', ai: true};

/** A conversation in which the bot has begun to answer. */
class Answer {
  readonly desk: TestDesk;
  readonly visitor: TestVisitor;
  readonly id: string;
  readonly message: Message;

  private constructor(desk: TestDesk, visitor: TestVisitor, message: Message) {
    this.desk = desk;
    this.visitor = visitor;
    this.id = message.conversationId;
    this.message = message;
  }

  static async begin(body = '', more: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Where is my order?');
    const reply = await desk.agentSays(id, body, {sender: bot, streaming: true, ...more});
    return new Answer(desk, visitor, reply.message);
  }

  patch(body: unknown, messageId = this.message.id, id = this.id): Promise<Reply> {
    return this.desk.agent('PATCH', `/conversations/${id}/messages/${messageId}`, {body});
  }

  async read(): Promise<Message> {
    return (await this.visitor.ask('GET', `/v1/conversations/${this.id}/messages/${this.message.id}`)).message;
  }

  stop(messageId = this.message.id, visitor = this.visitor): Promise<Reply> {
    return visitor.ask('POST', `/v1/conversations/${this.id}/messages/${messageId}/stop`);
  }

  async events(path = '/v1/events', token = this.visitor.token): Promise<EventReader> {
    return new EventReader(await this.desk.fetch('GET', path, {token, headers: {accept: 'text/event-stream'}}));
  }

  async conversation() {
    return (await this.visitor.conversation(this.id)).conversation;
  }
}

const dataOf = (frames: readonly Frame[]) => frames.map(({json}) => fieldOf(json, 'data'));

describe('an answer that streams', () => {
  it('grows by what is appended, and every read knows all of it', async () => {
    const answer = await Answer.begin();
    assert.equal(answer.message.streaming, true);
    assert.equal(answer.message.body, '');
    for (const append of ['It ', 'is ', 'under way 📦']) assert.equal((await answer.patch({append})).status, 200);
    const read = await answer.read();
    assert.equal(read.body, 'It is under way 📦');
    assert.equal(read.streaming, true);
    assert.deepEqual((await answer.visitor.messages(answer.id)).messages.at(-1), read);
    const done = await answer.patch({done: true});
    assert.deepEqual(done.message, {...read, streaming: false});
    assert.deepEqual(await answer.read(), done.message);
  });

  it('tells the visitor and the agents each piece with the length after it, without an id', async () => {
    const answer = await Answer.begin('1');
    const streams = [await answer.events(), await answer.events('/v1/agent/events', 'ak_demo')];
    await answer.patch({append: 'é😀'});
    await answer.patch({append: '.'});
    for (const events of streams) {
      const frames = await events.next(2, 'message.delta');
      const messageId = answer.message.id;
      assert.deepEqual(dataOf(frames), [
        {messageId, append: 'é😀', length: 4},
        {messageId, append: '.', length: 5},
      ]);
      assert.equal(fieldOf(frames[0]?.json, 'conversationId'), answer.id);
      assert.ok(!/event: message.delta\nid:|id:.*\nevent: message.delta/.test(events.text));
      await events.close();
    }
  });

  it('is told as created before its pieces and as updated once, at its end', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    const events = new EventReader(await desk.fetch('GET', '/v1/events', {token: visitor.token}));
    const {message} = await desk.agentSays(id, '', {sender: bot, streaming: true});
    const path = `/conversations/${id}/messages/${message.id}`;
    await desk.agent('PATCH', path, {body: {append: 'Hel'}});
    const frames = await events.next(2, 'message.created', 'message.delta');
    assert.deepEqual(
      frames.map(({type}) => type),
      ['message.created', 'message.delta'],
    );
    await desk.agent('PATCH', path, {body: {append: 'lo', done: true}});
    const [updated] = dataOf(await events.next(1, 'message.delta', 'message.updated'));
    assert.equal(fieldOf(updated, 'body'), 'Hello');
    await events.close();
  });

  it('counts as one unread message, and its text is in the list once it is whole', async () => {
    const answer = await Answer.begin('Wait');
    assert.equal((await answer.conversation()).unreadCount, 1);
    assert.equal((await answer.conversation()).preview?.text, 'Wait');
    await answer.patch({append: ', I look.'});
    assert.equal((await answer.conversation()).preview?.text, 'Wait');
    await answer.patch({done: true});
    const {unreadCount, preview} = await answer.conversation();
    assert.deepEqual([unreadCount, preview?.text], [1, 'Wait, I look.']);
  });

  it('leaves the preview to a newer message', async () => {
    const answer = await Answer.begin('First');
    await answer.visitor.send(answer.id, {body: 'Hello?'});
    await answer.patch({append: '!', done: true});
    assert.equal((await answer.conversation()).preview?.text, 'Hello?');
  });

  it('may be replaced while it grows and afterwards, when that counts as an edit', async () => {
    const answer = await Answer.begin('Wrong');
    const events = await answer.events();
    assert.equal((await answer.patch({body: 'Right'})).message.editedAt, null);
    await answer.patch({append: '!', done: true});
    answer.desk.now += 1000;
    const edited = (await answer.patch({body: 'Better'})).message;
    assert.deepEqual([edited.body, edited.streaming, edited.editedAt], ['Better', false, '2026-01-05T10:00:01.000Z']);
    const updates = dataOf(await events.next(3, 'message.updated')).map((data) => fieldOf(data, 'body'));
    assert.deepEqual(updates, ['Right', 'Right!', 'Better']);
    assert.equal((await answer.conversation()).preview?.text, 'Better');
    await events.close();
  });

  it('takes a repeated piece once when it says where it belongs', async () => {
    const answer = await Answer.begin();
    await answer.patch({append: 'ha', offset: 0});
    await answer.patch({append: 'ha', offset: 2});
    assert.equal((await answer.patch({append: 'ha', offset: 2})).message.body, 'haha');
    assert.equal((await answer.patch({append: 'ho', offset: 2})).outcome, '412 precondition-failed');
    assert.equal((await answer.patch({append: 'ha', offset: 5})).outcome, '412 precondition-failed');
    await answer.patch({append: '!', offset: 4, done: true});
    assert.equal((await answer.patch({append: '!', offset: 4, done: true})).message.body, 'haha!');
    assert.equal((await answer.patch({append: '!', offset: 5})).outcome, '412 precondition-failed');
  });

  it('refuses what is no piece of it', async () => {
    const answer = await Answer.begin();
    const outcome = async (body: unknown) => (await answer.patch(body)).outcome;
    assert.equal(await outcome({}), '400 invalid-request');
    assert.equal(await outcome({append: 'a', body: 'b'}), '400 invalid-request');
    assert.equal(await outcome({append: 5}), '400 invalid-request');
    assert.equal(await outcome({offset: 0, done: true}), '400 invalid-request');
    assert.equal(await outcome({append: 'x', offset: -1}), '400 invalid-request');
    assert.equal(await outcome({append: 'x'.repeat(20_000)}), '200');
    assert.equal(await outcome({append: 'x'}), '400 invalid-request');
    assert.equal(await outcome({body: 'x'.repeat(20_001)}), '400 invalid-request');
    assert.equal(await outcome({append: '', done: true}), '200');
    assert.equal(await outcome({append: 'x'}), '412 precondition-failed');
    assert.equal(await outcome({done: true}), '200');
    assert.equal(await outcome({body: ' '}), '400 invalid-request');
  });

  it('is nobody’s but an agent’s to change', async () => {
    const answer = await Answer.begin('Hi');
    const [asked] = (await answer.visitor.messages(answer.id)).messages;
    const other = await answer.visitor.say('Other');
    assert.equal((await answer.patch({append: 'x'}, asked?.id)).outcome, '404 not-found');
    assert.equal((await answer.patch({append: 'x'}, 'nobody')).outcome, '404 not-found');
    assert.equal((await answer.patch({append: 'x'}, answer.message.id, other.id)).outcome, '404 not-found');
    const path = `/v1/agent/conversations/${answer.id}/messages/${answer.message.id}`;
    assert.equal((await answer.visitor.ask('PATCH', path, {body: {append: 'x'}})).outcome, '401 unauthorized');
    assert.equal((await answer.read()).body, 'Hi');
  });

  it('is created once by a repeated request', async () => {
    const desk = new TestDesk();
    const {id} = await (await desk.visitor()).say('Hi');
    const write = () =>
      desk.agent('POST', `/conversations/${id}/messages`, {body: {sender: bot, streaming: true}, key: 'answer-one'});
    const [first, second] = [await write(), await write()];
    assert.equal(second.headers.get('idempotency-replayed'), 'true');
    assert.equal(first.message.id, second.message.id);
    assert.equal((await desk.agentSays(id, '', {sender: bot})).outcome, '400 invalid-request');
  });
});

describe('an answer that nobody goes on with', () => {
  it('ends as a normal message after a minute', async () => {
    const answer = await Answer.begin('Let me');
    const events = await answer.events();
    await answer.desk.pass(59_999);
    assert.equal((await answer.read()).streaming, true);
    await answer.desk.pass(1);
    assert.equal((await answer.read()).streaming, false);
    const [updated] = dataOf(await events.next(1, 'message.updated'));
    assert.deepEqual([fieldOf(updated, 'body'), fieldOf(updated, 'streaming')], ['Let me', false]);
    assert.equal((await answer.patch({append: ' see'})).outcome, '412 precondition-failed');
    await events.close();
  });

  it('counts its minute from the last piece', async () => {
    const answer = await Answer.begin();
    for (let piece = 0; piece < 20; piece++) {
      await answer.desk.pass(5000);
      assert.equal((await answer.patch({append: 'x'})).status, 200);
    }
    await answer.desk.pass(59_999);
    assert.equal((await answer.read()).streaming, true);
    await answer.desk.pass(10_001);
    assert.equal((await answer.read()).streaming, false);
    assert.deepEqual(answer.desk.errors, []);
  });

  it('stays when it is nothing but a file', async () => {
    const answer = await Answer.begin();
    const {desk, id} = answer;
    const body = {name: 'plan.png', contentType: 'image/png', size: png.length, conversationId: id};
    const target = uploadOf(await desk.agent('POST', '/attachments', {body, key: desk.newKey()}));
    await put(desk, target, png);
    const {message} = await desk.agentSays(id, '', {sender: bot, streaming: true, attachmentIds: [target.id]});
    assert.equal((await answer.patch({done: true}, message.id)).message.redactedAt, null);
  });

  it('is withdrawn when it never said anything', async () => {
    const answer = await Answer.begin();
    await answer.desk.pass(60_000);
    const {streaming, redactedAt} = await answer.read();
    assert.deepEqual([streaming, redactedAt], [false, '2026-01-05T10:01:00.000Z']);
    assert.equal((await answer.patch({body: 'Late'})).outcome, '412 precondition-failed');
  });
});

describe('an answer in a conversation that ends', () => {
  for (const path of ['/v1/agent/conversations', '/v1/conversations']) {
    it(`ends with it (${path})`, async () => {
      const answer = await Answer.begin('Half');
      const second = await answer.desk.agentSays(answer.id, 'Other half', {sender: bot, streaming: true});
      const token = path.includes('agent') ? 'ak_demo' : answer.visitor.token;
      assert.equal((await answer.desk.ask('POST', `${path}/${answer.id}/end`, {body: {}, token})).status, 200);
      const {messages} = await answer.visitor.messages(answer.id);
      assert.deepEqual(
        messages.map(({streaming}) => streaming),
        [false, false, false],
      );
      assert.equal((await answer.conversation()).preview?.text, 'Other half');
      assert.equal((await answer.patch({append: 'x'}, second.message.id)).outcome, '412 precondition-failed');
      assert.equal(await answer.desk.store.tasks.find(`stream:${answer.message.id}`), undefined);
    });
  }
});

describe('stop', () => {
  it('ends the answer with what it has said, tells the agents, and refuses the bot’s next piece', async () => {
    const answer = await Answer.begin('So far');
    const events = await answer.events('/v1/agent/events', 'ak_demo');
    assert.equal((await answer.stop()).status, 204);
    const [updated] = dataOf(await events.next(1, 'message.updated'));
    assert.deepEqual([fieldOf(updated, 'body'), fieldOf(updated, 'streaming')], ['So far', false]);
    assert.equal((await answer.patch({append: ' and on'})).outcome, '412 precondition-failed');
    assert.equal((await answer.stop()).status, 204);
    assert.equal((await answer.read()).body, 'So far');
    await events.close();
  });

  it('changes no other message, and finds none of somebody else', async () => {
    const answer = await Answer.begin('So far');
    const [asked] = (await answer.visitor.messages(answer.id)).messages;
    assert.equal((await answer.stop(asked?.id)).status, 204);
    assert.equal((await answer.stop('nobody')).outcome, '404 not-found');
    const stranger = await answer.desk.visitor();
    assert.equal((await answer.stop(answer.message.id, stranger)).outcome, '404 not-found');
    assert.equal((await answer.read()).streaming, true);
  });
});
