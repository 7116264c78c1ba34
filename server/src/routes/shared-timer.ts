const slots = 10;
const shortestSlot = 5;

/**
 * Calls many listeners once in each period with one timer. They take turns within the period, so that not all of them
 * ask the store at once, and those of one turn ask together.
 */
export class SharedTimer {
  readonly #turns: readonly Set<() => void>[];
  readonly #interval: number;
  #timer: ReturnType<typeof setInterval> | undefined;
  #turn = 0;
  #added = 0;
  #size = 0;

  /** Milliseconds. */
  constructor(period: number) {
    const count = Math.max(1, Math.min(slots, Math.floor(period / shortestSlot)));
    this.#interval = period / count;
    this.#turns = Array.from({length: count}, () => new Set());
  }

  /** Returns the function that ends the calls. */
  add(listener: () => void): () => void {
    const turn = this.#turns[this.#added++ % this.#turns.length];
    turn?.add(listener);
    this.#size++;
    this.#timer ??= setInterval(() => this.#call(), this.#interval);
    return () => {
      if (!turn?.delete(listener)) return;
      this.#size--;
      if (this.#size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  #call(): void {
    this.#turn = (this.#turn + 1) % this.#turns.length;
    // A copy: a listener may end itself.
    for (const listener of [...(this.#turns[this.#turn] ?? [])]) listener();
  }
}
