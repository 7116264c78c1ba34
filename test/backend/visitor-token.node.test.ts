import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {BackendContext} from '../../src/backend/chat-backend.js';
import type {HttpClient} from '../../src/backend/self-hosted/http.js';
import {VisitorToken} from '../../src/backend/self-hosted/visitor-token.js';

it('what is written after a logout begins a visitor of its own, though the former one’s answer comes only then', async () => {
  const answers: ((answer: unknown) => void)[] = [];
  const http = {json: () => new Promise((resolve) => answers.push(resolve))} as unknown as HttpClient;
  let stored: string | null = null;
  const credential = {
    load: () => Promise.resolve(stored),
    save: (next: string | null) => Promise.resolve(void (stored = next)),
  };
  const token = new VisitorToken(http, 'pk_demo', {credential} as unknown as BackendContext);
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const answer = (name: string) =>
    answers.shift()?.({token: name, visitorId: name, expiresAt: '2126-01-05T10:00:00.000Z'});

  const former = assert.rejects(token.currentOrNew(), {code: 'aborted'});
  await settle();
  await token.drop();
  const next = token.currentOrNew();
  await settle();
  answer('former');
  await former;
  await settle();
  answer('next');
  assert.equal(await next, 'next');
});
