import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ComposerTexts} from '../../src/session/composer-texts.js';
import {formerText} from '../../src/session/renamed-text.js';
import {sampleConversation} from '../support/model-samples.js';
import {sessionParts} from '../support/session-parts.js';

const draft = (clientId: string) => ({clientId, assistantId: undefined, customAttributes: undefined});

describe('the text of a draft', () => {
  function texts() {
    const {parts, values, clock} = sessionParts();
    const {store, environment} = parts;
    const texts = new ComposerTexts(parts);
    const begin = (clientId: string) => {
      texts.beginDraft(clientId);
      store.dispatch({type: 'draft-opened', draft: draft(clientId), opening: null});
    };
    return {texts, values, store, storage: environment.storage, begin, clock};
  }

  it('is left to the next draft, but not once it is on its way', async () => {
    const {texts: composer, store, storage, begin} = texts();
    begin('draft-1');
    await composer.save('draft-1', 'Where is my lamp?');
    begin('draft-2');
    await composer.restore('draft-2');
    assert.equal(composer.get('draft-2'), 'Where is my lamp?');

    const sent = composer.put('draft-2', '');
    store.dispatch({type: 'draft-ended', key: 'draft-2'});
    composer.draftSent('draft-2');
    begin('draft-3');
    const restored = composer.restore('draft-3');
    await storage.write(sent()); // with the message's record
    await restored;
    assert.equal(composer.get('draft-3'), '');
  });

  it('is the next draft’s when it could not be sent', async () => {
    const {texts: composer, store, begin} = texts();
    begin('draft-1');
    await composer.save('draft-1', 'Where is my lamp?');
    composer.put('draft-1', '');
    store.dispatch({type: 'draft-ended', key: 'draft-1'});
    composer.draftSent('draft-1');
    begin('draft-2');
    await composer.restore('draft-2');
    await composer.save('draft-2', 'Where is my lamp?'); // given back
    begin('draft-3');
    await composer.restore('draft-3');
    assert.equal(composer.get('draft-3'), 'Where is my lamp?');
  });

  it('that was sent stays stored till its message is, also where somebody types on', async () => {
    const {texts: composer, values, store, storage, begin} = texts();
    begin('draft-1');
    await composer.save('draft-1', 'Where is my lamp?');
    const sent = composer.put('draft-1', '');
    composer.draftSent('draft-1');
    store.dispatch({type: 'draft-ended', key: 'draft-1'});
    begin('draft-2');
    await composer.save('draft-2', 'Which colour?');
    assert.equal(values.get('text/draft'), 'Where is my lamp?\nWhich colour?');
    await storage.write(sent()); // with the message's record
    assert.equal(values.get('text/draft'), 'Which colour?');
  });

  it('that is typed while the message of the draft before is stored stays stored', async () => {
    const {texts: composer, values, store, storage, begin} = texts();
    begin('draft-1');
    await composer.save('draft-1', 'Where is my lamp?');
    const sent = composer.put('draft-1', '');
    composer.draftSent('draft-1');
    store.dispatch({type: 'draft-ended', key: 'draft-1'});
    begin('draft-2');
    await composer.save('draft-2', 'And my rug?');
    await storage.write(sent()); // with the message's record
    assert.equal(values.get('text/draft'), 'And my rug?');
  });

  it('that another page has sent, and has died before that was stored, goes on with what is typed next', async () => {
    const {texts: composer, values, store, begin, clock} = texts();
    begin('draft-1');
    await composer.save('draft-1', 'Where is my lamp?');
    composer.told('draft-1', '');
    store.take({type: 'text-changed', key: 'draft-1', text: ''});
    await clock.pass(2000);
    await composer.save('draft-1', 'And my rug?');
    assert.equal(composer.get('draft-1'), 'Where is my lamp?\nAnd my rug?');
    assert.equal(values.get('text/draft'), 'Where is my lamp?\nAnd my rug?');
  });

  for (const [stored, when] of [
    ['Where is my lamp?', 'before anything was stored'],
    ['Where is my lamp?\nAnd my', 'before its message was stored'],
  ] as const) {
    const died = async () => {
      const device = texts();
      device.begin('draft-1');
      await device.texts.save('draft-1', 'Where is my lamp?');
      for (const text of ['', 'And my']) {
        device.texts.told('draft-1', text);
        device.store.take({type: 'text-changed', key: 'draft-1', text});
      }
      device.values.set('text/draft', stored);
      await device.clock.pass(2000);
      return device;
    };

    it(`that another page has sent, typed on, and has died ${when}, stands before what is typed next`, async () => {
      const {texts: composer, values} = await died();
      await composer.save('draft-1', 'And my rug?');
      assert.equal(composer.get('draft-1'), 'Where is my lamp?\nAnd my rug?');
      assert.equal(values.get('text/draft'), 'Where is my lamp?\nAnd my rug?');
    });

    it(`that another page has sent, typed on, and has died ${when}, does not go with what is sent next`, async () => {
      const {texts: composer, values, storage, clock} = await died();
      const sent = composer.put('draft-1', '');
      composer.draftSent('draft-1');
      await storage.write(sent()); // with the message's record
      await clock.pass(0);
      assert.equal(composer.get('draft-1'), 'Where is my lamp?');
      assert.equal(values.get('text/draft-1'), 'Where is my lamp?');
    });
  }

  it('that another page has changed and stored is as it was changed here', async () => {
    const {texts: composer, values, store, begin, clock} = texts();
    begin('draft-1');
    composer.told('draft-1', 'Where is my lamp?');
    store.take({type: 'text-changed', key: 'draft-1', text: 'Where is my lamp?'});
    values.set('text/draft', 'Where is my lamp?');
    await clock.pass(2000);
    await composer.save('draft-1', 'And my rug?');
    assert.equal(composer.get('draft-1'), 'And my rug?');
  });

  it('that is typed while what another page has left is read is the newer one', async () => {
    const {texts: composer, values, store, begin, clock} = texts();
    begin('draft-1');
    await composer.save('draft-1', 'Where is my lamp?');
    composer.told('draft-1', '');
    store.take({type: 'text-changed', key: 'draft-1', text: ''});
    await clock.pass(2000);
    await Promise.all([composer.save('draft-1', 'And my'), composer.save('draft-1', 'And my rug?')]);
    assert.equal(composer.get('draft-1'), 'Where is my lamp?\nAnd my rug?');
    assert.equal(values.get('text/draft'), 'Where is my lamp?\nAnd my rug?');
  });

  it('that another page is sending is not taken for something left', async () => {
    const {texts: composer, store, begin} = texts();
    begin('draft-1');
    await composer.save('draft-1', 'Where is my lamp?');
    composer.told('draft-1', '');
    store.take({type: 'text-changed', key: 'draft-1', text: ''});
    await composer.save('draft-1', 'And my rug?');
    assert.equal(composer.get('draft-1'), 'And my rug?');
  });

  for (const [does, text] of [
    ['sends', ''],
    ['types on', 'Where is my lamp? And my rug?'],
  ] as const)
    it(`that another page ${does} while it is read here is as that page says`, async () => {
      const {texts: composer, values, store, begin} = texts();
      begin('draft-1');
      values.set('text/draft', 'Where is my lamp?\nAnd');
      const restored = composer.restore('draft-1');
      composer.told('draft-1', text);
      store.take({type: 'text-changed', key: 'draft-1', text});
      await restored;
      assert.equal(composer.get('draft-1'), text);
      assert.equal(values.get('text/draft'), 'Where is my lamp?\nAnd');
    });

  it('is not shown to the next visitor when it was read for the former one', async () => {
    const {texts: composer, values} = texts();
    values.set('text/c1', 'Where is my lamp?');
    const restored = composer.restore('c1');
    composer.forget([]);
    await restored;
    assert.equal(composer.get('c1'), '');
  });
});

