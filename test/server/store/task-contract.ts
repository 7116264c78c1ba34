import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ChatStore} from '../../../server/src/store/chat-store.js';
import type {StoredTask} from '../../../server/src/store/task-store.js';
import {newId} from './store-examples.js';

const noon = '2026-01-05T12:00:00.000Z';

function exampleTask(change: Partial<StoredTask> = {}): StoredTask {
  return {id: newId(), kind: 'reminder', conversationId: newId(), dueAt: noon, data: {step: 'topic'}, ...change};
}

/** What every ChatStore does with tasks. */
export function taskContract(store: () => ChatStore): void {
  describe('tasks', () => {
    const save = (...tasks: readonly StoredTask[]) =>
      store().transaction(async (transaction) => {
        for (const task of tasks) await transaction.tasks.save(task);
      });

    it('finds what is due, earliest first', async () => {
      const late = exampleTask({dueAt: '2026-01-05T11:00:00.000Z'});
      const early = exampleTask({dueAt: '2026-01-05T10:00:00.000Z'});
      const future = exampleTask({dueAt: '2026-01-05T12:00:00.001Z'});
      await save(late, future, early);
      assert.deepEqual(await store().tasks.due(noon, 10), [early, late]);
      assert.deepEqual(await store().tasks.due(noon, 1), [early]);
      assert.deepEqual(await store().tasks.due(noon, 1, ['other', early.kind]), []);
      assert.deepEqual(await store().tasks.due(noon, 1, ['other']), [early]);
      await store().transaction(async ({tasks}) => {
        for (const {id} of [late, early, future]) await tasks.remove(id);
      });
    });

    it('replaces a task of the same id', async () => {
      const task = exampleTask();
      const again = {...task, kind: 'abandonment', dueAt: '2027-01-01T00:00:00.000Z', data: {}};
      await save(task, again);
      assert.deepEqual(await store().tasks.find(task.id), again);
      assert.equal(await store().tasks.find('\0'), undefined);
    });

    it('finds those of one kind of a conversation', async () => {
      const task = exampleTask({kind: 'end'});
      const {conversationId} = task;
      await save(task, exampleTask({conversationId}), exampleTask({kind: 'end'}));
      assert.deepEqual(await store().tasks.of(conversationId, 'end'), [task]);
      assert.deepEqual(await store().tasks.of(conversationId, 'song'), []);
    });

    it('gives a task to one of several that take it', async () => {
      const task = exampleTask();
      await save(task);
      const takers = Array.from({length: 8}, () => store().transaction(({tasks}) => tasks.remove(task.id)));
      const taken = (await Promise.all(takers)).filter(Boolean);
      assert.equal(taken.length, 1);
    });

    it('keeps a task whose transaction failed', async () => {
      const task = exampleTask();
      await save(task);
      const attempt = store().transaction(async ({tasks}) => {
        assert.equal(await tasks.remove(task.id), true);
        throw new Error('no');
      });
      await assert.rejects(attempt);
      assert.deepEqual(await store().tasks.find(task.id), task);
    });

    it('forgets all tasks of a conversation', async () => {
      const one = exampleTask();
      const other = exampleTask({conversationId: one.conversationId});
      const foreign = exampleTask();
      await save(one, other, foreign);
      await store().transaction(({tasks}) => tasks.removeOf(one.conversationId));
      assert.equal(await store().tasks.find(one.id), undefined);
      assert.equal(await store().tasks.find(other.id), undefined);
      assert.deepEqual(await store().tasks.find(foreign.id), foreign);
    });
  });
}
