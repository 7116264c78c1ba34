import type {Satisfaction} from '../../../src/model/satisfaction.js';
import type {SatisfactionWriter} from './satisfaction-store.js';
import type {SqlQueries, SqlRow} from './sql-database.js';

/** Statements of the migration that makes the tables. */
export const satisfactionTables: readonly string[] = [
  `create table satisfactions (
    id text collate "C" primary key,
    conversation_id text collate "C" not null,
    data json not null
  )`,
  'create index satisfactions_of_conversation on satisfactions (conversation_id, id)',
];

export class SqlSatisfactions implements SatisfactionWriter {
  readonly #queries: SqlQueries;

  constructor(queries: SqlQueries) {
    this.#queries = queries;
  }

  async find(id: string): Promise<Satisfaction | undefined> {
    if (id.includes('\0')) return undefined; // no text of a database
    const [row] = await this.#queries.query('select data from satisfactions where id = $1', [id]);
    return row && toSatisfaction(row);
  }

  async of(conversationId: string): Promise<readonly Satisfaction[]> {
    if (conversationId.includes('\0')) return [];
    const text = 'select data from satisfactions where conversation_id = $1 order by id';
    return (await this.#queries.query(text, [conversationId])).map(toSatisfaction);
  }

  async save(satisfaction: Satisfaction): Promise<void> {
    await this.#queries.query(
      `insert into satisfactions (id, conversation_id, data) values ($1, $2, $3::text::json)
        on conflict (id) do update set data = excluded.data`,
      [satisfaction.id, satisfaction.conversationId, JSON.stringify(satisfaction)],
    );
  }

  async removeOf(conversationId: string): Promise<void> {
    await this.#queries.query('delete from satisfactions where conversation_id = $1', [conversationId]);
  }
}

function toSatisfaction(row: SqlRow): Satisfaction {
  return row['data'] as Satisfaction; // as this store wrote it
}
