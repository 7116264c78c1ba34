import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import type {ChatConfig} from '../../src/model/chat-config.js';
import {ComposerTexts} from '../../src/session/composer-texts.js';
import {Creations} from '../../src/session/creations.js';
import {Screens} from '../../src/session/screens.js';
import {SharedActions} from '../../src/session/shared-actions.js';
import {Tabs} from '../../src/session/tabs.js';
import {sampleConversation} from '../support/model-samples.js';
import {sessionParts} from '../support/session-parts.js';

const draft = {clientId: 'draft', assistantId: 'a1', customAttributes: undefined};
const conversation = sampleConversation({id: 'c1', clientId: 'draft'});

/** The page that has sent in it could not store that it is none any more. */
describe('a draft that is stored still, though its conversation is known', () => {
  function page() {
    let answer: (config: ChatConfig) => void = () => undefined;
    const config = new Promise<ChatConfig>((resolve) => (answer = resolve));
    const {parts, values} = sessionParts(undefined, {loadConfig: () => config} as unknown as ChatBackend);
    values.set('draft', draft);
    values.set('screen', {name: 'thread', key: 'draft'});
    const {store} = parts;
    const loaded: string[] = [];
    const [creations, texts] = [new Creations(), new ComposerTexts(parts)];
    const screens = new Screens(parts, creations, texts, (key) => loaded.push(key));
    const actions = new SharedActions(parts, new Tabs(parts), {
      creations,
      screens,
      texts,
      visitorCame: () => undefined,
    });
    const listsCome = () => {
      store.dispatch({type: 'conversations-loaded', conversations: [conversation]});
    };
    const showsConversation = () => {
      assert.deepEqual(store.state.screen, {name: 'thread', key: 'c1'});
      assert.deepEqual(loaded, ['c1']);
      assert.equal(store.state.draft, null);
      assert.equal(creations.get('draft'), undefined);
    };
    return {actions, answer, listsCome, screens, showsConversation, store};
  }

  it('is shown and read as the conversation by a page whose start was slower than the lists', async () => {
    const {answer, listsCome, screens, showsConversation} = page();
    const restored = screens.restore(true);
    listsCome();
    answer({assistant: null} as ChatConfig);
    await restored;
    showsConversation();
  });

  it('is not begun again by a page that was suspended', async () => {
    const {listsCome, screens, showsConversation, store} = page();
    store.dispatch({type: 'opened'});
    listsCome();
    await screens.resume();
    showsConversation();
  });

  it('is not begun again with another page, which does not know it yet', () => {
    const {actions, listsCome, showsConversation, store} = page();
    store.dispatch({type: 'opened'});
    listsCome();
    actions.take({type: 'draft-opened', draft, opening: null});
    actions.take({type: 'screen-shown', screen: {name: 'thread', key: 'draft'}});
    showsConversation();
  });
});
