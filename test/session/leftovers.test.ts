// Words whose thread nobody could reach any more were stored for ever, and shown never again.
import {expect} from '@open-wc/testing';
import {until} from '../support/chat-page.js';
import {InPageServer} from '../support/in-page.js';
import {startSession, TestDevice} from '../support/test-session.js';

const record = {
  key: 'nowhere',
  reply: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  author: 'another page',
  hadVisitor: true,
  failed: {code: 'unauthorized', message: 'Not known.', retryable: false},
};

async function draftText(device: TestDevice, server = new InPageServer()): Promise<() => string | undefined> {
  const {session} = await startSession(server.backend(), device);
  session.open();
  session.showNewThread();
  return () => session.state.composerTexts[session.state.draft?.clientId ?? ''];
}

describe('words that stand where nobody comes any more', () => {
  it('go on in the draft, in their order, behind what it holds', async () => {
    const device = new TestDevice();
    device.stored.set('text/draft', 'in the draft');
    device.stored.set('text/nowhere', 'typed');
    device.stored.set('outbox/2', {...record, clientId: '2', order: 2, body: 'refused second'});
    device.stored.set('outbox/1', {...record, clientId: '1', order: 1, body: 'refused first'});
    const text = await draftText(device);
    const all = 'in the draft\nrefused first\nrefused second\ntyped';
    await until(() => text() === all, 'all words in the draft');
    await until(() => device.stored.get('text/draft') === all, 'all words to be stored there');
    const left = [...device.stored.keys()].filter((name) => /^(text|outbox)\//.test(name));
    expect(left).to.deep.equal(['text/draft']);
  });

  it('wait there for whoever opens one', async () => {
    const device = new TestDevice();
    device.stored.set('text/nowhere', 'typed');
    const {session} = await startSession(new InPageServer().backend(), device);
    await until(() => device.stored.get('text/draft') === 'typed', 'the words in the draft');
    session.open();
    await until(() => Object.values(session.state.composerTexts).includes('typed'), 'the words to be shown');
  });

  it('stay in a conversation of the visitor’s, also those that were typed before it was one', async () => {
    const server = new InPageServer();
    const {session, device} = await startSession(server.backend());
    session.showNewThread();
    const key = session.state.draft?.clientId ?? '';
    session.sendMessage(key, 'hello');
    await until(() => session.state.conversations.length === 1, 'the conversation');
    const id = session.state.conversations[0]?.id ?? '';
    await until(() => ![...device.stored.keys()].some((name) => name.startsWith('outbox/')), 'the end of it');
    session.stop();
    device.stored.set(`text/${id}`, 'typed in it');
    device.stored.set(`text/${key}`, 'typed before');
    await startSession(server.backend(), device);
    await until(() => !device.stored.has(`text/${key}`), 'the older words to move');
    expect(device.stored.get(`text/${id}`)).to.equal('typed in it\ntyped before');
    expect(device.stored.has('text/draft')).to.equal(false);
  });
});

describe('a stored text that is not shown yet', () => {
  it('stands before what is typed meanwhile', async () => {
    const device = new TestDevice();
    device.stored.set('text/draft', 'of before');
    const {session} = await startSession(new InPageServer().backend(), device);
    session.showNewThread();
    const key = session.state.draft?.clientId ?? '';
    session.saveText(key, 'typed');
    await until(() => session.state.composerTexts[key] === 'of before\ntyped', 'both');
    await until(() => device.stored.get('text/draft') === 'of before\ntyped', 'both to be stored');
  });

  it('is not taken along by what is sent meanwhile', async () => {
    const device = new TestDevice();
    device.stored.set('text/draft', 'of before');
    const {session} = await startSession(new InPageServer().backend(), device);
    session.showNewThread();
    session.sendMessage(session.state.draft?.clientId ?? '', 'sent');
    await until(() => session.state.conversations.length === 1, 'the conversation');
    session.showNewThread();
    await until(() => session.state.composerTexts[session.state.draft?.clientId ?? ''] === 'of before', 'the text');
    expect(device.stored.get('text/draft')).to.equal('of before');
  });
});
