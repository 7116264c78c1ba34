/** Numbers from 0 to 1 that depend on nothing but the seed. */
export type Random = () => number;

/** mulberry32: good enough to choose what happens, and the same everywhere. */
export function randomOf(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) ^ 0x5bf03635;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

/** One of them, each as often as its weight says. */
export function pickWeighted<Item extends {readonly weight: number}>(random: Random, items: readonly Item[]) {
  const total = items.reduce((sum, {weight}) => sum + weight, 0);
  let rest = random() * total;
  return items.find(({weight}) => (rest -= weight) < 0);
}

export function between(random: Random, least: number, most: number): number {
  return least + random() * (most - least);
}
