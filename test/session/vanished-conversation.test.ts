// A conversation that was deleted while nobody listened stayed in the list for as long as the page.
import {expect} from '@open-wc/testing';
import type {ChatBackend, EventObserver} from '../../src/backend/chat-backend.js';
import {ChatError} from '../../src/model/chat-error.js';
import type {Conversation} from '../../src/model/conversation.js';
import {nothingUnread} from '../../src/model/unread.js';
import {until} from '../support/chat-page.js';
import {InPageServer} from '../support/in-page.js';
import {sampleConversation} from '../support/model-samples.js';
import {startSession, withMethods} from '../support/test-session.js';

const older = sampleConversation({id: 'co_older', lastMessageAt: '2026-01-01T10:00:00.000Z'});
const newer = sampleConversation({id: 'co_newer', lastMessageAt: '2026-01-02T10:00:00.000Z'});

async function desk(methods: Partial<ChatBackend> = {}) {
  let observer: EventObserver | undefined;
  let items: readonly Conversation[] = [newer, older];
  let nextCursor: string | null = null;
  const backend = withMethods(new InPageServer().backend(), {
    hasVisitor: () => Promise.resolve(true),
    listConversations: () => Promise.resolve({items, nextCursor, eventCursor: 'now'}),
    listMessages: () => Promise.resolve({items: [], nextCursor: null, eventCursor: null}),
    loadUnread: () => Promise.resolve(nothingUnread),
    sendMessage: () => Promise.reject(new ChatError('conversation-ended', 'Ended.', {status: 409})),
    subscribe: (subscriber) => (observer = subscriber),
    wake: () => undefined,
    ...methods,
  });
  const test = await startSession(backend);
  const stream = await until(() => observer, 'the stream');
  return {
    ...test,
    /** The lists are read again, and have these. */
    becomes: (list: readonly Conversation[], cursor: string | null = null) => {
      items = list;
      nextCursor = cursor;
      stream.reset('later');
    },
    /** Nobody hears of it: the visitor is over, perhaps. */
    isEmpty: () => {
      items = [];
    },
    ids: () => test.session.state.conversations.map(({id}) => id),
  };
}

describe('a conversation that the lists have no more', () => {
  it('goes, and the page is told', async () => {
    const {becomes, ids, told} = await desk();
    becomes([older]);
    await until(() => ids().length === 1, 'the list');
    expect(ids()).to.deep.equal(['co_older']);
    expect(told).to.deep.include({name: 'conversation-deleted', detail: {conversationId: 'co_newer'}});
  });

  it('stays where it may be on a later page of the list', async () => {
    const {becomes, ids} = await desk();
    const newest = sampleConversation({id: 'co_newest', lastMessageAt: '2026-01-03T10:00:00.000Z'});
    becomes([newest, newer], 'more');
    await until(() => ids().includes('co_newest'), 'the list');
    expect(ids()).to.deep.equal(['co_newest', 'co_newer', 'co_older']);
  });

  it('stays while something in it was not sent', async () => {
    const {becomes, ids, session} = await desk();
    session.sendMessage('co_newer', 'Hello');
    await until(() => session.state.threads['co_newer']?.outgoing[0]?.delivery === 'failed', 'the refusal');
    becomes([sampleConversation({id: 'co_other', lastMessageAt: '2026-01-03T10:00:00.000Z'})]);
    await until(() => !ids().includes('co_older'), 'the list');
    expect(ids()).to.deep.equal(['co_other', 'co_newer']);
  });

  it('goes when it is shown, and not found', async () => {
    const notFound = new ChatError('not-found', 'No.', {status: 404});
    const {isEmpty, ids, session} = await desk({listMessages: () => Promise.reject(notFound)});
    isEmpty();
    session.showThread('co_newer');
    await until(() => ids().length === 0, 'the empty list');
    expect(session.state.screen.name).to.equal('home');
    expect(session.state.gone).to.equal(session.state.screen);
  });

  it('goes, too, when it was shown, and something else is by the time that it is not found', async () => {
    const notFound = new ChatError('not-found', 'No.', {status: 404});
    const {isEmpty, ids, session} = await desk({listMessages: () => Promise.reject(notFound)});
    isEmpty();
    session.showThread('co_newer');
    session.showHome();
    await until(() => ids().length === 0, 'the empty list');
    expect(session.state.gone).to.equal(undefined);
  });
});
