import type {SearchWriter} from './search-store.js';
import type {SqlQueries} from './sql-database.js';

/** Statements of the migration that makes the tables. */
export const searchTables: readonly string[] = [];

export class SqlSearch implements SearchWriter {
  readonly #queries: SqlQueries;

  constructor(queries: SqlQueries) {
    this.#queries = queries;
  }
}
