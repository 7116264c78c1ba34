import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import type {Courier} from '../../src/session/delivery.js';
import {ChatError} from '../../src/model/chat-error.js';
import {Outbox} from '../../src/session/outbox.js';
import type {OutboxRecord} from '../../src/session/outbox-record.js';
import {Tabs} from '../../src/session/tabs.js';
import {sampleConversation, sampleMessage} from '../support/model-samples.js';
import {sessionParts, settled} from '../support/session-parts.js';

const newThread = {clientId: 'draft', isFromPage: false};
const written = {clientId: 'draft', key: 'draft', reply: null, newThread};
/** Of another page, which has sent it in the same draft just before. */
const others: OutboxRecord = {
  ...{...written, body: 'of the other page', createdAt: '2026-01-05T10:00:01.000Z'},
  ...{order: Date.parse('2026-01-05T10:00:01.000Z'), author: 'another page', hadVisitor: false},
};

describe('two first messages of one draft', () => {
  function page(server: () => Promise<unknown>) {
    const test = sessionParts(undefined, {hasVisitor: () => Promise.resolve(false)} as ChatBackend);
    const delivered: OutboxRecord[] = [];
    const courier: Courier = {
      deliver: async (record) => {
        delivered.push(record);
        await server();
        const {clientId, key, newThread} = record;
        if (key !== 'draft' || !newThread) return {message: sampleMessage(2, {clientId, conversationId: 'c1'})};
        return {conversation: sampleConversation({id: 'c1', clientId: 'draft'}), messages: []};
      },
      find: () => Promise.resolve(undefined),
      changes: ({key, clientId}, accepted) => ({
        actions: [
          ...('conversation' in accepted
            ? [{type: 'thread-created', key, conversation: accepted.conversation} as const]
            : []),
          {type: 'outgoing-dropped', clientId},
        ],
        stored: () => Promise.resolve([]),
      }),
      givesUp: () => false,
      settled: () => undefined,
      missed: () => undefined,
      settledElsewhere: () => undefined,
    };
    const tabs = new Tabs(test.parts);
    tabs.join();
    const outbox = new Outbox(test.parts, tabs, courier);
    const texts = () => delivered.map(({body}) => body);
    return {...test, outbox, delivered, texts};
  }

  it('go in the order in which they were stored, though the page that sends has not heard of the first', async () => {
    const {outbox, values, delivered, texts} = page(() => Promise.resolve());
    await settled();
    values.set('outbox/draft', others);
    await outbox.add({...written, body: 'of this page'}, () => []);
    await settled();
    assert.deepEqual(texts(), ['of the other page', 'of this page']);
    assert.deepEqual(
      delivered.map(({clientId, newThread}) => [clientId === 'draft', newThread !== undefined]),
      [
        [true, true],
        [false, false],
      ],
    );
  });

  it('go once, though what was found of them has arrived before the second looks behind itself', async () => {
    const {outbox, parts, values, texts} = page(() => Promise.resolve());
    await settled();
    values.set('outbox/draft', others);
    const {storage} = parts.environment;
    const list = storage.list.bind(storage);
    let read: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (read = resolve));
    storage.list = async (prefix) => {
      storage.list = list;
      await slow;
      return list(prefix);
    };
    const added = outbox.add({...written, body: 'of this page'}, () => []);
    await settled();
    await outbox.restore();
    await settled();
    assert.deepEqual(texts(), ['of the other page', 'of this page']);
    read();
    await added;
    await settled();
    assert.deepEqual(texts(), ['of the other page', 'of this page']);
  });

  it('are both sent where the second has created the conversation: the first asks for another name', async () => {
    let arrive: () => void = () => undefined;
    const {outbox, values, delivered} = page(() => new Promise<void>((resolve) => (arrive = resolve)));
    await settled();
    const second = {...others, clientId: 'm2', body: 'of this page', author: 'this page'};
    values.set('outbox/m2', second);
    await outbox.restore();
    values.set('outbox/draft', others);
    await outbox.restore();
    arrive();
    await settled();
    const [, first] = delivered;
    assert.deepEqual([first?.clientId, first?.key, first?.newThread], ['draft', 'c1', newThread]);
    assert.deepEqual((values.get('outbox/draft') as OutboxRecord).newThread, newThread);
  });

  it('go before what was written in their conversation later, though the lists come before their answer', async () => {
    let arrive: (isThere: boolean) => void = () => undefined;
    const {outbox, parts, values, texts} = page(
      () =>
        new Promise<void>((resolve, reject) => {
          const away = new ChatError('backend-unavailable', 'Away.', {retryable: true});
          arrive = (isThere) => (isThere ? resolve() : reject(away));
        }),
    );
    await settled();
    const later = {...others, clientId: 'm3', key: 'c1', newThread: undefined, body: 'in the conversation'};
    values.set('outbox/draft', others);
    values.set('outbox/m2', {...others, clientId: 'm2', order: others.order + 1, newThread: undefined, body: 'second'});
    values.set('outbox/m3', {...later, order: others.order + 2});
    await outbox.restore();
    arrive(false);
    await settled();
    const conversations = [sampleConversation({id: 'c1', clientId: 'draft'})];
    parts.store.dispatch({type: 'conversations-loaded', conversations});
    for (let step = 0; step < 4; step++) {
      outbox.wake();
      await settled();
      arrive(true);
      await settled();
    }
    assert.deepEqual(texts(), ['of the other page', 'of the other page', 'second', 'in the conversation']);
  });
});
