export type SqlValue = string | number | boolean | null;
export type SqlRow = Readonly<Record<string, unknown>>;

/** How the settings of a database make a statement brief, see `SqlDatabase.brief`. */
export const briefSettings = {
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  // Planned once: what is given changes nothing about how rows are found.
  plan_cache_mode: 'force_generic_plan',
  lock_timeout: '200ms',
};

export interface SqlQueries {
  /**
   * Runs one statement with `$1` … parameters. JSON goes in as `$1::text::json` and comes out parsed; whole numbers
   * are `integer` (a `bigint` comes out as a number here and as a string there), so cast what is wider to text.
   */
  query(text: string, parameters?: readonly SqlValue[]): Promise<readonly SqlRow[]>;
}

/** PGlite or PostgreSQL, as far as the store can tell. Errors of the database have a `code` (SQLSTATE). */
export interface SqlDatabase extends SqlQueries {
  readonly kind: 'pglite' | 'postgres';
  /**
   * Runs one statement as a transaction by itself, whatever else is going on: its rows are found by their indexes, also
   * where the planner knows nothing of a table yet, and it waits for no lock for more than 200 ms.
   */
  readonly brief: SqlQueries;
  /** Commits when `work` resolves, else rolls back and rejects with its error unchanged. Read committed. */
  transaction<Result>(work: (queries: SqlQueries) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
