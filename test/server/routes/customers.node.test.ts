import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import type {Klass} from '../../../server/src/config/organisation.js';
import {CustomerRecordSchema} from '../../../src/wire/customer-wire.js';
import {logIn} from '../identity-signer.js';
import {demoWith, TestDesk, type Reply, type TestVisitor} from '../test-desk.js';
import {EventReader, fieldOf} from './event-reader.js';

const path = '/v1/visitors/me/customer';
const headers = {accept: 'application/json'};

function describeSelf(visitor: TestVisitor, body: unknown): Promise<Reply> {
  return visitor.ask('PATCH', path, {body});
}

function customerIn(reply: Reply) {
  assert.equal(reply.status, 200, reply.text);
  return CustomerRecordSchema.parse(reply.json);
}

async function customerOf(desk: TestDesk, id: string) {
  return customerIn(await desk.agent('GET', `/customers/${id}`));
}

describe('describing the customer', () => {
  it('merges what is given and answers the whole, also for an anonymous visitor', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const social = {username: 'ada', type: 'twitter'};
    await describeSelf(visitor, {emails: ['ada@example.org'], customAttributes: {orderIdStr: 'A-17', vipBool: true}});
    const reply = await describeSelf(visitor, {
      phones: ['+49 (30) 1234'],
      socials: [social],
      customAttributes: {vipBool: null, priorityNum: 1},
    });
    const {createdAt, ...customer} = customerIn(reply);
    assert.equal(Date.parse(createdAt), desk.now);
    assert.deepEqual(customer, {
      id: visitor.id,
      externalId: null,
      email: null,
      emails: ['ada@example.org'],
      phones: ['+49 (30) 1234'],
      socials: [social],
      customAttributes: {orderIdStr: 'A-17', priorityNum: 1},
    });
    assert.equal(fieldOf((await visitor.ask('GET', '/v1/visitors/me')).json, 'identified'), false);
    assert.deepEqual(await customerOf(desk, visitor.id), {...customer, createdAt});
  });

  it('takes Kustomer’s newer names first, replaces lists and empties them by null', async () => {
    const visitor = await new TestDesk().visitor();
    const both = {emails: ['old@example.org'], sharedEmails: ['a@example.org', 'b@example.org', 'a@example.org']};
    assert.deepEqual(customerIn(await describeSelf(visitor, both)).emails, ['a@example.org', 'b@example.org']);
    assert.deepEqual(customerIn(await describeSelf(visitor, {sharedPhones: ['112']})).phones, ['112']);
    const social = {username: 'ada', type: 'linkedin'};
    assert.deepEqual(customerIn(await describeSelf(visitor, {sharedSocials: [social]})).socials, [social]);
    assert.deepEqual(customerIn(await describeSelf(visitor, {emails: null, phones: []})).emails, []);
  });

  const many = Array.from({length: 21}, (_, index) => `a${index}@example.org`);
  const refusals: Readonly<Record<string, readonly [body: unknown, outcome: string, pointer?: string]>> = {
    'nothing at all': [{}, '400 invalid-request', ''],
    'unknown names only': [{name: 'Ada'}, '400 invalid-request', ''],
    'no attributes': [{customAttributes: {}}, '422 attributes-invalid', '/customAttributes'],
    'an undeclared attribute': [
      {customAttributes: {orderIdStrr: 'x'}},
      '422 attributes-invalid',
      '/customAttributes/orderIdStrr',
    ],
    'a mistyped attribute': [
      {customAttributes: {vipBool: 'yes'}},
      '422 attributes-invalid',
      '/customAttributes/vipBool',
    ],
    'a node of no tree': [
      {customAttributes: {productTree: 'nothing'}},
      '422 attributes-invalid',
      '/customAttributes/productTree',
    ],
    'attributes that are a list': [{customAttributes: []}, '422 attributes-invalid', '/customAttributes'],
    'an address that is none': [{emails: ['ada']}, '400 invalid-request', '/emails/0'],
    'addresses that are no list': [{emails: 'ada@example.org'}, '400 invalid-request', '/emails'],
    'too many addresses': [{emails: many}, '400 invalid-request', '/emails'],
    'a long address': [{emails: [`${'x'.repeat(250)}@example.org`]}, '400 invalid-request', '/emails/0'],
    'a phone of words': [{phones: ['call me']}, '400 invalid-request', '/phones/0'],
    'a long phone': [{phones: ['1'.repeat(41)]}, '400 invalid-request', '/phones/0'],
    'a network that nobody knows': [
      {socials: [{username: 'ada', type: 'myspace'}]},
      '400 invalid-request',
      '/socials/0/type',
    ],
    'a profile without a name': [
      {socials: [{username: '', type: 'twitter'}]},
      '400 invalid-request',
      '/socials/0/username',
    ],
    'a list': [[], '400 invalid-request', ''],
  };
  it('refuses what is wrong, names the place, and writes nothing', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    for (const [what, [body, outcome, pointer]] of Object.entries(refusals)) {
      const reply = await describeSelf(visitor, body);
      assert.deepEqual([reply.outcome, reply.problem.errors?.[0]?.pointer], [outcome, pointer], what);
    }
    const {emails, phones, socials, customAttributes} = await customerOf(desk, visitor.id);
    assert.deepEqual([emails, phones, socials, customAttributes], [[], [], [], {}]);
  });

  it('is all or nothing, and names the nearest attribute', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const reply = await describeSelf(visitor, {
      emails: ['ada@example.org'],
      customAttributes: {orderIdStr: 'A', orderIdStrr: 'B', vipBool: 1},
    });
    assert.deepEqual(
      reply.problem.errors?.map(({code}) => code),
      ['unknown', 'wrong-type'],
    );
    assert.match(reply.problem.detail ?? '', /“orderIdStr”/);
    const customer = await customerOf(desk, visitor.id);
    assert.deepEqual([customer.emails, customer.customAttributes], [[], {}]);
  });

  it('needs no visitor’s rights but its own', async () => {
    const desk = new TestDesk();
    assert.equal((await desk.ask('PATCH', path, {body: {emails: []}})).outcome, '401 unauthorized');
    const visitor = await desk.visitor();
    await visitor.ask('DELETE', '/v1/visitors/me');
    assert.equal((await describeSelf(visitor, {emails: []})).problem.reason, 'revoked');
  });

  it('limits all attributes together in an open klass', async () => {
    const {conversation = {}} = demoOrganisation.klasses;
    const desk = new TestDesk({organisation: demoWith({klasses: {conversation}})});
    const visitor = await desk.visitor();
    const named = (prefix: string) =>
      Object.fromEntries(Array.from({length: 26}, (_, index) => [`${prefix}${index}`, index]));
    assert.equal((await describeSelf(visitor, {customAttributes: named('a')})).status, 200);
    assert.equal((await describeSelf(visitor, {customAttributes: named('b')})).outcome, '422 attributes-invalid');
  });
});

