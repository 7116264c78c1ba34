import type {ChatEvent} from '../../../src/model/chat-event.js';

/** `subject:{id}` for a visitor's streams, `site:{key}` for those of all visitors of a site, `agents` for the agents'. */
export type HubTopic = `subject:${string}` | `site:${string}` | 'agents';

/**
 * Wakes streams. Hints may be lost or doubled: a stream that is woken reads its log, and looks there by itself every
 * few seconds. `event` is given for what is never stored (typing); without it there is something new in the log.
 */
export interface Hub {
  publish(topic: HubTopic, event?: ChatEvent): void;
  /** Returns the function that ends the subscription. */
  subscribe(topic: HubTopic, listener: (event: ChatEvent | undefined) => void): () => void;
  close(): Promise<void>;
}
