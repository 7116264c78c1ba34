import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import {ComposerTexts} from '../../src/session/composer-texts.js';
import {Creations} from '../../src/session/creations.js';
import type {Courier} from '../../src/session/delivery.js';
import {Outbox} from '../../src/session/outbox.js';
import {outgoingOf, type OutboxRecord} from '../../src/session/outbox-record.js';
import {Tabs} from '../../src/session/tabs.js';
import {takeLatest, takeStored} from '../../src/session/taken-screen.js';
import {Screens} from '../../src/session/screens.js';
import type {SessionParts} from '../../src/session/session-parts.js';
import {sampleConversation, sampleMessage} from '../support/model-samples.js';
import {sessionParts, settled} from '../support/session-parts.js';

const draft = {clientId: 'draft', assistantId: undefined, customAttributes: undefined};
const conversation = sampleConversation({id: 'c1', clientId: 'draft'});

function latePage() {
  const page = sessionParts(undefined, {hasVisitor: () => Promise.resolve(true)} as ChatBackend);
  page.parts.store.dispatch({type: 'draft-opened', draft, opening: null});
  return page;
}

function others(parts: SessionParts, texts: ComposerTexts) {
  const creations = new Creations();
  return {creations, texts, screens: new Screens(parts, creations, texts, () => undefined)};
}

describe('a page that was frozen while another one sent in its draft', () => {
  function outbox(answer = Promise.resolve()) {
    const {parts, values, clock} = latePage();
    const delivered: OutboxRecord[] = [];
    const told: string[] = [];
    const missed: string[] = [];
    const courier: Courier = {
      deliver: (record) => {
        delivered.push(record);
        return answer.then(() => ({
          message: sampleMessage(2, {clientId: record.clientId, conversationId: 'c1'}),
        }));
      },
      find: () => Promise.resolve(undefined),
      changes: ({clientId}) => ({
        actions: [{type: 'outgoing-dropped', clientId}],
        stored: () => Promise.resolve([]),
      }),
      givesUp: () => false,
      settled: () => told.push('here'),
      missed: (_, clientId) => missed.push(clientId),
      settledElsewhere: () => told.push('elsewhere'),
    };
    const tabs = new Tabs(parts);
    tabs.join();
    const box = new Outbox(parts, tabs, courier);
    return {box, parts, store: parts.store, delivered, values, clock, told, missed};
  }
  const first = {
    clientId: 'draft',
    key: 'draft',
    body: 'Where is my lamp?',
    reply: null,
    newThread: {clientId: 'draft', isFromPage: false},
  };

  it('sends what was to be the first message in the conversation that there is, under a name of its own', async () => {
    const {box, store, delivered, values} = outbox();
    await settled();
    store.dispatch({type: 'thread-created', key: 'draft', conversation});
    await box.add(first, () => []);
    await settled();
    const [record] = delivered;
    assert.equal(delivered.length, 1);
    assert.equal(record?.key, 'c1');
    assert.equal(record?.newThread, undefined);
    assert.notEqual(record?.clientId, 'draft');
    assert.deepEqual([...values.keys()], []);
  });

  it('tells of what that one’s first message has created under the name of the draft, though it knows it already', async () => {
    const {box, store, delivered, values} = outbox();
    await settled();
    store.dispatch({type: 'conversations-loaded', conversations: [conversation]});
    const left = {...first, createdAt: '2026-01-05T10:00:00.000Z', order: 1, author: 'the other', hadVisitor: true};
    values.set('outbox/draft', left);
    await box.restore();
    await settled();
    assert.deepEqual(
      delivered.map(({key}) => key),
      ['draft'],
    );
  });

  for (const [meanwhile, isRemoved, expected, took] of [
    ['tells of what has no record any more nothing: the other page has', true, 'elsewhere', 5000],
    ['tells of it nothing where the clock was set back, either', true, 'elsewhere', -3_600_000],
    ['tells of what still has its record', false, 'here', 5000],
  ] as const) {
    it(`and whose answer it finds late ${meanwhile}`, async () => {
      let arrive: () => void = () => undefined;
      const {box, values, clock, told} = outbox(new Promise((resolve) => (arrive = resolve)));
      await settled();
      await box.add({clientId: 'm1', key: 'c1', body: 'And my rug?', reply: null}, () => []);
      await settled();
      clock.time += took;
      if (isRemoved) values.delete('outbox/m1');
      arrive();
      await settled();
      assert.deepEqual(told, [expected]);
      assert.deepEqual([...values.keys()], []);
    });
  }

  for (const [does, isRemoved, shown] of [
    ['shows nothing of what another one has found and delivered while it was stored', true, []],
    ['shows and sends what still has its record, however long it took to store it', false, ['m1']],
  ] as const) {
    it(does, async () => {
      const {box, parts, store, values, clock, delivered, missed} = outbox();
      await settled();
      const {storage} = parts.environment;
      const write = storage.write.bind(storage);
      storage.write = async (changes, isNew) => {
        const isDurable = await write(changes, isNew);
        clock.time += 5000;
        if (isRemoved) values.delete('outbox/m1');
        return isDurable;
      };
      const bubbles: string[] = [];
      store.subscribe(({threads}) => bubbles.push(...(threads['c1']?.outgoing ?? []).map(({clientId}) => clientId)));
      await box.add({clientId: 'm1', key: 'c1', body: 'And my rug?', reply: null}, () => []);
      await settled();
      assert.deepEqual(bubbles, shown);
      assert.deepEqual(
        delivered.map(({clientId}) => clientId),
        shown,
      );
      assert.deepEqual(missed, isRemoved ? ['m1'] : []);
    });
  }

  it('learns what was refused meanwhile, which it still shows as on its way', async () => {
    const {box, store, values} = outbox();
    await settled();
    const record: OutboxRecord = {
      ...{clientId: 'm1', key: 'c1', body: 'And my rug?', reply: null, createdAt: '2026-01-05T10:00:00.000Z'},
      ...{order: 1, author: 'this page', hadVisitor: true},
    };
    store.dispatch({type: 'message-written', key: 'c1', outgoing: outgoingOf(record)});
    store.dispatch({type: 'delivery-changed', clientId: 'm1', delivery: 'waiting', error: null});
    values.set('outbox/m1', {...record, failed: {code: 'conversation-ended', message: 'It has ended.'}});
    await box.restore();
    const [shown] = store.state.threads['c1']?.outgoing ?? [];
    assert.equal(shown?.delivery, 'failed');
    assert.equal(shown?.error?.code, 'conversation-ended');
  });

  it('shows in the conversation nothing of what was typed, which the other one has sent', async () => {
    const {parts, values} = latePage();
    const {store} = parts;
    const texts = new ComposerTexts(parts);
    texts.beginDraft('draft');
    await texts.save('draft', 'Where is my lamp?');
    values.clear();
    values.set('screen', {name: 'thread', key: 'c1'});
    await takeStored(parts, others(parts, texts));
    store.dispatch({type: 'conversation-changed', conversation});
    assert.equal(texts.get('c1'), '');
  });

  it('keeps what is typed in the conversation, though the other one stored that it shows the draft', async () => {
    const {parts, values} = latePage();
    const {store} = parts;
    const texts = new ComposerTexts(parts);
    store.dispatch({type: 'conversation-changed', conversation});
    await texts.save('c1', 'And the');
    values.set('screen', {name: 'thread', key: 'draft'});
    await takeStored(parts, others(parts, texts));
    assert.equal(texts.get('c1'), 'And the');
  });

  it('takes what was typed since in the conversation that is shown', async () => {
    const {parts, values} = latePage();
    const texts = new ComposerTexts(parts);
    await texts.save('c1', 'And the');
    values.set('screen', {name: 'thread', key: 'c1'});
    values.set('text/c1', 'And the shade?');
    const take = () => takeStored(parts, others(parts, texts));
    await take();
    assert.equal(texts.get('c1'), 'And the shade?');
    values.delete('text/c1'); // sent
    await take();
    assert.equal(texts.get('c1'), '');
  });
});

