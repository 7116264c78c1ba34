// A refused first message took the place of another draft, and its text, or what was written behind it, was lost.
import {expect} from '@open-wc/testing';
import {ChatError} from '../../src/model/chat-error.js';
import {until} from '../support/chat-page.js';
import {refusal} from '../support/errors.js';
import {InPageServer} from '../support/in-page.js';
import {gate, startSession, withMethods} from '../support/test-session.js';

/** A backend that refuses the next conversation for good, once the door is open. */
function refusing() {
  const server = new InPageServer();
  const backend = server.backend();
  const door = gate();
  let isRefusing = true;
  return {
    door,
    accept: () => (isRefusing = false),
    backend: withMethods(backend, {
      createConversation: async (...args) => {
        if (!isRefusing) return backend.createConversation(...args);
        await door.passed;
        throw new ChatError('invalid-request', 'No.', {status: 400});
      },
    }),
  };
}

describe('a first message that is refused', () => {
  it('leaves a draft alone that was opened meanwhile', async () => {
    const {backend, door} = refusing();
    const {session} = await startSession(backend);
    session.showNewThread();
    const first = session.state.draft?.clientId ?? '';
    session.sendMessage(first, 'first text');
    await until(() => session.state.draft === null, 'the message to be on its way');
    const second = session.call('createConversation', {});
    second.catch(() => undefined);
    await until(() => session.state.draft !== null, 'the second draft');
    const key = session.state.draft?.clientId ?? '';
    door.open();
    await until(() => session.state.threads[first]?.outgoing[0]?.delivery !== 'sending', 'the refusal');
    expect(session.state.draft?.clientId).to.equal(key);
    await until(() => session.state.composerTexts[key] === 'first text', 'the text in the draft', 1500);
    session.showHome();
    expect((await refusal(second)).code).to.equal('draft-discarded');
  });

  it('is not lost when the customer leaves its thread, or reloads', async () => {
    const {backend, door} = refusing();
    const {session, device} = await startSession(backend);
    session.showNewThread();
    const first = session.state.draft?.clientId ?? '';
    door.open();
    session.sendMessage(first, 'a text');
    await until(() => session.state.threads[first]?.outgoing[0]?.delivery === 'failed', 'the refusal');
    expect(device.stored.get('draft')).to.deep.include({clientId: first});
    session.showHome();
    session.showNewThread();
    const next = session.state.draft?.clientId ?? '';
    expect(next).not.to.equal(first);
    await until(() => session.state.composerTexts[next] === 'a text', 'the text', 1500);
  });

  it('of the page takes nobody out of another thread, and keeps what was typed behind it', async () => {
    const {backend, door} = refusing();
    const {session} = await startSession(backend);
    const created = session.call('createConversation', {message: 'of the page'});
    created.catch(() => undefined);
    const key = await until(() => Object.keys(session.state.threads)[0], 'the thread');
    await until(() => session.state.threads[key]?.outgoing.length === 1, 'the bubble');
    session.sendMessage(key, 'typed behind it');
    session.showHome();
    door.open();
    expect((await refusal(created)).code).to.equal('invalid-request');
    expect(session.state.screen).to.deep.equal({name: 'home'});
    session.showNewThread();
    const next = session.state.draft?.clientId ?? '';
    await until(() => session.state.composerTexts[next]?.includes('typed behind it'), 'the text', 1500);
    expect(Object.keys(session.state.threads)).to.deep.equal([next]);
  });
});

describe('a first message that is refused with another one behind it', () => {
  it('stays with its text when the other one creates the conversation', async () => {
    const {backend, door, accept} = refusing();
    const {session} = await startSession(backend);
    session.showNewThread();
    const key = session.state.draft?.clientId ?? '';
    session.sendMessage(key, 'refused');
    session.sendMessage(key, 'accepted');
    await until(() => session.state.threads[key]?.outgoing.length === 2, 'both bubbles');
    accept();
    door.open();
    const id = await until(() => session.state.conversations[0]?.id, 'the conversation');
    await until(() => session.state.connection === 'online' && session.state.threads[id]?.status === 'ready', 'it');
    session.sendMessage(id, 'third');
    await until(() => session.state.threads[id]?.messages.count === 2, 'the third');
    const unsent = session.state.threads[id]?.outgoing.map(({body, delivery}) => [body, delivery]);
    expect(unsent).to.deep.equal([['refused', 'failed']]);
    const keys = session.state.threads[id]?.messages.pages.flat().map(({clientId}) => clientId);
    expect(keys).not.to.include(session.state.threads[id]?.outgoing[0]?.clientId);
  });
});

describe('a text typed while the conversation is being created', () => {
  it('survives a reload', async () => {
    const {backend, accept} = refusing();
    accept();
    const slow = gate();
    const {session, device} = await startSession(
      withMethods(backend, {
        createConversation: async (...args) => {
          await slow.passed;
          return backend.createConversation(...args);
        },
      }),
    );
    session.showNewThread();
    const key = session.state.draft?.clientId ?? '';
    session.sendMessage(key, 'Hello');
    await until(() => session.state.draft === null, 'the message on its way');
    session.saveText(key, 'half a sentence');
    slow.open();
    const id = await until(() => session.state.conversations[0]?.id, 'the conversation');
    await until(() => device.stored.get(`text/${id}`) === 'half a sentence', 'the text to be stored', 1500);
    expect(device.stored.has(`text/${key}`)).to.equal(false);
  });
});
