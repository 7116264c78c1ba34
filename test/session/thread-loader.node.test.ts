import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatBackend, Page} from '../../src/backend/chat-backend.js';
import type {Message} from '../../src/model/message.js';
import {ThreadLoader} from '../../src/session/thread-loader.js';
import {sampleConversation, sampleMessage} from '../support/model-samples.js';
import {sessionParts, settled} from '../support/session-parts.js';

describe('a thread that is being read', () => {
  function thread() {
    const answers: {readonly resolve: (page: Page<Message>) => void; readonly reject: (error: Error) => void}[] = [];
    const listMessages = () => new Promise<Page<Message>>((resolve, reject) => answers.push({resolve, reject}));
    const {parts} = sessionParts(undefined, {listMessages} as unknown as ChatBackend);
    parts.store.dispatch({type: 'conversations-loaded', conversations: [sampleConversation({id: 'c1'})]});
    const received: string[] = [];
    const loader = new ThreadLoader(parts, {
      missing: () => undefined,
      received: ({body}) => received.push(body),
    });
    const answer = async (...bodies: readonly string[]) => {
      const items = bodies.map((body, at) => sampleMessage(at + 1, {conversationId: 'c1', body}));
      answers.shift()?.resolve({items, nextCursor: null, eventCursor: null});
      await settled();
    };
    const fail = async () => {
      answers.shift()?.reject(new Error('no network'));
      await settled();
    };
    const status = () => parts.store.state.threads.c1?.status;
    return {answer, answers, fail, loader, parts, received, status};
  }

  it('is not read twice at once', async () => {
    const {answer, answers, loader, received} = thread();
    const reads = [loader.loadNewest('c1'), loader.loadNewest('c1')];
    assert.equal(answers.length, 1);
    await answer('One');
    await Promise.all(reads);
    assert.deepEqual([answers.length, received], [0, ['One']]);
  });

  it('is read anew after a gap: what was asked for before it may be too old', async () => {
    const {answer, answers, loader, received} = thread();
    const reads = [loader.loadNewest('c1'), loader.loadNewest('c1', true), loader.loadNewest('c1', true)];
    assert.equal(answers.length, 1);
    await answer('One');
    assert.equal(answers.length, 1);
    await answer('One', 'Two');
    await Promise.all(reads);
    assert.deepEqual([answers.length, received], [0, ['One', 'One', 'Two']]);
  });

  it('is left to the customer where that read fails', async () => {
    const {answers, fail, loader, status} = thread();
    const reads = [loader.loadNewest('c1'), loader.loadNewest('c1', true)];
    await fail();
    await Promise.all(reads);
    assert.deepEqual([answers.length, status()], [0, 'failed']);
  });

  it('is not read while its first message is on its way: the server does not know it yet', async () => {
    const {answer, answers, loader, parts, received} = thread();
    const outgoing = {...{clientId: '01a', body: 'Hi', reply: null}, createdAt: '2026-01-05T10:00:00.000Z'};
    const written = {...outgoing, delivery: 'sending', error: null} as const;
    parts.store.dispatch({type: 'message-written', key: '01a', outgoing: written});
    await loader.loadNewest('01a');
    assert.equal(answers.length, 0);
    parts.store.dispatch({
      type: 'conversation-changed',
      conversation: sampleConversation({id: 'c2', clientId: '01a'}),
    });
    const read = loader.loadNewest('01a');
    await answer('Hi');
    await read;
    assert.deepEqual(received, ['Hi']);
    assert.equal(parts.store.state.threads.c2?.status, 'ready');
    assert.equal(parts.store.state.threads['01a'], undefined);
  });
});
