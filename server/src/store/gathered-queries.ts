import type {SqlQueries, SqlRow} from './sql-database.js';

interface Asked {
  readonly question: string;
  readonly resolve: (row: SqlRow | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * What comes while one is under way goes together in the next one: each statement costs by itself, more than a short wait.
 * Another one is sent beside it for so many, and when it does not come back: nobody waits for a lock that somebody else
 * waits for.
 */
const worthAnother = 16;
const patienceMilliseconds = 20;
const maxUnderWay = 4;
/** So many share one: whoever is among the first of them waits for the last. */
const maxTogether = 64;

/**
 * Makes one statement of what is asked while the database is busy. Its text reads all questions from `$1`, by default a
 * JSON array of objects, each with its number `n`, and answers at most one row for each, with that `n`: counted from 0.
 */
export class GatheredQueries {
  readonly #queries: SqlQueries;
  readonly #text: string;
  readonly #join: (questions: readonly string[]) => string;
  #waiting: Asked[] = [];
  #underWay = 0;
  #impatience: ReturnType<typeof setTimeout> | undefined;

  constructor(queries: SqlQueries, text: string, join = joinJson) {
    this.#queries = queries;
    this.#text = text;
    this.#join = join;
  }

  /**
   * Asked at once, or together with others when something that is under way has come back. `question` is JSON unless the
   * questions are joined otherwise: an object of columns by their names. No NUL: no text of a database holds it.
   */
  ask(question: string): Promise<SqlRow | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({question, resolve, reject});
      this.#askOrWait();
    });
  }

  #askOrWait(): void {
    if (this.#underWay >= maxUnderWay || this.#waiting.length === 0) return;
    if (this.#underWay === 0 || this.#waiting.length >= worthAnother) void this.#askAll();
    else this.#impatience ??= setTimeout(() => void this.#askAll(), patienceMilliseconds);
  }

  async #askAll(): Promise<void> {
    this.#underWay++;
    while (this.#waiting.length > 0) {
      const asked = this.#waiting.splice(0, maxTogether);
      clearTimeout(this.#impatience);
      this.#impatience = undefined;
      this.#askOrWait();
      await this.#askTogether(asked);
    }
    this.#underWay--;
  }

  /** Never rejects: who asked is told. */
  async #askTogether(asked: readonly Asked[]): Promise<void> {
    try {
      const found = await this.#queries.query(this.#text, [this.#join(asked.map(({question}) => question))]);
      const rows = new Map(found.map((row) => [row['n'], row]));
      asked.forEach(({resolve}, n) => resolve(rows.get(n)));
    } catch (error) {
      for (const {reject} of asked) reject(error);
    }
  }
}

function joinJson(questions: readonly string[]): string {
  return `[${questions.map((question, n) => `{"n":${n},${question.slice(1)}`).join(',')}]`;
}
