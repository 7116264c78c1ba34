import type {MemoryRead, MemoryWrites} from './memory-writes.js';
import type {StoredTask, TaskWriter} from './task-store.js';

export class TaskTables {
  readonly byId = new Map<string, StoredTask>();
}

export class MemoryTasks implements TaskWriter {
  readonly #read: MemoryRead<{readonly tasks: TaskTables}>;
  readonly #writes: MemoryWrites;

  constructor(read: MemoryRead<{readonly tasks: TaskTables}>, writes: MemoryWrites) {
    this.#read = read;
    this.#writes = writes;
  }

  find(id: string): Promise<StoredTask | undefined> {
    return this.#read(({tasks}) => tasks.byId.get(id));
  }

  due(now: string, limit: number, except: readonly string[] = []): Promise<readonly StoredTask[]> {
    return this.#read(({tasks}) =>
      [...tasks.byId.values()]
        .filter(({dueAt, kind}) => dueAt <= now && !except.includes(kind))
        .sort((one, other) => compare(one.dueAt, other.dueAt) || compare(one.id, other.id))
        .slice(0, limit),
    );
  }

  of(conversationId: string, kind: string): Promise<readonly StoredTask[]> {
    return this.#read(({tasks}) =>
      [...tasks.byId.values()]
        .filter((task) => task.conversationId === conversationId && task.kind === kind)
        .sort((one, other) => compare(one.id, other.id)),
    );
  }

  save(task: StoredTask): Promise<void> {
    return this.#read(({tasks}) => {
      this.#writes.set(tasks.byId, task.id, task);
    });
  }

  remove(id: string): Promise<boolean> {
    return this.#read(({tasks}) => this.#writes.delete(tasks.byId, id));
  }

  removeOf(conversationId: string): Promise<void> {
    return this.#read(({tasks}) => {
      const ids = [...tasks.byId.values()].filter((task) => task.conversationId === conversationId);
      for (const {id} of ids) this.#writes.delete(tasks.byId, id);
    });
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
