import {after} from 'node:test';
import type {ChatStore} from '../../server/src/store/chat-store.js';
import {MemoryStore} from '../../server/src/store/memory-store.js';
import {openPgliteInMemory} from '../../server/src/store/pglite-node.js';
import {openPostgres} from '../../server/src/store/postgres-node.js';
import type {SqlDatabase} from '../../server/src/store/sql-database.js';
import {SqlStore} from '../../server/src/store/sql-store.js';
import {createTestDatabase} from '../support/postgres-node.js';

/** An empty store, once `whenEmpty` has resolved. */
export interface EmptyStore {
  readonly store: ChatStore;
  readonly whenEmpty: Promise<unknown>;
}

/**
 * Resolves when the agents' log shows all that is committed. On PostgreSQL it shows only what is older than every running
 * transaction of the cluster, and other files of tests run theirs there: agents then hear of it a moment later.
 */
export let whenAgentsMayRead = (): Promise<void> => Promise.resolve();

/**
 * What a test desk keeps its data in. `TEST_STORE` chooses (`memory`, `pglite`, `postgres`), so that the same tests of
 * the API run on all three. A database takes seconds to make: it is made once for a file of tests and emptied.
 */
export const emptyStore: () => EmptyStore = await chooseStore(process.env['TEST_STORE'] ?? 'memory');

async function chooseStore(kind: string): Promise<() => EmptyStore> {
  switch (kind) {
    case 'memory':
      return () => ({store: new MemoryStore(), whenEmpty: Promise.resolve()});
    case 'pglite':
      return shared(await openPgliteInMemory(), () => Promise.resolve());
    case 'postgres': {
      const {url, remove} = await createTestDatabase();
      const database = openPostgres(url);
      whenAgentsMayRead = () => untilAgentsMayRead(database);
      return shared(database, remove);
    }
    default:
      throw new Error(`TEST_STORE is “${kind}”. It must be memory, pglite or postgres.`);
  }
}

async function shared(database: SqlDatabase, remove: () => Promise<void>): Promise<() => EmptyStore> {
  const store = await SqlStore.open(database);
  const tables = await database.query(
    `select tablename from pg_tables
      where schemaname = 'public' and tablename not in ('schema_versions', 'store_state')`,
  );
  const names = tables.map(({tablename}) => String(tablename)).join(', ');
  after(async () => {
    await store.close();
    await remove();
  });
  return () => ({store, whenEmpty: database.query(`truncate ${names} restart identity`)});
}

async function untilAgentsMayRead(database: SqlDatabase): Promise<void> {
  for (;;) {
    const [row] = await database.query(
      `select count(*)::integer as waiting from agent_events where xid >= pg_snapshot_xmin(pg_current_snapshot())`,
    );
    if (row?.['waiting'] === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
