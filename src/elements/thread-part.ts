import type {ThreadWindow} from '../controllers/thread-window.js';
import type {ThreadState} from '../session/chat-state.js';
import {Chunk} from './chunk.js';
import type {ThreadHost} from './thread-host.js';
import type {ThreadPlaces} from './thread-places.js';

/** What leads through a long thread; a short one is in sight. */
export const placesChunk = new Chunk(() => import('./thread-places.js'));

/** Rows that are mounted, as a rule, while the reader is at the end. */
const fewRows = 24;

/** Undefined while it is not needed, or on its way. */
export function placesFor(
  {messages, olderCursor, target}: ThreadState,
  host: ThreadHost,
  threadWindow: ThreadWindow,
): ThreadPlaces | undefined {
  if (!target && olderCursor === null && messages.count <= fewRows) return undefined;
  const Places = placesChunk.need(host)?.ThreadPlaces;
  return Places && new Places(host, threadWindow);
}
