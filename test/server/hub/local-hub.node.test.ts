import assert from 'node:assert/strict';
import {it} from 'node:test';
import {LocalHub} from '../../../server/src/hub/local-hub.js';
import type {ChatEvent} from '../../../src/model/chat-event.js';

const typing: ChatEvent = {
  type: 'typing.started',
  at: '2026-01-05T10:00:00.000Z',
  conversationId: 'c',
  data: {user: {id: null, displayName: null, avatarUrl: null}, ai: false, expiresAt: '2026-01-05T10:00:05.000Z'},
};

it('wakes the listeners of a topic and no other, with the event when there is one', () => {
  const hub = new LocalHub();
  const heard: unknown[] = [];
  hub.subscribe('subject:a', (event) => heard.push(['a', event]));
  hub.subscribe('agents', (event) => heard.push(['agents', event]));
  hub.publish('subject:a');
  hub.publish('agents', typing);
  hub.publish('subject:b');
  assert.deepEqual(heard, [
    ['a', undefined],
    ['agents', typing],
  ]);
});

it('ends one subscription, although the same function listens twice', () => {
  const hub = new LocalHub();
  let count = 0;
  const listen = () => count++;
  const unsubscribe = hub.subscribe('agents', listen);
  hub.subscribe('agents', listen);
  unsubscribe();
  unsubscribe();
  hub.publish('agents');
  assert.equal(count, 1);
});

it('lets a listener unsubscribe itself, and others go on when one throws', () => {
  const errors: unknown[] = [];
  const hub = new LocalHub((error) => errors.push(error));
  const heard: string[] = [];
  const unsubscribe = hub.subscribe('agents', () => {
    heard.push('first');
    unsubscribe();
  });
  hub.subscribe('agents', () => {
    throw new Error('no');
  });
  hub.subscribe('agents', () => heard.push('last'));
  hub.publish('agents');
  hub.publish('agents');
  assert.deepEqual(heard, ['first', 'last', 'last']);
  assert.equal(errors.length, 2);
});

it('wakes nobody after it was closed', async () => {
  const hub = new LocalHub();
  hub.subscribe('agents', () => assert.fail('woken'));
  await hub.close();
  hub.publish('agents');
});
