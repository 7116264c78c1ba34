import {expect, waitUntil} from '@open-wc/testing';
import type {EventObserver, MessageQuery} from '../../src/backend/chat-backend.js';
import type {Message} from '../../src/model/message.js';
import {nothingUnread} from '../../src/model/unread.js';
import {shownMessages} from '../../src/session/excerpt-state.js';
import {InPageServer} from '../support/in-page.js';
import {sampleConversation, sampleMessage} from '../support/model-samples.js';
import {gate, startSession, withMethods} from '../support/test-session.js';

async function until<Value>(read: () => Value | undefined, what: string): Promise<Value> {
  await waitUntil(read, what, {timeout: 8000});
  const value = read();
  if (value === undefined) throw new Error(what);
  return value;
}

const idOf = (seq: number) => `me_${seq}`;

/** A server with a conversation of so many messages; it pages as ours does. */
function desk(length: number) {
  const all = Array.from({length}, (_, index) => sampleMessage(index + 1));
  const asked: MessageQuery[] = [];
  const door = gate();
  const state = {observer: undefined as EventObserver | undefined, failing: false, held: false};
  const page = (from: number, to: number) => {
    const items = all.slice(Math.max(0, from - 1), Math.max(0, to));
    const first = items[0]?.seq ?? 1;
    return {items, nextCursor: first > 1 ? `before ${first}` : null, eventCursor: null};
  };
  const backend = withMethods(new InPageServer().backend(), {
    hasVisitor: () => Promise.resolve(true),
    listConversations: () =>
      Promise.resolve({
        items: [sampleConversation(), sampleConversation({id: 'co_2'})],
        nextCursor: null,
        eventCursor: 'now',
      }),
    loadUnread: () => Promise.resolve(nothingUnread),
    listMessages: async (_id, query) => {
      asked.push(query);
      if (state.held && query.around) await door.passed;
      if (state.failing) throw new TypeError('Failed to fetch');
      const {limit = 50} = query;
      const seqOf = (id: string | undefined) => Number(/\d+/.exec(id ?? '')?.[0]);
      if (query.around) return page(seqOf(query.around) - limit / 2, seqOf(query.around) + limit / 2 - 1);
      if (query.after) return page(seqOf(query.after) + 1, seqOf(query.after) + limit);
      if (query.cursor) return page(seqOf(query.cursor) - limit, seqOf(query.cursor) - 1);
      const since = query.at === undefined ? undefined : all.find(({createdAt}) => createdAt >= (query.at ?? ''));
      if (since) return page(since.seq - limit / 2, since.seq + limit / 2 - 1);
      return page(all.length - limit + 1, all.length);
    },
    markRead: () => Promise.resolve(),
    subscribe: (observer) => (state.observer = observer),
    wake: () => undefined,
  });
  return {backend, state, asked, door, all};
}

async function openThread(length = 1000) {
  const server = desk(length);
  const {session} = await startSession(server.backend);
  session.open();
  session.showThread('co_1');
  await until(() => session.state.threads['co_1']?.status === 'ready' && session.state.conversations.length > 0, 'it');
  const reading = await session.call('reading');
  const thread = () => {
    const found = session.state.threads['co_1'];
    if (!found) throw new Error('no thread');
    return found;
  };
  const shown = () => {
    const seqs = shownMessages(thread())
      .pages.flat()
      .map(({seq}) => seq);
    return [seqs[0], seqs.at(-1), seqs.length];
  };
  const goTo = (seq: number) => reading.showPlace({conversationId: 'co_1', messageId: idOf(seq)}, false);
  return {...server, session, reading, thread, shown, goTo};
}

