import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import {toChatError} from '../../src/model/chat-error.js';
import type {OutgoingMessage, Screen} from '../../src/session/chat-state.js';
import {ComposerTexts} from '../../src/session/composer-texts.js';
import {Creations} from '../../src/session/creations.js';
import {Screens} from '../../src/session/screens.js';
import {SharedActions} from '../../src/session/shared-actions.js';
import type {TabMessage} from '../../src/session/tab-message.js';
import {Tabs} from '../../src/session/tabs.js';
import {sampleConversation} from '../support/model-samples.js';
import {sessionParts, settled} from '../support/session-parts.js';

const draftOf = (clientId: string) => ({clientId, assistantId: undefined, customAttributes: undefined});

describe('two pages that begin a draft in the same moment', () => {
  /** A page with the draft `mine`, which hears of another one's. */
  function meet(mine: string, other: string) {
    const {parts, values} = sessionParts(undefined, {} as ChatBackend);
    const followed: Screen[] = [];
    const screens = {follow: (screen: Screen) => followed.push(screen)} as unknown as Screens;
    const texts = {beginDraft: () => undefined, isDraft: () => false} as unknown as ComposerTexts;
    const creations = new Creations();
    const posted: TabMessage[] = [];
    const tabs = Object.assign(new Tabs(parts), {post: (message: TabMessage) => posted.push(message)});
    const actions = new SharedActions(parts, tabs, {
      creations,
      screens,
      texts,
      visitorCame: () => undefined,
    });
    parts.store.dispatch({type: 'draft-opened', draft: draftOf(mine), opening: null});
    const created = creations.add(mine, {isFromPage: false}).catch((error: unknown) => toChatError(error).code);
    posted.length = 0;
    actions.take({type: 'draft-opened', draft: draftOf(other), opening: null});
    actions.take({type: 'screen-shown', screen: {name: 'thread', key: other}});
    return {state: parts.store.state, followed, created, posted, actions, parts, values};
  }

  it('keep the later one, both of them', async () => {
    const earlier = meet('01a', '01b');
    assert.equal(earlier.state.draft?.clientId, '01b');
    assert.deepEqual(earlier.followed, [{name: 'thread', key: '01b'}]);
    assert.equal(await earlier.created, 'draft-discarded');
    const later = meet('01b', '01a');
    assert.equal(later.state.draft?.clientId, '01b');
    assert.deepEqual(later.state.screen, {name: 'thread', key: '01b'});
    assert.deepEqual(later.followed, []);
    // Whoever began to listen too late hears of it now.
    assert.deepEqual(earlier.posted, []);
    const opened = {type: 'draft-opened', draft: draftOf('01b'), opening: null};
    const shown = {type: 'screen-shown', screen: {name: 'thread', key: '01b'}};
    assert.deepEqual(later.posted, [{type: 'actions', actions: [opened, shown]}]);
  });

  it('store the later one, which the next page then shows', async () => {
    const {values} = meet('01a', '01b');
    await settled();
    assert.deepEqual(values.get('draft'), draftOf('01b'));
    assert.deepEqual(values.get('screen'), {name: 'thread', key: '01b'});
  });

  it('keep it, though the end of the other one is heard only then', () => {
    const {actions, parts} = meet('01a', '01b');
    actions.take({type: 'draft-ended', key: '01a'});
    assert.equal(parts.store.state.draft?.clientId, '01b');
  });

  it('lose nothing that was written in it when it is told again', () => {
    const {actions, parts} = meet('01a', '01b');
    const createdAt = '2026-01-05T10:00:00.000Z';
    const outgoing: OutgoingMessage = {
      clientId: '01b',
      body: 'Hi',
      reply: null,
      createdAt,
      delivery: 'sending',
      error: null,
    };
    parts.store.dispatch({type: 'message-written', key: '01b', outgoing});
    actions.take({type: 'draft-opened', draft: draftOf('01b'), opening: null});
    assert.deepEqual(parts.store.state.threads['01b']?.outgoing, [outgoing]);
  });
});

describe('a page that knows already which conversation a draft has become', () => {
  it('hears there of what another one, which does not, types and sends in the draft', () => {
    const {parts} = sessionParts(undefined, {} as ChatBackend);
    const told: string[] = [];
    const actions = new SharedActions(parts, new Tabs(parts), {
      creations: new Creations(),
      screens: {} as unknown as Screens,
      texts: {told: (key: string) => told.push(key)} as unknown as ComposerTexts,
      visitorCame: () => undefined,
    });
    const conversation = sampleConversation({id: 'c1', clientId: 'draft'});
    parts.store.dispatch({type: 'draft-opened', draft: draftOf('draft'), opening: null});
    actions.take({type: 'text-changed', key: 'draft', text: 'Where is'});
    parts.store.dispatch({type: 'thread-created', key: 'draft', conversation});
    assert.equal(parts.store.state.composerTexts['c1'], 'Where is');
    actions.take({type: 'text-changed', key: 'draft', text: ''});
    assert.deepEqual(parts.store.state.composerTexts, {c1: ''});
    assert.deepEqual(told, ['draft', 'c1']);
  });

  it('shows it there when another one, which does not, shows the draft, or when an article over the draft is left', () => {
    const {parts} = sessionParts(undefined, {} as ChatBackend);
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
    store.dispatch({type: 'opened'});
    store.dispatch({type: 'conversation-changed', conversation: sampleConversation({id: 'c1', clientId: 'draft'})});
    actions.take({type: 'screen-shown', screen: {name: 'thread', key: 'draft'}});
    assert.deepEqual(store.state.screen, {name: 'thread', key: 'c1'});
    const back = {name: 'thread', key: 'draft'} as const;
    store.dispatch({type: 'screen-shown', screen: {name: 'knowledge', query: '', back}});
    screens.goBack();
    assert.deepEqual(store.state.screen, {name: 'thread', key: 'c1'});
    assert.deepEqual(loaded, ['c1', 'c1']);
  });
});

