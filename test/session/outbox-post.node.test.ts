import assert from 'node:assert/strict';
import {it} from 'node:test';
import {OutboxPost} from '../../src/session/outbox-post.js';
import type {Outcome, OutboxRecord} from '../../src/session/outbox-record.js';
import type {TabMessage} from '../../src/session/tab-message.js';
import type {Tabs} from '../../src/session/tabs.js';
import {sampleConversation, sampleMessage} from '../support/model-samples.js';
import {sessionParts} from '../support/session-parts.js';

const nothing = () => undefined;
const listener = {written: nothing, settled: nothing, settledElsewhere: nothing, wake: nothing, remove: nothing};
const record: OutboxRecord = {
  ...{clientId: 'm1', key: 'c1', body: 'Where is my lamp?', reply: null, createdAt: '2026-01-05T10:00:00.000Z'},
  ...{order: 1, author: 'a page that is gone', hadVisitor: true},
};

function newPost() {
  const {parts, clock} = sessionParts();
  const posted: {readonly type: string; readonly record?: OutboxRecord}[] = [];
  const post = (message: TabMessage) => {
    if (message.type === 'outbox') posted.push(message.payload as {readonly type: string});
  };
  const tabs = {post, nudge: nothing} as unknown as Tabs;
  const told: string[] = [];
  const settled = ({record}: Outcome) => told.push(record.clientId);
  return {parts, clock, posted, told, outboxPost: new OutboxPost(parts, tabs, {...listener, settled, gone: nothing})};
}

it('what was kept for a page that is gone, and has come, is not said to wait while it is not told yet', async () => {
  const {posted, outboxPost} = newPost();
  outboxPost.hear({type: 'outbox', payload: {type: 'written', record, isVolatile: true}});
  await outboxPost.repeat();
  assert.deepEqual(
    posted.splice(0).map(({type}) => type),
    ['written'],
  );
  await outboxPost.tell({record, accepted: {message: sampleMessage(1, {clientId: 'm1'})}});
  await outboxPost.repeat();
  assert.deepEqual(
    posted.map(({type}) => type),
    ['settled'],
  );
});

it('what was told here, for a page that is gone, is not told by another page that delivers it again', async () => {
  const {clock, posted, told, outboxPost} = newPost();
  const accepted = {message: sampleMessage(1, {clientId: 'm1'})};
  await outboxPost.tell({record, accepted});
  await clock.pass(2000);
  assert.deepEqual(told, ['m1']);
  posted.length = 0;
  outboxPost.hear({type: 'outbox', payload: {type: 'settled', outcome: {record, accepted}, at: clock.time}});
  assert.deepEqual(posted, [{type: 'heard', clientId: 'm1'}]);
  assert.deepEqual(told, ['m1']);
});

it('what was refused here, and is accepted when another page delivers it again, is told by that one', async () => {
  const {clock, posted, outboxPost} = newPost();
  const error = {code: 'conversation-ended', message: 'It has ended.'} as const;
  await outboxPost.tell({record: {...record, failed: error}, error});
  await clock.pass(2000);
  posted.length = 0;
  const outcome = {record, accepted: {message: sampleMessage(1, {clientId: 'm1'})}};
  outboxPost.hear({type: 'outbox', payload: {type: 'settled', outcome, at: clock.time}});
  assert.deepEqual(posted, []);
});

it('what was written in a draft is said again in the conversation that it has become', async () => {
  const {parts, posted, outboxPost} = newPost();
  outboxPost.wrote({...record, key: 'd1'}, false);
  parts.store.dispatch({type: 'conversation-changed', conversation: sampleConversation({id: 'c1', clientId: 'd1'})});
  await outboxPost.repeat();
  assert.deepEqual(
    posted.map((message) => message.record?.key),
    ['c1'],
  );
});

it('what is to create its conversation is said again as it was written, for its answer may have been lost', async () => {
  const {parts, posted, outboxPost} = newPost();
  const first = {...record, clientId: 'd1', key: 'd1', newThread: {clientId: 'd1', isFromPage: false}};
  outboxPost.wrote(first, false);
  parts.store.dispatch({type: 'conversation-changed', conversation: sampleConversation({id: 'c1', clientId: 'd1'})});
  await outboxPost.repeat();
  assert.deepEqual(
    posted.map((message) => message.record),
    [first],
  );
});

it('what another page has told of its own first message is not said of one that is sent under another name', async () => {
  const {clock, posted, told, outboxPost} = newPost();
  const accepted = {conversation: sampleConversation({clientId: 'm1'}), messages: []};
  outboxPost.hear({type: 'outbox', payload: {type: 'settled', outcome: {record, accepted}, at: clock.time}});
  const mine = {...record, author: outboxPost.id, sentAs: 'm2'};
  const error = {code: 'conversation-ended', message: 'It has ended.'} as const;
  await outboxPost.tell({record: {...mine, failed: error}, error});
  assert.deepEqual(told, ['m1']);
  await outboxPost.tell({record: mine, accepted: {message: sampleMessage(1, {clientId: 'm2'})}});
  assert.deepEqual(told, ['m1']);
  assert.deepEqual(
    posted.map(({type}) => type),
    ['settled', 'settled'],
  );
});
