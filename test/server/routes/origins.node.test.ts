import assert from 'node:assert/strict';
import {it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {demoWith, TestDesk} from '../test-desk.js';

const shop = 'https://shop.example';
const other = 'https://other.example';
const foreign = 'https://foreign.example';

function twoShops(): TestDesk {
  const [site] = demoOrganisation.sites;
  assert.ok(site);
  const sites = [
    {...site, key: 'pk_shop', allowedOrigins: [shop]},
    {...site, key: 'pk_other', allowedOrigins: [other]},
  ];
  return new TestDesk({organisation: demoWith({sites})});
}

const allowed = 'access-control-allow-origin';

it('answers a site’s own origin and lets it read what it needs', async () => {
  const desk = twoShops();
  const reply = await desk.ask('POST', '/v1/visitors', {body: {siteKey: 'pk_shop'}, headers: {origin: shop}});
  assert.equal(reply.status, 201);
  assert.equal(reply.headers.get(allowed), shop);
  assert.equal(reply.headers.get('vary'), 'Origin');
  assert.equal(reply.headers.get('access-control-allow-credentials'), null);
  assert.equal(
    reply.headers.get('access-control-expose-headers'),
    'ETag, Link, Location, Retry-After, RateLimit, Idempotency-Replayed',
  );
});

it('refuses a foreign origin, and one of another site, by site key and by token', async () => {
  const desk = twoShops();
  const {token} = await desk.visitor('pk_shop');
  for (const origin of [foreign, other, 'null', 'http://localhost:3000']) {
    for (const reply of [
      await desk.ask('POST', '/v1/visitors', {body: {siteKey: 'pk_shop'}, headers: {origin}}),
      await desk.ask('GET', '/v1/conversations', {token, headers: {origin}}),
      await desk.ask('GET', '/v1/events', {token, headers: {origin}}),
      await desk.ask('POST', '/v1/conversations', {
        token,
        body: {message: {body: 'x'}},
        key: 'a-key-12',
        headers: {origin},
      }),
    ]) {
      assert.equal(reply.outcome, '403 origin-not-allowed', origin);
      assert.equal(reply.headers.get(allowed), null);
      assert.equal(reply.headers.get('vary'), 'Origin');
    }
  }
  assert.equal((await desk.agent('GET', '/conversations')).conversations.length, 0);
});

it('serves requests without an origin', async () => {
  const desk = twoShops();
  const {token} = await desk.visitor('pk_shop');
  const reply = await desk.ask('GET', '/v1/conversations', {token});
  assert.equal(reply.status, 200);
  assert.equal(reply.headers.get(allowed), null);
});

it('lets a page read why it was refused', async () => {
  const desk = twoShops();
  const {token} = await desk.visitor('pk_shop');
  const headers = {origin: shop};
  const read = async (method: string, path: string, given?: string) =>
    (await desk.ask(method, path, {headers, token: given})).headers.get(allowed);
  assert.equal(await read('GET', '/v1/conversations/nobody', token), shop);
  assert.equal(await read('GET', '/v1/conversations', 'nonsense'), shop);
  assert.equal(await read('GET', '/v1/nothing'), shop);
  assert.equal(await read('DELETE', '/v1/conversations', token), shop);
});

it('answers a preflight for every origin that some site allows, and for no other', async () => {
  const desk = twoShops();
  const preflight = (origin: string, path = '/v1/conversations') =>
    desk.ask('OPTIONS', path, {headers: {origin, 'access-control-request-method': 'POST'}});
  for (const origin of [shop, other]) {
    const {status, headers} = await preflight(origin);
    assert.equal(status, 204);
    assert.equal(headers.get(allowed), origin);
    assert.equal(headers.get('access-control-max-age'), '7200');
    assert.equal(headers.get('vary'), 'Origin');
    assert.equal(
      headers.get('access-control-allow-headers'),
      'Authorization, Content-Type, Idempotency-Key, Last-Event-ID, If-None-Match, X-Client, traceparent',
    );
    assert.match(headers.get('access-control-allow-methods') ?? '', /PUT.*PATCH/);
  }
  assert.equal((await preflight(foreign)).outcome, '403 origin-not-allowed');
  assert.equal((await preflight(foreign)).headers.get(allowed), null);
  const config = await preflight(foreign, '/v1/config');
  assert.equal(config.headers.get(allowed), '*');
  assert.equal((await preflight(shop, '/v1/agent/conversations')).headers.get(allowed), null);
});

it('gives the configuration to any origin', async () => {
  const reply = await twoShops().ask('GET', '/v1/config?site=pk_shop', {headers: {origin: foreign}});
  assert.equal(reply.status, 200);
  assert.equal(reply.headers.get(allowed), '*');
});

it('keeps the agent API to its own origin and shows it to no other', async () => {
  const desk = twoShops();
  const ask = (origin: string) => desk.agent('GET', '/conversations', {headers: {origin}});
  for (const origin of [foreign, shop, 'null', 'http://localhost']) {
    const reply = await ask(origin);
    assert.equal(reply.outcome, '403 origin-not-allowed');
    assert.equal(reply.headers.get(allowed), null);
  }
  const own = await ask('http://desk.test');
  assert.equal(own.status, 200);
  assert.equal(own.headers.get(allowed), null);
});

it('allows the demo every loopback origin on any port, and a page from a file', async () => {
  const desk = new TestDesk();
  const status = async (origin: string) =>
    (await desk.ask('POST', '/v1/visitors', {body: {siteKey: 'pk_demo'}, headers: {origin}})).status;
  for (const origin of ['http://localhost:5173', 'http://127.0.0.1', 'https://[::1]:8443', 'null']) {
    assert.equal(await status(origin), 201, origin);
  }
  for (const origin of ['http://localhost.evil.example', 'http://evil.example', 'http://127.0.0.1.nip.io', 'file://']) {
    assert.equal(await status(origin), 403, origin);
  }
});
