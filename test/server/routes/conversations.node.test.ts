import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {withSettings} from '../../../server/src/config/organisation.js';
import {demoWith, TestDesk} from '../test-desk.js';

const {settings} = demoOrganisation.sites[0] ?? assert.fail();

describe('creating a conversation', () => {
  it('stores the message and the attributes in one request', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const reply = await visitor.create(
      {message: {body: 'Hello'}, title: ' My order ', customAttributes: {orderIdStr: 'A-17', vipBool: true}},
      'create-1',
    );
    assert.equal(reply.status, 201);
    const {conversation, messages} = reply.created;
    assert.equal(reply.headers.get('location'), `/v1/conversations/${conversation.id}`);
    assert.deepEqual(
      {...conversation, id: '', lastReadMessageId: ''},
      {
        id: '',
        clientId: 'create-1',
        createdAt: '2026-01-05T10:00:00.000Z',
        title: 'My order',
        brandId: null,
        assistantId: null,
        isInAssistantMode: false,
        ended: false,
        endedAt: null,
        endedBy: null,
        endReason: null,
        lastMessageAt: '2026-01-05T10:00:00.000Z',
        preview: {text: 'Hello', senderType: 'customer', displayName: null, avatarUrl: null},
        unreadCount: 0,
        lastReadMessageId: '',
        participants: [],
        customAttributes: {orderIdStr: 'A-17', vipBool: true},
        agentReadMessageId: null,
        satisfactionId: null,
        mergedIntoId: null,
        queue: null,
      },
    );
    assert.equal(messages.length, 1);
    assert.equal(messages[0]?.body, 'Hello');
    assert.equal(messages[0]?.clientId, 'create-1');
    assert.equal(messages[0]?.seq, 1);
    assert.equal(messages[0]?.direction, 'in');
    assert.deepEqual((await visitor.conversation(conversation.id)).conversation, conversation);
  });

  const refusals: Record<string, {body: unknown; outcome: string; pointer?: string; hint?: RegExp}> = {
    'an undeclared attribute, naming the nearest': {
      body: {message: {body: 'Hi'}, customAttributes: {orderIdSt: 'x'}},
      outcome: '422 attributes-invalid',
      pointer: '/customAttributes/orderIdSt',
      hint: /orderIdStr/,
    },
    'an attribute of the wrong type': {
      body: {message: {body: 'Hi'}, customAttributes: {priorityNum: 'high'}},
      outcome: '422 attributes-invalid',
      pointer: '/customAttributes/priorityNum',
    },
    'attributes that are no object': {
      body: {message: {body: 'Hi'}, customAttributes: ['x']},
      outcome: '422 attributes-invalid',
      pointer: '/customAttributes',
    },
    'an attribute that is an object': {
      body: {message: {body: 'Hi'}, customAttributes: {orderIdStr: {a: 1}}},
      outcome: '422 attributes-invalid',
      pointer: '/customAttributes/orderIdStr',
    },
    'an unknown assistant, naming the nearest': {
      body: {message: {body: 'Hi'}, assistantId: 'demo-txt'},
      outcome: '422 unknown-assistant',
      hint: /demo-text/,
    },
    'an unknown brand': {body: {message: {body: 'Hi'}, brandId: 'b'}, outcome: '422 unknown-brand'},
    'a blank message': {body: {message: {body: ' \n'}}, outcome: '400 invalid-request', pointer: '/message/body'},
    'a message of the wrong type': {
      body: {message: {body: 7}},
      outcome: '400 invalid-request',
      pointer: '/message/body',
    },
    'a message beyond the limit': {
      body: {message: {body: 'x'.repeat(5001)}},
      outcome: '400 invalid-request',
      pointer: '/message/body',
    },
    'a title beyond the limit': {
      body: {message: {body: 'Hi'}, title: 'x'.repeat(121)},
      outcome: '400 invalid-request',
      pointer: '/title',
    },
    'a reply where nothing is asked': {
      body: {message: {body: 'Hi', reply: {messageId: 'x', value: 'y'}}},
      outcome: '422 invalid-reply',
    },
  };
  for (const [what, {body, outcome, pointer, hint}] of Object.entries(refusals)) {
    it(`refuses ${what}, and then nothing exists`, async () => {
      const desk = new TestDesk();
      const visitor = await desk.visitor();
      const reply = await visitor.create(body);
      assert.equal(reply.outcome, outcome);
      if (pointer !== undefined) assert.equal(reply.problem.errors?.[0]?.pointer, pointer);
      if (hint) assert.match(reply.problem.detail ?? '', hint);
      assert.deepEqual((await desk.agent('GET', '/conversations')).conversations, []);
      assert.deepEqual((await desk.store.log(visitor.id)).last, 0);
    });
  }

  it('names every wrong attribute at once', async () => {
    const visitor = await new TestDesk().visitor();
    const {problem} = await visitor.create({customAttributes: {nope: 1, vipBool: 'yes', orderIdStr: 'fine'}});
    assert.deepEqual(
      problem.errors?.map(({pointer, code}) => `${pointer} ${code}`),
      ['/customAttributes/nope unknown', '/customAttributes/vipBool wrong-type'],
    );
  });

  it('is refused while chat is switched off, and so are visitors and messages', async () => {
    const on = new TestDesk();
    const visitor = await on.visitor();
    const {id} = await visitor.say('Hi');
    const off = new TestDesk({store: on.store, organisation: withSettings(demoOrganisation, {enabled: false})});
    const {token} = visitor;
    const message = {message: {body: 'Hi'}};
    const ask = (path: string, body: unknown) => off.ask('POST', path, {token, body, key: off.newKey()});
    assert.equal((await ask('/v1/conversations', message)).outcome, '403 chat-disabled');
    assert.equal((await ask(`/v1/conversations/${id}/messages`, {body: 'Hi'})).outcome, '403 chat-disabled');
    assert.equal((await ask('/v1/visitors', {siteKey: 'pk_demo'})).outcome, '403 chat-disabled');
    assert.equal((await off.ask('GET', '/v1/conversations', {token})).conversations.length, 1);
  });

  it('is refused with singleConversation while another is open, naming that one', async () => {
    const features = {...settings.features, singleConversation: true};
    const desk = new TestDesk({organisation: withSettings(demoOrganisation, {features})});
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    const second = await visitor.create({message: {body: 'Again'}});
    assert.equal(second.outcome, '409 open-conversation-exists');
    assert.equal(second.problem.conversationId, id);
    await visitor.ask('POST', `/v1/conversations/${id}/end`);
    assert.equal((await visitor.create({message: {body: 'Again'}})).status, 201);
  });

  it('takes a brand of the site with the brand’s settings', async () => {
    const [site] = demoOrganisation.sites;
    assert.ok(site);
    const brands = [{id: 'lamps', settings: {assistantId: 'demo-text'}}];
    const desk = new TestDesk({organisation: demoWith({sites: [{...site, brands}]})});
    const visitor = await desk.visitor();
    const {conversation} = (await visitor.create({message: {body: 'Hi'}, brandId: 'lamps'})).created;
    assert.equal(conversation.brandId, 'lamps');
    assert.equal(conversation.assistantId, 'demo-text');
  });
});

