/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Random {
  #state: number;

  /** Each `stream` of a seed is a sequence of its own: request 17 is the same whether or not 1 to 16 were made. */
  constructor(seed: number, stream = 0) {
    this.#state = Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) ^ Math.imul(stream + 1, 0xc2b2_ae35);
    this.next();
  }

  /** From 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Undefined of an empty list. */
  maybe<Item>(items: readonly Item[]): Item | undefined {
    return items[this.below(items.length)];
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = this.maybe(items);
    if (item === undefined) throw new Error('There is nothing to pick from.');
    return item;
  }

  shuffled<Item>(items: readonly Item[]): readonly Item[] {
    return items
      .map((item) => ({item, rank: this.next()}))
      .toSorted((one, other) => one.rank - other.rank)
      .map(({item}) => item);
  }

  hex(length: number): string {
    return Array.from({length}, () => this.below(16).toString(16)).join('');
  }
}
