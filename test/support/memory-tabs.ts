import type {TabLink} from '../../src/session/environment.js';

interface Holder {
  readonly page: PageTabs;
  readonly lost: AbortController;
}

/** The one lock and the one channel of a device, without a browser. */
export class MemoryTabs {
  readonly pages = new Set<PageTabs>();
  readonly #queue: {readonly page: PageTabs; readonly grant: () => void}[] = [];
  #holder: Holder | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  get holder(): PageTabs | undefined {
    return this.#holder?.page;
  }

  open(): PageTabs {
    const page = new PageTabs(this);
    this.pages.add(page);
    return page;
  }

  enqueue(page: PageTabs, grant: () => void): () => void {
    const entry = {page, grant};
    this.#queue.push(entry);
    this.#next();
    return () => {
      const index = this.#queue.indexOf(entry);
      if (index >= 0) this.#queue.splice(index, 1);
    };
  }

  /** From whoever has the lock. Returns what gives it back. */
  give(page: PageTabs, lost: AbortController): () => void {
    const former = this.#holder;
    const holder = {page, lost};
    this.#holder = holder;
    former?.page.run(() => {
      former.lost.abort();
    });
    return () => {
      if (this.#holder !== holder) return;
      this.#holder = undefined;
      this.#next();
    };
  }

  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const outcome = this.#turn.then(work);
    this.#turn = outcome.catch(() => undefined); // whoever called handles it
    return outcome;
  }

  #next(): void {
    if (!this.#holder) this.#queue.shift()?.grant();
  }
}

/** One page's end. A frozen one does nothing until it is thawed, and keeps its lock. */
export class PageTabs implements TabLink {
  readonly #device: MemoryTabs;
  readonly #listeners = new Set<(message: unknown) => void>();
  readonly #waiting: (() => void)[] = [];
  #isFrozen = false;

  constructor(device: MemoryTabs) {
    this.#device = device;
  }

  get isFrozen(): boolean {
    return this.#isFrozen;
  }

  freeze(): void {
    this.#isFrozen = true;
  }

  thaw(): void {
    this.#isFrozen = false;
    for (const task of this.#waiting.splice(0)) task();
  }

  /** In a task of its own; later, if the page is frozen. */
  run(task: () => void): void {
    setTimeout(() => {
      if (this.#isFrozen) this.#waiting.push(task);
      else task();
    });
  }

  hold(
    held: (lost: AbortSignal) => Promise<void>,
    {isStolen, signal}: {readonly isStolen: boolean; readonly signal: AbortSignal},
  ): Promise<void> {
    return new Promise((resolve) => {
      const lost = new AbortController();
      const grant = () => {
        const giveBack = this.#device.give(this, lost);
        this.run(() => {
          void (signal.aborted ? Promise.resolve() : held(lost.signal)).then(() => {
            giveBack();
            resolve();
          });
        });
      };
      if (isStolen) grant();
      else {
        const cancel = this.#device.enqueue(this, grant);
        signal.addEventListener('abort', () => {
          cancel();
          if (this.#device.holder !== this) resolve();
        });
      }
    });
  }

  exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#device.inTurn(work);
  }

  post(message: unknown): void {
    const copy: unknown = structuredClone(message);
    for (const page of this.#device.pages) if (page !== this) page.#hear(copy);
  }

  listen(listener: (message: unknown) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #hear(message: unknown): void {
    for (const listener of this.#listeners) {
      this.run(() => {
        if (this.#listeners.has(listener)) listener(structuredClone(message));
      });
    }
  }
}
