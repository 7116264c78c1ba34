import type {SqlQueries, SqlRow, SqlValue} from './sql-database.js';

/** What one asker wants; columns of `$1` by their names. No NUL: no text of a database holds it. */
export type Question = Readonly<Record<string, SqlValue>>;

interface Asked {
  readonly question: Question;
  readonly resolve: (row: SqlRow | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Two, so that one that hangs does not hold up all. */
const maxUnderWay = 2;

/**
 * Makes one statement of many questions. Its text reads `$1` as a JSON array of questions, each with its number `n`, and
 * answers at most one row for each, with that `n`.
 */
export class GatheredReads {
  readonly #queries: SqlQueries;
  #asked = new Map<string, Asked[]>();
  #underWay = 0;

  constructor(queries: SqlQueries) {
    this.#queries = queries;
  }

  /** Resolves some time after the next `send`. */
  ask(text: string, question: Question): Promise<SqlRow | undefined> {
    return new Promise((resolve, reject) => {
      const list = this.#asked.get(text) ?? [];
      this.#asked.set(text, list);
      list.push({question, resolve, reject});
    });
  }

  /** As `ask`, and sent by itself: at once, or together with others when what is under way has come back. */
  async find(text: string, question: Question): Promise<SqlRow | undefined> {
    const answer = this.ask(text, question);
    if (this.#underWay < maxUnderWay) void this.#sendAll();
    return answer;
  }

  async #sendAll(): Promise<void> {
    this.#underWay++;
    while (this.#asked.size > 0) await this.send();
    this.#underWay--;
  }

  /** Asks everything that was asked meanwhile; the statements go out together, and all are answered at once. */
  async send(): Promise<void> {
    const all = [...this.#asked];
    this.#asked = new Map();
    const answered = await Promise.all(all.map(([text, asked]) => this.#query(text, asked)));
    for (const answer of answered) answer();
  }

  /** Never rejects: who asked is told. */
  async #query(text: string, asked: readonly Asked[]): Promise<() => void> {
    try {
      const questions = JSON.stringify(asked.map(({question}, n) => ({n, ...question})));
      const rows = new Map((await this.#queries.query(text, [questions])).map((row) => [row['n'], row]));
      return () => asked.forEach(({resolve}, n) => resolve(rows.get(n)));
    } catch (error) {
      return () => asked.forEach(({reject}) => reject(error));
    }
  }
}
