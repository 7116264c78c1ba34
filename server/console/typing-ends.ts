/** Lets the dots end by themselves when no more is heard. */
export class TypingEnds {
  readonly #ended: (conversationId: string) => void;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(ended: (conversationId: string) => void) {
    this.#ended = ended;
  }

  expire(conversationId: string, expiresAt: string): void {
    clearTimeout(this.#timers.get(conversationId));
    // Clocks differ; the protocol's five seconds are the most that is meant.
    const left = Math.min(Math.max(Date.parse(expiresAt) - Date.now(), 1000), 5000);
    const timer = setTimeout(() => this.#ended(conversationId), left);
    this.#timers.set(conversationId, timer);
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}
