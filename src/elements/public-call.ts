import {toChatError, type ChatError} from '../model/chat-error.js';

/** Kustomer's convention: exactly one of the two is defined. A method without a response gives `null`. */
export type Callback<Response> = (response: Response | undefined, error: ChatError | undefined) => void;

/**
 * One outcome, one order: what `work` dispatches, then the callback, then the promise. With a callback the promise's
 * rejection counts as handled: the page has been told.
 */
export function publicCall<Response>(
  callback: Callback<Response> | null | undefined,
  work: () => Promise<Response>,
): Promise<Response> {
  const promise = attempt(callback, work);
  if (callback) promise.catch(() => undefined);
  return promise;
}

async function attempt<Response>(callback: Callback<Response> | null | undefined, work: () => Promise<Response>) {
  try {
    const response = await work();
    tell(() => callback?.(response, undefined));
    return response;
  } catch (cause) {
    const error = toChatError(cause);
    tell(() => callback?.(undefined, error));
    throw error;
  }
}

/** A callback that throws, or is no function, is the page's mistake to see, and not ours to suffer. */
function tell(action: () => void): void {
  try {
    action();
  } catch (error) {
    reportError(error);
  }
}
