import assert from 'node:assert/strict';
import {afterEach, before, describe, it, mock} from 'node:test';
import {ChatError, toChatError} from '../../src/model/chat-error.js';
import {identityToken} from '../support/identity-token.js';
import {InPageServer} from '../support/in-page.js';
import {MemoryTabs} from '../support/memory-tabs.js';
import {answer, attached, FakeEdge, loadAll, problem, settle, StoredCredential, tokenOf, until} from './fake-edge.js';

const never = new AbortController().signal;
const aDay = 86_400_000;
let writes = 0;
const aMessage = () => ({clientId: `client-${++writes}`, message: {body: `Hello ${writes}`}});
const isCreation = ({method, url}: Request) => method === 'POST' && url.endsWith('/v1/visitors');
const isRenewal = ({url}: Request) => url.endsWith('/visitors/me/token');
const outcomeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => toChatError(error).code,
  );

/** The real server, behind an edge where the test can hold requests back. */
function desk() {
  const server = new InPageServer();
  const held: (() => void)[] = [];
  const edge = new FakeEdge(async (request) => {
    if (!holds(request)) return server.fetch(request);
    const answer = isAnswer ? await server.fetch(request) : undefined;
    await new Promise<void>((resolve) => held.push(resolve));
    return answer ?? server.fetch(request);
  });
  let isAnswer = false;
  let holds: (request: Request) => boolean = () => false;
  return {
    server,
    edge,
    held,
    /** From now on what `isHeld` names waits until `release`. */
    hold: (isHeld: (request: Request) => boolean) => {
      holds = isHeld;
      isAnswer = false;
    },
    /** The server has done it, and its answer waits. */
    holdAnswer: (isHeld: (request: Request) => boolean) => {
      holds = isHeld;
      isAnswer = true;
    },
    release: () => {
      holds = () => false;
      for (const go of held.splice(0)) go();
    },
    asked: (is: (request: Request) => boolean) => edge.asked.filter(({request}) => is(request)).length,
  };
}

/** Two pages of one device. `inTurn`: they can wait for each other. */
function twoPages(
  edge: FakeEdge,
  {inTurn, stored = new StoredCredential()}: {inTurn: boolean; stored?: StoredCredential},
) {
  const tabs = new MemoryTabs();
  const page = () => {
    const link = tabs.open();
    return attached(edge, {stored, ...(inTurn && {exclusively: (work) => link.exclusively(work)})});
  };
  return [page(), page(), stored] as const;
}

async function withVisitor({edge}: {edge: FakeEdge}, stored: StoredCredential): Promise<void> {
  await attached(edge, {stored}).backend.createConversation(aMessage(), never);
}

/** As `stored`, but soon to end. */
function aged(stored: StoredCredential, days: number): void {
  const expiresAt = new Date(Date.now() + days * aDay).toISOString();
  stored.value = JSON.stringify({...(JSON.parse(stored.value ?? '{}') as object), expiresAt});
}

before(loadAll);
afterEach(() => mock.restoreAll());

describe('two pages that write first at the same moment', () => {
  for (const inTurn of [true, false]) {
    it(`are one visitor ${inTurn ? 'and ask for one' : 'also where they cannot wait for each other'}`, async () => {
      const {edge, hold, release, held, asked} = desk();
      const [one, two] = twoPages(edge, {inTurn});
      hold(isCreation);
      const writing = Promise.all([
        one.backend.createConversation(aMessage(), never),
        two.backend.createConversation(aMessage(), never),
      ]);
      await until(() => held.length === (inTurn ? 1 : 2), 'the visitors that are asked for');
      await settle();
      release();
      const created = (await writing).map(({conversation}) => conversation.id);
      assert.equal(asked(isCreation), inTurn ? 1 : 2);
      for (const {backend} of [one, two]) {
        const {items} = await backend.listConversations({}, never);
        assert.deepEqual(items.map(({id}) => id).sort(), [...created].sort());
      }
    });
  }
});

describe('a page that cannot wait for its turn', () => {
  it('because that part is not loaded, may send again', async () => {
    const {edge, asked} = desk();
    const exclusively = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    const {backend} = attached(edge, {stored: new StoredCredential(), exclusively});
    const error = await backend.createConversation(aMessage(), never).catch((error: unknown) => error);
    assert.ok(error instanceof ChatError);
    assert.deepEqual([error.code, error.retryable], ['backend-unavailable', true]);
    assert.equal(asked(isCreation), 0);
  });
});

