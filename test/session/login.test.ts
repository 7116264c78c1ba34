// A login waited for lists that were refused in the former name, and their refusal for the login.
import {expect} from '@open-wc/testing';
import type {BackendContext, ChatBackend} from '../../src/backend/chat-backend.js';
import {ChatError} from '../../src/model/chat-error.js';
import type {Identity} from '../../src/model/identity.js';
import {nothingUnread} from '../../src/model/unread.js';
import {until} from '../support/chat-page.js';
import {InPageServer} from '../support/in-page.js';
import {sampleConversation} from '../support/model-samples.js';
import {gate, startSession, TestDevice, withMethods} from '../support/test-session.js';

const revoked = new ChatError('unauthorized', 'Over.', {status: 401, reason: 'revoked'});
const customer: Identity = {
  visitorId: 'vi_1',
  identified: true,
  customerId: 'cu_1',
  email: 'kim@example.org',
  externalId: null,
};

/** The first read of the lists is refused, as a backend reports it, and goes on when that is settled. */
function desk(methods: Partial<ChatBackend>) {
  let context: BackendContext | undefined;
  let reads = 0;
  const refused: boolean[] = [];
  const backend = new InPageServer().backend();
  return {
    refused,
    isRefusing: () => reads > 0,
    backend: withMethods(backend, {
      attach: (given) => {
        context = given;
        backend.attach(given);
      },
      hasVisitor: () => Promise.resolve(true),
      loadIdentity: () => Promise.reject(revoked),
      listConversations: async () => {
        if (++reads === 1) refused.push((await context?.identify?.(revoked)) ?? false);
        return {items: [sampleConversation({id: 'co_1'})], nextCursor: null, eventCursor: 'now'};
      },
      loadUnread: () => Promise.resolve(nothingUnread),
      subscribe: () => undefined,
      wake: () => undefined,
      ...methods,
    }),
  };
}

describe('a login', () => {
  it('ends, and is nobody’s logout, when the lists are refused meanwhile', async () => {
    const door = gate();
    const {backend, refused, isRefusing} = desk({login: () => door.passed.then(() => customer)});
    const {session, told} = await startSession(backend);
    const outcome = session.call('login', {jwtToken: 'of Kim'});
    await until(isRefusing, 'the refusal');
    door.open();
    expect(await outcome).to.include({identified: true, customerId: 'cu_1'});
    expect(refused).to.deep.equal([true]);
    expect(session.state.conversations).to.have.length(1);
    expect(told.map(({name}) => name))
      .to.include('login')
      .and.not.include('logout');
  });

  it('that the page is asked for ends, though the lists that follow it are refused', async () => {
    const {backend, refused} = desk({login: () => Promise.resolve(customer)});
    const {session, told} = await startSession(backend, new TestDevice(), {identity: () => Promise.resolve('of Kim')});
    await until(() => refused.length > 0, 'the refusal');
    await until(() => told.some(({name}) => name === 'login'), 'the login');
    expect(refused).to.deep.equal([true]);
    expect(session.state.conversations).to.have.length(1);
  });
});
