import {ChatError} from '../../../src/model/chat-error.js';

/** A transaction ends within this time, so that no log and no other writer waits longer. Milliseconds. */
export const transactionDeadline = 5000;

/**
 * Settles as `work`, or rejects with `unavailable` after `milliseconds`. The work itself cannot be stopped: whoever
 * calls makes sure that what it does afterwards has no effect. `what` begins the error's message.
 */
export async function withDeadline<Result>(
  milliseconds: number,
  work: () => Promise<Result>,
  what = 'The answer of the store',
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new ChatError('unavailable', `${what} took longer than ${milliseconds} ms.`, {retryable: true}));
    }, milliseconds);
  });
  try {
    return await Promise.race([work(), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