describe('the text of a conversation of the former visitor’s', () => {
  it('is kept no more, and again as soon as the same customer is shown it', async () => {
    const {parts, values} = sessionParts();
    const composer = new ComposerTexts(parts);
    composer.forget(['c1']);
    await composer.save('c1', 'Where is my'); // a composer that was slow
    assert.equal(composer.isForgotten('c1'), true);
    assert.equal(values.get('text/c1'), undefined);
    await composer.restore('c1');
    await composer.save('c1', 'Where is my lamp?');
    assert.equal(composer.isForgotten('c1'), false);
    assert.equal(values.get('text/c1'), 'Where is my lamp?');
  });
});

describe('the text of a conversation that was a draft', () => {
  it('is found under the draft’s name by a page that has slept while it became one', async () => {
    const {parts, values} = sessionParts();
    const composer = new ComposerTexts(parts);
    parts.store.dispatch({
      type: 'conversation-changed',
      conversation: sampleConversation({id: 'c1', clientId: 'draft-1'}),
    });
    values.set('text/draft-1', 'And my rug?');
    await composer.restore('c1', true);
    assert.equal(composer.get('c1'), 'And my rug?');
    values.set('text/c1', 'And my other rug?'); // another page has known it, and somebody has typed on there
    await composer.restore('c1', true);
    assert.equal(composer.get('c1'), 'And my other rug?');
  });

  it('goes from under the name of the draft, too', () => {
    const {parts} = sessionParts();
    assert.deepEqual(formerText(parts.store.state, 'draft'), []);
    const conversation = sampleConversation({id: 'c1', clientId: 'draft'});
    parts.store.dispatch({type: 'thread-created', key: 'draft', conversation});
    assert.deepEqual(formerText(parts.store.state, 'c1'), [['text/draft', undefined]]);
  });
});