describe('describing a conversation', () => {
  it('merges attributes: others stay, null clears', async () => {
    const visitor = await new TestDesk().visitor();
    const created = await visitor.create({message: {body: 'Hi'}, customAttributes: {orderIdStr: 'A', vipBool: true}});
    const {id} = created.created.conversation;
    const patch = {customAttributes: {vipBool: null, priorityNum: 2}};
    const reply = await visitor.ask('PATCH', `/v1/conversations/${id}`, {body: patch});
    assert.deepEqual(reply.conversation.customAttributes, {orderIdStr: 'A', priorityNum: 2});
    assert.deepEqual((await visitor.conversation(id)).conversation.customAttributes, {orderIdStr: 'A', priorityNum: 2});
  });

  it('works on ended conversations, and takes a merge patch as well', async () => {
    const visitor = await new TestDesk().visitor();
    const {id} = await visitor.say('Hi');
    await visitor.ask('POST', `/v1/conversations/${id}/end`);
    const reply = await visitor.ask('PATCH', `/v1/conversations/${id}`, {
      raw: '{"customAttributes": {"orderIdStr": "B"}, "title": "Late"}',
      headers: {'content-type': 'application/merge-patch+json'},
    });
    assert.equal(reply.conversation.title, 'Late');
    assert.deepEqual(reply.conversation.customAttributes, {orderIdStr: 'B'});
  });

  const refusals: Record<string, [body: unknown, outcome: string, code: string]> = {
    'no attribute at all': [{customAttributes: {}}, '422 attributes-invalid', 'empty'],
    nothing: [{}, '400 invalid-request', 'empty'],
    'an undeclared name': [{customAttributes: {nope: 1}}, '422 attributes-invalid', 'unknown'],
    'a wrong type beside a right one': [
      {customAttributes: {orderIdStr: 'new', callbackAt: 'tomorrow'}},
      '422 attributes-invalid',
      'wrong-type',
    ],
    'a string beyond the limit': [
      {customAttributes: {orderIdStr: 'x'.repeat(1025)}},
      '422 attributes-invalid',
      'too-long',
    ],
    'attributes that are null': [{customAttributes: null}, '422 attributes-invalid', 'wrong-type'],
  };
  for (const [what, [body, outcome, code]] of Object.entries(refusals)) {
    it(`refuses ${what} and writes nothing`, async () => {
      const visitor = await new TestDesk().visitor();
      const {id} = (await visitor.create({message: {body: 'Hi'}, customAttributes: {orderIdStr: 'A'}})).created
        .conversation;
      const reply = await visitor.ask('PATCH', `/v1/conversations/${id}`, {body});
      assert.equal(reply.outcome, outcome);
      assert.equal(reply.problem.errors?.[0]?.code, code);
      assert.deepEqual((await visitor.conversation(id)).conversation.customAttributes, {orderIdStr: 'A'});
    });
  }

  it('keeps many patches together within the limit of names', async () => {
    const visitor = await new TestDesk({organisation: demoWith({klasses: {}})}).visitor();
    const {id} = await visitor.say('Hi');
    const patch = (from: number, count: number) => ({
      customAttributes: Object.fromEntries(Array.from({length: count}, (_, index) => [`name${from + index}`, index])),
    });
    assert.equal((await visitor.ask('PATCH', `/v1/conversations/${id}`, {body: patch(0, 50)})).status, 200);
    const reply = await visitor.ask('PATCH', `/v1/conversations/${id}`, {body: patch(50, 1)});
    assert.equal(reply.problem.errors?.[0]?.code, 'too-many');
  });

  it('hides what an agent wrote from the visitor, until the visitor writes it', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    const byAgent = await desk.agent('PATCH', `/conversations/${id}`, {body: {customAttributes: {priorityNum: 1}}});
    assert.deepEqual(byAgent.conversation.customAttributes, {priorityNum: 1});
    assert.deepEqual((await visitor.conversation(id)).conversation.customAttributes, {});
    const body = {customAttributes: {priorityNum: 2}};
    const byVisitor = await visitor.ask('PATCH', `/v1/conversations/${id}`, {body});
    assert.deepEqual(byVisitor.conversation.customAttributes, {priorityNum: 2});
  });

  it('shows what an agent wrote where the klass allows it, and refuses what pages may not write', async () => {
    const conversation = {
      etaAt: {type: 'datetime', visitorWritable: false, visitorReadable: true},
      noteTxt: {type: 'text', visitorWritable: false},
    } as const;
    const desk = new TestDesk({organisation: demoWith({klasses: {conversation}, assistants: [], sites: sitesAlone()})});
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    const body = {customAttributes: {etaAt: '2026-01-06T10:00:00Z', noteTxt: 'angry'}};
    await desk.agent('PATCH', `/conversations/${id}`, {body});
    const seen = (await visitor.conversation(id)).conversation.customAttributes;
    assert.deepEqual(seen, {etaAt: '2026-01-06T10:00:00Z'});
    const reply = await visitor.ask('PATCH', `/v1/conversations/${id}`, {body: {customAttributes: {noteTxt: 'x'}}});
    assert.equal(reply.outcome, '422 attributes-invalid');
  });
});

