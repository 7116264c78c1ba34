// A message that both the stream and a read page brought was told twice, or never, and lost while the first page loaded.
import {expect} from '@open-wc/testing';
import {messagesBackwards} from '../../src/model/message-pages.js';
import type {ChatSession} from '../../src/session/chat-session.js';
import {until} from '../support/chat-page.js';
import {InPageServer} from '../support/in-page.js';
import {gate, startSession, withMethods, type ToldEvent} from '../support/test-session.js';

const received = (told: readonly ToldEvent[]) =>
  told.filter(({name}) => name === 'message-received').map(({detail}) => (detail as {body: string}).body);

function bodies(session: ChatSession, key: string): string[] {
  const thread = session.state.threads[key];
  return thread ? [...messagesBackwards(thread.messages)].map(({body}) => body).reverse() : [];
}

describe('a message that the stream and a page of the thread both bring', () => {
  it('is told once when the stream is faster', async () => {
    const server = new InPageServer();
    const backend = server.backend();
    const door = gate();
    let isHeld = false;
    const held = withMethods(backend, {
      listMessages: async (...args) => {
        if (isHeld) await door.passed;
        return backend.listMessages(...args);
      },
    });
    const {session, told} = await startSession(held);
    const {conversationId} = await session.call('createConversation', {message: 'Hello'});
    await until(() => session.state.threads[conversationId]?.status === 'ready', 'the thread');
    await server.agentSays(conversationId, 'one');
    await until(() => received(told).length === 1, 'the stream');
    isHeld = true;
    session.showThread(conversationId);
    await server.agentSays(conversationId, 'two');
    await until(() => received(told).length === 2, 'the second message');
    door.open();
    await until(() => session.state.threads[conversationId]?.status === 'ready', 'the page');
    expect(received(told)).to.deep.equal(['one', 'two']);
  });

  it('is told once when the page is faster', async () => {
    const server = new InPageServer();
    const first = await startSession(server.backend());
    const {conversationId} = await first.session.call('createConversation', {message: 'Hello'});
    first.session.stop();
    first.device.stored.set('screen', {name: 'home'});
    const backend = server.backend();
    const late: (() => void)[] = [];
    let isHeld = true;
    const held = withMethods(backend, {
      subscribe: (observer, ...rest) => {
        const event: typeof observer.event = (...args) => {
          if (isHeld) late.push(() => observer.event(...args));
          else observer.event(...args);
        };
        backend.subscribe({...observer, event}, ...rest);
      },
    });
    const {session, told} = await startSession(held, first.device);
    await until(() => session.state.conversations.length === 1, 'the list');
    await server.agentSays(conversationId, 'news');
    session.showThread(conversationId);
    await until(() => bodies(session, conversationId).includes('news'), 'the page');
    await until(() => late.length > 0, 'the event');
    isHeld = false;
    for (const event of late) event();
    await until(() => received(told).length > 0, 'the page to be told', 3000);
    expect(received(told)).to.deep.equal(['news']);
  });

  it('is shown when it came while the first page was under way', async () => {
    const server = new InPageServer();
    const first = await startSession(server.backend());
    const {conversationId} = await first.session.call('createConversation', {message: 'Hello'});
    first.session.stop();
    first.device.stored.set('screen', {name: 'home'});
    const backend = server.backend();
    const door = gate();
    const read = gate();
    const held = withMethods(backend, {
      listMessages: async (...args) => {
        const page = await backend.listMessages(...args);
        read.open();
        await door.passed;
        return page;
      },
    });
    const {session, told} = await startSession(held, first.device);
    session.open();
    session.showThread(conversationId);
    await read.passed;
    await until(() => session.state.conversations.length === 1, 'the list');
    await server.agentSays(conversationId, 'news');
    await until(() => received(told).length === 1, 'the event');
    door.open();
    await until(() => session.state.threads[conversationId]?.status === 'ready', 'the page');
    expect(bodies(session, conversationId)).to.deep.equal(['Hello', 'news']);
  });
});
