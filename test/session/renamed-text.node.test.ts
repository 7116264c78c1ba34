import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ComposerTexts} from '../../src/session/composer-texts.js';
import {renamedText} from '../../src/session/renamed-text.js';
import {sampleConversation} from '../support/model-samples.js';
import {sessionParts} from '../support/session-parts.js';

describe('what is typed while the first message of its thread waits', () => {
  function thread(known: string | undefined) {
    const {parts, values} = sessionParts();
    const {store} = parts;
    const draft = {clientId: '01a', assistantId: undefined, customAttributes: undefined};
    store.dispatch({type: 'draft-opened', draft, opening: null});
    if (known !== undefined) store.dispatch({type: 'text-changed', key: '01a', text: known});
    store.dispatch({type: 'thread-created', key: '01a', conversation: sampleConversation({id: 'c1', clientId: '01a'})});
    return {values, store, renamed: () => renamedText(parts, new ComposerTexts(parts), '01a', 'c1')};
  }

  it('goes on in the conversation', async () => {
    const {renamed} = thread('Which colour?');
    assert.deepEqual(await renamed(), [
      ['text/01a', undefined],
      ['text/c1', 'Which colour?'],
    ]);
  });

  it('goes on there also where an earlier page has typed it', async () => {
    const {renamed, values, store} = thread(undefined);
    values.set('text/01a', 'Which colour?');
    assert.deepEqual(await renamed(), [
      ['text/01a', undefined],
      ['text/c1', 'Which colour?'],
    ]);
    assert.equal(store.state.composerTexts['c1'], 'Which colour?');
  });

  it('stays where it is when another page has stored it and could not tell: the next one finds it', async () => {
    const {renamed, values} = thread('');
    values.set('text/01a', 'Which colour?');
    assert.deepEqual(await renamed(), []);
  });
});
