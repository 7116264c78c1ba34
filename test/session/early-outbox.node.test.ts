import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import type {Courier} from '../../src/session/delivery.js';
import {Outbox} from '../../src/session/outbox.js';
import type {OutboxRecord} from '../../src/session/outbox-record.js';
import {encodePost} from '../../src/session/tab-message.js';
import {Tabs} from '../../src/session/tabs.js';
import {sampleMessage} from '../support/model-samples.js';
import {MemoryTabs} from '../support/memory-tabs.js';
import {sessionParts} from '../support/session-parts.js';

const tasks = async () => {
  for (let count = 0; count < 5; count++) await new Promise((resolve) => setTimeout(resolve));
};

/** The pages of one device, on which nothing can be stored any more. */
function fullDevice() {
  const device = new MemoryTabs();
  return {
    device,
    /** `server`: what it waits for, whatever it delivers. */
    page(server: Promise<unknown> = Promise.resolve()) {
      const {parts, clock, presence, values, stop} = sessionParts(undefined, {
        hasVisitor: () => Promise.resolve(true),
      } as ChatBackend);
      values.beforeWrite = () => Promise.resolve(false);
      const link = device.open();
      const own = {...parts, environment: {...parts.environment, tabs: link}};
      const tabs = new Tabs(own);
      const delivered: string[] = [];
      const sought: string[] = [];
      const courier: Courier = {
        deliver: async ({clientId}: OutboxRecord) => {
          delivered.push(clientId);
          await server;
          return {message: sampleMessage(2, {clientId, conversationId: 'c1'})};
        },
        find: ({clientId}: OutboxRecord) => {
          sought.push(clientId);
          return Promise.resolve(undefined);
        },
        changes: ({clientId}) => ({
          actions: [{type: 'outgoing-dropped', clientId}],
          stored: () => Promise.resolve([]),
        }),
        givesUp: () => false,
        settled: () => undefined,
        missed: () => undefined,
        settledElsewhere: () => undefined,
      };
      tabs.join();
      const outbox = () => new Outbox(own, tabs, courier);
      return {delivered, sought, clock, presence, values, link, tabs, stop, outbox};
    },
  };
}

describe('a page whose outbox is loaded late', () => {
  it('delivers what another page could not store, wrote before, and took along', async () => {
    const {page} = fullDevice();
    const idle = page();
    await tasks();
    const author = page();
    await tasks();
    await author.outbox().add({clientId: 'm1', key: 'c1', body: 'Where is my lamp?', reply: null}, () => []);
    await tasks();
    assert.deepEqual(author.delivered, [], 'the other page has the lock');
    author.stop();
    idle.outbox();
    await tasks();
    assert.deepEqual(idle.delivered, ['m1']);
    idle.stop();
  });

  it('is told of what another page could not store, and delivered until it gave the lead to this one', async () => {
    const {page} = fullDevice();
    const author = page(new Promise(() => undefined));
    await tasks();
    author.clock.time -= 1000; // the other one does not listen yet
    await author.outbox().add({clientId: 'm1', key: 'c1', body: 'Where is my lamp?', reply: null}, () => []);
    author.presence.isVisible = false;
    const seen = page();
    const end = seen.tabs.on({
      // Nothing loads it before: this page knows of nothing that waits.
      message: ({type}) => {
        if (type !== 'outbox') return;
        end();
        seen.outbox();
      },
    });
    while (!seen.tabs.isLeading) await tasks();
    await tasks();
    assert.deepEqual(seen.delivered, ['m1']);
    for (const one of [author, seen]) one.stop();
  });

  it('hears that a message is taken back that it was told of before', async () => {
    const {page} = fullDevice();
    const idle = page();
    await tasks();
    const author = page();
    await tasks();
    const box = author.outbox();
    await box.add({clientId: 'm1', key: 'c1', body: 'Where is my lamp?', reply: null}, () => []);
    await box.remove('m1');
    await tasks();
    idle.outbox();
    await tasks();
    assert.deepEqual([idle.sought, idle.delivered], [['m1'], []]);
    for (const one of [idle, author]) one.stop();
  });

  it('keeps a hundred things that were said before, and no more', async () => {
    const {page} = fullDevice();
    const idle = page();
    await tasks();
    const author = page();
    await tasks();
    const box = author.outbox();
    for (let count = 0; count < 120; count++) box.wake();
    await tasks();
    assert.equal(idle.tabs.early?.length, 100);
    for (const one of [idle, author]) one.stop();
  });
});

