// The “New” line was missing, or above what was read, when the panel opened before the unread message had come.
import {expect} from '@open-wc/testing';
import type {EventObserver} from '../../src/backend/chat-backend.js';
import {until} from '../support/chat-page.js';
import {InPageServer} from '../support/in-page.js';
import {sampleConversation, sampleMessage} from '../support/model-samples.js';
import {startSession, withMethods} from '../support/test-session.js';

async function desk(unreadCount: number, loaded: number) {
  const read = sampleMessage(2);
  const messages = Array.from({length: loaded}, (_, index) => ({
    ...sampleMessage(index + 1),
    direction: 'out' as const,
  }));
  const conversation = sampleConversation({id: 'co_1', unreadCount: 0, lastReadMessageId: read.id});
  let observer: EventObserver | undefined;
  const backend = withMethods(new InPageServer().backend(), {
    hasVisitor: () => Promise.resolve(true),
    listConversations: () => Promise.resolve({items: [conversation], nextCursor: null, eventCursor: 'now'}),
    listMessages: () => Promise.resolve({items: messages, nextCursor: null, eventCursor: null}),
    subscribe: (subscriber) => (observer = subscriber),
    wake: () => undefined,
  });
  const {session} = await startSession(backend);
  const stream = await until(() => observer, 'the stream');
  session.showThread('co_1');
  await until(() => session.state.threads['co_1']?.messages.count === loaded, 'the thread');
  const data = {total: unreadCount, conversations: {co_1: unreadCount}};
  stream.event({type: 'unread.changed', at: '', data}, null);
  session.open();
  return session.state.threads['co_1']?.newAfterSeq;
}

describe('the “New” line of a panel that opens', () => {
  it('stands above what is unread', async () => {
    expect(await desk(2, 4)).to.equal(2);
    expect(await desk(1, 4)).to.equal(3);
  });

  it('stands below what was read when what is unread has not come yet, or not all of it', async () => {
    expect(await desk(1, 2)).to.equal(2);
    expect(await desk(2, 3)).to.equal(2);
  });
});
