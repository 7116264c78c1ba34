import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {IdentifiedSchema} from '../../../src/wire/identity-wire.js';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {logIn, signIdentity} from '../identity-signer.js';
import {demoWith, TestDesk, type TestVisitor} from '../test-desk.js';
import {EventReader, fieldOf} from './event-reader.js';

const path = '/v1/visitors/me/identity';
const anonymous = {identified: false, customerId: null, externalId: null, email: null};

function identify(visitor: TestVisitor, jwt: unknown) {
  return visitor.ask('POST', path, {body: {jwt}});
}

describe('identifying', () => {
  it('answers who the visitor is, with a token that replaces the old one', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const reply = await identify(visitor, await signIdentity(desk, {externalId: 'u-17'}));
    assert.equal(reply.status, 200);
    const {token, expiresAt, ...identity} = IdentifiedSchema.parse(reply.json);
    assert.equal(Date.parse(expiresAt) - desk.now, 30 * 86_400_000);
    const {customerId} = identity;
    assert.ok(customerId && customerId !== visitor.id);
    assert.deepEqual(identity, {
      visitorId: visitor.id,
      identified: true,
      customerId,
      externalId: 'u-17',
      email: null,
    });
    assert.deepEqual((await desk.ask('GET', '/v1/visitors/me', {token})).json, identity);
    assert.equal((await visitor.ask('GET', '/v1/visitors/me')).problem.reason, 'revoked');
    assert.equal((await visitor.ask('POST', '/v1/visitors/me/token')).problem.reason, 'revoked');
  });

  it('knows a customer again, on another device and another site', async () => {
    const desk = new TestDesk();
    const first = await logIn(await desk.visitor(), {externalId: 'u-17'});
    const second = await logIn(await desk.visitor('pk_demo_assistant'), {sub: 'u-17'});
    const other = await logIn(await desk.visitor(), {externalId: 'u-18'});
    assert.equal(second.customerId, first.customerId);
    assert.notEqual(other.customerId, first.customerId);
    const {id} = await first.say('Hello');
    assert.equal((await second.conversation(id)).status, 200);
    assert.equal((await other.conversation(id)).outcome, '404 not-found');
  });

  it('lets the e-mail address win, in lower case of ASCII only', async () => {
    const desk = new TestDesk();
    const first = await logIn(await desk.visitor(), {externalId: 'u-17', email: 'Ada@Example.org'});
    const me = await first.ask('GET', '/v1/visitors/me');
    assert.deepEqual([fieldOf(me.json, 'email'), fieldOf(me.json, 'externalId')], ['ada@example.org', null]);
    assert.equal((await logIn(await desk.visitor(), {email: 'ADA@example.ORG'})).customerId, first.customerId);
    assert.notEqual((await logIn(await desk.visitor(), {externalId: 'u-17'})).customerId, first.customerId);
    const kelvin = await logIn(await desk.visitor(), {email: '\u212Aim@example.org'});
    assert.notEqual((await logIn(await desk.visitor(), {email: 'kim@example.org'})).customerId, kelvin.customerId);
  });

  it('finds nobody by what somebody merely told of himself', async () => {
    const desk = new TestDesk();
    const liar = await desk.visitor();
    await liar.ask('PATCH', '/v1/visitors/me/customer', {body: {emails: ['ada@example.org']}});
    const {id} = await liar.say('Hi');
    const ada = await logIn(await desk.visitor(), {email: 'ada@example.org'});
    assert.equal((await ada.conversation(id)).outcome, '404 not-found');
  });

  it('tells nobody whether a customer exists', async () => {
    const desk = new TestDesk();
    await logIn(await desk.visitor(), {email: 'ada@example.org'});
    const known = await identify(await desk.visitor(), await signIdentity(desk, {email: 'ada@example.org'}));
    const unknown = await identify(await desk.visitor(), await signIdentity(desk, {email: 'new@example.org'}));
    assert.equal(known.status, unknown.status);
    assert.deepEqual([...known.headers.keys()], [...unknown.headers.keys()]);
    const names = (json: unknown) => Object.keys(Object(json));
    assert.deepEqual(names(known.json), names(unknown.json));
    for (const email of ['ada@example.org', 'new@example.org']) {
      const forged = await signIdentity(desk, {email}, {secret: 'wrong'});
      assert.equal((await identify(await desk.visitor(), forged)).problem.reason, 'signature');
    }
  });

  it('answers the same customer again, and refuses another one until the visitor has logged out', async () => {
    const desk = new TestDesk();
    const visitor = await logIn(await desk.visitor(), {externalId: 'u-17'});
    const again = await identify(visitor, await signIdentity(desk, {externalId: 'u-17'}));
    assert.equal(fieldOf(again.json, 'customerId'), visitor.customerId);
    assert.equal((await visitor.ask('GET', '/v1/unread')).status, 200);
    const other = await identify(visitor, await signIdentity(desk, {externalId: 'u-18'}));
    assert.equal(other.outcome, '409 already-identified');
    assert.equal((await logIn(await desk.visitor(), {externalId: 'u-18'})).customerId.length, 36);
  });

  it('answers a request again whose answer was lost, also with a token of one use', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const jwt = await signIdentity(desk, {externalId: 'u-17', jti: 'once'});
    const first = IdentifiedSchema.parse((await identify(visitor, jwt)).json);
    const second = IdentifiedSchema.parse((await identify(visitor, jwt)).json);
    assert.equal(second.customerId, first.customerId);
    for (const {token} of [first, second]) assert.equal((await desk.ask('GET', '/v1/unread', {token})).status, 200);
    // Used again it is, by whoever holds the new token or has none.
    assert.equal((await desk.ask('POST', path, {token: first.token, body: {jwt}})).problem.reason, 'replayed');
    assert.equal((await identify(await desk.visitor(), jwt)).problem.reason, 'replayed');
    await desk.ask('DELETE', '/v1/visitors/me', {token: first.token});
    assert.equal((await desk.ask('POST', path, {token: visitor.token, body: {jwt}})).problem.reason, 'revoked');
    const another = await signIdentity(desk, {externalId: 'u-18'});
    assert.equal((await identify(visitor, another)).problem.reason, 'revoked');
  });

  it('gives one customer to eight visitors who come at once', async () => {
    const desk = new TestDesk();
    const visitors = await Promise.all(Array.from({length: 8}, () => desk.visitor()));
    const identified = await Promise.all(visitors.map((visitor) => logIn(visitor, {email: 'ada@example.org'})));
    assert.equal(new Set(identified.map(({customerId}) => customerId)).size, 1);
  });

  it('identifies one visitor once when two logins come at once', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const tokens = await Promise.all(['a', 'a', 'b'].map((externalId) => signIdentity(desk, {externalId})));
    const outcomes = (await Promise.all(tokens.map((jwt) => identify(visitor, jwt)))).map(({outcome}) => outcome);
    const winners = outcomes.filter((outcome) => outcome === '200').length;
    assert.ok(winners === 1 || winners === 2, outcomes.join(', '));
    assert.ok(outcomes.includes('409 already-identified'), outcomes.join(', '));
  });

  it('is limited as writes are, and says when the site knows no identities', async () => {
    const limits = {...demoOrganisation.limits, writesPerMinute: 1, writeBurst: 2, loopbackUnlimited: false};
    const desk = new TestDesk({organisation: demoWith({limits})});
    const visitor = await desk.visitor();
    for (let count = 0; count < 2; count++) assert.equal((await identify(visitor, 'x')).problem.reason, 'malformed');
    assert.equal((await identify(visitor, 'x')).outcome, '429 rate-limited');

    const sites = demoOrganisation.sites.map((site) => ({...site, identityKeys: []}));
    const plain = new TestDesk({organisation: demoWith({sites})});
    const jwt = await signIdentity(plain, {externalId: 'u-17'});
    const refused = await identify(await plain.visitor(), jwt);
    assert.deepEqual([refused.outcome, refused.problem.reason], ['401 identity-invalid', 'not-configured']);
  });

  it('needs a token and a text', async () => {
    const desk = new TestDesk();
    assert.equal((await desk.ask('POST', path, {body: {jwt: 'x'}})).problem.reason, 'missing');
    const visitor = await desk.visitor();
    for (const jwt of [undefined, null, 7, ['x']])
      assert.equal((await identify(visitor, jwt)).outcome, '400 invalid-request');
    assert.equal((await visitor.ask('POST', path)).outcome, '400 invalid-request');
  });
});

