import {expect} from '@open-wc/testing';
import {ChatError} from '../../src/model/chat-error.js';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import type {ChatSession} from '../../src/session/chat-session.js';
import {until} from '../support/chat-page.js';
import {InPageServer} from '../support/in-page.js';
import {gate, startSession, TestDevice, withMethods} from '../support/test-session.js';

/** A draft is open, and `body` is on its way in it. Returns the thread's name. */
function writeFirst(session: ChatSession, body: string): string {
  session.showNewThread();
  const key = session.state.draft?.clientId ?? '';
  session.sendMessage(key, body);
  return key;
}

function bubbles(session: ChatSession): readonly string[] {
  return Object.values(session.state.threads).flatMap(({outgoing}) => outgoing.map(({body}) => body));
}

const records = (device: TestDevice) => [...device.stored.keys()].filter((name) => name.startsWith('outbox/'));

/** A backend that creates nothing until it is healed. */
function unableToCreate(backend: ChatBackend) {
  let isHealed = false;
  return {
    heal: () => (isHealed = true),
    backend: withMethods(backend, {
      createConversation: async (...args) => {
        if (!isHealed) throw new ChatError('backend-unavailable', 'Not now.', {retryable: true});
        return backend.createConversation(...args);
      },
    }),
  };
}

async function nothingLeft(session: ChatSession, device: TestDevice): Promise<void> {
  await until(() => bubbles(session).length === 0 && records(device).length === 0, 'everything to be accepted');
}