describe('a page that came while another one was storing a message', () => {
  /** What stands in its field when the message has come, of which it had found `found` there. */
  async function fieldAfter(body: string, found: string): Promise<string> {
    const {parts, values} = sessionParts(undefined, {} as ChatBackend);
    const texts = new ComposerTexts(parts);
    const actions = new SharedActions(parts, new Tabs(parts), {
      creations: new Creations(),
      screens: {} as unknown as Screens,
      texts,
      visitorCame: () => undefined,
    });
    texts.beginDraft('draft');
    parts.store.dispatch({type: 'draft-opened', draft: draftOf('draft'), opening: null});
    values.set('text/draft', found);
    await texts.restore('draft');
    values.delete('text/draft'); // with the message, in one transaction
    const createdAt = '2026-01-05T10:00:00.000Z';
    const outgoing: OutgoingMessage = {
      ...{clientId: 'draft', body, reply: null, createdAt},
      ...{delivery: 'sending', error: null},
    };
    actions.take({type: 'message-written', key: 'draft', outgoing});
    await settled();
    return texts.get('draft');
  }

  it('shows nothing of it in the field any more', async () => {
    assert.equal(await fieldAfter('Where is my lamp?', 'Where is my lamp?'), '');
    assert.equal(await fieldAfter('Where is my lamp?', 'Where is my'), ''); // the rest was typed since
  });

  it('keeps in the field what is none of it', async () => {
    assert.equal(await fieldAfter('Where is my lamp?', 'And my rug?'), 'And my rug?');
  });
});

describe('a page that finds in the storage what another one has sent in its draft while this one was suspended', () => {
  /** What stands in its field, which has held `before`, when another page has stored `since` there. */
  async function fieldAfter(before: string | undefined, since: string | undefined): Promise<string | undefined> {
    const {parts, values} = sessionParts(undefined, {} as ChatBackend);
    const texts = new ComposerTexts(parts);
    new SharedActions(parts, new Tabs(parts), {
      creations: new Creations(),
      screens: {} as unknown as Screens,
      texts,
      visitorCame: () => undefined,
    });
    texts.beginDraft('01a');
    parts.store.dispatch({type: 'draft-opened', draft: draftOf('01a'), opening: null});
    if (before !== undefined) parts.store.dispatch({type: 'text-changed', key: '01a', text: before});
    values.set('text/draft', 'of the next draft');
    if (since !== undefined) values.set('text/01a', since);
    const createdAt = '2026-01-05T10:00:00.000Z';
    const outgoing: OutgoingMessage = {
      ...{clientId: '01a', body: 'Where is my lamp?', reply: null, createdAt},
      ...{delivery: 'sending', error: null},
    };
    parts.store.dispatch({type: 'message-written', key: '01a', outgoing});
    await settled();
    assert.equal(texts.nameOf('01a'), 'text/01a');
    return parts.store.state.composerTexts['01a'];
  }

  it('shows what was typed since', async () => {
    assert.equal(await fieldAfter(undefined, 'And my rug?'), 'And my rug?');
    assert.equal(await fieldAfter('Where is', 'And my rug?'), 'And my rug?');
  });

  it('shows nothing of what was typed before any more', async () => {
    assert.equal(await fieldAfter('Where is', undefined), '');
  });
});

/** It was frozen, and another page has taken the lead meanwhile. */
describe('what a page says that does not know yet that it leads no more', () => {
  function hear(isLeading: boolean) {
    const {parts} = sessionParts();
    const tabs = {isLeading, on: () => () => undefined} as unknown as Tabs;
    const [creations, texts] = [new Creations(), new ComposerTexts(parts)];
    const screens = new Screens(parts, creations, texts, () => undefined);
    const actions = new SharedActions(parts, tabs, {creations, screens, texts, visitorCame: () => undefined});
    const message = {...{clientId: '01a', body: 'Hi', reply: null}, createdAt: '2026-01-05T10:00:00.000Z'};
    const outgoing = {...message, delivery: 'failed', error: null} as const;
    parts.store.dispatch({type: 'message-written', key: 'c1', outgoing});
    actions.take({type: 'delivery-changed', clientId: '01a', delivery: 'waiting', error: null});
    return parts.store.state.threads.c1?.outgoing[0]?.delivery;
  }

  it('changes nothing in the one that leads', () => {
    assert.equal(hear(true), 'failed');
    assert.equal(hear(false), 'waiting');
  });
});
