import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ComposerTexts} from '../../src/session/composer-texts.js';
import {Creations} from '../../src/session/creations.js';
import {outgoingOf} from '../../src/session/outbox-record.js';
import {Screens} from '../../src/session/screens.js';
import {sessionParts, settled} from '../support/session-parts.js';

const refused = {
  ...{clientId: 'gone', key: 'gone', order: 1, body: 'refused', reply: null, createdAt: '2026-01-05T10:00:00.000Z'},
  ...{author: 'an earlier page', hadVisitor: true},
  failed: {code: 'unauthorized', message: 'Not known.', retryable: false} as const,
};

describe('what stands in a thread that is never created', () => {
  async function drop(typed?: string) {
    const {parts, values} = sessionParts();
    const {store} = parts;
    values.set('outbox/gone', refused);
    values.set('text/gone', 'typed before the reload');
    store.dispatch({type: 'message-written', key: 'gone', outgoing: outgoingOf(refused)});
    if (typed !== undefined) store.dispatch({type: 'text-changed', key: 'gone', text: typed});
    new Screens(parts, new Creations(), new ComposerTexts(parts), () => undefined).dropThread('gone');
    for (let wait = 0; wait < 200 && values.has('outbox/gone'); wait++) await settled();
    return Object.fromEntries(values);
  }

  it('goes to the next draft, also where this page has never shown what was typed', async () => {
    assert.deepEqual(await drop(), {'text/draft': 'refused\ntyped before the reload'});
  });

  it('goes there as this page knows it', async () => {
    assert.deepEqual(await drop('typed on'), {'text/draft': 'refused\ntyped on'});
    assert.deepEqual(await drop(''), {'text/draft': 'refused'});
  });
});
