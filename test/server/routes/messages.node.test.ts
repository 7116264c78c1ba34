import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Message} from '../../../src/model/message.js';
import {TestDesk, type TestVisitor} from '../test-desk.js';

describe('a list of messages', () => {
  let visitor: TestVisitor;
  let id: string;

  /** Ten messages, one a minute. */
  async function open(): Promise<readonly Message[]> {
    const desk = new TestDesk();
    visitor = await desk.visitor();
    id = (await visitor.say('1')).id;
    for (let number = 2; number <= 10; number++) {
      desk.now += 60_000;
      await visitor.send(id, {body: String(number)}, `message-${number}`);
    }
    return (await visitor.messages(id)).messages;
  }
  const bodies = async (query: string) => (await visitor.messages(id, query)).messages.map(({body}) => body).join(' ');

  it('ascends by seq and gives the newest without a position', async () => {
    const all = await open();
    assert.deepEqual(
      all.map(({seq}) => seq),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    );
    assert.equal(await bodies('?limit=3'), '8 9 10');
  });

  it('goes back page by page to the beginning', async () => {
    await open();
    let query = '?limit=4';
    const pages: string[] = [];
    for (;;) {
      const {messages, list, headers} = await visitor.messages(id, query);
      pages.push(messages.map(({body}) => body).join(' '));
      if (list.nextCursor === null) break;
      const link = /<(.*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1] ?? '';
      query = new URL(link, 'http://desk.test').search;
    }
    assert.deepEqual(pages, ['7 8 9 10', '3 4 5 6', '1 2']);
  });

  it('is placed by before, after, around, at and clientId', async () => {
    const all = await open();
    const [, , third] = all;
    assert.ok(third);
    assert.equal(await bodies(`?before=${third.id}`), '1 2');
    assert.equal(await bodies(`?after=${third.id}&limit=2`), '4 5');
    assert.equal(await bodies(`?around=${third.id}&limit=3`), '2 3 4');
    assert.equal(await bodies(`?at=${encodeURIComponent('2026-01-05T11:04:30+01:00')}&limit=2`), '5 6');
    assert.equal(await bodies('?at=2027-01-01T00:00:00Z&limit=2'), '9 10');
    assert.equal(await bodies('?clientId=message-7'), '7');
    assert.equal(await bodies('?clientId=message-99'), '');
  });

  it('refuses two positions, and what is none', async () => {
    const [first] = await open();
    const outcome = async (query: string) => (await visitor.messages(id, query)).outcome;
    assert.equal(await outcome(`?before=${first?.id}&after=${first?.id}`), '400 invalid-request');
    assert.equal(await outcome('?at=yesterday'), '400 invalid-request');
    assert.equal(await outcome('?cursor=nonsense'), '400 invalid-request');
    assert.equal(await outcome('?around=nobody'), '404 not-found');
    assert.equal(await outcome('?before=%00'), '404 not-found');
  });
});

it('gives one message by its id', async () => {
  const visitor = await new TestDesk().visitor();
  const {id} = await visitor.say('Hi');
  const [message] = (await visitor.messages(id)).messages;
  const reply = await visitor.ask('GET', `/v1/conversations/${id}/messages/${message?.id}`);
  assert.deepEqual(reply.message, message);
  const other = await visitor.say('Other');
  const elsewhere = await visitor.ask('GET', `/v1/conversations/${other.id}/messages/${message?.id}`);
  assert.equal(elsewhere.outcome, '404 not-found');
});

