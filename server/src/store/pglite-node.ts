import {PGlite} from '@electric-sql/pglite';
import {existsSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {lockDataFolder} from './data-folder-lock-node.js';
import {briefSettings, type SqlDatabase, type SqlQueries, type SqlRow, type SqlValue} from './sql-database.js';

/** For one transaction: there is one connection for all. */
const setBriefSettings = `select ${Object.entries(briefSettings)
  .map(([name, value]) => `set_config('${name}', '${value}', true)`)
  .join(', ')}`;

/** Rows are written before a commit is answered; otherwise the death of the process would lose some. */
const durable = {relaxedDurability: false};

/**
 * The embedded PostgreSQL in `folder`, which is created when missing. Only one process may have it open: PGlite itself
 * would let a second one in, and rows would be lost without an error.
 */
export async function openPglite(folder: string): Promise<SqlDatabase> {
  const lock = lockDataFolder(folder);
  try {
    const database = await openDatabase(join(folder, 'database'));
    return overPglite(database, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A database that is in memory alone, for tests: it is made in a fraction of the time. */
export async function openPgliteInMemory(): Promise<SqlDatabase> {
  return overPglite(await PGlite.create(), () => undefined);
}

function overPglite(database: PGlite, release: () => void): SqlDatabase {
  return {
    kind: 'pglite',
    brief: {
      query: (text, parameters) =>
        database.transaction(async (scope) => {
          await scope.query(setBriefSettings);
          return queriesOf(scope).query(text, parameters);
        }),
    },
    ...queriesOf(database),
    transaction: <Result>(work: (queries: SqlQueries) => Promise<Result>): Promise<Result> =>
      database.transaction((scope) => work(queriesOf(scope))),
    close: async () => {
      try {
        if (!database.closed) await database.close();
      } finally {
        release();
      }
    },
  };
}

async function openDatabase(path: string): Promise<PGlite> {
  if (!existsSync(path)) {
    // A process that ends while it makes a new database leaves half of one, so it gets its name when it is whole.
    const unfinished = `${path}.new`;
    rmSync(unfinished, {recursive: true, force: true});
    await (await PGlite.create(unfinished, durable)).close();
    renameSync(unfinished, path);
  }
  return PGlite.create(path, durable);
}

function queriesOf(database: Pick<PGlite, 'query'>): SqlQueries {
  return {
    query: async (text: string, parameters: readonly SqlValue[] = []): Promise<readonly SqlRow[]> =>
      (await database.query<Record<string, unknown>>(text, [...parameters])).rows,
  };
}
