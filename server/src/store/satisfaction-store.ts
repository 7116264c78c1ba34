import type {Satisfaction} from '../../../src/model/satisfaction.js';

/** Ratings of ended conversations. A conversation that was reopened and ended again has several. */
export interface SatisfactionReader {
  find(id: string): Promise<Satisfaction | undefined>;
  /** Ascending by id, and so by time. */
  of(conversationId: string): Promise<readonly Satisfaction[]>;
}

export interface SatisfactionWriter extends SatisfactionReader {
  /** Replaces the one of the same id. Whoever reads and writes one back has locked its conversation. */
  save(satisfaction: Satisfaction): Promise<void>;
  removeOf(conversationId: string): Promise<void>;
}