describe('a page that has found a draft in the storage', () => {
  for (const [does, late, expected] of [
    ['goes on in the draft that has replaced its own before it heard of it', 'draft-2', 'draft-2'],
    ['stays in its own draft, which is the latest', 'draft-0', 'draft-1'],
  ] as const) {
    it(does, async () => {
      const {parts, values} = sessionParts();
      const texts = new ComposerTexts(parts);
      const {screens} = others(parts, texts);
      values.set('draft', {clientId: 'draft-1'});
      values.set('screen', {name: 'thread', key: 'draft-1'});
      await screens.restore(false);
      assert.equal(parts.store.state.draft?.clientId, 'draft-1');
      values.set('draft', {clientId: late});
      values.set('screen', {name: 'thread', key: late});
      await settled();
      assert.deepEqual(values.get('draft'), {clientId: late}); // what was found is not stored once more
      await takeLatest(parts, screens);
      assert.equal(parts.store.state.draft?.clientId, expected);
      assert.deepEqual(parts.store.state.screen, {name: 'thread', key: expected});
    });
  }

  it('leaves it for what is shown elsewhere when it was sent before it heard of that', async () => {
    const {parts, values} = sessionParts();
    const {screens} = others(parts, new ComposerTexts(parts));
    values.set('draft', {clientId: 'draft-1'});
    values.set('screen', {name: 'thread', key: 'draft-1'});
    await screens.restore(false);
    values.delete('draft');
    values.set('screen', {name: 'thread', key: 'c1'});
    await takeLatest(parts, screens);
    assert.equal(parts.store.state.draft, null);
    assert.deepEqual(parts.store.state.screen, {name: 'thread', key: 'c1'});
  });
});
