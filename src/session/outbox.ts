import {toChatError, type ChatError} from '../model/chat-error.js';
import type {ThreadKey} from './chat-state.js';
import {pauseAfter, type SessionParts} from './session-parts.js';

/** One message on its way. */
export interface Write {
  readonly clientId: string;
  /** Resolves when the server has accepted it. May be called again after a failure that can be retried. */
  readonly send: (key: ThreadKey) => Promise<void>;
  /** The server has refused it for good. */
  readonly refused: (error: ChatError) => void;
}

/** The writes of one thread, one after the other, so that no message overtakes another. */
interface Lane {
  key: ThreadKey;
  readonly writes: Write[];
  isRunning: boolean;
  /** Its first write has failed for so long that all of them say so. */
  isWaiting: boolean;
}

/** After so many failed tries a bubble says that it waits. The tries go on. */
const patience = 5;

/** Sends what the customer wrote, and keeps trying until the server accepts or refuses it. Forgets it on reload. */
export class Outbox {
  readonly #parts: SessionParts;
  readonly #lanes = new Map<ThreadKey, Lane>();
  readonly #pauses = new Set<() => void>();

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  add(key: ThreadKey, write: Write): void {
    const lane = this.#lanes.get(key) ?? {key, writes: [], isRunning: false, isWaiting: false};
    this.#lanes.set(key, lane);
    lane.writes.push(write);
    if (lane.isWaiting) this.#wait(lane, [write], null);
    if (!lane.isRunning) void this.#run(lane);
  }

  /** What is still waiting for thread `key` goes to the conversation that it has become. */
  rename(key: ThreadKey, conversationId: string): void {
    const lane = this.#lanes.get(key);
    if (!lane) return;
    lane.key = conversationId;
    this.#lanes.set(conversationId, lane);
  }

  /** What waits behind the first write of thread `key` is not sent: there is no conversation for it. */
  dropRest(key: ThreadKey): void {
    this.#lanes.get(key)?.writes.splice(1);
  }

  /** Tries everything that waits now. */
  wake(): void {
    for (const end of [...this.#pauses]) end();
  }

  async #run(lane: Lane): Promise<void> {
    const {signal} = this.#parts;
    lane.isRunning = true;
    for (let write = lane.writes[0]; write && !signal.aborted; write = lane.writes[0]) {
      await this.#deliver(lane, write);
      if (!signal.aborted) lane.writes.shift();
    }
    lane.isRunning = false;
  }

  /** Settles when the write is accepted, refused for good, or the session has ended. */
  async #deliver(lane: Lane, write: Write): Promise<void> {
    const {signal, store, environment} = this.#parts;
    for (let failures = 1; ; failures++) {
      try {
        await write.send(lane.key);
        lane.isWaiting = false;
        store.dispatch({type: 'connection-changed', connection: 'online'});
        return;
      } catch (cause) {
        if (signal.aborted) return;
        const error = toChatError(cause);
        const change = {type: 'delivery-changed', key: lane.key, clientId: write.clientId, error} as const;
        if (!error.retryable) {
          lane.isWaiting = false;
          store.dispatch({...change, delivery: 'failed'});
          write.refused(error);
          return;
        }
        const isUnreachable = error.status === undefined;
        const pause = pauseAfter(failures, error, environment);
        const {isOnline} = environment.presence;
        if (isUnreachable) {
          const retryAt = isOnline ? environment.clock.now() + pause : undefined;
          store.dispatch({type: 'connection-changed', connection: 'offline', retryAt});
        }
        if (failures >= patience || !isOnline) this.#wait(lane, lane.writes, error);
        await this.#pause(pause);
      }
    }
  }

  #wait(lane: Lane, writes: readonly Write[], error: ChatError | null): void {
    lane.isWaiting = true;
    for (const {clientId} of writes) {
      this.#parts.store.dispatch({type: 'delivery-changed', key: lane.key, clientId, delivery: 'waiting', error});
    }
  }

  #pause(milliseconds: number): Promise<void> {
    const {environment, signal} = this.#parts;
    return new Promise((resolve) => {
      const end = () => {
        cancel();
        signal.removeEventListener('abort', end);
        this.#pauses.delete(end);
        resolve();
      };
      const cancel = environment.clock.after(milliseconds, end);
      signal.addEventListener('abort', end);
      this.#pauses.add(end);
    });
  }
}