describe('a place in a thread', () => {
  it('far from the end is shown with what stands around it, and the end stays loaded', async () => {
    const {thread, shown, goTo} = await openThread();
    await goTo(500);
    expect(shown()).to.deep.equal([475, 524, 50]);
    expect(thread().target?.seq).to.equal(500);
    expect(thread().messages.pages.flat().at(-1)?.seq).to.equal(1000);
  });

  it('that is loaded already asks nothing', async () => {
    const {asked, thread, goTo} = await openThread();
    const before = asked.length;
    await goTo(980);
    expect(asked.length).to.equal(before);
    expect(thread().excerpt).to.equal(undefined);
    expect(thread().target?.seq).to.equal(980);
  });

  it('next to the end becomes part of the thread at once', async () => {
    const {thread, shown, goTo} = await openThread();
    await goTo(940);
    expect(thread().excerpt).to.equal(undefined);
    expect(shown()).to.deep.equal([915, 1000, 86]);
    expect(thread().olderCursor).to.equal('before 915');
  });

  it('grows in both directions and joins the end without a gap', async () => {
    const {reading, thread, shown, goTo} = await openThread();
    await goTo(900);
    await reading.readOn('co_1', 'older');
    expect(shown()).to.deep.equal([825, 924, 100]);
    await reading.readOn('co_1', 'newer');
    expect(thread().excerpt).to.equal(undefined);
    expect(shown()).to.deep.equal([825, 1000, 176]);
    expect(thread().olderCursor).to.equal('before 825');
    expect(thread().target?.seq).to.equal(900);
  });

  it('keeps what comes in meanwhile for the end', async () => {
    const {state, thread, shown, goTo, session, reading} = await openThread();
    await goTo(500);
    const observer = await until(() => state.observer, 'the stream');
    const data = sampleMessage(1001);
    observer.event({type: 'message.created', at: '', conversationId: 'co_1', data}, 'x');
    expect(shown()).to.deep.equal([475, 524, 50]);
    expect(thread().messages.pages.flat().at(-1)?.seq).to.equal(1001);
    reading.showNewest('co_1');
    expect(shown()[1]).to.equal(1001);
    expect(session.state.threads['co_1']?.target).to.equal(undefined);
  });

  it('shows the changes of its messages, and takes no others', async () => {
    const {state, thread, shown, goTo} = await openThread();
    await goTo(500);
    const observer = await until(() => state.observer, 'the stream');
    for (const seq of [500, 700, 10]) {
      const data = sampleMessage(seq, {body: 'Changed'});
      observer.event({type: 'message.updated', at: '', conversationId: 'co_1', data}, 'x');
    }
    expect(shown()).to.deep.equal([475, 524, 50]);
    const changed = (messages: readonly Message[]) =>
      messages.filter(({body}) => body === 'Changed').map(({seq}) => seq);
    expect(changed(thread().excerpt?.messages.pages.flat() ?? [])).to.deep.equal([500]);
    expect(changed(thread().messages.pages.flat())).to.deep.equal([]);
  });

  it('is left for the end by who writes, by who goes home, and by who opens another thread', async () => {
    for (const leave of ['write', 'home', 'other'] as const) {
      const {session, thread, goTo} = await openThread();
      await goTo(500);
      expect(thread().excerpt !== undefined).to.equal(true);
      if (leave === 'write') session.sendMessage('co_1', 'Hello');
      else if (leave === 'home') session.showHome();
      else session.showThread('co_2');
      await until(() => thread().excerpt === undefined && thread().target === undefined, leave);
    }
  });

  it('says that reading on failed, and goes on when asked again', async () => {
    const {state, reading, thread, shown, goTo} = await openThread();
    await goTo(500);
    state.failing = true;
    await reading.readOn('co_1', 'newer');
    expect(thread().excerpt?.newer).to.equal('failed');
    state.failing = false;
    await reading.readOn('co_1', 'newer');
    expect(thread().excerpt?.newer).to.equal('idle');
    expect(shown()).to.deep.equal([475, 574, 100]);
  });

  it('that is gone rejects before anything changes', async () => {
    const {thread, reading} = await openThread();
    const before = thread();
    const error: unknown = await reading
      .showPlace({conversationId: 'co_1', messageId: idOf(5000)}, false)
      .catch((cause: unknown) => cause);
    expect(error).to.include({code: 'not-found'});
    expect(thread()).to.equal(before);
  });

  it('that was asked for last is the one that is shown', async () => {
    const {state, door, thread, goTo} = await openThread();
    state.held = true;
    const slow = goTo(300);
    await goTo(990);
    door.open();
    await slow;
    expect(thread().target?.seq).to.equal(990);
    expect(thread().excerpt).to.equal(undefined);
  });

  it('may be a moment, or the first that is unread, above which the line is drawn', async () => {
    const {reading, thread, all} = await openThread();
    await reading.showPlace({conversationId: 'co_1', at: all[299]?.createdAt ?? ''}, false);
    expect(thread().target?.seq).to.equal(300);
    await reading.showPlace({conversationId: 'co_1', unreadAfterId: idOf(400)}, false);
    expect(thread().target?.seq).to.equal(401);
    expect(thread().newAfterSeq).to.equal(400);
    await reading.showPlace({conversationId: 'co_1', unreadAfterId: null}, false);
    expect(thread().target?.seq).to.equal(1);
  });

  it('found in the history leads back there', async () => {
    const {session, reading} = await openThread();
    reading.showHistory(true);
    reading.keepQuery('lamp');
    await reading.showPlace({conversationId: 'co_1', messageId: idOf(500)}, true);
    expect(session.state.screen).to.include({name: 'thread', key: 'co_1'});
    session.goBack();
    expect(session.state.screen).to.include({name: 'history', query: 'lamp'});
    session.goBack();
    expect(session.state.screen).to.include({name: 'thread', key: 'co_1'});
  });
});

describe('an old message that changes', () => {
  // One that was not loaded was put before the loaded ones: what stood between them was never shown.
  it('does not leave a gap in the thread', async () => {
    const {state, session, shown} = await openThread();
    const observer = await until(() => state.observer, 'the stream');
    const data = sampleMessage(10, {body: 'Changed'});
    observer.event({type: 'message.updated', at: '', conversationId: 'co_1', data}, 'x');
    session.loadOlder('co_1');
    await until(() => shown()[2] === 100, 'older messages');
    expect(shown()).to.deep.equal([901, 1000, 100]);
  });
});
