import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import type {Courier} from '../../src/session/delivery.js';
import {Outbox} from '../../src/session/outbox.js';
import type {TabListener, Tabs} from '../../src/session/tabs.js';
import {sessionParts, settled} from '../support/session-parts.js';

it('of a message that came while its page slept the end is found, also where its bubble has gone already', async () => {
  const {parts, values} = sessionParts(undefined, {hasVisitor: () => Promise.resolve(true)} as ChatBackend);
  const listeners: TabListener[] = [];
  const tabs = {
    on: (listener: TabListener) => {
      listeners.push(listener);
      return () => undefined;
    },
    post: () => undefined,
    nudge: () => undefined,
  } as unknown as Tabs;
  const missed: string[] = [];
  const courier = {missed: (key: string, clientId: string) => missed.push(`${key} ${clientId}`)} as unknown as Courier;
  const outbox = new Outbox(parts, tabs, courier);
  await outbox.add({clientId: 'm1', key: 'c1', body: 'Where is my lamp?', reply: null}, () => []);
  // Another page has delivered it, and the thread that was read again has it as a message.
  values.delete('outbox/m1');
  parts.store.dispatch({type: 'outgoing-dropped', clientId: 'm1'});
  for (const {message} of listeners) message?.({type: 'outbox', payload: {type: 'lead'}});
  await settled();
  assert.deepEqual(missed, ['c1 m1']);
});
