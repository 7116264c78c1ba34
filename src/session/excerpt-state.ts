import {noMessages, oldestMessage, type MessagePages} from '../model/message-pages.js';
import {joinRuns} from '../model/message-runs.js';
import type {ChatState, Excerpt, ThreadKey, ThreadState, ThreadTarget} from './chat-state.js';

// Changes of the state while a place far from a thread's end is read: pure, as `reduce` is, and loaded with the first.

/** A run of messages as it was read, with the way to the page before it. */
export interface ReadRun {
  readonly messages: MessagePages;
  readonly olderCursor: string | null;
}

/** Shows a message of `run`: in the thread itself where the run joins on to it, else in an excerpt. */
export function withPlace(state: ChatState, key: ThreadKey, run: ReadRun, target: ThreadTarget): ChatState {
  return inThread(state, key, (thread) => joined({...withRun(thread, run), target}));
}

/** Shows a message that is loaded. */
export function withTarget(state: ChatState, key: ThreadKey, target: ThreadTarget): ChatState {
  return inThread(state, key, (thread) => ({...thread, target}));
}

/** Another page of the excerpt. One that is not shown any more takes none. */
export function withMore(state: ChatState, key: ThreadKey, run: ReadRun, isEnd: boolean): ChatState {
  return inThread(state, key, (thread) => {
    const {excerpt} = thread;
    const messages = excerpt && joinRuns(run.messages, excerpt.messages);
    if (!messages) return thread;
    const next = joined({...thread, excerpt: {...further(excerpt, run), messages, older: 'idle', newer: 'idle'}});
    // The end was reached before it was known as such: the newest page has not come.
    if (!isEnd || !next.excerpt || next.messages.count > 0) return next;
    const {excerpt: whole, ...rest} = next;
    return {...rest, messages, olderCursor: whole.olderCursor, older: 'idle'};
  });
}

/** What becomes of reading on in one direction. */
export function withReading(
  state: ChatState,
  key: ThreadKey,
  direction: 'older' | 'newer',
  status: Excerpt['newer'],
): ChatState {
  return inThread(state, key, (thread) =>
    thread.excerpt ? {...thread, excerpt: {...thread.excerpt, [direction]: status}} : thread,
  );
}

/** The excerpt becomes part of the thread once its end is known to be next to it. */
export function withJoined(state: ChatState, key: ThreadKey): ChatState {
  return inThread(state, key, joined);
}

/** Back at the end; nothing is pointed at any more. */
export function withoutExcerpt(state: ChatState, key: ThreadKey): ChatState {
  return inThread(state, key, (thread) => {
    if (!thread.excerpt && !thread.target) return thread;
    const {excerpt: _, target: __, ...rest} = thread;
    return rest;
  });
}

function withRun(thread: ThreadState, run: ReadRun): ThreadState {
  const {excerpt} = thread;
  const messages = excerpt && joinRuns(run.messages, excerpt.messages);
  if (messages) return {...thread, excerpt: {...further(excerpt, run), messages}};
  return {...thread, excerpt: {...run, older: 'idle', newer: 'idle'}};
}

function joined(thread: ThreadState): ThreadState {
  const {excerpt, ...rest} = thread;
  const messages = excerpt && thread.messages.count > 0 && joinRuns(excerpt.messages, thread.messages);
  if (!messages) return thread;
  const {olderCursor} = thread;
  return {...rest, ...further({messages: thread.messages, olderCursor, older: thread.older}, excerpt), messages};
}

/** With the cursor of the run that begins earlier. What was being read before the other one is nothing to it. */
function further<Run extends ReadRun & {readonly older: ThreadState['older']}>(known: Run, run: ReadRun): Run {
  const [begins, other] = [oldestMessage(run.messages), oldestMessage(known.messages)];
  if (!begins || (other && other.seq <= begins.seq)) return known;
  return {...known, olderCursor: run.olderCursor, older: 'idle'};
}

function inThread(state: ChatState, key: ThreadKey, change: (thread: ThreadState) => ThreadState): ChatState {
  const thread = state.threads[key];
  const next = thread && change(thread);
  return next === thread || !next ? state : {...state, threads: {...state.threads, [key]: next}};
}

/** What of a thread is on screen. */
export function shownMessages(thread: ThreadState | undefined): MessagePages {
  return thread?.excerpt?.messages ?? thread?.messages ?? noMessages;
}
