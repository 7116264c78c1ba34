import type {AgentSessionWriter} from './agent-session-store.js';
import type {SqlQueries} from './sql-database.js';

/** Statements of the migration that makes the tables. */
export const agentSessionTables: readonly string[] = [];

export class SqlAgentSessions implements AgentSessionWriter {
  readonly #queries: SqlQueries;

  constructor(queries: SqlQueries) {
    this.#queries = queries;
  }
}
