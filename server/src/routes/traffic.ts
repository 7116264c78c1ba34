import type {TrafficLimits} from '../config/organisation.js';
import {Problem} from '../desk/problem.js';
import {TokenBuckets} from '../desk/token-bucket.js';
import {refuseBeyond, type Allowance} from './rate-limit.js';

/** How long a client waits before it asks for another stream: one of the others may have ended. */
const streamRetrySeconds = 5;

/** Tries to sign in, in a minute: of one address, and for one e-mail address from anywhere. */
const signInsOfAddress = 20;
const signInsOfEmail = 10;

/** The organisation's limits at work, in this process. */
export class Traffic {
  #limits: TrafficLimits;
  readonly #writes: TokenBuckets;
  readonly #visitors: TokenBuckets;
  readonly #signIns = new TokenBuckets(signInsOfAddress, signInsOfAddress);
  readonly #signInsByEmail = new TokenBuckets(signInsOfEmail, signInsOfEmail);
  readonly #streams = new Map<string, number>();

  constructor(limits: TrafficLimits) {
    this.#limits = limits;
    this.#writes = new TokenBuckets(limits.writesPerMinute, limits.writeBurst);
    this.#visitors = new TokenBuckets(limits.visitorsPerMinute, limits.visitorsPerMinute);
  }

  /** What was taken before stays taken, and open streams stay open. */
  setLimits(limits: TrafficLimits): void {
    this.#limits = limits;
    this.#writes.setRate(limits.writesPerMinute, limits.writeBurst);
    this.#visitors.setRate(limits.visitorsPerMinute, limits.visitorsPerMinute);
  }

  takeWrite(writer: string, now: number): Allowance {
    return take('writes', this.#writes, this.#limits.writesPerMinute, writer, now);
  }

  /** Undefined where there is no limit. */
  takeNewVisitor(address: string | undefined, now: number): Allowance | undefined {
    if (this.#limits.loopbackUnlimited && isLoopback(address)) return undefined;
    return take('visitors', this.#visitors, this.#limits.visitorsPerMinute, address ?? 'unknown', now);
  }

  /** No exception for loopback: passwords are guessed from anywhere. */
  limitSignIns(address: string | undefined, email: string, now: number): void {
    refuseBeyond(take('signins', this.#signIns, signInsOfAddress, address ?? 'unknown', now));
    refuseBeyond(take('signins', this.#signInsByEmail, signInsOfEmail, email, now));
  }

  /** Counts a stream of `owner` and returns the function that ends it. */
  openStream(owner: string): () => void {
    const open = this.#streams.get(owner) ?? 0;
    const {streams} = this.#limits;
    if (open >= streams) {
      const detail = `At most ${streams} streams may be open at once.`;
      throw new Problem('rate-limited', detail, {retryAfter: streamRetrySeconds});
    }
    this.#streams.set(owner, open + 1);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      const left = (this.#streams.get(owner) ?? 1) - 1;
      if (left > 0) this.#streams.set(owner, left);
      else this.#streams.delete(owner);
    };
  }
}

function take(name: string, buckets: TokenBuckets, perMinute: number, key: string, now: number): Allowance {
  const retryAfter = buckets.take(key, now);
  return {name, perMinute, retryAfter, remaining: buckets.left(key, now)};
}

/** Without an address the caller is in this very process. */
function isLoopback(address: string | undefined): boolean {
  return address === undefined || /^(::ffff:)?127\./.test(address) || address === '::1';
}
