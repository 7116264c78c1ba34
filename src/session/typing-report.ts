import type {SessionParts} from './session-parts.js';

/** Milliseconds, as Kustomer's clients do: said again at most so often, taken back after so long without a key. */
const sayAgain = 3000;
const silence = 5000;

/** Tells the agents that the customer is typing. Nobody waits for it and nobody misses it. */
export class TypingReport {
  readonly #parts: SessionParts;
  #conversationId: string | undefined;
  #saidAt = 0;
  #cancel: () => void = () => undefined;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  keyPressed(conversationId: string): void {
    const {clock} = this.#parts.environment;
    if (this.#conversationId !== conversationId) this.stop();
    this.#cancel();
    this.#cancel = clock.after(silence, () => {
      this.stop();
    });
    if (this.#conversationId === conversationId && clock.now() - this.#saidAt < sayAgain) return;
    this.#conversationId = conversationId;
    this.#saidAt = clock.now();
    this.#say(conversationId, true);
  }

  /** The message is sent, or the composer left. A sent message takes the indicator away by itself. */
  stop(isSent = false): void {
    this.#cancel();
    if (this.#conversationId !== undefined && !isSent) this.#say(this.#conversationId, false);
    this.#conversationId = undefined;
  }

  #say(conversationId: string, typing: boolean): void {
    const {backend, signal} = this.#parts;
    backend.sendTypingActivity(conversationId, typing, signal).catch(() => undefined); // best effort by contract
  }
}