describe('a token that is renewed', () => {
  it('leaves the one before valid, and another renewal as well', async () => {
    const {edge, server} = desk();
    const stored = new StoredCredential();
    await withVisitor({edge}, stored);
    const token = (JSON.parse(stored.value ?? '') as {token: string}).token;
    const ask = async (method: string, path: string, bearer: string) =>
      server.fetch(new Request(`http://localhost/v1/${path}`, {method, headers: {Authorization: `Bearer ${bearer}`}}));
    const renewals = await Promise.all([1, 2].map(() => ask('POST', 'visitors/me/token', token)));
    const tokens = await Promise.all(
      renewals.map(async (renewal) => ((await renewal.json()) as {token: string}).token),
    );
    for (const each of [token, ...tokens]) assert.equal((await ask('GET', 'conversations', each)).status, 200);
  });

  for (const inTurn of [true, false]) {
    it(`comes to two pages that are refused at once${inTurn ? ', and is renewed once' : ''}`, async () => {
      let renewals = 0;
      const waiting: (() => void)[] = [];
      const edge = new FakeEdge(async (request) => {
        if (isRenewal(request)) {
          const number = ++renewals;
          await new Promise<void>((resolve) => waiting.push(resolve));
          return answer(tokenOf(`new${number}`));
        }
        const isOld = request.headers.get('Authorization') === 'Bearer t1';
        return isOld
          ? problem(401, 'unauthorized', {reason: 'expired'})
          : answer('{"items":[],"nextCursor":null,"eventCursor":null}');
      });
      const [one, two, stored] = twoPages(edge, {inTurn, stored: new StoredCredential(tokenOf('t1'))});
      const reading = Promise.all([one.backend.listConversations({}, never), two.backend.listConversations({}, never)]);
      await until(() => waiting.length === (inTurn ? 1 : 2), 'the renewals');
      for (const go of waiting.reverse()) go();
      await reading;
      assert.equal(renewals, inTurn ? 1 : 2);
      // Both are valid; the next call of either page goes with the one that was stored last.
      await Promise.all([one.backend.listConversations({}, never), two.backend.listConversations({}, never)]);
      const used = edge.asked.slice(-2).map(({request}) => request.headers.get('Authorization')?.slice(7) ?? '');
      assert.match(stored.value ?? '', new RegExp(`"${used[0] ?? ''}"`));
      assert.equal(used[0], used[1]);
    });
  }

  it('is renewed again, where another page has done so so long ago that this one is over, too', async () => {
    const stored = new StoredCredential(tokenOf('t1'));
    const edge = new FakeEdge((request) => {
      if (isRenewal(request)) return answer(tokenOf('t3'));
      if (request.headers.get('Authorization') === 'Bearer t3') return answer('{"items":[],"nextCursor":null}');
      stored.value = tokenOf('t2', '2020-01-01T00:00:00.000Z');
      return problem(401, 'unauthorized', {reason: 'expired'});
    });
    await attached(edge, {stored}).backend.listConversations({}, never);
    const used = edge.asked.map(({request}) => request.headers.get('Authorization'));
    assert.deepEqual(used, ['Bearer t1', 'Bearer t2', 'Bearer t3']);
  });

  it('before its time is tried once an hour, however wrong the clock of this machine is', async () => {
    const {edge, asked} = desk();
    const stored = new StoredCredential();
    await withVisitor({edge}, stored);
    const now = Date.now();
    const clock = mock.method(Date, 'now', () => now + 400 * aDay);
    const {backend} = attached(edge, {stored});
    for (let call = 0; call < 5; call++) await backend.loadUnread(never);
    await settle();
    assert.equal(asked(isRenewal), 1);
    clock.mock.mockImplementation(() => now + 400 * aDay + 2 * 3_600_000);
    await backend.loadUnread(never);
    await settle();
    assert.equal(asked(isRenewal), 2);
  });
});

