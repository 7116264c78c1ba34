import {expect} from '@open-wc/testing';
import {ChatError} from '../../src/model/chat-error.js';
import type {ChatState, OutgoingMessage} from '../../src/session/chat-state.js';
import {initialState, reduce, type ChatAction} from '../../src/session/reduce.js';
import {sampleConversation, sampleMessage, sampleThread} from '../support/model-samples.js';

const after = (state: ChatState, ...actions: ChatAction[]) => actions.reduce(reduce, state);

function written(clientId: string, change: Partial<OutgoingMessage> = {}): OutgoingMessage {
  const createdAt = '2026-11-21T12:50:00.000Z';
  return {clientId, body: clientId, reply: null, createdAt, delivery: 'sending', error: null, ...change};
}

const range = (from: number, to: number) =>
  Array.from({length: to - from + 1}, (_, index) => sampleMessage(from + index));

function page(from: number, to: number, olderCursor: string | null = null): ChatAction {
  return {type: 'thread-loaded', key: 'co_1', messages: range(from, to), olderCursor};
}

const seqs = (state: ChatState, key = 'co_1') => state.threads[key]?.messages.pages.flat().map(({seq}) => seq);

const draft = {clientId: 'draft_1', assistantId: undefined, customAttributes: undefined};
const drafted = after(initialState, {type: 'draft-opened', draft, opening: null});

