import type {ChatBackend} from '../../src/backend/chat-backend.js';
import type {ChatError} from '../../src/model/chat-error.js';
import type {SessionEnvironment} from '../../src/session/environment.js';
import type {SessionParts} from '../../src/session/session-parts.js';
import {StateStore} from '../../src/session/state-store.js';
import {MemoryStorage, StoredValues} from './memory-storage.js';

/** A clock that stands still until the test moves it. */
export class StillClock {
  time = Date.parse('2026-01-05T10:00:00.000Z');
  readonly #timers = new Set<{readonly at: number; readonly action: () => void}>();

  readonly clock: SessionEnvironment['clock'] = {
    now: () => this.time,
    random: () => 1,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    after: (milliseconds, action) => {
      const timer = {at: this.time + milliseconds, action};
      this.#timers.add(timer);
      return () => this.#timers.delete(timer);
    },
  };

  get waiting(): number {
    return this.#timers.size;
  }

  /** Runs what is due, and lets everything that follows from it settle. */
  async pass(milliseconds: number): Promise<void> {
    this.time += milliseconds;
    for (const timer of [...this.#timers]) {
      if (timer.at > this.time || !this.#timers.delete(timer)) continue;
      timer.action();
    }
    await settled();
  }
}

/** After all microtasks. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

export function sessionParts(clock = new StillClock(), backend?: ChatBackend) {
  const values = new StoredValues();
  const presence = {isVisible: true, isOnline: true, isSuspended: false, subscribe: () => () => undefined};
  const told: {readonly name: string; readonly detail: unknown}[] = [];
  const reports: ChatError[] = [];
  const ending = new AbortController();
  const parts: SessionParts = {
    // A part under test that asks its backend is given one.
    backend: backend as ChatBackend,
    environment: {
      clock: clock.clock,
      presence,
      storage: new MemoryStorage(values),
    },
    store: new StateStore(),
    query: {},
    emit: (name, detail) => told.push({name, detail}),
    report: (error) => reports.push(error),
    signal: ending.signal,
  };
  return {parts, clock, presence, values, told, reports, stop: () => ending.abort()};
}
