import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import {ComposerTexts} from '../../src/session/composer-texts.js';
import {Creations} from '../../src/session/creations.js';
import {Screens} from '../../src/session/screens.js';
import {takeLatest} from '../../src/session/taken-screen.js';
import {sampleConversation} from '../support/model-samples.js';
import {sessionParts, settled} from '../support/session-parts.js';

const draft = {clientId: '01a', assistantId: undefined, customAttributes: undefined};
const inDraft = {name: 'thread', key: '01a'} as const;
const inThread = {name: 'thread', key: 'c1'} as const;

/** One may have been frozen, and nobody has told it. */
describe('a page that other pages hear from now on', () => {
  function page() {
    const config = Promise.resolve({assistant: null});
    const {parts, values} = sessionParts(undefined, {loadConfig: () => config} as unknown as ChatBackend);
    const {store} = parts;
    store.dispatch({type: 'opened'});
    store.dispatch({type: 'conversations-loaded', conversations: [sampleConversation({id: 'c1', clientId: '01a'})]});
    const told: string[] = [];
    store.onDispatch(({type}) => told.push(type));
    const screens = new Screens(parts, new Creations(), new ComposerTexts(parts), () => undefined);
    const met = async () => {
      await takeLatest(parts, screens);
      await settled();
    };
    return {met, screens, store, told, values};
  }

  it('shows what the others show by now', async () => {
    const {met, store, values} = page();
    store.take({type: 'screen-shown', screen: inThread});
    const later = {...draft, clientId: '01b'};
    values.set('draft', later);
    values.set('screen', {name: 'thread', key: '01b'});
    await met();
    assert.deepEqual(store.state.screen, {name: 'thread', key: '01b'});
    assert.deepEqual(store.state.draft, later);
  });

  it('leaves what it is told while it looks: that is not stored yet', async () => {
    const {met, store, values} = page();
    store.take({type: 'screen-shown', screen: {name: 'home'}});
    values.set('screen', {name: 'thread', key: 'c2'});
    const looking = met();
    store.take({type: 'screen-shown', screen: inThread});
    await looking;
    assert.deepEqual(store.state.screen, inThread);
  });

  it('leaves what it shows, and has typed, where that is stored under the draft’s name still', async () => {
    const {met, store, values} = page();
    store.take({type: 'screen-shown', screen: inThread});
    store.take({type: 'text-changed', key: 'c1', text: 'Which colour?'});
    values.set('screen', inDraft);
    const before = store.state;
    await met();
    assert.equal(store.state, before);
  });

  it('leaves a draft that another has begun, as it has found it, when that was sent', async () => {
    const {met, screens, store, values} = page();
    const [open, elsewhere] = [{...draft, clientId: '01b'}, {name: 'thread', key: '01b'} as const];
    values.set('draft', open);
    values.set('screen', elsewhere);
    await screens.resume();
    assert.deepEqual(store.state.draft, open);
    values.delete('draft');
    values.set('screen', inThread);
    await met();
    assert.equal(store.state.draft, null);
    assert.deepEqual(store.state.screen, inThread);
  });

  it('tells nobody of what it has found', async () => {
    const {screens, store, told, values} = page();
    values.set('screen', inThread);
    await screens.restore(true);
    assert.deepEqual(store.state.screen, inThread);
    assert.deepEqual(told, []);
  });
});
