import {openQuestion} from '../model/open-question.js';
import type {ThreadState} from '../session/chat-state.js';

/** Whether only one of the offered answers goes on. */
export function isLocked(thread: ThreadState): boolean {
  if (thread.opening) return thread.outgoing.length === 0 && thread.opening.opening.at(-1)?.inputLocked === true;
  return openQuestion(thread.messages, thread.outgoing)?.inputLocked === true;
}
