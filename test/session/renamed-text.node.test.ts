import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ComposerTexts} from '../../src/session/composer-texts.js';
import type {WriterParts} from '../../src/session/message-parts.js';
import {MessageWriter} from '../../src/session/message-writer.js';
import type {Tabs} from '../../src/session/tabs.js';
import {sampleConversation} from '../support/model-samples.js';
import {sessionParts} from '../support/session-parts.js';

describe('what is typed while the first message of its thread waits', () => {
  function thread(known: string | undefined) {
    const {parts, values} = sessionParts();
    const {store} = parts;
    const draft = {clientId: '01a', assistantId: undefined, customAttributes: undefined};
    store.dispatch({type: 'draft-opened', draft, opening: null});
    if (known !== undefined) store.dispatch({type: 'text-changed', key: '01a', text: known});
    const conversation = sampleConversation({id: 'c1', clientId: '01a'});
    store.dispatch({type: 'thread-created', key: '01a', conversation});
    store.dispatch({type: 'screen-shown', screen: {name: 'home'}});
    const tabs = {on: () => () => undefined} as unknown as Tabs;
    const texts = new ComposerTexts(parts);
    const writer = new MessageWriter(parts, {tabs, texts} as unknown as WriterParts);
    const first = {
      ...{clientId: '01a', body: 'Where is my lamp?', reply: null, createdAt: '2026-01-05T10:00:00.000Z'},
      ...{order: 1, author: 'this page', hadVisitor: false, newThread: {clientId: '01a', isFromPage: false}},
    };
    const renamed = (key = '01a') => writer.changes({...first, key}, {conversation, messages: []}).stored();
    /** Settles when `name` has been read, and nothing more has happened. */
    const isRead = (name: string) =>
      new Promise<void>((resolve) => {
        const {storage} = parts.environment;
        const get = storage.get.bind(storage);
        storage.get = async (asked) => {
          const value = await get(asked);
          if (asked === name) resolve();
          return value;
        };
      });
    return {values, store, renamed, isRead, texts};
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

  it('does not come back when another page has sent it while it was read', async () => {
    const {renamed, values, store, isRead} = thread(undefined);
    values.set('text/01a', 'Which colour?');
    const read = isRead('text/01a');
    const changes = renamed();
    await read;
    store.take({type: 'text-changed', key: 'c1', text: ''});
    assert.deepEqual(await changes, []);
    assert.equal(store.state.composerTexts['c1'], '');
  });

  it('goes on there once where the conversation was known, and typed in, before its first message was answered', async () => {
    const {renamed, values, store} = thread(undefined);
    values.set('text/c1', 'Which colour?');
    assert.deepEqual(await renamed('c1'), [
      ['text/01a', undefined],
      ['text/c1', 'Which colour?'],
    ]);
    assert.equal(store.state.composerTexts['c1'], 'Which colour?');
  });

  it('goes on there once where it was begun in the draft, and typed on in the conversation', async () => {
    const {renamed, values} = thread(undefined);
    values.set('text/01a', 'Which');
    values.set('text/c1', 'Which colour?');
    assert.deepEqual(await renamed(), [
      ['text/01a', undefined],
      ['text/c1', 'Which colour?'],
    ]);
  });

  it('goes on there once where it is shown while it is read', async () => {
    const {renamed, values, store, isRead} = thread(undefined);
    values.set('text/c1', 'Which colour?');
    const read = isRead('text/c1');
    const changes = renamed();
    await read;
    store.take({type: 'text-changed', key: 'c1', text: 'Which colour?'});
    assert.deepEqual(await changes, [
      ['text/01a', undefined],
      ['text/c1', 'Which colour?'],
    ]);
  });

  it('stays where it is when another page has stored it and could not tell: the next one finds it', async () => {
    const {renamed, values} = thread('');
    values.set('text/01a', 'Which colour?');
    assert.deepEqual(await renamed(), []);
  });

  it('is not stored again when it is sent there while the screen is read', async () => {
    const {renamed, values, store, isRead} = thread('Which colour?');
    values.set('screen', {name: 'home'});
    const read = isRead('screen');
    const changes = renamed();
    await read;
    store.dispatch({type: 'text-changed', key: 'c1', text: ''});
    assert.deepEqual(await changes, []);
  });

  it('is found where the storage had no room for its new name', async () => {
    const {values, store, texts} = thread(undefined);
    values.set('text/01a', 'Which colour?');
    await texts.restore('c1');
    assert.equal(store.state.composerTexts['c1'], 'Which colour?');
  });

  it('is not taken for sent by a page that does not know its conversation yet', async () => {
    const {store, texts} = thread(undefined);
    await texts.restore('c2', true);
    assert.equal(store.state.composerTexts['c2'], undefined);
    store.dispatch({type: 'text-changed', key: 'c2', text: 'shown'});
    await texts.restore('c2', true);
    assert.equal(store.state.composerTexts['c2'], '');
  });

  const inDraft = {name: 'thread', key: '01a'} as const;

  it('is where the next page begins, under the conversation’s name', async () => {
    const {renamed, values, store} = thread('');
    values.set('screen', inDraft);
    store.dispatch({type: 'screen-shown', screen: {name: 'thread', key: 'c1'}});
    assert.deepEqual(await renamed(), [['screen', {name: 'thread', key: 'c1'}]]);
  });

  it('is not where the next page begins when another page has gone elsewhere, or this one meanwhile', async () => {
    const {renamed, values, store, isRead} = thread('');
    values.set('screen', {name: 'thread', key: 'c2'});
    store.dispatch({type: 'screen-shown', screen: {name: 'thread', key: 'c1'}});
    assert.deepEqual(await renamed(), []);
    values.set('screen', inDraft);
    const read = isRead('screen');
    const changes = renamed();
    await read;
    store.dispatch({type: 'screen-shown', screen: {name: 'home'}});
    assert.deepEqual(await changes, []);
  });
});
