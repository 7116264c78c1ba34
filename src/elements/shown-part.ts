import type {ThreadState} from '../session/chat-state.js';

/** What of a thread is shown: its end with what stands there, or an excerpt without. */
export function shownPart(thread: ThreadState): ThreadState {
  const {excerpt} = thread;
  return excerpt ? {...thread, ...excerpt, opening: null, outgoing: [], typing: null} : thread;
}
