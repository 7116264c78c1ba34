import {EventPollSchema} from '../../wire/common-event-wire.js';
import type {EventLog} from './event-log.js';
import type {EventLine} from './event-stream.js';
import {read} from './read.js';

/** Seconds that the server waits for something to tell. */
const wait = 25;

/** Whose listener was told how much is unread. A stream begins with that; a poll says it only when it changes. */
const counted = new WeakSet<EventLog>();

/**
 * Asks `GET /v1/events` once for what is new, where streams do not get through. True when the server said not to come
 * again. What is never stored is lost between two polls: typing, and the growing of an answer, which is read at its end.
 */
export async function pollOnce({http, token, log, signal, heard}: EventLine): Promise<boolean> {
  const {cursor} = log;
  let isAnswered = false;
  const count = async () => {
    const data = await http.json({path: 'unread', token, signal});
    if (isAnswered) return; // what the poll has said may be newer
    await log.take({type: 'unread.changed', at: new Date().toISOString(), data}, null);
    counted.add(log);
  };
  // Nothing waits for it: in vain, it is asked for with the next poll.
  if (!counted.has(log)) void count().catch(() => undefined);
  const response = await http.open({
    path: 'events',
    // Without a position there is nothing to wait for but a position.
    query: cursor === null ? {wait: 0} : {after: cursor, wait},
    headers: {Accept: 'application/json'},
    cache: 'no-store',
    token,
    signal,
  });
  if (response.status === 204) return true;
  const json: unknown = await response.json();
  if (signal.aborted) return false;
  const {events, cursor: next} = read((wire) => EventPollSchema.parse(wire), json);
  isAnswered = true;
  heard();
  // The position is that after all of them: cut off on the way, all come again.
  for (const event of events.slice(0, -1)) await log.take(event, null);
  if (events.length > 0) await log.take(events.at(-1), next);
  else log.moveTo(next);
  return false;
}