describe('at login', () => {
  it('what the anonymous visitor told fills what the customer lacks', async () => {
    const desk = new TestDesk();
    const known = await logIn(await desk.visitor(), {email: 'ada@example.org'});
    await describeSelf(known, {phones: ['110'], customAttributes: {orderIdStr: 'known'}});
    const visitor = await desk.visitor();
    await describeSelf(visitor, {
      emails: ['second@example.org'],
      phones: ['112'],
      customAttributes: {orderIdStr: 'told', pageUrl: 'https://shop.example/'},
    });
    const {customerId} = await logIn(visitor, {email: 'ada@example.org'});
    const customer = await customerOf(desk, customerId);
    assert.deepEqual(customer.emails, ['ada@example.org', 'second@example.org']);
    assert.deepEqual(customer.phones, ['110', '112']);
    assert.deepEqual(customer.customAttributes, {orderIdStr: 'known', pageUrl: 'https://shop.example/'});
    // Messages of before name the visitor: its id leads to the customer.
    assert.deepEqual(await customerOf(desk, visitor.id), customer);
  });

  it('nothing that is told at the same time is lost', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const [customer, told] = await Promise.all([
      logIn(visitor, {externalId: 'u-17'}),
      describeSelf(visitor, {phones: ['112']}),
    ]);
    assert.ok(told.status === 200 || told.outcome === '401 unauthorized', told.outcome);
    assert.deepEqual((await customerOf(desk, customer.customerId)).phones, told.status === 200 ? ['112'] : []);
  });
});

