import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatBackend, ConnectionState, EventObserver} from '../../src/backend/chat-backend.js';
import {ChatError} from '../../src/model/chat-error.js';
import {LiveUpdates} from '../../src/session/live-updates.js';
import {encodePost, type TabMessage} from '../../src/session/tab-message.js';
import {Tabs} from '../../src/session/tabs.js';
import {ThreadLoader} from '../../src/session/thread-loader.js';
import {MemoryTabs} from '../support/memory-tabs.js';
import {sampleConversation} from '../support/model-samples.js';
import {sessionParts, settled} from '../support/session-parts.js';

/** The page that leads, in front of a server whose lists come when the test says so; and another one, which speaks. */
function page({isSuspended = false} = {}) {
  const device = new MemoryTabs();
  const other = device.open();
  const after: (string | null)[] = [];
  const observers: EventObserver[] = [];
  let answer: () => void = () => undefined;
  let fail: (error: ChatError) => void = () => undefined;
  let hasVisitor = true;
  let reads = 0;
  const backend = {
    hasVisitor: () => Promise.resolve(hasVisitor),
    loadUnread: () => Promise.resolve({total: 1, conversations: {c1: 1}}),
    listConversations: () =>
      new Promise((resolve, reject) => {
        reads++;
        fail = reject;
        const items = [sampleConversation({id: 'c1', ended: false})];
        answer = () => {
          resolve({items, nextCursor: null, eventCursor: 'seventh'});
        };
      }),
    subscribe: (observer: EventObserver, cursor: string | null) => {
      observers.push(observer);
      after.push(cursor);
    },
  } as unknown as ChatBackend; // all that it is asked
  const {parts: alone, clock, presence} = sessionParts(undefined, backend);
  presence.isSuspended = isSuspended;
  const parts = {...alone, environment: {...alone.environment, tabs: device.open()}};
  const tabs = new Tabs(parts);
  let reloads = 0;
  const loader = new ThreadLoader(parts, {missing: () => undefined, received: () => undefined});
  const live = new LiveUpdates(parts, {tabs, loader, reloadConfig: () => reloads++});
  return {
    after,
    live,
    reloads: () => reloads,
    reads: () => reads,
    leadsElsewhere: () => {
      void other.hold(() => new Promise(() => undefined), {isStolen: false, signal: new AbortController().signal});
    },
    join: async () => {
      tabs.join();
      await settled();
      await settled();
    },
    says: async (message: TabMessage) => {
      other.post(encodePost({from: 'other', message}));
      await settled();
    },
    lists: async () => {
      answer();
      await settled();
      await settled();
    },
    fails: async () => {
      fail(new ChatError('backend-unavailable', 'The chat server cannot be reached.', {retryable: true}));
      await settled();
    },
    /** The server has refused it meanwhile, and it is tried again without. */
    losesVisitor: async () => {
      hasVisitor = false;
      await clock.pass(5000);
    },
    sleeps: () => {
      presence.isSuspended = true;
      live.presenceChanged();
    },
    /** And nobody looks at it. */
    wakes: async () => {
      Object.assign(presence, {isSuspended: false, isVisible: false});
      live.presenceChanged();
      await settled();
    },
    reached: () => parts.store.state.connection,
    unread: () => parts.store.state.unread.total,
    reset: async () => {
      observers.at(-1)?.reset('ninth');
      await settled();
    },
    connection: (state: ConnectionState, stream = -1) => {
      observers.at(stream)?.connection(state);
    },
    /** What the other page is told when it asks for a stream. */
    told: async () => {
      const states: unknown[] = [];
      const end = other.listen((value) => {
        const {message} = value as {readonly message: TabMessage};
        if (message.type === 'connection') states.push(message.state);
      });
      other.post(encodePost({from: 'other', message: {type: 'wanted'}}));
      await settled();
      await settled();
      end();
      return states;
    },
  };
}

describe('a page that reads the lists', () => {
  it('goes on from the last thing that it has heard meanwhile, which may be older than they are', async () => {
    const {after, live, join, says, lists} = page();
    await join();
    await says({type: 'hello'});
    void live.ensure();
    await settled();
    const conversation = sampleConversation({id: 'c1', ended: true});
    const event = {type: 'conversation.ended', at: '', conversationId: 'c1', data: conversation} as const;
    await says({type: 'event', stream: 'former', event, cursor: 'fifth'}); // it was reopened since
    await lists();
    assert.deepEqual(after, ['fifth']);
  });

  it('goes on from them where it has heard nothing', async () => {
    const {after, live, join, lists} = page();
    await join();
    void live.ensure();
    await settled();
    await lists();
    assert.deepEqual(after, ['seventh']);
  });
});

describe('a page in which listening begins while it is suspended', () => {
  it('reads the lists when it is back, also where nobody looks at it', async () => {
    const {live, wakes, lists, unread} = page({isSuspended: true});
    await live.ensure();
    await wakes();
    await lists();
    assert.equal(unread(), 1);
  });

  it('reads them once more where it was about to read them when it fell asleep', async () => {
    const {live, leadsElsewhere, join, sleeps, wakes, lists, reads} = page();
    leadsElsewhere();
    await join();
    void live.ensure(); // asks whether there is a visitor at all
    sleeps();
    await settled();
    await lists();
    await wakes();
    assert.equal(reads(), 2);
  });
});

describe('a page whose lists cannot be read', () => {
  it('waits for the server no more when there is no visitor left to ask for', async () => {
    const {live, join, fails, losesVisitor, reached} = page();
    await join();
    void live.ensure();
    await settled();
    await fails();
    assert.equal(reached(), 'offline');
    await losesVisitor();
    assert.equal(reached(), 'online');
  });
});

describe('a page that was frozen while others came and went', () => {
  it('reads the lists when it hears of a stream whose beginning it has not heard', async () => {
    const {live, leadsElsewhere, join, says, lists, reads} = page();
    leadsElsewhere();
    await join();
    await says({type: 'hello'});
    void live.ensure();
    await settled();
    await lists();
    await says({type: 'follows', stream: 'first', after: 'seventh'});
    await says({type: 'follows', stream: 'first'});
    assert.equal(reads(), 1);
    await says({type: 'follows', stream: 'second'});
    await lists();
    await says({type: 'follows', stream: 'second'});
    assert.equal(reads(), 2);
  });
});

describe('a page with the stream of another identity', () => {
  it('says how that one is, and not that the former one has ended', async () => {
    const {live, join, says, lists, connection, told} = page();
    await join();
    await says({type: 'hello'});
    void live.ensure();
    await settled();
    await lists();
    void live.restart();
    await settled();
    await lists();
    connection('open');
    connection('closed', 0);
    assert.deepEqual(await told(), ['open']);
  });
});

describe('after a gap', () => {
  it('how much is unread is read, too: a poll does not say it', async () => {
    const {live, join, lists, reset, unread} = page();
    await join();
    void live.ensure();
    await settled();
    await lists();
    assert.equal(unread(), 0); // the stream that has begun says it
    await reset();
    await lists();
    assert.equal(unread(), 1);
  });
});

describe('the settings, which may have changed before anybody listened', () => {
  it('are read again with each stream of this page, the first one too', async () => {
    const {reloads, live, join, lists, connection} = page();
    await join();
    void live.ensure();
    await settled();
    await lists();
    connection('open');
    connection('connecting');
    connection('open');
    assert.equal(reloads(), 2);
  });
});
