import type {CustomerWriter} from './customer-store.js';
import type {MemoryRead, MemoryWrites} from './memory-writes.js';

export class CustomerTables {}

export class MemoryCustomers implements CustomerWriter {
  readonly #read: MemoryRead<{readonly customers: CustomerTables}>;
  readonly #writes: MemoryWrites;

  constructor(read: MemoryRead<{readonly customers: CustomerTables}>, writes: MemoryWrites) {
    this.#read = read;
    this.#writes = writes;
  }
}
