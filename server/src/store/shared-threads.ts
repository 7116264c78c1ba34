import type {StoredConversation, StoredMessage} from './chat-store.js';
import {transactionDeadline, withDeadline} from './deadline.js';
import {GatheredQueries} from './gathered-queries.js';
import {Remembered} from './remembered.js';
import type {SqlQueries, SqlRow} from './sql-database.js';
import {conversationColumns, messageColumnNames, readInteger, readText, toConversation, toMessage} from './sql-rows.js';

/** A conversation with what a message to it needs to know, as it was when somebody looked. */
export interface SharedThread {
  readonly stored: StoredConversation;
  readonly countable: number;
  readonly newest: StoredMessage | undefined;
  /** Which rows these are: their `xmin`. Whoever writes one makes another of it. */
  readonly version: string;
  readonly newestVersion: string | null;
}

/**
 * Conversations as this process has seen them last: of an active one that is how they are. Nobody believes it; the
 * statement that writes a message compares the versions.
 */
export class SharedThreads {
  readonly #reads: GatheredQueries;
  readonly #remembered = new Remembered<SharedThread>(2000);

  constructor(queries: SqlQueries) {
    this.#reads = new GatheredQueries(queries, readThreads);
  }

  async find(id: string): Promise<SharedThread | undefined> {
    const remembered = this.#remembered.find(id);
    if (remembered) return remembered;
    // The only thing that work waits for before it is written.
    const row = await withDeadline(transactionDeadline, () => this.#reads.ask(JSON.stringify({id})));
    return row && toThread(row);
  }

  remember(thread: SharedThread): void {
    this.#remembered.set(thread.stored.conversation.id, thread);
  }

  forget(id: string): void {
    this.#remembered.delete(id);
  }
}

function toThread(row: SqlRow): SharedThread {
  const isEmpty = row['newest_version'] === null;
  return {
    stored: toConversation(row),
    countable: readInteger(row, 'countable'),
    version: readText(row, 'version'),
    newest: isEmpty
      ? undefined
      : toMessage(Object.fromEntries(messageColumnNames.map((name) => [name, row[`newest_${name}`]]))),
    newestVersion: isEmpty ? null : readText(row, 'newest_version'),
  };
}

const readThreads = `
  select n, thread.*, newest.* from json_to_recordset($1::text::json) as asked(n integer, id text)
  cross join lateral (
    select countable, ${conversationColumns}, xmin::text as version from conversations where id = asked.id limit 1
  ) thread
  left join lateral (
    select ${messageColumnNames.map((name) => `${name} as newest_${name}`).join(', ')}, xmin::text as newest_version
    from messages where conversation_id = asked.id order by seq desc limit 1
  ) newest on true`;
