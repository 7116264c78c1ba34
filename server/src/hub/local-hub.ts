import type {ChatEvent} from '../../../src/model/chat-event.js';
import type {Hub, HubTopic} from './hub.js';

type Listener = (event: ChatEvent | undefined) => void;

/** The hub of a single process: listeners are called at once, in the order in which they subscribed. */
export class LocalHub implements Hub {
  readonly #listeners = new Map<HubTopic, Set<Listener>>();
  readonly #onError: (error: unknown) => void;

  /** `onError` hears what a listener throws: the publisher and the other listeners go on. */
  constructor(onError: (error: unknown) => void = (error) => console.error('A hub listener failed.', error)) {
    this.#onError = onError;
  }

  publish(topic: HubTopic, event?: ChatEvent): void {
    // A copy: a listener may end its own subscription, or begin another, while it is called.
    for (const listener of [...(this.#listeners.get(topic) ?? [])]) {
      try {
        listener(event);
      } catch (error) {
        this.#onError(error);
      }
    }
  }

  subscribe(topic: HubTopic, listener: Listener): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners);
    // One entry for each subscription, so that the same function may subscribe twice.
    const entry: Listener = (event) => listener(event);
    listeners.add(entry);
    return () => {
      listeners.delete(entry);
      if (listeners.size === 0 && this.#listeners.get(topic) === listeners) this.#listeners.delete(topic);
    };
  }

  close(): Promise<void> {
    this.#listeners.clear();
    return Promise.resolve();
  }
}
