/** At most this many buckets are kept; beyond, full ones are dropped, which changes nothing for their owners. */
const keptBuckets = 10_000;

/** A token bucket for each key: `burst` at once, `perMinute` in the long run. In this process only. */
export class TokenBuckets {
  #perMillisecond = 0;
  #burst = 0;
  readonly #buckets = new Map<string, {tokens: number; at: number}>();

  constructor(perMinute: number, burst: number) {
    this.setRate(perMinute, burst);
  }

  setRate(perMinute: number, burst: number): void {
    this.#perMillisecond = perMinute / 60_000;
    this.#burst = burst;
  }

  /** Takes one token and returns 0, or takes none and returns the seconds until there is one, at least 1. */
  take(key: string, now: number): number {
    if (this.#buckets.size >= keptBuckets) this.#dropFull(now);
    const tokens = this.#tokens(key, now);
    if (tokens >= 1) {
      this.#buckets.set(key, {tokens: tokens - 1, at: now});
      return 0;
    }
    return Math.max(1, Math.ceil((1 - tokens) / this.#perMillisecond / 1000));
  }

  /** Whole tokens that are left. */
  left(key: string, now: number): number {
    return Math.floor(this.#tokens(key, now));
  }

  #tokens(key: string, now: number): number {
    const bucket = this.#buckets.get(key);
    // A clock that was set back must not lock anybody out: it only earns nothing.
    return bucket
      ? Math.min(this.#burst, bucket.tokens + Math.max(0, now - bucket.at) * this.#perMillisecond)
      : this.#burst;
  }

  #dropFull(now: number): void {
    for (const key of this.#buckets.keys()) {
      if (this.#tokens(key, now) >= this.#burst) this.#buckets.delete(key);
    }
    // Still too many: an attack from everywhere. Forgetting the oldest keeps the memory bounded; a tenth at a time, so
    // that not every request looks at all of them.
    for (const key of this.#buckets.keys()) {
      if (this.#buckets.size < keptBuckets * 0.9) return;
      this.#buckets.delete(key);
    }
  }
}
