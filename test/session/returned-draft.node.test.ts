import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import {ComposerTexts} from '../../src/session/composer-texts.js';
import {Creations} from '../../src/session/creations.js';
import {adoptLeftovers} from '../../src/session/leftovers.js';
import {Screens} from '../../src/session/screens.js';
import {sessionParts, settled} from '../support/session-parts.js';

describe('a text that stands under the name of a thread which is a draft again', () => {
  async function adopted(inDraft: string) {
    const backend = {listConversations: () => Promise.resolve({items: []})} as unknown as ChatBackend;
    const {parts, values} = sessionParts(undefined, backend);
    const draft = {clientId: '01a', assistantId: undefined, customAttributes: undefined};
    const texts = new ComposerTexts(parts);
    texts.beginDraft('01a');
    parts.store.dispatch({type: 'draft-opened', draft, opening: null});
    values.set('text/draft', inDraft);
    values.set('text/01a', 'Which colour?');
    await adoptLeftovers(parts, texts);
    assert.equal(values.has('text/01a'), false);
    return values.get('text/draft');
  }

  it('is not put behind itself', async () => {
    assert.equal(await adopted('Where is my lamp?\nWhich colour?'), 'Where is my lamp?\nWhich colour?');
  });

  it('goes on in the draft when it is not there yet', async () => {
    assert.equal(await adopted('Where is my lamp?'), 'Where is my lamp?\nWhich colour?');
  });
});

it('what was typed after a Send that could not begin is in one place: the next page does not put it behind itself', async () => {
  const {parts, values} = sessionParts();
  const draft = {clientId: '01a', assistantId: undefined, customAttributes: undefined};
  const texts = new ComposerTexts(parts);
  const screens = new Screens(parts, new Creations(), texts, () => undefined);
  texts.beginDraft('01a');
  parts.store.dispatch({type: 'draft-opened', draft, opening: null});
  await texts.save('01a', 'Where is my lamp?');
  texts.put('01a', '');
  const sent = screens.takeDraft('01a');
  await texts.save('01a', 'Which colour?');
  screens.giveBack(sent, '01a', 'Where is my lamp?');
  await settled();
  const stored = [...values].filter(([name]) => name.startsWith('text/'));
  assert.deepEqual(stored, [['text/draft', 'Which colour?\nWhere is my lamp?']]);
});