describe('what comes too late', () => {
  it('a renewal does not bring back who has logged out, here or in another page', async () => {
    for (const inOther of [false, true]) {
      const {edge, hold, release, held} = desk();
      const stored = new StoredCredential();
      await withVisitor({edge}, stored);
      aged(stored, 3);
      const [one, two] = twoPages(edge, {inTurn: true, stored});
      hold(isRenewal);
      await one.backend.loadUnread(never);
      await until(() => held.length === 1, 'the renewal');
      await (inOther ? two : one).backend.logout(never);
      assert.equal(stored.value, null);
      release();
      await settle();
      assert.equal(stored.value, null);
    }
  });

  it('a visitor who was asked for before the logout is none, and what it wrote is not sent', async () => {
    const {edge, hold, release, held, asked} = desk();
    const {backend, stored} = attached(edge, {stored: new StoredCredential()});
    hold(isCreation);
    const writing = outcomeOf(backend.createConversation(aMessage(), never));
    await until(() => held.length === 1, 'the visitor that is asked for');
    await backend.logout(never);
    release();
    assert.equal(await writing, 'aborted');
    assert.equal(stored.value, null);
    assert.equal(
      asked(({url}) => url.endsWith('/conversations')),
      0,
    );
    await backend.createConversation(aMessage(), never);
    assert.notEqual(stored.value, null);
  });

  it('a credential that may not be stored any more is not used either', async () => {
    const {edge, hold, release, held, asked} = desk();
    const {backend, stored} = attached(edge, {stored: new StoredCredential()});
    hold(isCreation);
    const writing = outcomeOf(backend.createConversation(aMessage(), never));
    await until(() => held.length === 1, 'the visitor that is asked for');
    stored.refusal = new ChatError('aborted', 'Another visitor is here now.');
    release();
    assert.equal(await writing, 'aborted');
    assert.equal(
      asked(({url}) => url.endsWith('/conversations')),
      0,
    );
    assert.equal(await outcomeOf(backend.logout(never)), 'done');
  });

  it('a login that another page has logged out of meanwhile is over', async () => {
    const {edge, holdAnswer, release, held} = desk();
    const stored = new StoredCredential();
    await withVisitor({edge}, stored);
    const [one, two] = twoPages(edge, {inTurn: true, stored});
    holdAnswer(({url}) => url.endsWith('/identity'));
    const login = outcomeOf(one.backend.login(await identityToken({externalId: 'late-customer'}), never));
    await until(() => held.length === 1, 'the login');
    await two.backend.logout(never);
    release();
    assert.equal(await login, 'aborted');
    assert.equal(stored.value, null);
  });
});

describe('a login in one page', () => {
  for (const inTurn of [true, false]) {
    it(`stands against a renewal in another${inTurn ? '' : ' that could not wait'}`, async () => {
      const {edge, hold, release, held} = desk();
      const stored = new StoredCredential();
      await withVisitor({edge}, stored);
      const [one, two] = twoPages(edge, {inTurn, stored});
      hold(({url}) => url.endsWith('/identity'));
      const login = one.backend.login(await identityToken({externalId: `customer-${String(inTurn)}`}), never);
      await until(() => held.length === 1, 'the login');
      aged(stored, 3);
      await two.backend.loadUnread(never); // renews, or waits for it
      await settle();
      release();
      assert.equal((await login).identified, true);
      for (const {backend} of [one, two]) assert.equal((await backend.loadIdentity(never))?.identified, true);
    });
  }
});

describe('a stored credential that cannot be read', () => {
  it('is told once, counts as none, and is kept beside the next one', async () => {
    for (const damaged of ['{"visitorId":"vi_1","token":', '{"visitorId":7}', 'null']) {
      const {edge} = desk();
      const {backend, stored, reports} = attached(edge, {stored: new StoredCredential(damaged)});
      assert.deepEqual((await backend.listConversations({}, never)).items, []);
      assert.equal((await backend.loadUnread(never)).total, 0);
      assert.deepEqual(
        reports.map(({code, source}) => [code, source]),
        [['internal', 'credential']],
      );
      assert.equal(stored.value, damaged);
      await backend.createConversation(aMessage(), never);
      assert.equal((await backend.listConversations({}, never)).items.length, 1);
      assert.equal((JSON.parse(stored.value) as {unreadable?: unknown}).unreadable, damaged);
      assert.equal(reports.length, 1);
    }
  });
});
