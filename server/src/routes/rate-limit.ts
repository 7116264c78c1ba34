import {Problem} from '../desk/problem.js';

/** What is left of a limit that counts by the minute. */
export interface Allowance {
  /** Which limit: a word of `a`-`z`. */
  readonly name: string;
  readonly perMinute: number;
  readonly remaining: number;
  /** Seconds until there is one more; 0 when this one was granted. */
  readonly retryAfter: number;
}

export function refuseBeyond({retryAfter}: Allowance): void {
  if (retryAfter > 0) throw new Problem('rate-limited', `Try again in ${retryAfter} s.`, {retryAfter});
}

/**
 * As draft-ietf-httpapi-ratelimit-headers-10 writes them: hints, which a client may ignore. A bucket fills all the time,
 * so only an empty one has a moment to wait for.
 */
export function rateLimitHeaders({
  name,
  perMinute,
  remaining,
  retryAfter,
}: Allowance): Readonly<Record<string, string>> {
  return {
    RateLimit: `"${name}";r=${remaining}${retryAfter > 0 ? `;t=${retryAfter}` : ''}`,
    'RateLimit-Policy': `"${name}";q=${perMinute};w=60`,
  };
}
