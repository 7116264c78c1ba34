import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatBackend, Page} from '../../src/backend/chat-backend.js';
import type {Message} from '../../src/model/message.js';
import {ThreadLoader} from '../../src/session/thread-loader.js';
import {sampleConversation, sampleMessage} from '../support/model-samples.js';
import {sessionParts, settled} from '../support/session-parts.js';

describe('a thread that is being read', () => {
  function thread() {
    const answers: ((page: Page<Message>) => void)[] = [];
    const listMessages = () => new Promise<Page<Message>>((resolve) => answers.push(resolve));
    const {parts} = sessionParts(undefined, {listMessages} as unknown as ChatBackend);
    parts.store.dispatch({type: 'conversations-loaded', conversations: [sampleConversation({id: 'c1'})]});
    const received: string[] = [];
    const loader = new ThreadLoader(parts, {
      missing: () => undefined,
      received: ({body}) => received.push(body),
    });
    const answer = async (...bodies: readonly string[]) => {
      const items = bodies.map((body, at) => sampleMessage(at + 1, {conversationId: 'c1', body}));
      answers.shift()?.({items, nextCursor: null, eventCursor: null});
      await settled();
    };
    return {answer, answers, loader, received};
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
});
