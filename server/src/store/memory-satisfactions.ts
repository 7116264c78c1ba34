import type {Satisfaction} from '../../../src/model/satisfaction.js';
import type {MemoryRead, MemoryWrites} from './memory-writes.js';
import type {SatisfactionWriter} from './satisfaction-store.js';

export class SatisfactionTables {
  readonly byId = new Map<string, Satisfaction>();
}

export class MemorySatisfactions implements SatisfactionWriter {
  readonly #read: MemoryRead<{readonly satisfactions: SatisfactionTables}>;
  readonly #writes: MemoryWrites;

  constructor(read: MemoryRead<{readonly satisfactions: SatisfactionTables}>, writes: MemoryWrites) {
    this.#read = read;
    this.#writes = writes;
  }

  find(id: string): Promise<Satisfaction | undefined> {
    return this.#read(({satisfactions}) => satisfactions.byId.get(id));
  }

  of(conversationId: string): Promise<readonly Satisfaction[]> {
    return this.#read(({satisfactions}) =>
      [...satisfactions.byId.values()]
        .filter((satisfaction) => satisfaction.conversationId === conversationId)
        .sort((one, other) => (one.id < other.id ? -1 : 1)),
    );
  }

  save(satisfaction: Satisfaction): Promise<void> {
    return this.#read(({satisfactions}) => {
      this.#writes.set(satisfactions.byId, satisfaction.id, satisfaction);
    });
  }

  removeOf(conversationId: string): Promise<void> {
    return this.#read(({satisfactions}) => {
      for (const satisfaction of [...satisfactions.byId.values()]) {
        if (satisfaction.conversationId === conversationId) this.#writes.delete(satisfactions.byId, satisfaction.id);
      }
    });
  }
}
