import {expect, waitUntil} from '@open-wc/testing';
import {KustomerChatAnnouncer} from '../../src/elements/kustomer-chat-announcer.js';
import {ChatError} from '../../src/model/chat-error.js';
import type {Message} from '../../src/model/message.js';
import {prependMessages} from '../../src/model/message-pages.js';
import type {ChatState, ThreadState} from '../../src/session/chat-state.js';
import {inFrame} from '../support/frame.js';
import {sampleConversation, sampleMessage, sampleSatisfaction, sampleThread} from '../support/model-samples.js';
import {StillSession} from '../support/still-session.js';

const onItsWay = {
  clientId: 'c',
  body: 'On its way',
  reply: null,
  createdAt: '2026-11-21T12:00:00.000Z',
  delivery: 'sending',
  error: null,
} as const;
const history = [sampleMessage(1), sampleMessage(2, {direction: 'in'}), sampleMessage(3)];

describe('<kustomer-chat-announcer>', () => {
  it('says nothing of what was there before', async () => {
    const {said} = await openAnnouncer();
    expect(said()).to.deep.equal([]);
  });

  it('says what comes in, with its sender, politely', async () => {
    const {announcer, arrive, said} = await openAnnouncer();
    await arrive(sampleMessage(4, {body: 'The **new** shade leaves today.'}));
    expect(said()).to.have.length(1);
    expect(said()[0]).to.include('Nora Lindqvist').and.to.include('The new shade leaves today.');
    expect(announcer.shadowRoot?.querySelectorAll('[role=status]')).to.have.length(1);
  });

  it('says nothing of the customer’s own messages', async () => {
    const {arrive, said} = await openAnnouncer();
    await arrive(sampleMessage(4, {direction: 'in'}));
    expect(said()).to.deep.equal([]);
  });

  it('says nothing of older messages that scrolling brings', async () => {
    const {session, announcer, said} = await openAnnouncer({threads: {co_1: sampleThread([sampleMessage(9)])}});
    const thread = sampleThread([sampleMessage(9)]);
    session.change({threads: {co_1: {...thread, messages: prependMessages(thread.messages, history)}}});
    await announcer.updateComplete;
    expect(said()).to.deep.equal([]);
  });

  it('says nothing of a thread’s first page, however late it comes', async () => {
    const {session, announcer, arrive, said} = await openAnnouncer({
      threads: {co_1: sampleThread([], {status: 'loading'})},
    });
    session.change({threads: {co_1: sampleThread(history)}});
    await announcer.updateComplete;
    expect(said()).to.deep.equal([]);
    await arrive(sampleMessage(4));
    expect(said()).to.have.length(1);
  });

  it('says nothing of a thread that is shown anew', async () => {
    const {session, announcer, said} = await openAnnouncer();
    session.change({threads: {...session.state.threads, co_2: sampleThread([sampleMessage(20)])}});
    announcer.threadKey = 'co_2';
    await announcer.updateComplete;
    announcer.threadKey = undefined;
    await announcer.updateComplete;
    announcer.threadKey = 'co_1';
    await announcer.updateComplete;
    expect(said()).to.deep.equal([]);
  });

  it('says nothing while the panel is closed, nor afterwards', async () => {
    const {session, announcer, arrive, said} = await openAnnouncer({isOpen: false});
    await arrive(sampleMessage(4));
    session.change({isOpen: true});
    await announcer.updateComplete;
    expect(said()).to.deep.equal([]);
  });

  it('says an answer to a new conversation’s first message', async () => {
    const {session, announcer, said} = await openAnnouncer({threads: {draft_1: sampleThread()}}, 'draft_1');
    const answered = [sampleMessage(1), sampleMessage(2, {direction: 'in'}), sampleMessage(3, {body: 'Of course.'})];
    session.change({
      conversations: [sampleConversation({clientId: 'draft_1'})],
      threads: {co_1: sampleThread(answered)},
    });
    announcer.threadKey = 'co_1';
    await announcer.updateComplete;
    await announcer.updateComplete;
    expect(said()).to.have.length(1);
    expect(said()[0]).to.include('Of course.');
  });

  it('says a growing answer once, when it is whole', async () => {
    const {arrive, said} = await openAnnouncer();
    await arrive(sampleMessage(4, {streaming: true, body: 'Two'}));
    await arrive(sampleMessage(4, {streaming: true, body: 'Two blinks'}));
    expect(said()).to.deep.equal([]);
    await arrive(sampleMessage(4, {body: 'Two blinks mean that.'}));
    await arrive(sampleMessage(4, {body: 'Two blinks mean that.', editedAt: '2026-11-21T13:00:00.000Z'}));
    expect(said()).to.have.length(1);
    expect(said()[0]).to.include('Two blinks mean that.');
  });

  it('says once that a message was refused, and nothing of those that were before', async () => {
    const refused = (clientId: string) => ({...onItsWay, clientId, delivery: 'failed' as const});
    const {session, announcer, said} = await openAnnouncer({
      threads: {co_1: sampleThread(history, {outgoing: [refused('a'), {...onItsWay, clientId: 'b'}]})},
    });
    for (const outgoing of [
      [refused('a'), refused('b')],
      [refused('a'), refused('b'), onItsWay],
    ]) {
      session.change({threads: {co_1: sampleThread(history, {outgoing})}});
      await announcer.updateComplete;
      await announcer.updateComplete;
    }
    expect(said()).to.deep.equal(['Not sent. Edit, try again or delete']);
  });

  it('says why a message was refused, or waits though the server answers', async () => {
    const failed = {...onItsWay, delivery: 'failed' as const, error: new ChatError('reply-stale', 'No.')};
    const error = new ChatError('rate-limited', 'No.', {status: 429, retryable: true});
    const {show, said} = await openAnnouncer();
    await show({outgoing: [failed]});
    await show({outgoing: [failed, {...onItsWay, clientId: 'other', delivery: 'waiting', error}]});
    await show({outgoing: [failed, {...onItsWay, clientId: 'other', delivery: 'waiting', error}]});
    expect(said()).to.deep.equal([
      'Not sent. This question has already been answered.',
      'That was a lot at once. What you wrote is kept here; try again in a minute.',
    ]);
  });

  it('says once that somebody writes, however often they pause, and again before their next answer', async () => {
    const {arrive, show, said} = await openAnnouncer();
    const typing = {user: {id: 'a', displayName: 'Nora', avatarUrl: null}, ai: false, expiresAt: ''};
    await show({typing});
    await show({typing: null});
    await show({typing});
    expect(said()).to.deep.equal(['Nora is writing']);
    await show({typing: null});
    await arrive(sampleMessage(4, {body: 'Here it is.'}));
    await show({typing});
    expect(said()).to.have.length(3);
    expect(said()[2]).to.equal('Nora is writing');
  });

  it('says how the conversation ended, once, and nothing of one that had ended before', async () => {
    const {session, announcer, said} = await openAnnouncer({conversations: [sampleConversation()]});
    const ended = {ended: true, endedAt: '2026-11-21T13:00:00.000Z', endedBy: 'agent'} as const;
    for (const unreadCount of [0, 1]) {
      session.change({conversations: [sampleConversation({...ended, unreadCount})]});
      await announcer.updateComplete;
      await announcer.updateComplete;
    }
    expect(said()).to.have.length(1);
    expect(said()[0]).to.match(/^The conversation ended, /);
    const before = await openAnnouncer({conversations: [sampleConversation(ended)]});
    await before.show({typing: null});
    expect(before.said()).to.deep.equal([]);
  });

  it('asks what a conversation was like that has just ended, once, and not of one that had ended before', async () => {
    const ended = {ended: true, endedAt: '2026-11-21T13:00:00.000Z', endedBy: 'agent'} as const;
    const {session, announcer, said} = await openAnnouncer({conversations: [sampleConversation()]});
    session.change({conversations: [sampleConversation(ended)]});
    for (const status of ['offered', 'offered', 'rated'] as const) {
      session.change({satisfactions: {co_1: sampleSatisfaction({status})}});
      await announcer.updateComplete;
      await announcer.updateComplete;
    }
    expect(said()).to.have.length(2);
    expect(said()[1]).to.equal('How was it?');
    const before = await openAnnouncer({conversations: [sampleConversation(ended)]});
    before.session.change({satisfactions: {co_1: sampleSatisfaction()}});
    await before.show({typing: null});
    expect(before.said()).to.deep.equal([]);
  });

  it('says what did not load, each time', async () => {
    const {show, said} = await openAnnouncer();
    await show({older: 'failed'});
    await show({older: 'loading'});
    await show({older: 'failed'});
    expect(said()).to.deep.equal(Array(2).fill('Earlier messages didn’t load.'));
  });

  it('tells a number when more than three come at once', async () => {
    const {arrive, said} = await openAnnouncer();
    await arrive(...[4, 5, 6, 7, 8].map((seq) => sampleMessage(seq)));
    await waitUntil(() => said().length > 0, 'told', {timeout: 4000});
    expect(said()).to.deep.equal(['5 new messages']);
  });

  it('tells the first three, and the number of those that follow within two seconds', async () => {
    const {arrive, said} = await openAnnouncer();
    for (const seq of [4, 5, 6, 7, 8]) await arrive(sampleMessage(seq));
    expect(said()).to.have.length(3);
    await waitUntil(() => said().length > 3, 'told', {timeout: 4000});
    expect(said()[3]).to.equal('2 new messages');
  });
});

async function openAnnouncer(state: Partial<ChatState> = {threads: {co_1: sampleThread(history)}}, key = 'co_1') {
  const session = new StillSession({threads: {co_1: sampleThread(history)}, ...state});
  const announcer = new KustomerChatAnnouncer();
  announcer.threadKey = key;
  await inFrame(announcer, session);
  const said = () => [...(announcer.shadowRoot?.querySelectorAll('[role=status] p') ?? [])].map((p) => p.textContent);
  const messages = [...history];
  const arrive = async (...added: Message[]) => {
    for (const message of added) {
      const index = messages.findIndex(({seq}) => seq === message.seq);
      messages.splice(index < 0 ? messages.length : index, 1, message);
    }
    session.change({threads: {...session.state.threads, co_1: sampleThread(messages)}});
    // A second round: what is said is set during the first.
    await announcer.updateComplete;
    await announcer.updateComplete;
  };
  const show = async (change: Partial<ThreadState>) => {
    session.change({threads: {...session.state.threads, co_1: sampleThread(messages, change)}});
    await announcer.updateComplete;
    await announcer.updateComplete;
  };
  return {session, announcer, arrive, show, said};
}
