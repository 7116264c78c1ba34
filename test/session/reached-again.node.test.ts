// What a delivery without an answer has said in all pages was taken back in one alone, or nowhere.
import assert from 'node:assert/strict';
import {it} from 'node:test';
import {ChatError} from '../../src/model/chat-error.js';
import {Delivery, type Courier} from '../../src/session/delivery.js';
import type {OutboxRecord} from '../../src/session/outbox-record.js';
import {sampleMessage} from '../support/model-samples.js';
import {sessionParts, settled} from '../support/session-parts.js';

const unreachable = new ChatError('backend-unavailable', 'No.', {retryable: true});
const online = {type: 'connection-changed', connection: 'online'} as const;
const record: OutboxRecord = {
  ...{clientId: 'm1', key: 'c1', body: 'Where is my lamp?', reply: null, createdAt: '2026-01-05T10:00:00.000Z'},
  ...{order: 1, author: 'this page', hadVisitor: true},
};

/** A message that had no answer, which the page has told; `refusal`: what the next try brings. */
async function unanswered(refusal?: ChatError) {
  const {parts, clock} = sessionParts();
  const told: string[] = [];
  let tries = 0;
  const courier = {
    deliver: () => {
      const error = tries++ === 0 ? unreachable : refusal;
      return error ? Promise.reject(error) : Promise.resolve({message: sampleMessage(1, {clientId: 'm1'})});
    },
    find: () => Promise.resolve(undefined),
    changes: () => ({actions: [], stored: () => Promise.resolve([])}),
    givesUp: () => false,
  } as unknown as Courier; // all that is asked of it
  const delivery = new Delivery({
    ...parts,
    courier,
    share: (...actions) => {
      for (const action of actions) {
        parts.store.dispatch(action);
        if (action.type === 'connection-changed') told.push(action.connection);
      }
    },
    tell: () => Promise.resolve(),
    forget: () => Promise.resolve(),
  });
  delivery.start();
  delivery.add(record, true);
  await settled();
  assert.deepEqual(told.splice(0), ['offline']);
  return {delivery, store: parts.store, clock, told};
}

it('a page that has heard of the server otherwise tells the others all the same when it has delivered', async () => {
  const {store, clock, told} = await unanswered();
  store.dispatch(online); // its settings have come
  await clock.pass(1000);
  assert.deepEqual(told, ['online']);
});

it('so it does when the server has refused', async () => {
  const {store, clock, told} = await unanswered(new ChatError('invalid-request', 'No.', {status: 400}));
  store.dispatch(online);
  await clock.pass(1000);
  assert.deepEqual(told, ['online']);
});

it('the server can be reached where it has said that it does not have what was taken back', async () => {
  const {delivery, told} = await unanswered();
  delivery.takeBack('m1');
  await settled();
  assert.deepEqual(told, ['online']);
});
