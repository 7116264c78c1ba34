import assert from 'node:assert/strict';
import {it} from 'node:test';
import {demoOrganisation} from '../../../server/src/config/demo-organisation.js';
import {AttachmentLinks} from '../../../server/src/desk/attachment-links.js';
import type {Desk} from '../../../server/src/desk/desk.js';
import {digest} from '../../../server/src/desk/idempotency.js';
import {SigningKeys} from '../../../server/src/desk/signing-keys.js';
import {TaskRunner} from '../../../server/src/desk/task-runner.js';
import {LocalHub} from '../../../server/src/hub/local-hub.js';
import {MemoryFileStore} from '../../../server/src/store/memory-file-store.js';
import {MemoryStore} from '../../../server/src/store/memory-store.js';
import type {StoredTask} from '../../../server/src/store/task-store.js';
import {until} from '../assistant-examples.js';
import {UuidSource} from '../../../server/src/desk/uuid-source.js';

const now = Date.parse('2026-01-05T10:00:00.000Z');

it(
  'does what is quick though a hundred slow tasks wait, and twenty of these at a time',
  {timeout: 20_000},
  async () => {
    const store = new MemoryStore();
    const desk = deskOn(store);
    const answers: (() => void)[] = [];
    const done: string[] = [];
    const finish = async (_desk: Desk, {id}: StoredTask) => {
      await store.transaction(({tasks}) => tasks.remove(id));
      done.push(id);
    };
    const runner = new TaskRunner(
      () => desk,
      [
        {
          kind: 'slow',
          isSlow: true,
          run: async (ownDesk, task) => {
            await new Promise<void>((resolve) => answers.push(resolve));
            await finish(ownDesk, task);
          },
        },
        {kind: 'quick', run: finish},
      ],
      (error) => assert.fail(String(error)),
    );
    await store.transaction(async ({tasks}) => {
      for (let count = 0; count < 100; count++) await tasks.save(taskOf('slow', count));
      await tasks.save(taskOf('quick', 100));
    });

    const running = runner.runDue();
    await until(() => Promise.resolve(done.length > 0));
    assert.deepEqual([done, answers.length], [['quick 100'], 20]);
    while (done.length < 101) {
      answers.splice(0).forEach((answer) => answer());
      await until(() => Promise.resolve(answers.length > 0 || done.length === 101));
      assert.ok(answers.length <= 20);
    }
    await running;
    assert.equal(new Set(done).size, 101);
  },
);

function taskOf(kind: string, order: number): StoredTask {
  const dueAt = new Date(now - 1000 + order).toISOString();
  return {id: `${kind} ${order}`, kind, conversationId: 'c', dueAt, data: {}};
}

function deskOn(store: MemoryStore): Desk {
  return {
    store,
    hub: new LocalHub(),
    organisation: demoOrganisation,
    files: new MemoryFileStore(),
    links: new AttachmentLinks(new SigningKeys(store, () => now), () => now),
    clock: () => now,
    digest,
    fetch: () => Promise.reject(new Error('No network here.')),
    tasksChanged: () => undefined,
    ids: new UuidSource(),
    report: () => undefined,
  };
}
