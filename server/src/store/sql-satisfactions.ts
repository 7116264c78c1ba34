import type {SatisfactionWriter} from './satisfaction-store.js';
import type {SqlQueries} from './sql-database.js';

/** Statements of the migration that makes the tables. */
export const satisfactionTables: readonly string[] = [];

export class SqlSatisfactions implements SatisfactionWriter {
  readonly #queries: SqlQueries;

  constructor(queries: SqlQueries) {
    this.#queries = queries;
  }
}
