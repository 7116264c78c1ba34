import assert from 'node:assert/strict';
import {scryptSync} from 'node:crypto';
import {describe, it} from 'node:test';
import type {Agent} from '../../../server/src/config/organisation.js';
import {scryptPasswords} from '../../../server/src/passwords-node.js';
import {AgentEntranceSchema, AgentSessionSchema} from '../../../src/wire/agent-session-wire.js';
import {demoWith, TestDesk, type Reply, type RequestOptions} from '../test-desk.js';
import {EventReader} from './event-reader.js';

const salt = Buffer.from('salt of 16 bytes');

/** Cheap, so that the tests are quick. */
function hashOf(password: string): string {
  const key = scryptSync(password, salt, 32, {N: 1024, r: 8, p: 1});
  return `scrypt$1024$8$1$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

const nora: Agent = {
  id: 'ag_nora',
  email: 'Nora@halden.example',
  displayName: 'Nora',
  avatarUrl: null,
  role: 'agent',
  passwordHash: hashOf('correct horse'),
};
const mina: Agent = {...nora, id: 'ag_mina', email: 'mina@halden.example', displayName: 'Mina'};
const organisation = demoWith({agents: [nora, mina]});
const right = {email: 'nora@halden.example', password: 'correct horse'};
const hour = 3_600_000;

/** A browser of one agent: keeps the cookie, knows the token. */
class Browser {
  readonly desk: TestDesk;
  cookie = '';
  csrfToken = '';

  constructor(desk = new TestDesk({organisation, passwords: scryptPasswords})) {
    this.desk = desk;
  }

  async signIn(body: unknown = right, options: RequestOptions = {}): Promise<Reply> {
    const reply = await this.desk.ask('POST', '/v1/agent/sessions', {body, ...options});
    if (reply.status === 201) {
      this.cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
      this.csrfToken = AgentSessionSchema.parse(reply.json).csrfToken;
    }
    return reply;
  }

  ask(method: string, path: string, {headers, ...options}: RequestOptions = {}): Promise<Reply> {
    const csrf: Record<string, string> = method === 'GET' ? {} : {'x-csrf-token': this.csrfToken};
    return this.desk.ask(method, `/v1/agent${path}`, {...options, headers: {cookie: this.cookie, ...csrf, ...headers}});
  }
}

describe('signing in', () => {
  it('answers who it is, and keeps the session in a cookie that no script reads', async () => {
    const browser = new Browser();
    const reply = await browser.signIn();
    assert.equal(reply.outcome, '201');
    const {agent, expiresAt} = AgentSessionSchema.parse(reply.json);
    const {passwordHash, ...known} = nora;
    assert.deepEqual(agent, known);
    assert.ok(!reply.text.includes(passwordHash));
    assert.equal(expiresAt, '2026-01-05T22:00:00.000Z');
    assert.match(
      reply.headers.get('set-cookie') ?? '',
      /^kustomer_chat_agent=[\w-]{43}; Path=\/v1\/agent; Max-Age=604800; HttpOnly; SameSite=Strict$/,
    );
    const me = await browser.ask('GET', '/sessions/me');
    assert.deepEqual(me.json, reply.json);
    assert.equal((await browser.ask('GET', '/conversations')).status, 200);
  });

  it('marks the cookie as secure for a page that came by https', async () => {
    const reply = await new Browser().signIn(right, {headers: {origin: 'https://desk.test'}});
    assert.match(reply.headers.get('set-cookie') ?? '', /; Secure$/);
  });

  it('stores nothing by which anybody could sign in', async () => {
    const browser = new Browser();
    await browser.signIn();
    const secret = browser.cookie.split('=')[1] ?? '';
    assert.equal(await browser.desk.store.agentSessions.find(secret), undefined);
  });

  it('says the same of a wrong password and of an unknown address', async () => {
    const browser = new Browser();
    const wrong = await browser.signIn({...right, password: 'wrong'});
    const unknown = await browser.signIn({...right, email: 'nobody@halden.example'});
    assert.equal(wrong.outcome, '401 unauthorized');
    assert.equal(wrong.problem.reason, 'credentials');
    assert.equal(wrong.text, unknown.text);
    assert.equal(wrong.headers.get('set-cookie'), null);
  });

  it('hashes a password for an unknown address too, so that its time tells nothing', async () => {
    const tried: string[] = [];
    const passwords = {
      verify: (password: string) => {
        tried.push(password);
        return Promise.resolve(true);
      },
    };
    const browser = new Browser(new TestDesk({organisation, passwords}));
    assert.equal((await browser.signIn({email: 'nobody@halden.example', password: 'x'})).outcome, '401 unauthorized');
    assert.deepEqual(tried, ['x']);
  });

  it('refuses what is no sign-in', async () => {
    const browser = new Browser();
    for (const body of [{}, {email: 'x'}, {...right, password: ''}, {...right, password: 'x'.repeat(1025)}, []]) {
      assert.equal((await browser.signIn(body)).outcome, '400 invalid-request');
    }
    const foreign = await browser.signIn(right, {headers: {origin: 'https://evil.example'}});
    assert.equal(foreign.outcome, '403 origin-not-allowed');
    const form = await browser.desk.ask('POST', '/v1/agent/sessions', {raw: new URLSearchParams(right)});
    assert.equal(form.outcome, '415 media-type-unsupported');
    const without = new Browser(new TestDesk({organisation}));
    assert.equal((await without.signIn()).outcome, '404 not-found');
  });

  it('is limited for one address and for one e-mail address', async () => {
    const browser = new Browser();
    const attempt = (address: string, email: string) => browser.signIn({email, password: 'wrong'}, {address});
    for (let count = 0; count < 10; count++) await attempt(`192.0.2.${count}`, nora.email);
    const limited = await attempt('192.0.2.99', ' NORA@halden.example');
    assert.equal(limited.outcome, '429 rate-limited');
    assert.equal(limited.headers.get('retry-after'), '6');
    for (let count = 0; count < 20; count++) await attempt('198.51.100.1', `${count}@halden.example`);
    assert.equal((await attempt('198.51.100.1', 'other@halden.example')).outcome, '429 rate-limited');
    assert.equal((await attempt('198.51.100.2', 'other@halden.example')).outcome, '401 unauthorized');
    browser.desk.now += 60_000;
    assert.equal((await browser.signIn()).outcome, '201');
  });
});

it('says how one gets in, and who is in already', async () => {
  const browser = new Browser();
  const entrance = async () => AgentEntranceSchema.parse((await browser.ask('GET', '/sessions')).json);
  const {session, ...ways} = await entrance();
  assert.equal(session, null);
  assert.deepEqual(ways, {organisation: 'Halden', isDemo: true, siteKey: 'pk_demo', methods: ['password']});
  const signedIn = await browser.signIn();
  assert.deepEqual((await entrance()).session, signedIn.json);
  const foreign = await browser.ask('GET', '/sessions', {headers: {origin: 'https://evil.example'}});
  assert.equal(foreign.outcome, '403 origin-not-allowed');
});

describe('who is signed in', () => {
  it('needs the token for everything that is not read', async () => {
    const browser = new Browser();
    await browser.signIn();
    const {id} = await (await browser.desk.visitor()).say('Hi');
    const path = `/conversations/${id}/messages`;
    const write = (headers: Readonly<Record<string, string>>) =>
      browser.ask('POST', path, {body: {body: 'Hello'}, key: browser.desk.newKey(), headers});
    assert.equal((await write({'x-csrf-token': ''})).outcome, '403 origin-not-allowed');
    assert.equal((await write({'x-csrf-token': `${browser.csrfToken}x`})).outcome, '403 origin-not-allowed');
    assert.equal((await write({origin: 'https://evil.example'})).outcome, '403 origin-not-allowed');
    const other = new Browser(browser.desk);
    await other.signIn({...right, email: mina.email});
    assert.equal((await write({'x-csrf-token': other.csrfToken})).outcome, '403 origin-not-allowed');
    assert.equal((await write({})).outcome, '201');
  });

  it('speaks in no other name', async () => {
    const browser = new Browser();
    await browser.signIn();
    const {id} = await (await browser.desk.visitor()).say('Hi');
    const key = browser.desk.newKey();
    const {message} = await browser.ask('POST', `/conversations/${id}/messages`, {body: {body: 'Hello'}, key});
    assert.deepEqual(message.sender, {
      type: 'agent',
      id: 'ag_nora',
      displayName: 'Nora',
      avatarUrl: null,
      ai: false,
    });
    const sender = {type: 'agent', displayName: 'Mina'};
    for (const [method, path, body] of [
      ['POST', `/conversations/${id}/messages`, {body: 'x', sender}],
      ['POST', `/conversations/${id}/typing`, {typing: true, sender}],
    ] as const) {
      const reply = await browser.ask(method, path, {body, key: browser.desk.newKey()});
      assert.equal(reply.outcome, '400 invalid-request');
      assert.equal(reply.problem.errors?.[0]?.pointer, '/sender');
    }
    assert.equal((await browser.ask('POST', `/conversations/${id}/typing`, {body: {typing: true}})).status, 204);
    const byKey = await browser.desk.agent('POST', `/conversations/${id}/typing`, {body: {typing: true}});
    assert.equal(byKey.outcome, '400 invalid-request');
  });

  it('has idempotency keys of their own', async () => {
    const one = new Browser();
    const other = new Browser(one.desk);
    await one.signIn();
    await other.signIn({...right, email: mina.email});
    const first = await (await one.desk.visitor()).say('Hi');
    const second = await (await one.desk.visitor()).say('Hi');
    const write = (browser: Browser, id: string) =>
      browser.ask('POST', `/conversations/${id}/messages`, {body: {body: 'Hello'}, key: 'same-key'});
    assert.equal((await write(one, first.id)).outcome, '201');
    assert.equal((await write(other, second.id)).outcome, '201');
    assert.equal((await write(one, first.id)).headers.get('idempotency-replayed'), 'true');
  });

  it('follows the events until the session is over', async () => {
    const browser = new Browser(new TestDesk({organisation, passwords: scryptPasswords, streamTimes: {reread: 20}}));
    await browser.signIn();
    const {cookie} = browser;
    const events = new EventReader(await browser.desk.fetch('GET', '/v1/agent/events', {headers: {cookie}}));
    await (await browser.desk.visitor()).say('Hi');
    await events.next(1, 'message.created');
    assert.equal((await browser.ask('DELETE', '/sessions')).status, 204);
    await events.readUntil(() => events.isEnded);
    assert.equal(events.isEnded, true);
  });

  it('is nobody any more after signing out', async () => {
    const browser = new Browser();
    await browser.signIn();
    assert.equal(
      (await browser.ask('DELETE', '/sessions', {headers: {'x-csrf-token': ''}})).outcome,
      '403 origin-not-allowed',
    );
    const gone = await browser.ask('DELETE', '/sessions');
    assert.equal(gone.status, 204);
    assert.match(gone.headers.get('set-cookie') ?? '', /^kustomer_chat_agent=; Path=\/v1\/agent; Max-Age=0; HttpOnly/);
    const reply = await browser.ask('GET', '/conversations');
    assert.equal(reply.outcome, '401 unauthorized');
    assert.equal(reply.problem.reason, 'expired');
    assert.equal((await browser.ask('DELETE', '/sessions')).outcome, '401 unauthorized');
  });

  it('stays signed in while working, twelve hours after that, and seven days at most', async () => {
    const browser = new Browser();
    await browser.signIn();
    const outcome = async () => (await browser.ask('GET', '/sessions/me')).outcome;
    browser.desk.now += 11 * hour;
    assert.equal(await outcome(), '200');
    browser.desk.now += 11 * hour;
    assert.equal(await outcome(), '200');
    browser.desk.now += 12 * hour;
    assert.equal(await outcome(), '401 unauthorized');
    await browser.signIn();
    for (let passed = 0; passed < 160; passed += 8) {
      browser.desk.now += 8 * hour;
      assert.equal(await outcome(), '200', `after ${passed + 8} h`);
    }
    browser.desk.now += 8 * hour;
    assert.equal(await outcome(), '401 unauthorized');
  });

  it('loses the session with the place in the team, and with another password', async () => {
    const desk = new TestDesk({organisation, passwords: scryptPasswords});
    const [one, other] = [new Browser(desk), new Browser(desk)];
    await one.signIn();
    await other.signIn({...right, email: mina.email});
    const outcomes = async () => [
      (await one.ask('GET', '/conversations')).outcome,
      (await other.ask('GET', '/conversations')).outcome,
    ];
    assert.deepEqual(await outcomes(), ['200', '200']);
    await desk.server.reload(demoWith({agents: [{...nora, displayName: 'Nora H.'}]}));
    assert.deepEqual(await outcomes(), ['200', '401 unauthorized']);
    await desk.server.reload(demoWith({agents: [{...nora, passwordHash: hashOf('new')}]}));
    assert.deepEqual(await outcomes(), ['401 unauthorized', '401 unauthorized']);
  });

  it('is not who guesses a cookie, and a key beside the cookie wins', async () => {
    const browser = new Browser();
    for (const cookie of [
      '',
      'kustomer_chat_agent=',
      `kustomer_chat_agent=${'x'.repeat(43)}`,
      'a=b; kustomer_chat_agent=%00',
    ]) {
      assert.equal((await browser.ask('GET', '/conversations', {headers: {cookie}})).outcome, '401 unauthorized');
    }
    await browser.signIn();
    assert.equal((await browser.ask('GET', '/conversations', {token: 'ak_wrong'})).outcome, '401 unauthorized');
    assert.equal((await browser.ask('GET', '/sessions/me', {token: 'ak_demo'})).outcome, '404 not-found');
    assert.equal((await browser.ask('DELETE', '/sessions', {token: 'ak_demo'})).outcome, '404 not-found');
    assert.equal(
      (await browser.ask('GET', '/sessions/me', {headers: {cookie: `a=b; ${browser.cookie}`}})).outcome,
      '200',
    );
  });
});

describe('a password', () => {
  it('is known again by its hash, and by nothing else', async () => {
    const hash = hashOf('pässword');
    assert.equal(await scryptPasswords.verify('pässword', hash), true);
    assert.equal(await scryptPasswords.verify('pa\u0308ssword', hash), true, 'written in another way');
    assert.equal(await scryptPasswords.verify('password', hash), false);
    assert.equal(await scryptPasswords.verify('pässword', 'scrypt$1$1$1$x$y'), false);
    // A cost that this machine is not to pay, and one that scrypt does not know.
    for (const cost of ['4194304$8$1', '1000$8$1']) {
      assert.equal(await scryptPasswords.verify('pässword', hash.replace('1024$8$1', cost)), false);
    }
  });
});
