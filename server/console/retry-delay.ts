const baseMs = 1000;
const capMs = 30_000;

/** Milliseconds before the next try, with full jitter; `attempt` counts from 0, `retryAfter` in seconds is obeyed. */
export function retryDelay(attempt: number, retryAfter: number | undefined): number {
  const most = Math.min(capMs, baseMs * 2 ** Math.min(attempt, 10));
  return Math.max(Math.random() * most, (retryAfter ?? 0) * 1000, 250);
}

/** Resolves after `milliseconds`, or at once when `signal` aborts. */
export function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      {once: true},
    );
  });
}
