import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import {ComposerTexts} from '../../src/session/composer-texts.js';
import {Creations} from '../../src/session/creations.js';
import {Screens} from '../../src/session/screens.js';
import {sessionParts, settled} from '../support/session-parts.js';

it('a draft that is discarded while a message of it is on its way takes nothing of that back', async () => {
  const {parts, values} = sessionParts(undefined, {} as ChatBackend);
  const texts = new ComposerTexts(parts);
  const screens = new Screens(parts, new Creations(), texts, () => undefined);
  const draft = {clientId: '01a', assistantId: undefined, customAttributes: undefined};
  screens.openDraft(draft, null).catch(() => undefined);
  values.set('outbox/01a', 'as it is');
  const written = {clientId: '01a', body: 'Where is my lamp?', reply: null, createdAt: '2026-01-05T10:00:00.000Z'};
  const outgoing = {...written, delivery: 'sending', error: null} as const;
  parts.store.take({type: 'message-written', key: '01a', outgoing}); // by another page, which has ended the draft
  screens.openDraft({...draft, clientId: '01b'}, null).catch(() => undefined);
  await settled();
  assert.equal(values.get('outbox/01a'), 'as it is');
  assert.equal(values.get('text/draft'), undefined);
  assert.deepEqual(parts.store.state.threads['01a']?.outgoing, [outgoing]);
  assert.equal(parts.store.state.draft?.clientId, '01b');
});
