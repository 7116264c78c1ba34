import type {AgentSessionWriter, StoredAgentSession} from './agent-session-store.js';
import type {SqlQueries, SqlRow} from './sql-database.js';
import {readText} from './sql-rows.js';

/** Statements of the migration that makes the tables. */
export const agentSessionTables: readonly string[] = [
  `create table agent_sessions (
    id text collate "C" primary key,
    agent_id text not null,
    credential text not null,
    created_at text collate "C" not null,
    expires_at text collate "C" not null
  )`,
  'create index agent_sessions_by_expiry on agent_sessions (expires_at)',
];

export class SqlAgentSessions implements AgentSessionWriter {
  readonly #queries: SqlQueries;

  constructor(queries: SqlQueries) {
    this.#queries = queries;
  }

  async find(id: string): Promise<StoredAgentSession | undefined> {
    if (id.includes('\0')) return undefined; // no text of a database
    const text = 'select id, agent_id, credential, created_at, expires_at from agent_sessions where id = $1';
    const [row] = await this.#queries.query(text, [id]);
    return row && toSession(row);
  }

  async insert({id, agentId, credential, createdAt, expiresAt}: StoredAgentSession): Promise<void> {
    await this.#queries.query(
      'insert into agent_sessions (id, agent_id, credential, created_at, expires_at) values ($1, $2, $3, $4, $5)',
      [id, agentId, credential, createdAt, expiresAt],
    );
  }

  async renew(id: string, expiresAt: string): Promise<void> {
    await this.#queries.query('update agent_sessions set expires_at = $2 where id = $1', [id, expiresAt]);
  }

  async remove(id: string): Promise<void> {
    await this.#queries.query('delete from agent_sessions where id = $1', [id]);
  }

  async removeExpired(now: string): Promise<void> {
    await this.#queries.query('delete from agent_sessions where expires_at <= $1', [now]);
  }
}

function toSession(row: SqlRow): StoredAgentSession {
  return {
    id: readText(row, 'id'),
    agentId: readText(row, 'agent_id'),
    credential: readText(row, 'credential'),
    createdAt: readText(row, 'created_at'),
    expiresAt: readText(row, 'expires_at'),
  };
}
