import {ChatError} from '../model/chat-error.js';

/** Loads chunks; a failed import is tried once more, because a train enters a tunnel more often than a build is gone. */
export async function loadTwice<Code>(load: () => Promise<Code>): Promise<Code> {
  try {
    return await load().catch(load);
  } catch (cause) {
    const message = 'A part of the chat did not load. Reload the page.';
    throw new ChatError('backend-unavailable', message, {retryable: true, cause});
  }
}

/** After the page's own work. */
export function whenIdle(action: () => void): void {
  // Safari has no requestIdleCallback.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(action, {timeout: 2000});
  else setTimeout(action, 200);
}