describe('reduce', () => {
  it('returns the very same state when nothing changes', () => {
    const state = after(initialState, {type: 'opened'}, page(1, 2));
    const nothing: readonly ChatAction[] = [
      {type: 'opened'},
      {type: 'draft-ended', key: 'nowhere'},
      {type: 'connection-changed', connection: 'online'},
      {type: 'outgoing-dropped', clientId: 'nowhere'},
      {type: 'delivery-changed', clientId: 'nowhere', delivery: 'failed', error: null},
      {type: 'typing-changed', key: 'nowhere', typing: null},
      {type: 'message-changed', message: sampleMessage(1, {conversationId: 'nowhere'})},
      // An answer and the stream say the same, one after the other.
      {type: 'message-changed', message: sampleMessage(2)},
    ];
    for (const action of nothing) expect(reduce(state, action) === state, action.type).to.equal(true);
  });

  it('changes nothing in place', () => {
    const state = after(initialState, page(1, 2));
    const before = JSON.stringify(state);
    after(state, {type: 'message-changed', message: sampleMessage(2, {body: 'edited'})}, page(2, 5), {type: 'closed'});
    expect(JSON.stringify(state)).to.equal(before);
  });

  it('puts a message in its place by seq, and replaces the one that is there', () => {
    const state = after(
      initialState,
      page(1, 1),
      {type: 'message-changed', message: sampleMessage(3)},
      {type: 'message-changed', message: sampleMessage(2)},
      {type: 'message-changed', message: sampleMessage(3, {body: 'edited'})},
    );
    expect(seqs(state)).to.deep.equal([1, 2, 3]);
    expect(state.threads['co_1']?.messages.pages.flat().at(-1)?.body).to.equal('edited');
  });

  it('takes the bubble away with the message that has its client id', () => {
    const state = after(
      initialState,
      page(1, 1),
      {type: 'message-written', key: 'co_1', outgoing: written('one')},
      {type: 'message-written', key: 'co_1', outgoing: written('two')},
      {type: 'message-changed', message: sampleMessage(2, {direction: 'in', clientId: 'one'})},
    );
    expect(state.threads['co_1']?.outgoing.map(({clientId}) => clientId)).to.deep.equal(['two']);
  });

  it('keeps what was refused in a draft, and found before the draft was', () => {
    const failed = {...written('two'), delivery: 'failed'} as const;
    const state = after(
      initialState,
      {type: 'message-written', key: 'draft_1', outgoing: failed},
      {type: 'draft-opened', draft, opening: null},
    );
    expect(state.threads['draft_1']?.outgoing).to.deep.equal([failed]);
  });

  it('keeps conversations newest first, each once', () => {
    const at = (minute: number) => `2026-11-21T12:0${minute}:00.000Z`;
    const one = sampleConversation({id: 'one', lastMessageAt: at(1)});
    const two = sampleConversation({id: 'two', lastMessageAt: at(2)});
    const moved = {...one, lastMessageAt: at(3)};
    const state = after(
      initialState,
      {type: 'conversations-loaded', conversations: [two, one]},
      {type: 'conversation-changed', conversation: moved},
    );
    expect(state.conversations).to.deep.equal([moved, two]);
  });

  it('renames a draft that was created: screen, text, bubbles and draft', () => {
    const conversation = sampleConversation({id: 'co_9', clientId: 'draft_1'});
    const state = after(
      drafted,
      {type: 'message-written', key: 'draft_1', outgoing: written('draft_1')},
      {type: 'text-changed', key: 'draft_1', text: 'half'},
      {type: 'thread-created', key: 'draft_1', conversation},
    );
    expect(state.screen).to.deep.equal({name: 'thread', key: 'co_9'});
    expect(state.draft).to.equal(null);
    expect(state.composerTexts).to.deep.equal({co_9: 'half'});
    expect(Object.keys(state.threads)).to.deep.equal(['co_9']);
    expect(state.threads['co_9']?.outgoing).to.have.length(1);
    expect(state.conversations).to.deep.equal([conversation]);
  });

  it('renames what is shown also where nothing else is known of it: another page has stored it', () => {
    const conversation = sampleConversation({id: 'co_9', clientId: 'draft_1'});
    const shown: ChatAction = {type: 'screen-shown', screen: {name: 'thread', key: 'draft_1'}};
    const typed: ChatAction = {type: 'text-changed', key: 'draft_1', text: 'half'};
    const state = after(initialState, shown, typed, {type: 'conversations-loaded', conversations: [conversation]});
    expect(state.screen).to.deep.equal({name: 'thread', key: 'co_9'});
    expect(state.composerTexts).to.deep.equal({co_9: 'half'});
    expect(Object.keys(state.threads)).to.deep.equal(['co_9']);
  });

  it('makes a draft the conversation that it has become, from whomever that is known', () => {
    const conversation = sampleConversation({id: 'co_9', clientId: 'draft_1'});
    const known: readonly ChatAction[] = [
      {type: 'conversation-changed', conversation},
      {type: 'conversations-loaded', conversations: [conversation]},
    ];
    const sent: ChatAction = {type: 'message-written', key: 'draft_1', outgoing: written('draft_1')};
    for (const action of known) {
      const state = after(drafted, sent, action);
      expect(state.screen).to.deep.equal({name: 'thread', key: 'co_9'});
      expect(Object.keys(state.threads)).to.deep.equal(['co_9']);
      // What a page says of it that does not know that yet reaches it, too.
      const late = after(state, {type: 'message-written', key: 'draft_1', outgoing: written('two')});
      expect(late.threads['co_9']?.outgoing).to.have.length(2);
      expect(after(late, {type: 'outgoing-dropped', clientId: 'draft_1'}).threads['co_9']?.outgoing).to.have.length(1);
    }
  });

  it('keeps the newer one of the texts of a draft and of the conversation that it has become', () => {
    const conversation = sampleConversation({id: 'co_9', clientId: 'draft_1'});
    const former: ChatAction = {type: 'text-changed', key: 'draft_1', text: 'Which'};
    const own: ChatAction = {type: 'text-changed', key: 'co_9', text: 'Which colour?'};
    const text = (...actions: ChatAction[]) =>
      after(drafted, ...actions, {type: 'conversation-changed', conversation}).composerTexts;
    expect(text(former, own)).to.deep.equal({co_9: 'Which colour?'});
    expect(text(own, former)).to.deep.equal({co_9: 'Which'});
    expect(text(own)).to.deep.equal({co_9: 'Which colour?'});
  });

  it('knows a conversation better than the answer to its creation does', () => {
    const created = sampleConversation({id: 'co_9', clientId: 'draft_1'});
    const ended = {...created, ended: true};
    const thread: ChatAction = {type: 'thread-created', key: 'draft_1', conversation: created};
    expect(after(initialState, thread).conversations).to.deep.equal([created]);
    const state = after(initialState, {type: 'conversation-changed', conversation: ended});
    expect(reduce(state, thread)).to.equal(state);
  });

  it('shows a message once, by whatever way it comes', () => {
    const message: ChatAction = {type: 'message-written', key: 'co_1', outgoing: written('one')};
    const state = after(initialState, page(1, 1), message);
    expect(reduce(state, message)).to.equal(state);
  });

  it('leaves the screen alone when another thread is shown at the creation', () => {
    const conversation = sampleConversation({id: 'co_9', clientId: 'draft_1'});
    const home: ChatAction = {type: 'screen-shown', screen: {name: 'home'}};
    const state = after(drafted, home, {type: 'thread-created', key: 'draft_1', conversation});
    expect(state.screen).to.deep.equal({name: 'home'});
  });

  it('joins the newest page on to what is there, and keeps the way back', () => {
    const state = after(initialState, page(10, 12, 'before 10'), page(12, 15, 'before 12'));
    expect(seqs(state)).to.deep.equal([10, 11, 12, 13, 14, 15]);
    expect(state.threads['co_1']?.olderCursor).to.equal('before 10');
  });

  it('keeps only the newest page after a gap', () => {
    const state = after(initialState, page(1, 3), page(20, 22, 'before 20'));
    expect(seqs(state)).to.deep.equal([20, 21, 22]);
    expect(state.threads['co_1']?.olderCursor).to.equal('before 20');
  });

  it('keeps a message that came before the first page, and the way back of the page', () => {
    const state = after(
      initialState,
      {type: 'thread-loading', key: 'co_1'},
      {type: 'message-changed', message: sampleMessage(13)},
      page(10, 12, 'before 10'),
    );
    expect(seqs(state)).to.deep.equal([10, 11, 12, 13]);
    expect(state.threads['co_1']).to.include({olderCursor: 'before 10', status: 'ready'});
  });

  it('after a reset keeps what was not sent, what is shown and the draft', () => {
    const threads = {
      read: sampleThread(range(1, 2)),
      unsent: sampleThread([], {outgoing: [written('one')]}),
      shown: sampleThread(range(1, 2)),
      [draft.clientId]: sampleThread(),
    };
    const screen = {name: 'thread', key: 'shown'} as const;
    const state = reduce({...initialState, threads, draft, screen}, {type: 'threads-forgotten'});
    expect(Object.keys(state.threads)).to.have.members(['unsent', 'shown', draft.clientId]);
  });

  it('keeps every text and every bubble when the panel closes, and takes only the “New” lines away', () => {
    const state = after(
      initialState,
      {type: 'opened'},
      page(1, 2),
      {type: 'new-line-set', key: 'co_1', afterSeq: 1},
      {type: 'text-changed', key: 'co_1', text: 'half'},
      {type: 'message-written', key: 'co_1', outgoing: written('one')},
      {type: 'closed'},
    );
    expect(state.isOpen).to.equal(false);
    expect(state.composerTexts).to.deep.equal({co_1: 'half'});
    expect(state.threads['co_1']?.newAfterSeq).to.equal(null);
    expect(state.threads['co_1']?.outgoing).to.have.length(1);
  });

  it('puts what waits in the order in which it was written, also what it hears of later', () => {
    const state = after(
      initialState,
      {type: 'message-written', key: 'co_1', outgoing: written('two', {createdAt: '2026-11-21T12:50:00.001Z'})},
      {type: 'message-written', key: 'co_1', outgoing: written('one')},
    );
    expect(state.threads['co_1']?.outgoing.map(({clientId}) => clientId)).to.deep.equal(['one', 'two']);
  });

  it('says of one bubble how far it has come', () => {
    const error = new ChatError('invalid-reply', 'No.', {status: 422});
    const state = after(
      initialState,
      {type: 'message-written', key: 'co_1', outgoing: written('one')},
      {type: 'message-written', key: 'co_1', outgoing: written('two')},
      {type: 'delivery-changed', clientId: 'two', delivery: 'failed', error},
    );
    expect(state.threads['co_1']?.outgoing.map(({delivery}) => delivery)).to.deep.equal(['sending', 'failed']);
  });
});
