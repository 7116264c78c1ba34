import postgres from 'postgres';
import {transactionDeadline} from './deadline.js';
import {briefSettings, type SqlDatabase, type SqlQueries, type SqlRow, type SqlValue} from './sql-database.js';

/** PostgreSQL 13 or newer at `url`; connects on first use, and again after a loss. */
export function openPostgres(url: string): SqlDatabase {
  const sql = connect(url, 10);
  const brief = connect(url, 4, briefSettings);
  return {
    kind: 'postgres',
    brief: queriesOf(brief),
    ...queriesOf(sql),
    async transaction<Result>(work: (queries: SqlQueries) => Promise<Result>): Promise<Result> {
      // In a box: for a bare result, `begin` has a type of its own that resolves arrays of promises.
      const {result} = await sql.begin(async (scope) => ({result: await work(queriesOf(scope))}));
      return result;
    },
    close: async () => {
      await Promise.all([sql.end({timeout: 5}), brief.end({timeout: 5})]);
    },
  };
}

/** With what the driver keeps in it beside what its types say. */
type Asked = postgres.PendingQuery<Record<string, unknown>[]> & {args?: unknown; parameters?: unknown};

function connect(url: string, max: number, settings: Readonly<Record<string, string>> = {}): postgres.Sql {
  return postgres(url, {
    max,
    connect_timeout: 5,
    // No arrays are read, so their types need not be asked for.
    fetch_types: false,
    onnotice: () => undefined,
    connection: {
      application_name: 'kustomer-chat-server',
      // The store reads again after it got a lock, and must see what the one before it has committed.
      default_transaction_isolation: 'read committed',
      // A lost process or a stuck statement lets go of its locks, also when the server cannot tell.
      statement_timeout: transactionDeadline,
      idle_in_transaction_session_timeout: transactionDeadline,
      ...settings,
    },
  });
}

function queriesOf(sql: Pick<postgres.Sql, 'unsafe'>): SqlQueries {
  return {
    query: async (text: string, parameters: readonly SqlValue[] = []): Promise<readonly SqlRow[]> => {
      const asked: Asked = sql.unsafe(text, [...parameters], {prepare: true});
      try {
        // Taken out of its list, which is the driver's.
        return (await asked).splice(0);
      } finally {
        // The driver sets functions as properties of each question. V8 makes such functions among what lives long, where
        // only a collection of everything finds them; until then they keep the question, and that these texts.
        asked.args = asked.parameters = undefined;
      }
    },
  };
}
