import type {IncomingMessage, ServerResponse} from 'node:http';

/** A stream of events on its way through the proxy. */
export class FaultyStream {
  /** Nothing comes through any more, and nobody says so. */
  isStuck = false;
  readonly #answer: IncomingMessage;
  readonly #response: ServerResponse;
  /** What is kept back; undefined when all goes through at once. */
  readonly #kept: Buffer[] | undefined;
  #isBreaking = false;

  constructor(answer: IncomingMessage, response: ServerResponse, isBuffered: boolean) {
    this.#answer = answer;
    this.#response = response;
    this.#kept = isBuffered ? [] : undefined;
    if (!isBuffered) this.#begin();
    answer.on('data', (chunk: Buffer) => {
      this.#came(chunk);
    });
    answer.once('end', () => {
      if (this.isStuck) return;
      if (this.#kept) this.#begin();
      response.end(Buffer.concat(this.#kept ?? []));
    });
    answer.once('error', () => {
      if (!this.isStuck) response.destroy();
    });
  }

  /** In the middle of the next event, or now when none comes soon. */
  break(): void {
    if (this.isStuck) this.#response.destroy();
    this.#isBreaking = true;
    const timer = setTimeout(() => this.#response.destroy(), 500);
    this.#response.once('close', () => {
      clearTimeout(timer);
    });
  }

  stick(): void {
    this.isStuck = true;
  }

  #begin(): void {
    const {statusCode = 200, headers} = this.#answer;
    this.#response.writeHead(statusCode, headers);
    this.#response.flushHeaders();
  }

  #came(chunk: Buffer): void {
    if (this.isStuck) return;
    if (this.#kept) this.#kept.push(chunk);
    else if (this.#isBreaking)
      this.#response.write(chunk.subarray(0, chunk.length >> 1), () => this.#response.destroy());
    else this.#response.write(chunk);
  }
}
