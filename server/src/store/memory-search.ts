import type {SearchWriter} from './search-store.js';
import type {MemoryRead, MemoryWrites} from './memory-writes.js';

export class SearchTables {}

export class MemorySearch implements SearchWriter {
  readonly #read: MemoryRead<{readonly search: SearchTables}>;
  readonly #writes: MemoryWrites;

  constructor(read: MemoryRead<{readonly search: SearchTables}>, writes: MemoryWrites) {
    this.#read = read;
    this.#writes = writes;
  }
}
