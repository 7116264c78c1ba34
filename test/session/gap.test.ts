// After a gap an older page was put before a newer one it did not join, missed messages were not told, dots stayed.
import {expect} from '@open-wc/testing';
import {nothingUnread} from '../../src/model/unread.js';
import type {EventObserver, Page} from '../../src/backend/chat-backend.js';
import type {Message} from '../../src/model/message.js';
import {until} from '../support/chat-page.js';
import {InPageServer} from '../support/in-page.js';
import {sampleConversation, sampleMessage} from '../support/model-samples.js';
import {gate, startSession, withMethods} from '../support/test-session.js';

const range = (from: number, to: number) =>
  Array.from({length: to - from + 1}, (_, index) => sampleMessage(from + index));

function longThread() {
  const door = gate();
  let observer: EventObserver | undefined;
  let newest: Page<Message> = {items: range(51, 100), nextCursor: 'before 51', eventCursor: null};
  const backend = withMethods(new InPageServer().backend(), {
    hasVisitor: () => Promise.resolve(true),
    listConversations: () =>
      Promise.resolve({items: [sampleConversation({id: 'co_1'})], nextCursor: null, eventCursor: 'now'}),
    loadUnread: () => Promise.resolve(nothingUnread),
    listMessages: async (_id, {cursor}) => {
      if (cursor === undefined) return newest;
      await door.passed;
      return {items: range(1, 50), nextCursor: null, eventCursor: null};
    },
    subscribe: (subscriber) => (observer = subscriber),
    wake: () => undefined,
  });
  return {
    backend,
    door,
    get observer() {
      return observer;
    },
    jump: () => (newest = {items: range(301, 350), nextCursor: 'before 301', eventCursor: null}),
  };
}

describe('older messages that arrive after a gap', () => {
  it('are not put before what they do not join on to', async () => {
    const desk = longThread();
    const {session} = await startSession(desk.backend);
    session.open();
    session.showThread('co_1');
    await until(() => session.state.threads['co_1']?.messages.count === 50, 'the newest page');
    const observer = await until(() => desk.observer, 'the stream');
    session.loadOlder('co_1');
    await until(() => session.state.threads['co_1']?.older === 'loading', 'the older page to be asked for');
    desk.jump();
    observer.reset('later');
    const seqs = () => session.state.threads['co_1']?.messages.pages.flat().map(({seq}) => seq) ?? [];
    await until(() => seqs()[0] === 301, 'the page after the gap');
    desk.door.open();
    await new Promise((resolve) => setTimeout(resolve));
    expect(seqs()[0]).to.equal(301);
    expect(session.state.threads['co_1']).to.include({olderCursor: 'before 301', older: 'idle'});
  });

  it('tell the page what was missed in the thread that is shown', async () => {
    const desk = longThread();
    const {session, told} = await startSession(desk.backend);
    session.open();
    session.showThread('co_1');
    await until(() => session.state.threads['co_1']?.messages.count === 50, 'the newest page');
    const observer = await until(() => desk.observer, 'the stream');
    desk.jump();
    observer.reset('later');
    await until(() => told.filter(({name}) => name === 'message-received').length === 50, 'the missed', 1500);
  });
});

describe('typing dots', () => {
  it('do not outlive the stream that brought them', async () => {
    const desk = longThread();
    const {session} = await startSession(desk.backend);
    session.open();
    session.showThread('co_1');
    await until(() => session.state.threads['co_1']?.messages.count === 50, 'the newest page');
    const observer = await until(() => desk.observer, 'the stream');
    const user = {id: null, displayName: 'Nora', avatarUrl: null};
    const data = {user, ai: false, expiresAt: ''};
    observer.event({type: 'typing.started', at: '', conversationId: 'co_1', data}, null);
    await until(() => session.state.threads['co_1']?.typing, 'the dots');
    session.stop(); // leaves the stream as a page does that stays hidden
    await until(() => session.state.threads['co_1']?.typing === null, 'the end of the dots');
  });
});
