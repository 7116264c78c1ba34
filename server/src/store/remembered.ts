interface Entry<Value> {
  /** Undefined once it was forgotten. */
  value: Value | undefined;
  /** Since it was looked at for removal. */
  isUsed: boolean;
}

/**
 * Values that were used lately, so many and no more. Nothing is taken out before there is no room: a `Map` that is changed
 * so with each use makes a new table now and then, and the former ones keep alive what they held until all of the memory is
 * looked through.
 */
export class Remembered<Value> {
  readonly #max: number;
  readonly #entries = new Map<string, Entry<Value>>();

  constructor(max: number) {
    this.#max = max;
  }

  find(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry) entry.isUsed = true;
    return entry?.value;
  }

  set(key: string, value: Value): void {
    const entry = this.#entries.get(key);
    if (entry) {
      entry.value = value;
      entry.isUsed = true;
      return;
    }
    if (this.#entries.size >= this.#max) this.#makeRoom();
    this.#entries.set(key, {value, isUsed: false});
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (entry) entry.value = undefined;
  }

  /** The oldest goes that was not used since it was looked at last. */
  #makeRoom(): void {
    for (const [key, entry] of this.#entries) {
      this.#entries.delete(key);
      if (!entry.isUsed || entry.value === undefined) return;
      entry.isUsed = false;
      this.#entries.set(key, entry);
    }
  }
}
