import type {SatisfactionWriter} from './satisfaction-store.js';
import type {MemoryRead, MemoryWrites} from './memory-writes.js';

export class SatisfactionTables {}

export class MemorySatisfactions implements SatisfactionWriter {
  readonly #read: MemoryRead<{readonly satisfactions: SatisfactionTables}>;
  readonly #writes: MemoryWrites;

  constructor(read: MemoryRead<{readonly satisfactions: SatisfactionTables}>, writes: MemoryWrites) {
    this.#read = read;
    this.#writes = writes;
  }
}
