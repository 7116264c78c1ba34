import type {AttachmentWriter} from './attachment-store.js';
import type {SqlQueries} from './sql-database.js';

/** Statements of the migration that makes the tables. */
export const attachmentTables: readonly string[] = [];

export class SqlAttachments implements AttachmentWriter {
  readonly #queries: SqlQueries;

  constructor(queries: SqlQueries) {
    this.#queries = queries;
  }
}
