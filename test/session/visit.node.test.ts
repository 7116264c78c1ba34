import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import {ChatError} from '../../src/model/chat-error.js';
import {Visit, type VisitOptions} from '../../src/session/visit.js';
import {MemoryTabs} from '../support/memory-tabs.js';
import {sessionParts, settled} from '../support/session-parts.js';

it('what another page has written before this one took part is found: this one may be the one to send it', async () => {
  const {parts, values} = sessionParts(undefined, {hasVisitor: () => Promise.resolve(false)} as ChatBackend);
  let came = 0;
  const options = {visitorCame: () => came++, wiped: () => Promise.resolve()} as unknown as VisitOptions;
  const visit = new Visit(parts, options);
  await visit.findVisitor();
  assert.equal(came, 0);
  values.set('outbox/01a', {clientId: '01a'});
  await visit.findVisitor();
  assert.equal(came, 1);
});

it('what forgets the former visitor, and did not load without a network, is tried again, also where nobody looks', async () => {
  const {parts, presence} = sessionParts();
  presence.isVisible = false;
  const storage = {...parts.environment.storage, write: () => Promise.reject(new ChatError('aborted', 'Wiped.'))};
  let tries = 0;
  const wiped = () => (tries++ === 0 ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve());
  const options = {wiped, screens: {resume: () => Promise.resolve()}} as unknown as VisitOptions;
  const environment = {...parts.environment, storage, tabs: new MemoryTabs().open()};
  const visit = new Visit({...parts, environment}, options);
  visit.join(); // it may write no more, as another page has wiped the device
  await settled();
  assert.equal(tries, 1);
  visit.presenceChanged();
  await settled();
  assert.equal(tries, 2);
});
