import type {Message} from '../../../src/model/message.js';
import type {MessageSearch, SearchWriter, StoredArticleFeedback} from './search-store.js';
import type {SqlQueries, SqlValue} from './sql-database.js';
import {messageColumnNames, toMessage} from './sql-rows.js';

/** Statements of the migration that makes the tables. */
export const searchTables: readonly string[] = [
  // What search compares, see foldText: a database folds case by its locale, which differs between them.
  `alter table messages add column search_text text collate "C" not null default ''`,
  `create table article_feedback (
    article_id text collate "C" not null,
    subject_id text collate "C" not null,
    data json not null,
    primary key (article_id, subject_id)
  )`,
  'create index article_feedback_of_subject on article_feedback (subject_id)',
];

export class SqlSearch implements SearchWriter {
  readonly #queries: SqlQueries;

  constructor(queries: SqlQueries) {
    this.#queries = queries;
  }

  /** Looks through one subject's messages; there is no index of all words, which every message would pay for. */
  async messages({
    subjectId,
    conversationId,
    onlyOpen = false,
    words,
    after,
    limit,
  }: MessageSearch): Promise<readonly Message[]> {
    const parameters: SqlValue[] = [subjectId, limit];
    const parameter = (value: SqlValue) => `$${parameters.push(value)}`;
    const conditions = words.map((word) => `position(${parameter(word)}::text in m.search_text) > 0`);
    if (conversationId !== undefined) conditions.push(`c.id = ${parameter(conversationId)}`);
    if (onlyOpen) conditions.push('not c.ended');
    if (after) conditions.push(`(m.created_at, m.id) < (${parameter(after.createdAt)}, ${parameter(after.id)})`);
    const rows = await this.#queries.query(
      `select ${messageColumnNames.map((name) => `m.${name}`).join(', ')} from messages m join conversations c on c.id = m.conversation_id
        where c.subject_id = $1 and ${['true', ...conditions].join(' and ')}
        order by m.created_at desc, m.id desc limit $2`,
      parameters,
    );
    return rows.map((row) => toMessage(row).message);
  }

  async articleFeedbackOf(subjectId: string): Promise<readonly StoredArticleFeedback[]> {
    const text = 'select data from article_feedback where subject_id = $1 order by article_id';
    const rows = await this.#queries.query(text, [subjectId]);
    return rows.map((row) => row['data'] as StoredArticleFeedback); // as this store wrote it
  }

  async saveArticleFeedback(feedback: StoredArticleFeedback): Promise<void> {
    await this.#queries.query(
      `insert into article_feedback (article_id, subject_id, data) values ($1, $2, $3::text::json)
        on conflict (article_id, subject_id) do update set data = excluded.data`,
      [feedback.articleId, feedback.subjectId, JSON.stringify(feedback)],
    );
  }

  async removeArticleFeedbackOf(subjectId: string): Promise<void> {
    await this.#queries.query('delete from article_feedback where subject_id = $1', [subjectId]);
  }
}
