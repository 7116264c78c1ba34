import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import {Visit, type VisitOptions} from '../../src/session/visit.js';
import {sessionParts} from '../support/session-parts.js';

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
