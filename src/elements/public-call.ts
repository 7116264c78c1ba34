import {toChatError, type ChatError} from '../model/chat-error.js';

/** Kustomer's convention: exactly one of the two is defined. A method without a response gives `null`. */
export type Callback<Response> = (response: Response | undefined, error: ChatError | undefined) => void;

/**
 * One outcome, one order: what `work` dispatches, then the callback, then the promise. With a callback the promise's
 * rejection counts as handled: the page has been told. So it does when a draft was discarded, which is no failure.
 */
export function publicCall<Response>(
  callback: Callback<Response> | null | undefined,
  work: () => Promise<Response>,
): Promise<Response> {
  const handle = () => {
    promise.catch(() => undefined);
  };
  const promise = attempt(callback, work, handle);
  if (callback) handle();
  return promise;
}

async function attempt<Response>(
  callback: Callback<Response> | null | undefined,
  work: () => Promise<Response>,
  handle: () => void,
) {
  try {
    const response = await work();
    tell(() => callback?.(response, undefined));
    return response;
  } catch (cause) {
    const error = toChatError(cause);
    tell(() => callback?.(undefined, error));
    if (error.code === 'draft-discarded') handle(); // long after `work` was called
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
