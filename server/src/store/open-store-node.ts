import type {ChatStore} from './chat-store.js';
import {openPostgres} from './postgres-node.js';
import {SqlStore} from './sql-store.js';

export interface StoreLocation {
  /** Folder of the embedded database; not touched when there is a `databaseUrl`. */
  readonly dataDir: string;
  /** `postgres://…`, for when there is more than one node. */
  readonly databaseUrl?: string | undefined;
}

/** Opens the store of this server; `close()` lets go of it. Rejects when another server has the data folder open. */
export async function openStore({dataDir, databaseUrl}: StoreLocation): Promise<ChatStore> {
  if (databaseUrl) return SqlStore.open(openPostgres(databaseUrl));
  // Loaded when needed: it is several megabytes, and nodes with a PostgreSQL never use it.
  const {openPglite} = await import('./pglite-node.js');
  return SqlStore.open(await openPglite(dataDir));
}
