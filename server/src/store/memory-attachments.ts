import type {AttachmentWriter} from './attachment-store.js';
import type {MemoryRead, MemoryWrites} from './memory-writes.js';

export class AttachmentTables {}

export class MemoryAttachments implements AttachmentWriter {
  readonly #read: MemoryRead<{readonly attachments: AttachmentTables}>;
  readonly #writes: MemoryWrites;

  constructor(read: MemoryRead<{readonly attachments: AttachmentTables}>, writes: MemoryWrites) {
    this.#read = read;
    this.#writes = writes;
  }
}
