import {toChatError} from '../model/chat-error.js';
import type {ChatConfig} from '../model/chat-config.js';
import {pauseAfter, type SessionParts} from './session-parts.js';

/** The longest delay that a browser's timer keeps, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** Loads the configuration, and again when the server or its own schedule says so. */
export class ConfigWatch {
  readonly #parts: SessionParts;
  #cancel: () => void = () => undefined;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    parts.signal.addEventListener('abort', () => {
      this.#cancel();
    });
  }

  /** Resolves when it is loaded; keeps trying while the server cannot be reached. */
  async load(): Promise<void> {
    const {backend, query, signal, environment, store, report} = this.#parts;
    for (let failures = 1; ; failures++) {
      try {
        this.#take(await backend.loadConfig(query, signal));
        if (failures > 1) store.dispatch({type: 'connection-changed', connection: 'online'});
        return;
      } catch (cause) {
        const error = toChatError(cause);
        if (signal.aborted || !error.retryable) throw error;
        if (failures === 1) report(error);
        store.dispatch({type: 'connection-changed', connection: 'offline'});
        await new Promise<void>((resolve) => {
          const cancel = environment.clock.after(pauseAfter(failures, error, environment), resolve);
          this.#cancel = () => {
            cancel();
            resolve();
          };
        });
        if (signal.aborted) throw error;
      }
    }
  }

  /** It has changed, or may have. */
  async reload(): Promise<void> {
    const {backend, query, signal, report} = this.#parts;
    try {
      this.#take(await backend.loadConfig(query, signal));
    } catch (error) {
      if (!signal.aborted) report(toChatError(error));
    }
  }

  #take(config: ChatConfig): void {
    const {store, emit, environment, signal} = this.#parts;
    if (signal.aborted) return;
    const before = store.state.availability;
    // Most often nothing has changed, and nothing is drawn anew.
    if (JSON.stringify(config) !== JSON.stringify(store.state.config)) store.dispatch({type: 'config-loaded', config});
    const {availability, availabilityChangesAt} = config;
    if (before !== undefined && before !== availability) emit('availability-change', {availability});
    this.#cancel();
    if (availabilityChangesAt === null) return;
    const delay = Date.parse(availabilityChangesAt) - environment.clock.now();
    // A second later, so that the server has changed its mind as well. By a clock that is ahead of the server's it is
    // past already: then once in a minute.
    const wait = delay > 0 ? Math.min(delay + 1000, longestTimer) : 60_000;
    this.#cancel = environment.clock.after(wait, () => void this.reload());
  }
}