describe('sending a message', () => {
  it('answers with the message and moves the conversation up', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    desk.now += 5000;
    const reply = await visitor.send(id, {body: 'Are you *there*?'}, '"quoted-key-1"');
    assert.equal(reply.status, 201);
    assert.equal(reply.message.clientId, 'quoted-key-1');
    assert.equal(reply.message.seq, 2);
    assert.equal(reply.headers.get('location'), `/v1/conversations/${id}/messages/${reply.message.id}`);
    const {conversation} = await visitor.conversation(id);
    assert.equal(conversation.preview?.text, 'Are you *there*?');
    assert.equal(conversation.lastMessageAt, '2026-01-05T10:00:05.000Z');
    assert.equal(conversation.lastReadMessageId, reply.message.id);
  });

  const refusals: Record<string, [body: unknown, outcome: string]> = {
    'a blank text': [{body: '   '}, '400 invalid-request'],
    'no text': [{}, '400 invalid-request'],
    'a text that is none': [{body: 5}, '400 invalid-request'],
    'a list': [[], '400 invalid-request'],
    'a text beyond the limit': [{body: 'x'.repeat(5001)}, '400 invalid-request'],
    'an attachment': [{body: 'x', attachmentIds: ['a']}, '400 invalid-request'],
    'a reply to nothing': [{reply: {messageId: 'x', value: 'y'}}, '422 invalid-reply'],
  };
  for (const [what, [body, outcome]] of Object.entries(refusals)) {
    it(`refuses ${what}`, async () => {
      const visitor = await new TestDesk().visitor();
      const {id} = await visitor.say('Hi');
      assert.equal((await visitor.send(id, body)).outcome, outcome);
      assert.equal((await visitor.messages(id)).messages.length, 1);
    });
  }

  it('keeps what no database takes as text out of it, and never cuts an emoji of the preview', async () => {
    const visitor = await new TestDesk().visitor();
    const {id} = await visitor.say('Hi');
    const {message} = await visitor.ask('POST', `/v1/conversations/${id}/messages`, {
      raw: '{"body": "a\\u0000b\\ud800c 👍"}',
      headers: {'content-type': 'application/json'},
      key: 'with-a-nul',
    });
    assert.equal(message.body, 'a\uFFFDb\uFFFDc 👍');
    await visitor.send(id, {body: '👍'.repeat(300)});
    assert.equal((await visitor.conversation(id)).conversation.preview?.text, '👍'.repeat(200));
  });

  it('answers an agent’s offer with one of its values, once', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    const actions = [
      {value: 'y', displayText: 'Yes, please'},
      {value: 'n', displayText: 'No'},
    ];
    const offer = (await desk.agentSays(id, 'Shall I?', {template: {type: 'quickReplies', actions}})).message;
    const answer = (value: string) => visitor.send(id, {reply: {messageId: offer.id, value}});
    assert.equal((await answer('maybe')).outcome, '422 invalid-reply');
    await visitor.send(id, {body: 'Let me think.'});
    const given = await answer('y');
    assert.equal(given.message.body, 'Yes, please');
    assert.deepEqual(given.message.reply, {messageId: offer.id, value: 'y'});
    assert.equal((await answer('n')).outcome, '409 reply-stale');
  });

  it('refuses free text while the newest message locks the composer', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    const template = {type: 'quickReplies', actions: [{value: 'y', displayText: 'Yes'}]};
    const {message} = await desk.agentSays(id, 'Agreed?', {template, inputLocked: true});
    assert.equal((await visitor.send(id, {body: 'Hm'})).outcome, '422 invalid-reply');
    assert.equal((await visitor.send(id, {reply: {messageId: message.id, value: 'y'}})).status, 201);
    assert.equal((await visitor.send(id, {body: 'Fine'})).status, 201);
  });
});

it('refuses messages once the visitor was revoked, and stores none of them', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const {id} = await visitor.say('Hello');
  // By now everything about both is known.
  assert.equal((await visitor.send(id, {body: 'Again'}, 'message-2')).status, 201);
  await desk.store.transaction((transaction) => transaction.raiseVisitorVersion(visitor.id));
  const refused = await visitor.send(id, {body: 'And again'});
  assert.deepEqual([refused.outcome, refused.problem.reason], ['401 unauthorized', 'revoked']);
  // Not even what is answered already.
  assert.equal((await visitor.send(id, {body: 'Again'}, 'message-2')).outcome, '401 unauthorized');
  assert.equal((await desk.store.messages(id, {limit: 9})).length, 2);
});
