// Of a conversation that an agent had opened again, a page that learned it by an answer heard nothing any more.
import type {EventObserver} from '../../src/backend/chat-backend.js';
import {until} from '../support/chat-page.js';
import {InPageServer} from '../support/in-page.js';
import {sampleConversation} from '../support/model-samples.js';
import {startSession, withMethods} from '../support/test-session.js';

/** A page whose panel is closed and whose one conversation had ended: nothing can come, and it has no stream. */
async function quiet() {
  let observer: EventObserver | undefined;
  let isUnreadAsked = false;
  const open = sampleConversation({id: 'co_1'});
  const ended = sampleConversation({id: 'co_1', ended: true, endedAt: '2026-01-05T10:00:00.000Z'});
  const backend = withMethods(new InPageServer().backend(), {
    hasVisitor: () => Promise.resolve(true),
    listConversations: () => Promise.resolve({items: [ended], nextCursor: null, eventCursor: 'now'}),
    loadUnread: () => {
      isUnreadAsked = true; // as where no stream says it
      return Promise.resolve({total: 0, conversations: {}});
    },
    describeConversation: () => Promise.resolve(open),
    reopenConversation: () => Promise.resolve(open),
    subscribe: (subscriber) => (observer = subscriber),
  });
  const {session} = await startSession(backend);
  await until(() => isUnreadAsked, 'the lists');
  return {session, stream: () => until(() => observer, 'the stream')};
}

describe('a page that has nothing to hear', () => {
  it('listens when describeConversation() finds that the conversation is open again', async () => {
    const {session, stream} = await quiet();
    await session.call('describeConversation', {conversationId: 'co_1', customAttributes: {vipBool: true}});
    await stream();
  });

  it('listens when reopenConversation() has opened it', async () => {
    const {session, stream} = await quiet();
    await session.call('reopenConversation', {conversationId: 'co_1'});
    await stream();
  });
});
