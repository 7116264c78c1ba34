import {expect} from '@open-wc/testing';
import {ChatError} from '../../src/model/chat-error.js';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import {until} from '../support/chat-page.js';
import {newText, refusal} from '../support/errors.js';
import {InPageServer} from '../support/in-page.js';
import {startSession, withMethods} from '../support/test-session.js';

const unreachable = new ChatError('backend-unavailable', 'No.', {retryable: true});

/** A visitor with one conversation. */
async function visitor(methods: (backend: ChatBackend) => Partial<ChatBackend> = () => ({})) {
  const server = new InPageServer();
  const backend = server.backend();
  const test = await startSession(withMethods(backend, methods(backend)));
  const {conversationId} = await test.session.call('createConversation', {message: newText()});
  const {stored} = test.device;
  /** Whether this device knows the visitor. The screen of the next one may be there already. */
  const isKept = () => stored.has('credential') || JSON.stringify([...stored]).includes(conversationId);
  const names = () => test.told.map(({name}) => name);
  return {...test, server, names, isKept};
}

describe('forget()', () => {
  it('erases on the server first, then on this device, and tells the logout', async () => {
    const {session, device, server, names, isKept} = await visitor();
    const credential = device.stored.get('credential') as string;
    const {token} = JSON.parse(credential) as {token: string};
    expect(await session.call('forget')).to.equal(null);
    expect(isKept()).to.equal(false);
    expect(session.state.conversations).to.deep.equal([]);
    expect(names().at(-1)).to.equal('logout');
    const headers = {Authorization: `Bearer ${token}`};
    const answer = await server.fetch(new Request('http://localhost/v1/visitors/me', {headers}));
    expect(answer.status).to.equal(401);
  });

  it('changes nothing while the server cannot be reached, and can be called again', async () => {
    const {session, server, names, isKept} = await visitor();
    server.isCut = true;
    expect((await refusal(session.call('forget'))).code).to.equal('backend-unavailable');
    expect(isKept()).to.equal(true);
    expect(session.state.conversations).to.have.length(1);
    expect(names()).not.to.include('logout');
    server.isCut = false;
    await session.call('forget');
    expect(isKept()).to.equal(false);
  });

  it('wipes this device of a visitor whom the server knows no more, and says that it has erased nothing', async () => {
    const gone = new ChatError('unauthorized', 'Over.', {status: 401, reason: 'revoked'});
    const {session, names, isKept} = await visitor(() => ({erase: () => Promise.reject(gone)}));
    expect((await refusal(session.call('forget'))).code).to.equal('unauthorized');
    expect(isKept()).to.equal(false);
    expect(names().filter((name) => name === 'logout')).to.deep.equal(['logout']);
  });

  it('logs out where the help desk does not erase', async () => {
    let erased = 0;
    const {session, isKept, names} = await visitor(({capabilities}) => ({
      capabilities: new Set([...capabilities].filter((name) => name !== 'erase')),
      erase: () => {
        erased++;
        return Promise.resolve();
      },
    }));
    await session.call('forget');
    expect(erased).to.equal(0);
    expect(isKept()).to.equal(false);
    expect(names().at(-1)).to.equal('logout');
  });

  it('succeeds when nobody was here, and tells no event then', async () => {
    const {session, told} = await startSession(new InPageServer().backend());
    expect(await session.call('forget')).to.equal(null);
    expect(told.map(({name}) => name)).not.to.include('logout');
  });
});

describe('what is not sent at logout', () => {
  it('is told before it is wiped, and removed then', async () => {
    const {session, told, names} = await visitor(() => ({sendMessage: () => Promise.reject(unreachable)}));
    const conversationId = session.state.conversations[0]?.id ?? '';
    session.sendMessage(conversationId, 'not sent');
    await until(() => session.state.threads[conversationId]?.outgoing.length === 1, 'the bubble');
    const clientId = session.state.threads[conversationId]?.outgoing[0]?.clientId;
    await session.call('logout');
    expect(told.find(({name}) => name === 'unsent')?.detail).to.deep.equal({
      messages: [{conversationId, clientId, body: 'not sent'}],
    });
    expect(told.filter(({name}) => name === 'delivery-change').at(-1)?.detail).to.deep.equal({
      conversationId,
      clientId,
      delivery: 'removed',
    });
    expect(names().slice(-1)).to.deep.equal(['logout']);
    expect(names().indexOf('unsent')).to.be.lessThan(names().lastIndexOf('delivery-change'));
  });

  it('is not spoken of when everything was sent', async () => {
    const {session, names} = await visitor();
    await session.call('logout');
    expect(names()).not.to.include('unsent');
  });
});
