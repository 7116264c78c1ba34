import {pagePresence} from './page-presence.js';

/** Who has had its turn for so long, in milliseconds, is frozen: a request is given up sooner. */
const longestTurn = 25_000;

/** Runs `work` while no other page runs one by this name, by Web Locks, and settles as it does. */
export async function inTurn<Result>(
  name: string,
  work: () => Promise<Result>,
  longest = longestTurn,
): Promise<Result> {
  let outcome: Promise<Result> | undefined;
  let endPresence: () => void = () => undefined;
  const run = () => {
    outcome = work();
    // The browser may put no page aside that keeps others waiting.
    const suspended = new Promise<void>((resolve) => {
      const leave = () => {
        if (pagePresence.isSuspended) resolve();
      };
      endPresence = pagePresence.subscribe(leave);
      leave();
    });
    return Promise.race([outcome, suspended]);
  };
  try {
    await navigator.locks.request(name, {signal: AbortSignal.timeout(longest)}, run);
  } catch {
    // The other page does not answer, or there are no locks in this sandbox; or it is `work` that failed.
  }
  endPresence();
  return outcome ?? work();
}
