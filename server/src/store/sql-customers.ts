import type {CustomerWriter} from './customer-store.js';
import type {SqlQueries} from './sql-database.js';

/** Statements of the migration that makes the tables. */
export const customerTables: readonly string[] = [];

export class SqlCustomers implements CustomerWriter {
  readonly #queries: SqlQueries;

  constructor(queries: SqlQueries) {
    this.#queries = queries;
  }
}
