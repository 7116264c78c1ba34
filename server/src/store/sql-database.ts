export type SqlValue = string | number | boolean | null;
export type SqlRow = Readonly<Record<string, unknown>>;

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
  /** Commits when `work` resolves, else rolls back and rejects with its error unchanged. Read committed. */
  transaction<Result>(work: (queries: SqlQueries) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