describe('ending, reading, unread', () => {
  it('ends once: a repeated call changes nothing', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    const first = await visitor.ask('POST', `/v1/conversations/${id}/end`, {body: {reason: 'customer_ended'}});
    assert.equal(first.conversation.ended, true);
    assert.equal(first.conversation.endedBy, 'customer');
    assert.equal(first.conversation.endReason, 'customer_ended');
    desk.now += 1000;
    const {last} = await desk.store.log(visitor.id);
    const again = await visitor.ask('POST', `/v1/conversations/${id}/end`);
    assert.deepEqual(again.conversation, first.conversation);
    assert.equal((await desk.store.log(visitor.id)).last, last);
    assert.equal((await visitor.send(id, {body: 'More'})).outcome, '409 conversation-ended');
    const typing = await visitor.ask('POST', `/v1/conversations/${id}/typing`, {body: {typing: true}});
    assert.equal(typing.outcome, '409 conversation-ended');
  });

  it('counts what agents wrote since, and forgets it when it is read or answered', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hi');
    const unread = async () => (await visitor.ask('GET', '/v1/unread')).json;
    assert.deepEqual(await unread(), {total: 0, conversations: {}});
    const first = (await desk.agentSays(id, 'One')).message;
    const second = (await desk.agentSays(id, 'Two')).message;
    assert.deepEqual(await unread(), {total: 2, conversations: {[id]: 2}});
    assert.equal((await visitor.conversation(id)).conversation.unreadCount, 2);
    const read = (lastReadMessageId: string) =>
      visitor.ask('PUT', `/v1/conversations/${id}/read`, {body: {lastReadMessageId}});
    assert.equal((await read(second.id)).status, 204);
    assert.deepEqual(await unread(), {total: 0, conversations: {}});
    assert.equal((await read(first.id)).status, 204);
    assert.equal((await visitor.conversation(id)).conversation.lastReadMessageId, second.id);
    await desk.agentSays(id, 'Three');
    await visitor.send(id, {body: 'Thanks'});
    assert.deepEqual(await unread(), {total: 0, conversations: {}});
    assert.equal((await read('no-such-message')).outcome, '404 not-found');
  });
});

