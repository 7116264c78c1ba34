import type {CustomerWriter, StoredCustomer, TokenUse} from './customer-store.js';
import type {SqlQueries, SqlRow, SqlValue} from './sql-database.js';
import {readInteger, readText} from './sql-rows.js';

/** Statements of the migration that makes the tables. */
export const customerTables: readonly string[] = [
  `create table customers (
    id text collate "C" primary key,
    external_id text collate "C" unique,
    email text collate "C" unique,
    merged_into text collate "C",
    data json not null
  )`,
  'create index customers_merged on customers (merged_into) where merged_into is not null',
  `create table used_tokens (
    id text collate "C" primary key,
    visitor_id text not null,
    version integer not null,
    expires_at text collate "C" not null
  )`,
  'create index used_tokens_by_end on used_tokens (expires_at)',
  // A customer's visitors: their log, their keys and their tokens are its own.
  `alter table visitors alter column subject_id type text collate "C"`,
  'create index visitors_of_subject on visitors (subject_id)',
];

const columns = 'id, external_id, email, merged_into, data';

export class SqlCustomers implements CustomerWriter {
  readonly #queries: SqlQueries;

  constructor(queries: SqlQueries) {
    this.#queries = queries;
  }

  find(id: string): Promise<StoredCustomer | undefined> {
    return this.#first('id = $1', id);
  }

  findByExternalId(externalId: string): Promise<StoredCustomer | undefined> {
    return this.#first('external_id = $1', externalId);
  }

  findByEmail(email: string): Promise<StoredCustomer | undefined> {
    return this.#first('email = $1', email);
  }

  async mergedInto(id: string): Promise<readonly string[]> {
    const rows = await this.#queries.query('select id from customers where merged_into = $1 order by id', [id]);
    return rows.map((row) => readText(row, 'id'));
  }

  lock(id: string): Promise<StoredCustomer | undefined> {
    return this.#first('id = $1 for update', id);
  }

  async insert(customer: StoredCustomer): Promise<boolean> {
    // Waits for a transaction that is inserting the same person.
    const rows = await this.#queries.query(
      `insert into customers (id, external_id, email, merged_into, data) values ($1, $2, $3, $4, $5::text::json)
        on conflict do nothing returning id`,
      [customer.id, customer.externalId, customer.email, ...changeable(customer)],
    );
    return rows.length > 0;
  }

  async update(customer: StoredCustomer): Promise<void> {
    await this.#queries.query('update customers set merged_into = $2, data = $3::text::json where id = $1', [
      customer.id,
      ...changeable(customer),
    ]);
  }

  async remove(id: string): Promise<void> {
    await this.#queries.query('delete from customers where id = $1', [id]);
  }

  async useToken(tokenId: string, {visitorId, version, expiresAt}: TokenUse): Promise<TokenUse | undefined> {
    const inserted = await this.#queries.query(
      `insert into used_tokens (id, visitor_id, version, expires_at) values ($1, $2, $3, $4)
        on conflict do nothing returning id`,
      [tokenId, visitorId, version, expiresAt],
    );
    if (inserted.length > 0) return undefined;
    const text = 'select visitor_id, version, expires_at from used_tokens where id = $1';
    const [row] = await this.#queries.query(text, [tokenId]);
    return row && toTokenUse(row);
  }

  async #first(condition: string, value: string): Promise<StoredCustomer | undefined> {
    if (value.includes('\0')) return undefined; // no text of a database
    const [row] = await this.#queries.query(`select ${columns} from customers where ${condition}`, [value]);
    return row && toCustomer(row);
  }
}

function changeable({mergedInto, ...customer}: StoredCustomer): readonly SqlValue[] {
  const {emails, phones, socials, customAttributes, visibleAttributes, createdAt} = customer;
  return [mergedInto, JSON.stringify({emails, phones, socials, customAttributes, visibleAttributes, createdAt})];
}

function toCustomer(row: SqlRow): StoredCustomer {
  const data = row['data'] as Omit<StoredCustomer, 'id' | 'externalId' | 'email' | 'mergedInto'>; // as written above
  return {
    id: readText(row, 'id'),
    externalId: textOrNull(row, 'external_id'),
    email: textOrNull(row, 'email'),
    ...data,
    mergedInto: textOrNull(row, 'merged_into'),
  };
}

function toTokenUse(row: SqlRow): TokenUse {
  return {
    visitorId: readText(row, 'visitor_id'),
    version: readInteger(row, 'version'),
    expiresAt: readText(row, 'expires_at'),
  };
}

function textOrNull(row: SqlRow, column: string): string | null {
  return row[column] === null ? null : readText(row, column);
}