describe('what the anonymous visitor has said', () => {
  it('moves to the customer, and the former log tells so before it ends', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hello');
    await desk.agentSays(id, 'Hi');
    const list = await visitor.ask('GET', '/v1/conversations');
    const stream = new EventReader(
      await desk.fetch('GET', `/v1/events?after=${list.list.eventCursor}`, {token: visitor.token}),
    );
    const customer = await logIn(visitor, {externalId: 'u-17'});
    await stream.readUntil(() => stream.isEnded);
    const stored = stream.frames.filter(({type}) => type !== 'unread.changed');
    assert.deepEqual(
      stored.map(({type}) => type),
      ['conversation.updated', 'visitor.identified'],
    );
    assert.equal(fieldOf(fieldOf(stored.at(-1)?.json, 'data'), 'customerId'), customer.customerId);

    const [moved] = (await customer.ask('GET', '/v1/conversations')).conversations;
    assert.deepEqual([moved?.id, moved?.unreadCount], [id, 1]);
    assert.equal((await customer.messages(id)).messages.length, 2);
    assert.equal((await customer.send(id, {body: 'Still me'})).status, 201);
    await desk.agentSays(id, 'Welcome back');
    assert.deepEqual((await customer.ask('GET', '/v1/unread')).json, {total: 1, conversations: {[id]: 1}});

    const resumed = await desk.ask('GET', `/v1/events?after=${stored.at(-1)?.id}`, {
      token: customer.token,
      headers: {accept: 'application/json'},
    });
    assert.match(resumed.text, /stream\.reset/);
  });

  it('joins what the customer has from before, also where both used one key', async () => {
    const desk = new TestDesk();
    const first = await logIn(await desk.visitor(), {externalId: 'u-17'});
    await first.create({message: {body: 'One'}}, 'same-key');
    const visitor = await desk.visitor();
    const two = (await visitor.create({message: {body: 'Two'}}, 'same-key')).created.conversation;
    const second = await logIn(visitor, {externalId: 'u-17'});
    assert.equal((await second.ask('GET', '/v1/conversations')).conversations.length, 2);
    const again = await second.create({message: {body: 'Two'}}, 'same-key');
    assert.deepEqual([again.status, again.created.conversation.id], [201, two.id]);
    assert.equal((await second.ask('GET', '/v1/conversations')).conversations.length, 2);
  });

  it('is not written twice by a retry after the login, on this device or after another login', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const body = {message: {body: 'Hello'}};
    const {id} = (await visitor.create(body, 'create-1')).created.conversation;
    const sent = (await visitor.send(id, {body: 'More'}, 'message-1')).message;
    const customer = await logIn(visitor, {externalId: 'u-17'});
    const elsewhere = await logIn(await desk.visitor(), {externalId: 'u-17'});
    for (const one of [customer, elsewhere]) {
      const again = await one.create(body, 'create-1');
      assert.equal(again.headers.get('idempotency-replayed'), 'true');
      assert.equal(again.created.conversation.id, id);
      assert.equal((await one.send(id, {body: 'More'}, 'message-1')).message.id, sent.id);
      assert.equal((await one.send(id, {body: 'Other'}, 'message-1')).outcome, '422 idempotency-key-reused');
    }
    assert.equal((await customer.messages(id)).messages.length, 2);
    const stranger = await logIn(await desk.visitor(), {externalId: 'u-18'});
    assert.notEqual((await stranger.create(body, 'create-1')).created.conversation.id, id);
  });

  it('is complete when messages and conversations race the login', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hello');
    const [customer, sent, created] = await Promise.all([
      logIn(visitor, {externalId: 'u-17'}),
      Promise.all(Array.from({length: 6}, (_, index) => visitor.send(id, {body: `m${index}`}))),
      Promise.all(Array.from({length: 6}, (_, index) => visitor.create({message: {body: `c${index}`}}))),
    ]);
    for (const reply of [...sent, ...created]) {
      assert.ok(reply.status === 201 || reply.outcome === '401 unauthorized', reply.outcome);
    }
    const accepted = (replies: readonly {readonly status: number}[]) =>
      replies.filter(({status}) => status === 201).length;
    assert.equal((await customer.messages(id)).messages.length, 1 + accepted(sent));
    assert.equal((await customer.ask('GET', '/v1/conversations')).conversations.length, 1 + accepted(created));
    assert.deepEqual(desk.errors, []);
  });

  it('is told to the customer’s other devices and to the agents', async () => {
    const desk = new TestDesk();
    const other = await logIn(await desk.visitor(), {externalId: 'u-17'});
    const {eventCursor} = (await other.ask('GET', '/v1/conversations')).list;
    const agents = (await desk.agent('GET', '/conversations')).list.eventCursor;
    const visitor = await desk.visitor();
    const {id} = await visitor.say('Hello');
    await logIn(visitor, {externalId: 'u-17'});
    const headers = {accept: 'application/json'};
    const told = await other.ask('GET', `/v1/events?after=${eventCursor}`, {headers});
    assert.match(told.text, new RegExp(`conversation.updated.*${id}`));
    assert.doesNotMatch(told.text, /visitor\.identified/);
    const agentLog = await desk.agent('GET', `/events?after=${agents}`, {headers});
    assert.match(agentLog.text, /visitor\.identified/);
  });
});

