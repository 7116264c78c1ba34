import type {SqlQueries, SqlRow} from './sql-database.js';

interface Asked {
  readonly question: string;
  readonly resolve: (row: SqlRow | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** So few are under way that far from capacity nobody waits, and beyond it many share a statement. */
const maxUnderWay = 4;
/** So many share one: whoever is among the first of them waits for the last. */
const maxTogether = 64;

/**
 * Makes one statement of what is asked while the database is busy. Its text reads `$1` as a JSON array of questions, each
 * with its number `n`, and answers at most one row for each, with that `n`.
 */
export class GatheredQueries {
  readonly #queries: SqlQueries;
  readonly #text: string;
  #waiting: Asked[] = [];
  #underWay = 0;

  constructor(queries: SqlQueries, text: string) {
    this.#queries = queries;
    this.#text = text;
  }

  /**
   * Asked at once, or together with others when something that is under way has come back. `question` is JSON: an object
   * of columns by their names. No NUL: no text of a database holds it.
   */
  ask(question: string): Promise<SqlRow | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({question, resolve, reject});
      if (this.#underWay < maxUnderWay) void this.#askAll();
    });
  }

  async #askAll(): Promise<void> {
    this.#underWay++;
    while (this.#waiting.length > 0) await this.#askTogether(this.#waiting.splice(0, maxTogether));
    this.#underWay--;
  }

  /** Never rejects: who asked is told. */
  async #askTogether(asked: readonly Asked[]): Promise<void> {
    try {
      const questions = asked.map(({question}, n) => `{"n":${n},${question.slice(1)}`);
      const found = await this.#queries.query(this.#text, [`[${questions.join(',')}]`]);
      const rows = new Map(found.map((row) => [row['n'], row]));
      asked.forEach(({resolve}, n) => resolve(rows.get(n)));
    } catch (error) {
      for (const {reject} of asked) reject(error);
    }
  }
}