describe('a page that finds two first messages of one draft', () => {
  it('creates the conversation with the one that has its name, though the other was written before', async () => {
    const {page} = fullDevice();
    const leader = page();
    leader.values.beforeWrite = () => Promise.resolve(true);
    const made = {createdAt: '2026-01-05T10:00:00.000Z', author: 'gone', hadVisitor: true, reply: null};
    const newThread = {clientId: 'draft', isFromPage: false};
    for (const [clientId, order] of [
      ['second', 1],
      ['draft', 2],
    ] as const)
      leader.values.set(`outbox/${clientId}`, {...made, newThread, clientId, order, key: 'draft', body: clientId});
    leader.outbox();
    while (leader.values.size > 0) await tasks();
    assert.deepEqual(leader.delivered, ['draft', 'second']);
    leader.stop();
  });
});

describe('a page that hears of a message in a draft, and finds it in the conversation that this has become', () => {
  it('sends it behind those that were written before', async () => {
    const {device, page} = fullDevice();
    const leader = page();
    await tasks();
    const made = {createdAt: '2026-01-05T10:00:00.000Z', author: 'gone', hadVisitor: true, reply: null};
    const [second, third] = ([2, 3] as const).map((order) => ({...made, clientId: `m${order}`, order, body: 'Hello'}));
    const other = device.open();
    other.post(encodePost({from: 'other', message: {type: 'hello'}}));
    const written = {type: 'written', record: {...third, key: 'draft'}};
    other.post(encodePost({from: 'other', message: {type: 'outbox', payload: written}}));
    await tasks();
    for (const record of [second, third]) leader.values.set(`outbox/${record?.clientId ?? ''}`, {...record, key: 'c1'});
    leader.outbox();
    while (leader.delivered.length < 2) await tasks();
    assert.deepEqual(leader.delivered, ['m2', 'm3']);
    leader.stop();
  });
});

describe('a page that waits for its message', () => {
  const cases = [
    ['asks another one that comes for it', false],
    ['does not ask for what has come to its end', true],
  ] as const;
  for (const [does, isRemoved] of cases)
    it(does, async () => {
      const {device, page} = fullDevice();
      const leader = page();
      const author = page();
      await tasks();
      leader.link.freeze();
      author.values.beforeWrite = () => Promise.resolve(true);
      const box = author.outbox();
      await box.add({clientId: 'm1', key: 'c1', body: 'Where is my lamp?', reply: null}, () => []);
      if (isRemoved) author.values.delete('outbox/m1');
      let isAsked = false;
      device.open().listen((post) => {
        isAsked ||= JSON.stringify(post).includes('"written"');
      });
      const late = page();
      await tasks();
      assert.equal(isAsked, !isRemoved);
      for (const one of [leader, author, late]) one.stop();
    });
});

describe('a message that is taken back', () => {
  it('while the page that leads reads what was written is asked for first, and not sent', async () => {
    const {page} = fullDevice();
    const leader = page();
    await tasks();
    const record = {clientId: 'm1', key: 'c1', body: 'Where is my lamp?', reply: null, order: 1};
    const made = {createdAt: '2026-01-05T10:00:00.000Z', author: 'gone', hadVisitor: true};
    leader.values.set('outbox/m1', {...record, ...made});
    await leader.outbox().remove('m1');
    while (leader.values.has('outbox/m1')) await tasks();
    await tasks();
    assert.deepEqual([leader.sought, leader.delivered], [['m1'], []]);
    leader.stop();
  });

  it('is said once, by the page where it was taken back', async () => {
    const {device, page} = fullDevice();
    const pages = [page(), page(), page()];
    await tasks();
    const boxes = pages.map((one) => one.outbox());
    await tasks();
    let said = 0;
    const listener = device.open();
    listener.listen((post) => {
      if (JSON.stringify(post).includes('"remove"')) said++;
    });
    await boxes[1]?.remove('m1');
    await tasks();
    assert.equal(said, 1);
    for (const one of pages) one.stop();
  });
});
