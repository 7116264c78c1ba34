import type {AttachmentWriter, StoredAttachment} from './attachment-store.js';
import type {MemoryRead, MemoryWrites} from './memory-writes.js';

export class AttachmentTables {
  readonly byId = new Map<string, StoredAttachment>();
}

export class MemoryAttachments implements AttachmentWriter {
  readonly #read: MemoryRead<{readonly attachments: AttachmentTables}>;
  readonly #writes: MemoryWrites;

  constructor(read: MemoryRead<{readonly attachments: AttachmentTables}>, writes: MemoryWrites) {
    this.#read = read;
    this.#writes = writes;
  }

  find(id: string): Promise<StoredAttachment | undefined> {
    return this.#read(({attachments}) => attachments.byId.get(id));
  }

  countUnsent(subjectId: string): Promise<number> {
    return this.#read(({attachments}) => unsentOf(attachments, subjectId).length);
  }

  insert(attachment: StoredAttachment): Promise<void> {
    return this.#read(({attachments}) => {
      this.#writes.insert(attachments.byId, attachment.id, attachment, 'attachment');
    });
  }

  lock(id: string): Promise<StoredAttachment | undefined> {
    return this.find(id);
  }

  update(attachment: StoredAttachment): Promise<void> {
    return this.#read(({attachments: {byId}}) => {
      if (byId.has(attachment.id)) this.#writes.set(byId, attachment.id, attachment);
    });
  }

  remove(id: string): Promise<void> {
    return this.#read(({attachments}) => {
      this.#writes.delete(attachments.byId, id);
    });
  }

  removeUnsentOf(subjectId: string): Promise<readonly StoredAttachment[]> {
    return this.#read(({attachments}) => this.#removeAll(attachments, unsentOf(attachments, subjectId)));
  }

  removeOfConversation(conversationId: string): Promise<readonly StoredAttachment[]> {
    return this.#read(({attachments}) => {
      const found = [...attachments.byId.values()].filter((one) => one.conversationId === conversationId);
      return this.#removeAll(attachments, found);
    });
  }

  moveUnsent(fromSubjectId: string, toSubjectId: string): Promise<void> {
    return this.#read(({attachments}) => {
      for (const one of unsentOf(attachments, fromSubjectId)) {
        this.#writes.set(attachments.byId, one.id, {...one, subjectId: toSubjectId});
      }
    });
  }

  #removeAll({byId}: AttachmentTables, found: readonly StoredAttachment[]): readonly StoredAttachment[] {
    for (const {id} of found) this.#writes.delete(byId, id);
    return found;
  }
}

function unsentOf({byId}: AttachmentTables, subjectId: string): readonly StoredAttachment[] {
  return [...byId.values()].filter((one) => one.subjectId === subjectId && one.state !== 'sent');
}
