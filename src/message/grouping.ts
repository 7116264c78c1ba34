import type {Entry} from './entry.js';

/** Milliseconds of silence after which a sender begins a new group. */
const maxGap = 5 * 60 * 1000;

/** Whether `below` goes on with the group of `above`: one sender, no long pause, same day, same state of delivery. */
export function joins(above: Entry | undefined, below: Entry | undefined, newAfterSeq: number | null): boolean {
  return (
    above !== undefined &&
    below !== undefined &&
    above.own === below.own &&
    above.sender.type === below.sender.type &&
    (above.own || (above.sender.id === below.sender.id && above.sender.ai === below.sender.ai)) &&
    above.sender.type !== 'system' &&
    // These have words of their own below, that are not true of others.
    above.delivery !== 'failed' &&
    below.delivery !== 'failed' &&
    (above.delivery === 'waiting') === (below.delivery === 'waiting') &&
    !startsNew(above, below, newAfterSeq) &&
    !startsDay(above, below) &&
    time(below) - time(above) <= maxGap
  );
}

/** Whether the “New” line stands between the two. */
export function startsNew(above: Entry | undefined, below: Entry, newAfterSeq: number | null): boolean {
  if (newAfterSeq === null || below.seq === null || below.seq <= newAfterSeq) return false;
  return (above?.seq ?? 0) <= newAfterSeq;
}

/** Whether a day separator stands between the two, in the reader's time zone. What was never sent has no day. */
export function startsDay(above: Entry | undefined, below: Entry): boolean {
  if (below.at === null || above?.at === null) return false;
  return !above || new Date(above.at).toDateString() !== new Date(below.at).toDateString();
}

function time({at}: Entry): number {
  return at === null ? 0 : Date.parse(at);
}
