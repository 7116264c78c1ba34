import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TabMessage} from '../../src/session/tab-message.js';
import {Tabs} from '../../src/session/tabs.js';
import {sessionParts, settled, StillClock} from '../support/session-parts.js';

type Posted = Pick<TabMessage, 'type'> & {readonly stream?: string};

/** A page, and the others as the test plays them. */
async function pageThatJoined(isFirst = true) {
  const clock = new StillClock();
  const {parts, presence} = sessionParts(clock);
  const posted: Posted[] = [];
  let id = '';
  let hear: (message: unknown) => void = () => undefined;
  const tabs = new Tabs({
    ...parts,
    environment: {
      ...parts.environment,
      tabs: {
        hold: (held) => (isFirst ? held(new AbortController().signal) : new Promise<void>(() => undefined)),
        exclusively: (work) => work(),
        post: (value) => {
          const {from, message} = value as {readonly from: string; readonly message: Posted};
          id = from;
          posted.push(message);
        },
        listen: (listener) => {
          hear = listener;
          return () => undefined;
        },
      },
    },
  });
  tabs.join();
  await settled();
  const took = () => posted.splice(0).filter(({type}) => type !== 'ping');
  took();
  return {
    id,
    clock,
    tabs,
    took,
    presence,
    says: (message: object) => {
      hear({from: 'other', message});
    },
    greet: (hello: object) => {
      hear({from: 'other', message: {type: 'hello', ...hello}});
    },
  };
}

const said = (stream: string): TabMessage => ({type: 'reset', stream, cursor: null});
const streams = (posted: readonly Posted[]) => posted.map(({type, stream}) => stream ?? type);

describe('a page that is alone', () => {
  it('posts nothing of what it says', async () => {
    const {tabs, took} = await pageThatJoined();
    tabs.post(said('a'));
    assert.deepEqual(took(), []);
  });

  it('posts all the same where another one has the lock, which may be frozen', async () => {
    const {tabs, took} = await pageThatJoined(false);
    tabs.post(said('a'));
    assert.deepEqual(streams(took()), ['a']);
  });

  it('tells a page that greets what it has said since that one listens, and then everything', async () => {
    const {clock, tabs, took, greet} = await pageThatJoined();
    tabs.post(said('before'));
    clock.time += 10;
    const since = clock.time;
    tabs.post(said('meanwhile'));
    clock.time += 10;
    tabs.post(said('at last'));
    greet({since});
    assert.deepEqual(streams(took()), ['meanwhile', 'at last', 'hello']);
    tabs.post(said('after'));
    assert.deepEqual(streams(took()), ['after']);
  });

  it('tells nothing that is older than what such a page has found, also when the clock was set back between', async () => {
    const {clock, tabs, took, greet} = await pageThatJoined();
    tabs.post(said('before'));
    clock.time -= 1000;
    tabs.post(said('then'));
    clock.time += 10;
    const since = clock.time;
    tabs.post(said('meanwhile'));
    greet({since});
    assert.deepEqual(streams(took()), ['meanwhile', 'hello']);
  });

  it('tells all of it to a page that was there before, and has only now woken up', async () => {
    const {id, tabs, took, greet} = await pageThatJoined();
    tabs.post(said('a'));
    tabs.post(said('b'));
    greet({to: id});
    assert.deepEqual(streams(took()), ['a', 'b']);
  });

  it('keeps the last hundred only', async () => {
    const {tabs, took, greet} = await pageThatJoined();
    for (let count = 0; count < 120; count++) tabs.post(said(`${count}`));
    greet({});
    const heard = streams(took());
    assert.equal(heard.length, 101);
    assert.deepEqual([heard[0], heard.at(-2)], ['20', '119']);
  });
});

describe('a page that yields to one that is looked at', () => {
  it('leads again when that one does not come, whatever a page says that only thinks it leads', async () => {
    const {id, clock, tabs, took, presence, says} = await pageThatJoined();
    presence.isVisible = false;
    says({type: 'ping', isVisible: true});
    assert.deepEqual(streams(took()), ['pong']);
    assert.equal(tabs.isLeading, false);
    says({type: 'pong', to: id, yields: false});
    await clock.pass(2000);
    assert.equal(tabs.isLeading, true);
  });
});