describe('what the customer has sent', () => {
  it('is stored before its bubble appears, and before it leaves', async () => {
    const device = new TestDevice();
    const door = gate();
    let isClosed = false;
    device.stored.beforeWrite = async (changes) => {
      if (isClosed && changes.some(([name]) => name.startsWith('outbox/'))) await door.passed;
      return true;
    };
    const server = new InPageServer();
    const {session} = await startSession(server.backend(), device);
    session.showNewThread();
    const key = session.state.draft?.clientId ?? '';
    await session.call('isLoggedIn', {email: 'nobody@example.org'}); // everything that sends is loaded
    isClosed = true;
    session.sendMessage(key, 'kept first');
    session.saveText(key, 'x'); // an unrelated write passes
    await until(() => device.stored.has(`text/${key}`) || device.stored.has('text/draft'), 'the other write');
    expect(bubbles(session)).to.deep.equal([]);
    expect(session.state.conversations).to.deep.equal([]);
    door.open();
    await until(() => session.state.conversations.length === 1, 'the conversation');
  });

  it('is sent by the next page when the one that wrote it has gone, with all that belongs to it', async () => {
    const server = new InPageServer();
    const {backend} = unableToCreate(server.backend());
    const {session, device} = await startSession(backend);
    const created = session.call('createConversation', {customAttributes: {orderIdStr: 'A-17'}});
    created.catch(() => undefined); // it ends with the page
    await until(() => session.state.draft !== null, 'the draft');
    const key = session.state.draft?.clientId ?? '';
    session.sendMessage(key, 'one');
    session.sendMessage(key, 'two');
    await until(() => bubbles(session).length === 2, 'the bubbles');
    session.stop();
    const later = unableToCreate(server.backend());
    const next = await startSession(later.backend, device);
    expect(bubbles(next.session)).to.deep.equal(['one', 'two']);
    expect(next.session.state.screen).to.deep.equal({name: 'thread', key});
    later.heal();
    next.session.retrySend();
    await nothingLeft(next.session, device);
    const [conversation] = next.session.state.conversations;
    expect(conversation?.customAttributes).to.deep.equal({orderIdStr: 'A-17'});
    expect(next.session.state.screen).to.deep.equal({name: 'thread', key: conversation?.id});
    const page = await next.session.call('getMessages', {conversationId: conversation?.id ?? ''});
    expect(page.messages.filter(({direction}) => direction === 'in').map(({body}) => body)).to.deep.equal([
      'one',
      'two',
    ]);
  });

  it('is there once, though its answer was lost with the page', async () => {
    const server = new InPageServer();
    const backend = server.backend();
    const door = gate();
    let sent = 0;
    const {session, device} = await startSession(
      withMethods(backend, {
        createConversation: async (...args) => {
          await backend.createConversation(...args);
          sent++;
          await door.passed; // the answer never comes
          throw new ChatError('backend-unavailable', 'Lost.', {retryable: true});
        },
      }),
    );
    writeFirst(session, 'only once');
    await until(() => sent === 1, 'the server to have it');
    session.stop();
    const next = await startSession(server.backend(), device);
    await nothingLeft(next.session, device);
    await until(() => next.session.state.conversations.length === 1, 'the conversation');
    const page = await next.session.call('getMessages', {
      conversationId: next.session.state.conversations[0]?.id ?? '',
    });
    expect(page.messages.filter(({direction}) => direction === 'in')).to.have.length(1);
  });

  it('stays in its order when its thread has two names: the creation’s answer was lost, and a list told of it', async () => {
    const server = new InPageServer();
    const backend = server.backend();
    let id = '';
    const {session, device} = await startSession(
      withMethods(backend, {
        createConversation: async (...args) => {
          id = (await backend.createConversation(...args)).conversation.id;
          throw new ChatError('backend-unavailable', 'Lost.', {retryable: true});
        },
      }),
    );
    const key = writeFirst(session, 'one');
    session.sendMessage(key, 'two');
    await until(() => id !== '' && records(device).length === 2, 'two records, and the conversation on the server');
    session.stop();
    // A page that has seen the conversation in a list writes there.
    const [, two] = [...device.stored]
      .filter(([name]) => name.startsWith('outbox/'))
      .map(([, record]) => record as object);
    const order = Date.now() + 1000;
    const three = {...two, clientId: crypto.randomUUID(), key: id, body: 'three', order};
    device.stored.set(`outbox/${three.clientId}`, three);
    const next = await startSession(server.backend(), device);
    await nothingLeft(next.session, device);
    const page = await next.session.call('getMessages', {conversationId: id});
    const sent = page.messages.filter(({direction}) => direction === 'in').map(({body}) => body);
    expect(sent).to.deep.equal(['one', 'two', 'three']);
  });

  it('is still there to be edited after a reload when it was refused for good', async () => {
    const server = new InPageServer();
    const {session, device} = await startSession(server.backend());
    writeFirst(session, 'hello');
    await until(() => session.state.conversations.length === 1, 'the conversation');
    const id = session.state.conversations[0]?.id ?? '';
    await session.call('endConversation', {conversationId: id});
    session.sendMessage(id, 'too late');
    await until(() => session.state.threads[id]?.outgoing[0]?.delivery === 'failed', 'the refusal');
    session.stop();
    const {session: next} = await startSession(server.backend(), device);
    const failed = next.state.threads[id]?.outgoing[0];
    expect(failed).to.deep.include({body: 'too late', delivery: 'failed'});
    expect(failed?.error?.code).to.equal('conversation-ended');
    next.discardFailed(id, failed?.clientId ?? '', true);
    await until(() => records(device).length === 0, 'the record to go');
    expect(device.stored.get(`text/${id}`)).to.equal('too late');
    expect(next.state.composerTexts[id]).to.equal('too late');
  });

  it('is not sent as somebody else when its visitor is not known any more', async () => {
    const server = new InPageServer();
    const {session, device} = await startSession(server.backend());
    writeFirst(session, 'hello');
    await until(() => session.state.conversations.length === 1, 'the conversation');
    const id = session.state.conversations[0]?.id ?? '';
    server.isCut = true;
    session.sendMessage(id, 'mine');
    await until(() => bubbles(session).length === 1, 'the bubble');
    session.stop();
    device.stored.delete('credential');
    server.isCut = false;
    const {session: next} = await startSession(server.backend(), device);
    await until(() => next.state.threads[id]?.outgoing[0]?.delivery === 'failed', 'it to be set aside');
    expect(next.state.threads[id]?.outgoing[0]?.error?.code).to.equal('unauthorized');
    expect(device.stored.has('credential')).to.equal(false);
  });

  it('in a conversation is no other visitor’s either when its own has gone meanwhile', async () => {
    const server = new InPageServer();
    const {session, device} = await startSession(server.backend());
    writeFirst(session, 'hello');
    await until(() => session.state.conversations.length === 1, 'the conversation');
    const id = session.state.conversations[0]?.id ?? '';
    await nothingLeft(session, device);
    device.stored.delete('credential');
    session.sendMessage(id, 'mine');
    await until(() => session.state.threads[id]?.outgoing[0]?.delivery === 'failed', 'it to be set aside');
    expect(session.state.threads[id]?.outgoing[0]?.error?.code).to.equal('unauthorized');
    expect(device.stored.has('credential')).to.equal(false);
  });

  it('that cannot be read any more is set aside, told, and holds nothing else up', async () => {
    const server = new InPageServer();
    const {session, device} = await startSession(server.backend());
    server.isCut = true;
    writeFirst(session, 'good');
    await until(() => records(device).length === 1, 'the record');
    session.stop();
    device.stored.set('outbox/broken', {clientId: 7});
    server.isCut = false;
    const {session: next, told} = await startSession(server.backend(), device);
    await nothingLeft(next, device);
    expect(next.state.conversations).to.have.length(1);
    expect(device.stored.get('unreadable/outbox/broken')).to.deep.equal({clientId: 7});
    const errors = told.filter(({name}) => name === 'error').map(({detail}) => detail as ChatError);
    expect(errors.map(({message}) => message).join()).to.include('outbox/broken');
  });

  it('says so where the browser keeps nothing', async () => {
    const device = new TestDevice();
    device.stored.beforeWrite = () => Promise.resolve(false);
    const server = new InPageServer();
    const {session} = await startSession(server.backend(), device);
    server.isCut = true;
    const key = writeFirst(session, 'only here');
    await until(() => bubbles(session).length === 1, 'the bubble');
    expect(session.state.threads[key]?.outgoing[0]?.isVolatile).to.equal(true);
  });

  it('can be taken back while the server does not have it', async () => {
    const server = new InPageServer();
    const {session, device} = await startSession(server.backend());
    writeFirst(session, 'hello');
    await until(() => session.state.conversations.length === 1, 'the conversation');
    const id = session.state.conversations[0]?.id ?? '';
    server.isCut = true;
    session.sendMessage(id, 'a mistake');
    session.sendMessage(id, 'no mistake');
    await until(() => bubbles(session).length === 2, 'the bubbles');
    session.removeOutgoing(session.state.threads[id]?.outgoing[0]?.clientId ?? '');
    server.isCut = false;
    session.retrySend();
    await nothingLeft(session, device);
    const page = await session.call('getMessages', {conversationId: id});
    const bodies = page.messages.filter(({direction}) => direction === 'in').map(({body}) => body);
    expect(bodies).to.deep.equal(['hello', 'no mistake']);
  });

  it('is not taken back when the server has it, whose answer was lost', async () => {
    const server = new InPageServer();
    const backend = server.backend();
    let isLost = false;
    const {session, device} = await startSession(
      withMethods(backend, {
        sendMessage: async (...args) => {
          const message = await backend.sendMessage(...args);
          if (isLost) throw new ChatError('backend-unavailable', 'Lost.', {retryable: true});
          return message;
        },
        subscribe: () => undefined, // which would tell of it
      }),
    );
    writeFirst(session, 'hello');
    await until(() => session.state.conversations.length === 1, 'the conversation');
    const id = session.state.conversations[0]?.id ?? '';
    isLost = true;
    session.sendMessage(id, 'there already');
    await until(() => session.state.connection === 'offline', 'the lost answer');
    session.removeOutgoing(session.state.threads[id]?.outgoing[0]?.clientId ?? '');
    await nothingLeft(session, device);
    const messages = session.state.threads[id]?.messages.pages.flat().map(({body}) => body);
    expect(messages).to.include('there already');
  });

  it('brings its files from the next page', async () => {
    const server = new InPageServer();
    const {session, device} = await startSession(server.backend());
    writeFirst(session, 'hello');
    await until(() => session.state.conversations.length === 1, 'the conversation');
    const conversationId = session.state.conversations[0]?.id ?? '';
    server.isCut = true;
    const file = new File(['some words'], 'words.txt', {type: 'text/plain'});
    void session.call('sendMessage', {conversationId, body: 'see', attachments: [{file}]}).catch(() => undefined);
    await until(() => bubbles(session).length === 1, 'the bubble');
    session.stop();
    server.isCut = false;
    const {session: next} = await startSession(server.backend(), device);
    await nothingLeft(next, device);
    const page = await next.call('getMessages', {conversationId});
    expect(page.messages.at(-1)?.attachments.map(({name}) => name)).to.deep.equal(['words.txt']);
  });

  it('leaves the field at once; what is typed meanwhile is the next message', async () => {
    const server = new InPageServer();
    const {session, device} = await startSession(server.backend());
    session.showNewThread();
    const key = session.state.draft?.clientId ?? '';
    session.saveText(key, 'once');
    session.sendMessage(key, 'once');
    expect(session.state.composerTexts[key]).to.equal('');
    session.saveText(key, 'the next');
    await until(() => session.state.conversations.length === 1, 'the conversation');
    await nothingLeft(session, device);
    const {id} = session.state.conversations[0] ?? {id: ''};
    expect(session.state.composerTexts[id]).to.equal('the next');
    const texts = [...device.stored].filter(([name]) => name.startsWith('text/'));
    expect(texts).to.deep.equal([[`text/${id}`, 'the next']]);
  });
});
