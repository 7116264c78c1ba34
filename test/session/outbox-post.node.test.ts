import assert from 'node:assert/strict';
import {it} from 'node:test';
import {OutboxPost} from '../../src/session/outbox-post.js';
import type {OutboxRecord} from '../../src/session/outbox-record.js';
import type {TabMessage} from '../../src/session/tab-message.js';
import type {Tabs} from '../../src/session/tabs.js';
import {sampleMessage} from '../support/model-samples.js';
import {sessionParts} from '../support/session-parts.js';

it('what was kept for a page that is gone, and has come, is not said to wait while it is not told yet', async () => {
  const {parts} = sessionParts();
  const posted: string[] = [];
  const post = (message: TabMessage) => {
    if (message.type === 'outbox') posted.push((message.payload as {readonly type: string}).type);
  };
  const nothing = () => undefined;
  const listener = {written: nothing, settled: nothing, settledElsewhere: nothing, wake: nothing};
  const tabs = {post, nudge: nothing} as unknown as Tabs;
  const outboxPost = new OutboxPost(parts, tabs, {...listener, remove: nothing, gone: nothing});
  const record: OutboxRecord = {
    ...{clientId: 'm1', key: 'c1', body: 'Where is my lamp?', reply: null, createdAt: '2026-01-05T10:00:00.000Z'},
    ...{order: 1, author: 'a page that is gone', hadVisitor: true},
  };
  outboxPost.hear({type: 'outbox', payload: {type: 'written', record, isVolatile: true}});
  await outboxPost.repeat();
  assert.deepEqual(posted.splice(0), ['written']);
  await outboxPost.tell({record, accepted: {message: sampleMessage(1, {clientId: 'm1'})}});
  await outboxPost.repeat();
  assert.deepEqual(posted, ['settled']);
});
