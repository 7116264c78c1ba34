/** Two hexadecimal digits for each byte. */
const digits = Array.from({length: 256}, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * As `uuidV7` of the model, for who makes many. Random bytes are made so many at once: asking for ten costs as much as for
 * hundreds. Each is used once.
 */
export class UuidSource {
  readonly #pool = new Uint8Array(1000);
  #used = this.#pool.length;

  /** `now`: milliseconds since the epoch. */
  next(now: number): string {
    if (this.#used + 10 > this.#pool.length) {
      crypto.getRandomValues(this.#pool);
      this.#used = 0;
    }
    const time = now.toString(16).padStart(12, '0');
    const [version, variant] = [0x70 | (this.#byte(0) & 0x0f), 0x80 | (this.#byte(2) & 0x3f)];
    const text =
      `${time.slice(0, 8)}-${time.slice(8)}-${hex(version)}${this.#hex(1)}-${hex(variant)}${this.#hex(3)}-` +
      `${this.#hex(4)}${this.#hex(5)}${this.#hex(6)}${this.#hex(7)}${this.#hex(8)}${this.#hex(9)}`;
    this.#pool.fill(0, this.#used, this.#used + 10);
    this.#used += 10;
    return text;
  }

  #byte(index: number): number {
    return this.#pool[this.#used + index] ?? 0;
  }

  #hex(index: number): string {
    return hex(this.#byte(index));
  }
}

function hex(byte: number): string {
  return digits[byte] ?? '';
}
