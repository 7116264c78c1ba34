interface Task {
  readonly at: number;
  readonly order: number;
  run: (() => void) | undefined;
}

/** More tasks than this in one run is a program that does not come to rest. */
const mostTasks = 60_000;

/**
 * The only clock of a world, and its only source of tasks: one task runs, then everything that follows from it by
 * promises, then the next. Nothing else in a world waits, so a seed has one course.
 */
export class VirtualTime {
  now = Date.parse('2026-01-05T10:00:00.000Z');
  ran = 0;
  readonly #heap: Task[] = [];
  #orders = 0;
  #elsewhere = 0;

  /** As a machine's clock shows it, which knows no parts of a millisecond. */
  get clock(): number {
    return Math.floor(this.now);
  }

  /** What reads files is done by threads of its own: no task runs before it has ended. */
  async wait<Result>(work: Promise<Result>): Promise<Result> {
    this.#elsewhere++;
    try {
      return await work;
    } finally {
      this.#elsewhere--;
    }
  }

  /** Returns the function that cancels it. */
  after(milliseconds: number, run: () => void): () => void {
    const at = this.now + Math.max(0, Number.isFinite(milliseconds) ? milliseconds : 0);
    const task: Task = {at, order: this.#orders++, run};
    this.#push(task);
    return () => (task.run = undefined);
  }

  /** Runs what is due within `milliseconds`, and then it is that much later. Ends early when `isDone` says so. */
  async pass(milliseconds: number, isDone: () => boolean = () => false): Promise<void> {
    const end = this.now + milliseconds;
    await this.#settled();
    for (;;) {
      if (isDone()) return;
      const task = this.#heap[0];
      if (!task || task.at > end) break;
      this.#pop();
      if (!task.run) continue;
      this.now = Math.max(this.now, task.at);
      if (++this.ran > mostTasks) throw new Error('It does not come to rest: too many tasks.');
      task.run();
      await this.#settled();
    }
    this.now = Math.max(this.now, end);
  }

  /** Nothing runs meanwhile; what was due runs late. */
  leap(milliseconds: number): void {
    this.now += milliseconds;
  }

  /** After all microtasks: nothing in a world waits for anything else. */
  async #settled(): Promise<void> {
    do await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#elsewhere > 0);
  }

  #push(task: Task): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(task);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const other = heap[parent];
      if (!other || isBefore(other, task)) break;
      heap[index] = other;
      index = parent;
    }
    heap[index] = task;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const left = heap[child];
      const right = heap[child + 1];
      if (!left) break;
      if (right && isBefore(right, left)) child++;
      const least = heap[child];
      if (!least || isBefore(last, least)) break;
      heap[index] = least;
      index = child;
    }
    heap[index] = last;
  }
}

function isBefore(one: Task, other: Task): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

/** Everything that comes into one page from outside. Cut, nothing comes any more; frozen, it comes later. */
export class Scope {
  isCut = false;
  thawedAt = -Infinity;
  #isFrozen = false;
  readonly #time: VirtualTime;
  #postponed: (() => void)[] = [];

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  get isFrozen(): boolean {
    return this.#isFrozen;
  }

  /** Returns the function that cancels it. */
  after(milliseconds: number, run: () => void): () => void {
    let isCancelled = false;
    const cancel = this.#time.after(milliseconds, () => {
      this.#enter(() => {
        if (!isCancelled) run();
      });
    });
    return () => {
      isCancelled = true;
      cancel();
    };
  }

  /** Soon: what happens at once in one page is a task of its own in another. */
  soon(run: () => void): void {
    this.after(0, run);
  }

  #enter(run: () => void): void {
    if (this.isCut) return;
    if (this.#isFrozen) this.#postponed.push(run);
    else run();
  }

  freeze(): void {
    this.#isFrozen = true;
  }

  thaw(): void {
    if (!this.#isFrozen) return;
    this.#isFrozen = false;
    this.thawedAt = this.#time.now;
    const postponed = this.#postponed;
    this.#postponed = [];
    for (const run of postponed) this.soon(run);
  }

  cut(): void {
    this.isCut = true;
    this.#postponed = [];
  }
}
