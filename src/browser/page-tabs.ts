import type {TabLink} from '../session/environment.js';
import {pagePresence} from './page-presence.js';

/** Of what pages tell each other. Releases whose messages others would misread have another, and do not meet. */
const format = 1;
/** Listens until somebody does. */
const nobody = () => undefined;

/**
 * The other pages that show the chat `name`, by Web Locks and a BroadcastChannel. Undefined where either is missing (plain
 * `http://`) or forbidden (partitioned or blocked storage). Until `signal`.
 */
export function openTabs(name: string, signal: AbortSignal): TabLink | undefined {
  try {
    return 'locks' in navigator ? new PageTabs(`${name}/tabs/${format}`, signal) : undefined;
  } catch {
    return undefined;
  }
}

class PageTabs implements TabLink {
  readonly #name: string;
  readonly #listeners = new Set<(message: unknown) => void>([nobody]);
  /**
   * Open while somebody listens and the page is not suspended, and before anybody does: it takes the browser a moment to
   * open it, in which what others say is not heard.
   */
  #channel: BroadcastChannel | undefined;

  constructor(name: string, signal: AbortSignal) {
    this.#name = name;
    const openOrClose = () => {
      this.#openOrClose();
    };
    openOrClose();
    const endPresence = pagePresence.subscribe(openOrClose);
    signal.addEventListener('abort', () => {
      endPresence();
      this.#listeners.clear();
      openOrClose();
    });
  }

  async hold(
    held: (lost: AbortSignal) => Promise<void>,
    {isStolen, signal}: {readonly isStolen: boolean; readonly signal: AbortSignal},
  ): Promise<void> {
    if (signal.aborted) return;
    const lost = new AbortController();
    const over = new AbortController();
    const ended = new Promise<void>((resolve) => {
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        {signal: over.signal},
      );
    });
    // The browser may put no page aside that keeps others waiting.
    const gone = new Promise<void>((resolve) => {
      lost.signal.addEventListener('abort', () => {
        resolve();
      });
    });
    const endPresence = pagePresence.subscribe(() => {
      if (pagePresence.isSuspended && holding) lost.abort();
    });
    let holding: Promise<void> | undefined;
    const hold = () => {
      if (signal.aborted) return undefined; // a theft cannot be called off
      holding = held(lost.signal).catch(reportError);
      return Promise.race([holding, ended, gone]);
    };
    try {
      await navigator.locks.request(this.#name, isStolen ? {steal: true} : {signal}, hold);
    } catch {
      if (holding)
        lost.abort(); // stolen
      // In a sandbox without an origin of its own there are no locks, and no other pages either.
      else if (!signal.aborted) void hold();
    }
    await Promise.race([holding, ended]);
    endPresence();
    over.abort();
  }

  async exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const {inTurn} = await import('./page-turn.js'); // rarely: with the first message, at a login
    return inTurn(`${this.#name}/turn`, work);
  }

  post(message: unknown): void {
    const channel = this.#channel ?? new BroadcastChannel(this.#name);
    channel.postMessage(message);
    if (channel !== this.#channel) channel.close(); // it is delivered nevertheless
  }

  listen(listener: (message: unknown) => void): () => void {
    this.#listeners.add(listener).delete(nobody);
    this.#openOrClose();
    return () => {
      this.#listeners.delete(listener);
      this.#openOrClose();
    };
  }

  #openOrClose(): void {
    const isOpen = this.#listeners.size > 0 && !pagePresence.isSuspended;
    if (isOpen === (this.#channel !== undefined)) return;
    this.#channel?.close();
    this.#channel = undefined;
    if (!isOpen) return;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({data}: MessageEvent<unknown>) => {
      for (const listener of this.#listeners) listener(data);
    };
  }
}
