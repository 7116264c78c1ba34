/** Protocol section 8: at most every 3 s, and the customer's side forgets it after 5 s. */
const everyMs = 3000;

/** Tells the server that the agent writes, as often as the protocol allows and not after the message has gone. */
export class TypingReport {
  readonly #send: (conversationId: string, typing: boolean) => Promise<void>;
  readonly #sentAt = new Map<string, number>();

  constructor(send: (conversationId: string, typing: boolean) => Promise<void>) {
    this.#send = send;
  }

  /** Called at each key. */
  report(conversationId: string, typing: boolean): void {
    const last = this.#sentAt.get(conversationId);
    if (typing ? last !== undefined && performance.now() - last < everyMs : last === undefined) return;
    if (typing) this.#sentAt.set(conversationId, performance.now());
    else this.#sentAt.delete(conversationId);
    // Worth nothing a moment later: not repeated, not reported.
    this.#send(conversationId, typing).catch(() => undefined);
  }

  forget(conversationId: string): void {
    this.#sentAt.delete(conversationId);
  }
}