describe('agents', () => {
  it('see and change a customer; what they note is hidden from it unless the klass says otherwise', async () => {
    const klass: Klass = {
      noteStr: {type: 'string', visitorWritable: false},
      tierStr: {type: 'string', visitorWritable: false, visitorReadable: true},
      orderIdStr: {type: 'string'},
    };
    const desk = new TestDesk({organisation: demoWith({klasses: {customer: klass}})});
    const visitor = await logIn(await desk.visitor(), {externalId: 'u-17'});
    const customAttributes = {noteStr: 'angry', tierStr: 'gold', orderIdStr: 'A-1'};
    const patch = (body: unknown) => desk.agent('PATCH', `/customers/${visitor.customerId}`, {body});
    assert.deepEqual(customerIn(await patch({customAttributes, phones: ['112']})).customAttributes, customAttributes);
    const own = customerIn(await describeSelf(visitor, {phones: ['110']}));
    assert.deepEqual(own.customAttributes, {tierStr: 'gold'});
    assert.equal((await describeSelf(visitor, {customAttributes: {noteStr: 'x'}})).outcome, '422 attributes-invalid');
    assert.deepEqual((await customerOf(desk, visitor.customerId)).customAttributes, customAttributes);
    assert.equal((await patch({customAttributes: {nope: 1}})).outcome, '422 attributes-invalid');
    assert.equal((await patch({})).outcome, '400 invalid-request');
  });

  it('find nobody where nobody is', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    for (const id of ['nobody', '%00', 'x'.repeat(500)]) {
      assert.equal((await desk.agent('GET', `/customers/${id}`)).outcome, '404 not-found');
      const patch = {body: {emails: []}};
      assert.equal((await desk.agent('PATCH', `/customers/${id}`, patch)).outcome, '404 not-found');
      const merge = {body: {targetId: visitor.id}};
      assert.equal((await desk.agent('POST', `/customers/${id}/merge`, merge)).outcome, '404 not-found');
    }
    assert.equal((await visitor.ask('GET', `/v1/agent/customers/${visitor.id}`)).outcome, '401 unauthorized');
  });
});

