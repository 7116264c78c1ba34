// A page that logs its customer in often goes on to the next page at once: that finds a token which is void by then.
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {toChatError} from '../../src/model/chat-error.js';
import {identityToken, newCustomer} from '../support/identity-token.js';
import {InPageServer} from '../support/in-page.js';
import {attached, problem, StoredCredential} from './fake-edge.js';

const never = new AbortController().signal;
const isLogin = ({url}: Request) => url.endsWith('/visitors/me/identity');

describe('a login whose answer nobody has heard', () => {
  it('is finished by the next page that is refused, with all that was said before', async () => {
    const {server, stored, first, message, jwt} = await loggingIn();
    await assert.rejects(first.login(jwt, never));
    let logins = 0;
    const next = attached(
      {
        fetch: (request) => {
          if (isLogin(request)) logins++;
          return server.fetch(request);
        },
      },
      {stored},
    );
    const [{items}, again] = await Promise.all([
      next.backend.listConversations({}, never),
      next.backend.listConversations({}, never),
    ]);
    assert.deepEqual(
      items.map(({clientId}) => clientId),
      [message.clientId],
    );
    assert.equal(again.items.length, 1);
    assert.equal(logins, 1, 'once for all who were refused');
    assert.equal((await next.backend.loadIdentity(never))?.identified, true);
    assert.ok(!stored.value?.includes(jwt), 'nothing of it is kept');
  });

  it('waits for the network, as everything else does', async () => {
    const {server, stored, first, jwt} = await loggingIn();
    await assert.rejects(first.login(jwt, never));
    const isCut = {login: true};
    const fetch = (request: Request) =>
      isCut.login && isLogin(request) ? Promise.reject(new TypeError('Failed to fetch')) : server.fetch(request);
    const {backend} = attached({fetch}, {stored});
    await assert.rejects(backend.listConversations({}, never), (error) => toChatError(error).retryable);
    isCut.login = false;
    assert.equal((await backend.listConversations({}, never)).items.length, 1);
  });

  it('is finished before another customer’s begins, which is refused: nobody becomes a new visitor', async () => {
    const {server, stored, first, jwt} = await loggingIn();
    await assert.rejects(first.login(jwt, never));
    const {backend} = attached(server, {stored});
    const other = await identityToken(newCustomer());
    await assert.rejects(backend.login(other, never), {code: 'already-identified'});
    assert.equal((await backend.listConversations({}, never)).items.length, 1);
  });

  it('is not forgotten when another customer’s does not reach the server', async () => {
    const {server, stored, first, jwt} = await loggingIn();
    await assert.rejects(first.login(jwt, never));
    const offline = attached({fetch: () => Promise.reject(new TypeError('Failed to fetch'))}, {stored});
    const other = await identityToken(newCustomer());
    await assert.rejects(offline.backend.login(other, never), (error) => toChatError(error).retryable);
    const {backend} = attached(server, {stored});
    assert.equal((await backend.listConversations({}, never)).items.length, 1);
  });

  it('and that has not reached the server is not repeated when somebody else logs in', async () => {
    const {server, stored, first, customer, jwt} = await loggingIn({isHeard: false});
    await assert.rejects(first.login(jwt, never));
    const {backend} = attached(server, {stored});
    const other = newCustomer();
    assert.notEqual(other.externalId, customer.externalId);
    assert.equal((await backend.login(await identityToken(other), never)).externalId, other.externalId);
    assert.equal((await backend.listConversations({}, never)).items.length, 1);
  });

  it('and that arrives after it was looked for is not forgotten with the login that is refused for it', async () => {
    const {server, stored, first, late, jwt} = await loggingIn({isHeard: false});
    await assert.rejects(first.login(jwt, never));
    const fetch = async (request: Request) => {
      if (isLogin(request) && late.request) {
        await server.fetch(late.request);
        late.request = undefined;
      }
      return server.fetch(request);
    };
    const {backend} = attached({fetch}, {stored});
    await assert.rejects(backend.login(await identityToken(newCustomer()), never), {code: 'already-identified'});
    assert.equal((await backend.listConversations({}, never)).items.length, 1);
    assert.equal((await backend.loadIdentity(never))?.identified, true);
  });

  it('and whose token is too old by now is followed by the same customer’s next one', async () => {
    const {server, stored, first, customer, jwt} = await loggingIn();
    await assert.rejects(first.login(jwt, never));
    const fetch = async (request: Request) => {
      const isOld = isLogin(request) && (await request.clone().text()).includes(jwt);
      return isOld ? problem(422, 'identity-invalid', {reason: 'too-old'}) : server.fetch(request);
    };
    const {backend} = attached({fetch}, {stored});
    const fresh = await identityToken({...customer, name: 'Kim'});
    assert.equal((await backend.login(fresh, never)).externalId, customer.externalId);
    assert.equal((await backend.listConversations({}, never)).items.length, 1);
  });
});

describe('a page that was asleep when its visitor left, and wakes among the next one’s', () => {
  const next = {visitorId: 'vi_2', token: 'next', expiresAt: '2099-01-01T00:00:00.000Z'};

  it('leaves that one’s credential where it is, though it was finishing a login', async () => {
    for (const isWell of [true, false]) {
      const {server, stored, first, jwt} = await loggingIn();
      await assert.rejects(first.login(jwt, never));
      const fetch = async (request: Request) => {
        if (!isLogin(request)) return server.fetch(request);
        const response = isWell ? await server.fetch(request) : problem(401, 'unauthorized', {reason: 'revoked'});
        stored.value = JSON.stringify(next); // in another page
        return response;
      };
      const {backend} = attached({fetch}, {stored});
      const outcome = await backend.listConversations({}, never).then(
        () => 'done',
        (error: unknown) => toChatError(error).code,
      );
      assert.equal(outcome, 'unauthorized');
      assert.equal(stored.value, JSON.stringify(next));
    }
  });

  it('asks nobody who its visitor was', async () => {
    const ending = new AbortController();
    const fetch = () => Promise.resolve(problem(401, 'unauthorized', {reason: 'revoked'}));
    const stored = new StoredCredential(JSON.stringify({...next, token: 'former'}));
    const load = stored.page.load.bind(stored.page);
    let asked = 0;
    let loads = 0;
    const credential = {
      ...stored.page,
      load: () => {
        // It has left by the time that the refusal is heard.
        if (loads++ > 0) stored.value = null;
        if (loads > 1) ending.abort();
        return load();
      },
    };
    const identify = () => Promise.resolve(++asked > 0);
    const {backend} = attached({fetch}, {stored, credential, identify});
    await assert.rejects(backend.loadConversation('c1', ending.signal));
    assert.ok(ending.signal.aborted);
    assert.equal(asked, 0);
  });
});

/** A visitor who has written, and whose login reaches the server, if that `isHeard`; the answer does not come back. */
async function loggingIn({isHeard = true} = {}) {
  const server = new InPageServer();
  const stored = new StoredCredential(null);
  const late: {request: Request | undefined} = {request: undefined};
  const {backend} = attached(
    {
      fetch: async (request) => {
        const isLost = isLogin(request);
        if (isLost) late.request = request.clone();
        const response = isHeard || !isLost ? await server.fetch(request) : undefined;
        if (isLost || !response) throw new TypeError('Failed to fetch');
        return response;
      },
    },
    {stored},
  );
  const message = {clientId: '0192b9d0-0000-7000-8000-000000000001', message: {body: 'Hello'}};
  await backend.createConversation(message, never);
  const customer = newCustomer();
  return {server, stored, first: backend, late, message, customer, jwt: await identityToken(customer)};
}