describe('logging out', () => {
  it('leaves a token that is good for nothing, not even for logging in again', async () => {
    const desk = new TestDesk();
    const visitor = await desk.visitor();
    const ada = await logIn(visitor, {externalId: 'u-17'});
    assert.equal((await ada.ask('DELETE', '/v1/visitors/me')).status, 204);
    for (const externalId of ['u-17', 'u-18']) {
      for (const token of [visitor, ada]) {
        assert.equal((await identify(token, await signIdentity(desk, {externalId}))).problem.reason, 'revoked');
      }
    }
  });

  it('revokes the token and ends its streams; what was said stays with the customer', async () => {
    const desk = new TestDesk();
    const visitor = await logIn(await desk.visitor(), {externalId: 'u-17'});
    const {id} = await visitor.say('Hello');
    const stream = new EventReader(await desk.fetch('GET', '/v1/events', {token: visitor.token}));
    assert.equal((await visitor.ask('DELETE', '/v1/visitors/me')).status, 204);
    await stream.readUntil(() => stream.isEnded);
    const repeated = await visitor.ask('DELETE', '/v1/visitors/me');
    assert.deepEqual([repeated.outcome, repeated.problem.reason], ['401 unauthorized', 'revoked']);
    const next = await desk.visitor();
    assert.deepEqual((await next.ask('GET', '/v1/visitors/me')).json, {visitorId: next.id, ...anonymous});
    assert.equal((await next.conversation(id)).outcome, '404 not-found');
    const back = await logIn(next, {externalId: 'u-17'});
    assert.equal((await back.conversation(id)).status, 200);
  });

  it('ends an anonymous visitor too', async () => {
    const visitor = await new TestDesk().visitor();
    assert.equal((await visitor.ask('DELETE', '/v1/visitors/me')).status, 204);
    assert.equal((await visitor.ask('GET', '/v1/unread')).problem.reason, 'revoked');
  });
});
