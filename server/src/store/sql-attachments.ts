import type {AttachmentWriter, StoredAttachment} from './attachment-store.js';
import type {SqlQueries, SqlRow} from './sql-database.js';
import {readText} from './sql-rows.js';

/** Statements of the migration that makes the tables. Beside what is looked for, a row is one JSON. */
export const attachmentTables: readonly string[] = [
  `create table attachments (
    id text collate "C" primary key,
    subject_id text collate "C" not null,
    state text not null,
    conversation_id text collate "C",
    data json not null
  )`,
  `create index attachments_unsent on attachments (subject_id) where state <> 'sent'`,
  'create index attachments_of_conversation on attachments (conversation_id)',
];

const columns = 'subject_id, state, conversation_id, data';

export class SqlAttachments implements AttachmentWriter {
  readonly #queries: SqlQueries;

  constructor(queries: SqlQueries) {
    this.#queries = queries;
  }

  find(id: string): Promise<StoredAttachment | undefined> {
    return this.#find(`select ${columns} from attachments where id = $1`, id);
  }

  async countUnsent(subjectId: string): Promise<number> {
    const text = `select count(*)::integer as count from attachments where subject_id = $1 and state <> 'sent'`;
    const [row] = await this.#queries.query(text, [subjectId]);
    return Number(row?.['count']);
  }

  async insert(attachment: StoredAttachment): Promise<void> {
    await this.#queries.query(
      `insert into attachments (id, subject_id, state, conversation_id, data) values ($1, $2, $3, $4, $5::text::json)`,
      values(attachment),
    );
  }

  lock(id: string): Promise<StoredAttachment | undefined> {
    return this.#find(`select ${columns} from attachments where id = $1 for update`, id);
  }

  async update(attachment: StoredAttachment): Promise<void> {
    await this.#queries.query(
      `update attachments set subject_id = $2, state = $3, conversation_id = $4, data = $5::text::json where id = $1`,
      values(attachment),
    );
  }

  async remove(id: string): Promise<void> {
    await this.#queries.query('delete from attachments where id = $1', [id]);
  }

  async removeUnsentOf(subjectId: string): Promise<readonly StoredAttachment[]> {
    const text = `delete from attachments where subject_id = $1 and state <> 'sent' returning ${columns}`;
    return (await this.#queries.query(text, [subjectId])).map(toAttachment);
  }

  async removeOfConversation(conversationId: string): Promise<readonly StoredAttachment[]> {
    const text = `delete from attachments where conversation_id = $1 returning ${columns}`;
    return (await this.#queries.query(text, [conversationId])).map(toAttachment);
  }

  async moveUnsent(fromSubjectId: string, toSubjectId: string): Promise<void> {
    const text = `update attachments set subject_id = $2 where subject_id = $1 and state <> 'sent'`;
    await this.#queries.query(text, [fromSubjectId, toSubjectId]);
  }

  async #find(text: string, id: string): Promise<StoredAttachment | undefined> {
    if (id.includes('\0')) return undefined; // no text of a database
    const [row] = await this.#queries.query(text, [id]);
    return row && toAttachment(row);
  }
}

function values(attachment: StoredAttachment): readonly (string | null)[] {
  const {id, subjectId, state, conversationId} = attachment;
  return [id, subjectId, state, conversationId, JSON.stringify(attachment)];
}

/** The columns win over the JSON: `moveUnsent` changes only them. */
function toAttachment(row: SqlRow): StoredAttachment {
  return {...(row['data'] as StoredAttachment), subjectId: readText(row, 'subject_id')};
}