describe('the list of conversations', () => {
  it('puts the newest message first, in pages that miss nothing', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) {
      desk.now += 1000;
      ids.unshift((await visitor.say(`Conversation ${index}`)).id);
    }
    const seen: string[] = [];
    let query = '?limit=2';
    for (let page = 0; page < 3; page++) {
      const reply = await visitor.ask('GET', `/v1/conversations${query}`);
      seen.push(...reply.conversations.map(({id}) => id));
      const {nextCursor} = reply.list;
      assert.equal(reply.headers.get('link') !== null, nextCursor !== null);
      query = `?limit=2&cursor=${nextCursor}`;
    }
    assert.deepEqual(seen, ids);
    desk.now += 1000;
    await visitor.send(ids[4] ?? '', {body: 'Once more'});
    assert.equal((await visitor.ask('GET', '/v1/conversations?limit=1')).conversations[0]?.id, ids[4]);
  });

  it('is filtered by status and knows its limits', async () => {
    const visitor = await new TestDesk().visitor();
    const {id} = await visitor.say('One');
    await visitor.say('Two');
    await visitor.ask('POST', `/v1/conversations/${id}/end`);
    const list = (query: string) => visitor.ask('GET', `/v1/conversations${query}`);
    assert.deepEqual(
      (await list('?status=ended')).conversations.map((one) => one.id),
      [id],
    );
    assert.equal((await list('?status=open')).conversations.length, 1);
    assert.equal((await list('?limit=100000')).conversations.length, 2);
    for (const query of ['?limit=0', '?limit=-1', '?limit=many', '?status=nope', '?cursor=nonsense', '?cursor=e30']) {
      assert.equal((await list(query)).outcome, '400 invalid-request', query);
    }
  });
});

it('keeps everything of one visitor from another', async () => {
  const desk = new TestDesk();
  const owner = await desk.visitor();
  const {id} = await owner.say('Secret');
  const message = (await owner.messages(id)).messages[0]?.id ?? '';
  const stranger = await desk.visitor();
  const asks: [method: string, path: string, body?: unknown][] = [
    ['GET', ''],
    ['PATCH', '', {title: 'Mine'}],
    ['PATCH', '', {customAttributes: {orderIdStr: 'x'}}],
    ['POST', '/end'],
    ['GET', '/messages'],
    ['GET', `/messages?around=${message}`],
    ['GET', `/messages/${message}`],
    ['POST', '/messages', {body: 'Hi'}],
    ['PUT', '/read', {lastReadMessageId: message}],
    ['POST', '/typing', {typing: true}],
  ];
  for (const [method, path, body] of asks) {
    const reply = await stranger.ask(method, `/v1/conversations/${id}${path}`, {body, key: desk.newKey()});
    assert.equal(reply.outcome, '404 not-found', `${method} ${path}`);
    const unknown = await stranger.ask(method, `/v1/conversations/unknown${path}`, {body, key: desk.newKey()});
    assert.deepEqual(
      {...unknown.problem, instance: ''},
      {...reply.problem, instance: ''},
      'the same as for one that never was',
    );
  }
  assert.deepEqual((await stranger.ask('GET', '/v1/conversations')).conversations, []);
  assert.deepEqual((await stranger.ask('GET', '/v1/unread')).json, {total: 0, conversations: {}});
  assert.equal((await owner.conversation(id)).conversation.title, null);
});

function sitesAlone() {
  return demoOrganisation.sites.filter((site) => site.settings.assistantId === null);
}
