import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {BackendContext} from '../../src/backend/chat-backend.js';
import type {HttpClient, HttpRequest} from '../../src/backend/self-hosted/http.js';
import {VisitorCalls} from '../../src/backend/self-hosted/visitor-calls.js';
import {ChatError} from '../../src/model/chat-error.js';

it('a first message goes out with the token that was found for it, though the storage finds none a moment later', async () => {
  const asked: (string | undefined)[] = [];
  const http = {
    json: ({path, token}: HttpRequest) => {
      asked.push(`${path} ${token}`);
      return Promise.reject(new ChatError('backend-unavailable', 'The chat server cannot be reached.'));
    },
  } as unknown as HttpClient;
  const found = [JSON.stringify({token: 'found', visitorId: 'v', expiresAt: '2126-01-05T10:00:00.000Z'})];
  const credential = {load: () => Promise.resolve(found.shift() ?? null), save: () => Promise.resolve()};
  const calls = new VisitorCalls(http, 'pk_demo', {credential} as unknown as BackendContext);

  await assert.rejects(calls.createConversation({clientId: 'c'}, new AbortController().signal), {
    code: 'backend-unavailable',
  });
  assert.deepEqual(asked, ['conversations found']);
});
