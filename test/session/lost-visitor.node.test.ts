import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatBackend} from '../../src/backend/chat-backend.js';
import {ChatError, type ChatErrorCode} from '../../src/model/chat-error.js';
import {findMessage} from '../../src/session/lost-visitor.js';
import {sampleMessage} from '../support/model-samples.js';

describe('what became of a message whose end was missed', () => {
  const find = (listMessages: () => Promise<unknown>) =>
    findMessage({listMessages} as unknown as ChatBackend, 'co_1', 'm1', new AbortController().signal);
  const failing = (code: ChatErrorCode) => () => Promise.reject(new ChatError(code, 'No.'));

  it('is read from the server', async () => {
    const message = sampleMessage(1, {clientId: 'm1'});
    assert.equal(await find(() => Promise.resolve({items: [message], olderCursor: null})), message);
    assert.equal(await find(() => Promise.resolve({items: [], olderCursor: null})), undefined);
  });

  it('is not known where its visitor has gone: it was not refused', async () => {
    assert.equal(await find(failing('not-found')), undefined);
    await assert.rejects(find(failing('offline')), {code: 'offline'});
  });
});
