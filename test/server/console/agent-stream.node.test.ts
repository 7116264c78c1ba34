import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {AgentStream} from '../../../server/console/agent-stream.js';
import {ChatError} from '../../../src/model/chat-error.js';
import type {ChatEvent} from '../../../src/model/chat-event.js';

const typing = (conversationId: string) =>
  JSON.stringify({
    type: 'typing.started',
    at: '2026-01-05T10:00:00.000Z',
    conversationId,
    data: {user: {id: null, displayName: null, avatarUrl: null}, ai: false, expiresAt: '2026-01-05T10:00:05.000Z'},
  });

/** One opening after the other gets the next text, or fails; then the stream is stopped. */
async function follow(openings: readonly (string | ChatError)[], start: string | null = 'c0') {
  const cursors: (string | null)[] = [];
  const seen: string[] = [];
  await new Promise<void>((done) => {
    const stream = new AgentStream({
      open: (cursor) => {
        const opening = openings[cursors.length];
        cursors.push(cursor);
        if (opening === undefined) {
          stream.stop();
          done();
          return Promise.reject(new ChatError('aborted', 'stopped'));
        }
        if (opening instanceof ChatError) return Promise.reject(opening);
        return Promise.resolve(new Blob([opening]).stream());
      },
      event: (event: ChatEvent) => seen.push('conversationId' in event ? event.conversationId : event.type),
      reset: () => seen.push('reset'),
      connection: (state, retryAt) => {
        seen.push(state);
        if (state === 'offline') queueMicrotask(() => stream.tryNow());
        if (state === 'offline' && retryAt === null) seen.push('final');
      },
    });
    stream.start(start);
  });
  return {cursors, seen};
}

describe('the stream of the agents', () => {
  it('resumes after the last id, also one that came without an event', async () => {
    const {cursors, seen} = await follow([`id: c1\n\nid: c2\ndata: ${typing('one')}\n\nid: c3\n\n`, 'id: c4\n\n']);
    assert.deepEqual(cursors, ['c0', 'c3', 'c4']);
    assert.deepEqual(seen, ['online', 'one', 'offline', 'online', 'offline']);
  });

  it('goes on from the cursor of a reset, and says that everything must be read again', async () => {
    const reset = JSON.stringify({type: 'stream.reset', at: '2026-01-05T10:00:00.000Z', data: {cursor: 'c9'}});
    const {cursors, seen} = await follow([`event: stream.reset\ndata: ${reset}\n\n`]);
    assert.deepEqual(cursors, ['c0', 'c9']);
    assert.deepEqual(seen, ['online', 'reset', 'offline']);
  });

  it('ignores types that it does not know', async () => {
    const unknown = JSON.stringify({type: 'agent.presence', at: '2026-01-05T10:00:00.000Z', data: {}});
    const {seen} = await follow([`data: ${unknown}\n\ndata: ${typing('two')}\n\n`]);
    assert.deepEqual(seen, ['online', 'two', 'offline']);
  });

  it('waits for somebody when its key is refused, and tries again by itself after anything else', async () => {
    const refused = new ChatError('unauthorized', 'no', {status: 401});
    const away = new ChatError('unavailable', 'no', {status: 503, retryable: true});
    assert.deepEqual((await follow([refused])).seen, ['offline', 'final']);
    assert.deepEqual((await follow([away])).seen, ['offline']);
  });
});
