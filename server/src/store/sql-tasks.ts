import type {SqlQueries, SqlRow} from './sql-database.js';
import {readText} from './sql-rows.js';
import type {StoredTask, TaskWriter} from './task-store.js';

export const taskTables: readonly string[] = [
  `create table tasks (
    id text collate "C" primary key,
    kind text not null,
    conversation_id text collate "C" not null,
    due_at text collate "C" not null,
    data json not null
  )`,
  'create index tasks_by_time on tasks (due_at, id)',
  'create index tasks_of_conversation on tasks (conversation_id)',
];

const columns = 'id, kind, conversation_id, due_at, data';

export class SqlTasks implements TaskWriter {
  readonly #queries: SqlQueries;

  constructor(queries: SqlQueries) {
    this.#queries = queries;
  }

  async find(id: string): Promise<StoredTask | undefined> {
    if (id.includes('\0')) return undefined; // no text of a database
    const [row] = await this.#queries.query(`select ${columns} from tasks where id = $1`, [id]);
    return row && toTask(row);
  }

  async due(now: string, limit: number, except: readonly string[] = []): Promise<readonly StoredTask[]> {
    const others = except.map((_kind, index) => ` and kind <> $${index + 3}`).join('');
    const text = `select ${columns} from tasks where due_at <= $1${others} order by due_at, id limit $2`;
    return (await this.#queries.query(text, [now, limit, ...except])).map(toTask);
  }

  async of(conversationId: string, kind: string): Promise<readonly StoredTask[]> {
    const text = `select ${columns} from tasks where conversation_id = $1 and kind = $2 order by id`;
    return (await this.#queries.query(text, [conversationId, kind])).map(toTask);
  }

  async save({id, kind, conversationId, dueAt, data}: StoredTask): Promise<void> {
    await this.#queries.query(
      `insert into tasks (id, kind, conversation_id, due_at, data) values ($1, $2, $3, $4, $5::text::json)
        on conflict (id) do update set kind = excluded.kind, conversation_id = excluded.conversation_id,
          due_at = excluded.due_at, data = excluded.data`,
      [id, kind, conversationId, dueAt, JSON.stringify(data)],
    );
  }

  async remove(id: string): Promise<boolean> {
    return (await this.#queries.query('delete from tasks where id = $1 returning id', [id])).length > 0;
  }

  async removeOf(conversationId: string): Promise<void> {
    await this.#queries.query('delete from tasks where conversation_id = $1', [conversationId]);
  }
}

function toTask(row: SqlRow): StoredTask {
  return {
    id: readText(row, 'id'),
    kind: readText(row, 'kind'),
    conversationId: readText(row, 'conversation_id'),
    dueAt: readText(row, 'due_at'),
    data: row['data'] as StoredTask['data'], // as this store wrote it
  };
}
