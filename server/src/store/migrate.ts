import {ChatError} from '../../../src/model/chat-error.js';
import {migrations} from './migrations.js';
import type {SqlDatabase, SqlQueries} from './sql-database.js';
import {readInteger, readText} from './sql-rows.js';

/** Two-part advisory locks have a key space of their own; no idempotency key can meet them. */
export const advisoryLocks = {space: 0x6b_63_68_74, migrations: 1, signingKeys: 2};

/**
 * Brings the schema up to date, all or nothing; nodes that start together wait for the first. Throws when a newer
 * release has written the database: this one would not know what it means.
 */
export async function migrate(database: SqlDatabase): Promise<void> {
  await database.transaction(async (queries) => {
    // The next node waits for this one, and an index over a full table takes its time.
    await queries.query('set local statement_timeout = 0');
    await queries.query('select pg_advisory_xact_lock($1::integer, $2::integer)', [
      advisoryLocks.space,
      advisoryLocks.migrations,
    ]);
    const version = await schemaVersion(queries);
    if (version > migrations.length) {
      throw new ChatError(
        'internal',
        `The database has schema version ${version}, and this release knows only up to ${migrations.length}. ` +
          'Start the newer release again, or restore a backup of the older schema.',
      );
    }
    for (const [index, statements] of migrations.entries()) {
      if (index < version) continue;
      for (const statement of statements) await queries.query(statement);
      await queries.query('insert into schema_versions (version) values ($1)', [index + 1]);
    }
    await settleEpoch(queries);
  });
}

async function schemaVersion(queries: SqlQueries): Promise<number> {
  await queries.query(
    'create table if not exists schema_versions (version integer primary key, applied_at timestamptz default now())',
  );
  const [row] = await queries.query('select coalesce(max(version), 0) as version from schema_versions');
  return row ? readInteger(row, 'version') : 0;
}

/**
 * A dump that was loaded elsewhere, or a server that was rolled back to a point in time, is another database with
 * the same rows. Cursors of the old one must not be taken for its own, and its transaction ids mean nothing here.
 */
async function settleEpoch(queries: SqlQueries): Promise<void> {
  const identity = await databaseIdentity(queries);
  await queries.query(
    `insert into store_state (epoch, identity) values (replace(gen_random_uuid()::text, '-', ''), $1)
      on conflict do nothing`,
    [identity],
  );
  const restored = await queries.query(
    `update store_state set identity = $1, epoch = replace(gen_random_uuid()::text, '-', ''),
        dropped_xid = '0', dropped_number = 0
      where identity <> $1 returning epoch`,
    [identity],
  );
  if (restored.length > 0) await queries.query('delete from agent_events');
}

async function databaseIdentity(queries: SqlQueries): Promise<string> {
  const [row] = await queries.query(
    `select oid::text as oid, has_function_privilege('pg_control_system()', 'execute')
        and has_function_privilege('pg_control_checkpoint()', 'execute') as "mayLook"
      from pg_database where datname = current_database()`,
  );
  const oid = row ? readText(row, 'oid') : '';
  // Some hosts keep the control file to themselves: a load into another database is noticed all the same.
  if (row?.['mayLook'] !== true) return oid;
  const [control] = await queries.query(
    `select system_identifier::text || '/' || timeline_id::text as id
      from pg_control_system(), pg_control_checkpoint()`,
  );
  return control ? `${oid}/${readText(control, 'id')}` : oid;
}
