import type {StoredTask, TaskWriter} from '../store/task-store.js';
import type {StoreTransaction} from '../store/chat-store.js';
import {timestamp, type Desk} from './desk.js';
import {writeJournaled, type Journal} from './journal.js';

/** Does what a task of its kind is for. It takes the task in the transaction that does it, so that it is done once. */
export interface TaskHandler {
  readonly kind: string;
  readonly run: (desk: Desk, task: StoredTask) => Promise<void>;
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
export async function takeTask(
  transaction: {readonly tasks: TaskWriter},
  {id}: StoredTask,
  now: string,
): Promise<StoredTask | undefined> {
  const task = await transaction.tasks.find(id);
  if (!task || task.dueAt > now) return undefined;
  return (await transaction.tasks.remove(id)) ? task : undefined;
}

const batch = 50;
const pollMilliseconds = 1000;
/** How long a task rests that has failed. */
const restMilliseconds = 30_000;

/** Runs what is due: in this process, of all nodes' tasks. */
export class TaskRunner {
  readonly #desk: Desk;
  readonly #handlers: ReadonlyMap<string, TaskHandler>;
  readonly #onError: (error: unknown) => void;
  readonly #resting = new Map<string, number>();
  #running: Promise<void> | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(desk: Desk, handlers: readonly TaskHandler[], onError: (error: unknown) => void) {
    this.#desk = desk;
    this.#handlers = new Map(handlers.map((handler) => [handler.kind, handler]));
    this.#onError = onError;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.runDue(), pollMilliseconds);
    // What is planned must not keep a process alive that has nothing else to do.
    if (typeof this.#timer === 'object') this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Resolves when nothing is due any more. Never rejects: what fails is reported and tried again later. */
  async runDue(): Promise<void> {
    while (this.#running) await this.#running;
    this.#running = this.#run().catch(this.#onError);
    await this.#running;
    this.#running = undefined;
  }

  async #run(): Promise<void> {
    for (;;) {
      const now = this.#desk.clock();
      const due = await this.#desk.store.tasks.due(timestamp(now), batch + this.#resting.size);
      const ready = due.filter(({id}) => (this.#resting.get(id) ?? 0) <= now);
      if (ready.length === 0) return;
      for (const task of ready) await this.#attempt(task, now);
    }
  }

  async #attempt(task: StoredTask, now: number): Promise<void> {
    // Until it is done, so that a task that does not go away is not tried without a pause.
    this.#resting.set(task.id, now + restMilliseconds);
    try {
      const handler = this.#handlers.get(task.kind);
      if (!handler) throw new Error(`No handler for the task “${task.kind}”.`);
      await handler.run(this.#desk, task);
      this.#resting.delete(task.id);
    } catch (error) {
      this.#onError(error);
    }
  }
}
