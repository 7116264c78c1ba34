import type {StoredTask, TaskWriter} from '../store/task-store.js';
import type {StoreTransaction} from '../store/chat-store.js';
import {timestamp, type Desk} from './desk.js';
import {writeJournaled, type Journal} from './journal.js';

/** Does what a task of its kind is for. It takes the task in the transaction that does it, so that it is done once. */
export interface TaskHandler {
  readonly kind: string;
  readonly run: (desk: Desk, task: StoredTask) => Promise<void>;
  /** It waits for somebody else, so it runs beside the others. First it plans its task anew for when it has failed. */
  readonly isSlow?: boolean;
}

/** A handler that needs nothing but the database. */
export function inOneTransaction(
  kind: string,
  work: (desk: Desk, transaction: StoreTransaction, journal: Journal, task: StoredTask) => Promise<void>,
): TaskHandler {
  return {
    kind,
    run: (desk, found) =>
      writeJournaled(desk, async (transaction, journal) => {
        // Conversation first: everywhere the same order of locks.
        await transaction.lockConversation(found.conversationId);
        const task = await takeTask(transaction, found, timestamp(desk.clock()));
        if (task) await work(desk, transaction, journal, task);
      }),
  };
}

/** Undefined when it was taken, or planned anew for later, since it was found. */
async function takeTask(
  transaction: {readonly tasks: TaskWriter},
  {id}: StoredTask,
  now: string,
): Promise<StoredTask | undefined> {
  const task = await transaction.tasks.find(id);
  if (!task || task.dueAt > now) return undefined;
  return (await transaction.tasks.remove(id)) ? task : undefined;
}

const batch = 50;
/** Slow ones that run at the same time. */
const maxSlow = 20;
const pollMilliseconds = 1000;
/** How long a task rests that has failed. */
const restMilliseconds = 30_000;

/** Runs what is due: in this process, of all nodes' tasks. */
export class TaskRunner {
  readonly #deskNow: () => Desk;
  readonly #handlers: ReadonlyMap<string, TaskHandler>;
  readonly #slowKinds: readonly string[];
  readonly #onError: (error: unknown) => void;
  readonly #resting = new Map<string, number>();
  readonly #slow = new Set<Promise<void>>();
  #running: Promise<void> | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** `deskNow` is asked for each task: the configuration may have changed. */
  constructor(deskNow: () => Desk, handlers: readonly TaskHandler[], onError: (error: unknown) => void) {
    this.#deskNow = deskNow;
    this.#handlers = new Map(handlers.map((handler) => [handler.kind, handler]));
    this.#slowKinds = handlers.filter(({isSlow}) => isSlow).map(({kind}) => kind);
    this.#onError = onError;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.#look(), pollMilliseconds);
    // What is planned must not keep a process alive that has nothing else to do.
    if (typeof this.#timer === 'object') this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Looks at once, if this runner looks by itself at all. */
  wake(): void {
    if (this.#timer !== undefined) void this.#look();
  }

  /** Resolves when nothing is due any more. Never rejects: what fails is reported and tried again later. */
  async runDue(): Promise<void> {
    await this.#look();
    while (this.#slow.size > 0) {
      await Promise.all(this.#slow);
      await this.#look();
    }
  }

  async #look(): Promise<void> {
    while (this.#running) await this.#running;
    this.#running = this.#run().catch(this.#onError);
    await this.#running;
    this.#running = undefined;
  }

  async #run(): Promise<void> {
    for (;;) {
      const {clock, store} = this.#deskNow();
      const now = clock();
      // Also of what somebody else has done or removed meanwhile.
      for (const [id, until] of this.#resting) if (until <= now) this.#resting.delete(id);
      // However many slow ones wait for room: the others do not wait behind them.
      const except = this.#hasRoom ? [] : this.#slowKinds;
      const due = await store.tasks.due(timestamp(now), batch + this.#resting.size, except);
      const ready = due.filter(({id}) => (this.#resting.get(id) ?? 0) <= now);
      if (ready.length === 0) return;
      for (const task of ready) {
        if (!this.#slowKinds.includes(task.kind)) await this.#attempt(task, now);
        else if (this.#hasRoom) this.#attemptSlowly(task, now);
      }
    }
  }

  get #hasRoom(): boolean {
    return this.#slow.size < maxSlow;
  }

  #attemptSlowly(task: StoredTask, now: number): void {
    const attempt = this.#attempt(task, now).finally(() => {
      this.#slow.delete(attempt);
      this.wake();
    });
    this.#slow.add(attempt);
  }

  async #attempt(task: StoredTask, now: number): Promise<void> {
    // Until it is done, so that a task that does not go away is not tried without a pause.
    this.#resting.set(task.id, now + restMilliseconds);
    try {
      const handler = this.#handlers.get(task.kind);
      if (!handler) throw new Error(`No handler for the task “${task.kind}”.`);
      await handler.run(this.#deskNow(), task);
      this.#resting.delete(task.id);
    } catch (error) {
      this.#onError(error);
    }
  }
}