describe('merging two customers', () => {
  const merge = (desk: TestDesk, id: string, targetId: unknown) =>
    desk.agent('POST', `/customers/${id}/merge`, {body: {targetId}});

  it('gives the target all that the source has, and ends the source’s tokens', async () => {
    const desk = new TestDesk();
    const source = await logIn(await desk.visitor(), {externalId: 'u-17'});
    const target = await logIn(await desk.visitor(), {email: 'ada@example.org'});
    const {id} = await source.say('Hello');
    await describeSelf(source, {phones: ['112'], customAttributes: {orderIdStr: 'A'}});
    await describeSelf(target, {customAttributes: {orderIdStr: 'B'}});
    const {eventCursor} = (await target.ask('GET', '/v1/conversations')).list;
    const stream = new EventReader(await desk.fetch('GET', '/v1/events', {token: source.token}));

    const whole = customerIn(await merge(desk, source.customerId, target.customerId));
    assert.deepEqual(
      [whole.id, whole.email, whole.externalId, whole.phones, whole.customAttributes],
      [target.customerId, 'ada@example.org', null, ['112'], {orderIdStr: 'B'}],
    );
    await stream.readUntil(() => stream.isEnded);
    const told = stream.frames.find(({type}) => type === 'customer.merged');
    const data = {sourceId: source.customerId, targetId: target.customerId};
    assert.deepEqual(fieldOf(told?.json, 'data'), data);
    const log = await target.ask('GET', `/v1/events?after=${eventCursor}`, {headers});
    assert.match(log.text, /customer\.merged.*conversation\.updated/);

    assert.equal((await source.ask('GET', '/v1/unread')).problem.reason, 'revoked');
    assert.equal((await target.conversation(id)).status, 200);
    assert.deepEqual(await customerOf(desk, source.customerId), whole);
    assert.deepEqual(await customerOf(desk, source.id), whole);
    // Who the source was leads to the target from now on.
    const again = await logIn(await desk.visitor(), {externalId: 'u-17'});
    assert.equal(again.customerId, target.customerId);
    assert.equal((await merge(desk, source.customerId, target.customerId)).status, 200);
  });

  it('goes on over several, and through an anonymous one', async () => {
    const desk = new TestDesk();
    const [one, two] = [await desk.visitor(), await desk.visitor()];
    const {id} = await one.say('Hello');
    assert.equal((await merge(desk, one.id, two.id)).status, 200);
    assert.equal((await one.conversation(id)).problem.reason, 'revoked');
    assert.equal((await two.conversation(id)).status, 200);
    const three = await logIn(two, {externalId: 'u-17'});
    const four = await logIn(await desk.visitor(), {externalId: 'u-18'});
    assert.equal((await merge(desk, three.customerId, four.customerId)).status, 200);
    for (const one_ of [one.id, two.id, three.customerId]) {
      assert.equal((await customerOf(desk, one_)).id, four.customerId);
    }
    assert.equal((await four.conversation(id)).status, 200);
  });

  it('never gives an identified customer’s conversations to a device that has proved nothing', async () => {
    const desk = new TestDesk();
    const known = await logIn(await desk.visitor(), {externalId: 'u-17'});
    const anonymous = await desk.visitor();
    assert.equal((await merge(desk, known.customerId, anonymous.id)).outcome, '400 invalid-request');
    assert.equal((await merge(desk, anonymous.id, known.customerId)).status, 200);
    assert.equal((await anonymous.ask('GET', '/v1/unread')).problem.reason, 'revoked');
  });

  it('refuses itself, what is no id, and bots', async () => {
    const {agentKeys} = demoOrganisation;
    const desk = new TestDesk({
      organisation: demoWith({agentKeys: agentKeys.map((key) => ({...key, role: 'bot' as const}))}),
    });
    const admins = new TestDesk({store: desk.store});
    const [one, two] = [await desk.visitor(), await desk.visitor()];
    for (const targetId of [one.id, '', 7, undefined, 'x'.repeat(129)]) {
      assert.equal((await merge(admins, one.id, targetId)).outcome, '400 invalid-request');
    }
    assert.equal((await merge(desk, one.id, two.id)).problem.reason, 'role');
  });

  it('ends well when two are merged both ways at once', async () => {
    const desk = new TestDesk();
    const one = await logIn(await desk.visitor(), {externalId: 'u-1'});
    const two = await logIn(await desk.visitor(), {externalId: 'u-2'});
    const replies = await Promise.all([
      merge(desk, one.customerId, two.customerId),
      merge(desk, two.customerId, one.customerId),
    ]);
    const [first, second] = replies.map((reply) => customerIn(reply).id);
    assert.equal(first, second);
    const again = await Promise.all(
      ['u-1', 'u-2'].map(async (externalId) => logIn(await desk.visitor(), {externalId})),
    );
    assert.deepEqual(
      again.map(({customerId}) => customerId),
      [first, first],
    );
  });
});
