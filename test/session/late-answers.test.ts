// A late answer undid what the stream had said meanwhile, until the lists were read again.
import {expect} from '@open-wc/testing';
import type {EventObserver} from '../../src/backend/chat-backend.js';
import {until} from '../support/chat-page.js';
import {InPageServer} from '../support/in-page.js';
import {sampleConversation} from '../support/model-samples.js';
import {gate, startSession, withMethods} from '../support/test-session.js';

const endedAt = '2026-01-05T10:00:00.000Z';
const open = sampleConversation({id: 'co_1'});
const ended = sampleConversation({id: 'co_1', ended: true, endedAt, endedBy: 'customer'});

async function desk() {
  const door = gate();
  let observer: EventObserver | undefined;
  const backend = withMethods(new InPageServer().backend(), {
    hasVisitor: () => Promise.resolve(true),
    listConversations: () => Promise.resolve({items: [open], nextCursor: null, eventCursor: 'now'}),
    endConversation: () => door.passed.then(() => ended),
    subscribe: (subscriber) => (observer = subscriber),
    wake: () => undefined,
  });
  const test = await startSession(backend);
  return {...test, door, observer: await until(() => observer, 'the stream')};
}

describe('the answer to endConversation()', () => {
  it('does not undo what the stream has said before it came', async () => {
    const {session, told, door, observer} = await desk();
    const outcome = session.call('endConversation', {conversationId: 'co_1'});
    await session.call('getUnreadCount').catch(() => undefined); // the call has been made
    observer.event({type: 'conversation.ended', at: '', conversationId: 'co_1', data: ended}, null);
    observer.event({type: 'conversation.reopened', at: '', conversationId: 'co_1', data: {...open}}, null);
    door.open();
    expect(await outcome).to.include({conversationId: 'co_1', ended: true});
    expect(session.state.conversations[0]?.ended).to.equal(false);
    const names = told.map(({name}) => name).filter((name) => name.endsWith('ended'));
    expect(names).to.deep.equal(['conversation-ended', 'conversation-unended']);
  });

  it('is shown and told before the call settles when the stream has said nothing', async () => {
    const {session, told, door} = await desk();
    door.open();
    await session.call('endConversation', {conversationId: 'co_1'});
    expect(session.state.conversations[0]?.ended).to.equal(true);
    expect(told.map(({name}) => name)).to.include('conversation-ended');
  });
});
