import assert from 'node:assert/strict';
import {it} from 'node:test';
import {SignJWT} from 'jose';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {VisitorTokenSchema} from '../../../src/wire/visitor-wire.js';
import {TestDesk} from '../test-desk.js';

const day = 86_400_000;

it('gives a new visitor a token for 30 days', async () => {
  const desk = new TestDesk();
  const reply = await desk.ask('POST', '/v1/visitors', {body: {siteKey: 'pk_demo'}});
  assert.equal(reply.status, 201);
  const {token, visitorId, expiresAt} = VisitorTokenSchema.parse(reply.json);
  assert.equal(Date.parse(expiresAt) - desk.now, 30 * day);
  const me = await desk.ask('GET', '/v1/visitors/me', {token});
  assert.deepEqual(me.json, {visitorId, identified: false, customerId: null, externalId: null, email: null});
});

it('refuses an unknown site key', async () => {
  const reply = await new TestDesk().ask('POST', '/v1/visitors', {body: {siteKey: 'pk_nobody'}});
  assert.equal(reply.outcome, '404 not-found');
});

it('says why it refuses a token', async () => {
  const desk = new TestDesk();
  const {token} = await desk.visitor();
  const reasonFor = async (given: string | undefined) => {
    const {outcome, problem, headers} = await desk.ask('GET', '/v1/unread', {token: given});
    assert.equal(outcome, '401 unauthorized');
    assert.match(headers.get('www-authenticate') ?? '', /^Bearer/);
    return problem.reason;
  };
  assert.equal(await reasonFor(undefined), 'missing');
  assert.equal(await reasonFor('nonsense'), 'malformed');
  assert.equal(await reasonFor(`${token.slice(0, -4)}AAAA`), 'malformed');
  desk.now += 31 * day;
  assert.equal(await reasonFor(token), 'expired');
});

it('pins the algorithm, the audience and the key', async () => {
  const desk = new TestDesk();
  const visitor = await desk.visitor();
  const [key] = await desk.store.signingKeys();
  assert.ok(key);
  const secret = Buffer.from(key.secret, 'base64url');
  const sign = ({header = {}, audience = 'chat-visitor', lasts = true}) => {
    const jwt = new SignJWT({site: 'pk_demo', ver: 1}).setSubject(visitor.id).setIssuedAt(desk.now / 1000);
    if (lasts) jwt.setExpirationTime(desk.now / 1000 + 60);
    jwt.setIssuer('kustomer-chat').setAudience(audience);
    return jwt.setProtectedHeader({alg: 'HS256', kid: key.kid, ...header}).sign(secret);
  };
  const ask = (token: string) => desk.ask('GET', '/v1/unread', {token});

  assert.equal((await ask(await sign({}))).status, 200);
  const none = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({sub: visitor.id, site: 'pk_demo', ver: 1}))}.`;
  for (const token of [
    none.replaceAll('=', ''),
    await sign({header: {kid: 'other'}}),
    await sign({header: {kid: undefined}}),
    await sign({audience: 'somebody-else'}),
    await sign({lasts: false}),
  ]) {
    assert.equal((await ask(token)).problem.reason, 'malformed');
  }
});

it('renews a token that expired up to 180 days ago, and no older one', async () => {
  const desk = new TestDesk();
  const {token, id} = await desk.visitor();
  desk.now += (30 + 179) * day;
  const renewed = await desk.ask('POST', '/v1/visitors/me/token', {token});
  assert.equal(renewed.status, 200);
  const fresh = VisitorTokenSchema.parse(renewed.json);
  assert.equal(fresh.visitorId, id);
  assert.equal((await desk.ask('GET', '/v1/unread', {token: fresh.token})).status, 200);
  desk.now += 2 * day;
  assert.equal((await desk.ask('POST', '/v1/visitors/me/token', {token})).problem.reason, 'expired');
});

it('refuses every token of a visitor whose version was raised, for renewal too', async () => {
  const desk = new TestDesk();
  const {token, id} = await desk.visitor();
  await desk.store.transaction((transaction) => transaction.raiseVisitorVersion(id));
  assert.equal((await desk.ask('GET', '/v1/unread', {token})).problem.reason, 'revoked');
  assert.equal((await desk.ask('POST', '/v1/visitors/me/token', {token})).problem.reason, 'revoked');
});

it('accepts the tokens of another node on the same store', async () => {
  const one = new TestDesk();
  const {token} = await one.visitor();
  const other = new TestDesk({store: one.store});
  assert.equal((await other.ask('GET', '/v1/unread', {token})).status, 200);
});

it('ends the visitors of a site that the configuration no longer has', async () => {
  const desk = new TestDesk();
  const {token} = await desk.visitor('pk_demo_assistant');
  const sites = demoOrganisation.sites.filter(({key}) => key === 'pk_demo');
  const later = new TestDesk({store: desk.store, organisation: {...demoOrganisation, sites}});
  assert.equal((await later.ask('GET', '/v1/unread', {token})).problem.reason, 'revoked');
});
