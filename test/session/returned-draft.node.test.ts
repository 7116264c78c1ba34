import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import {ComposerTexts} from '../../src/session/composer-texts.js';
import {adoptLeftovers} from '../../src/session/leftovers.js';
import {sessionParts} from '../support/session-parts.js';

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
