import {html, nothing, type TemplateResult} from 'lit';
import {isMachine, type Entry} from './entry.js';
import {timeWord} from './time-words.js';

/** How far back it is looked for whether somebody has written before. */
const reach = 200;

export interface NoticeStrings {
  readonly joined: (name: string, time: string) => string;
  /** For whom an assistant has left a conversation to. */
  readonly tookOver: (name: string, time: string) => string;
  /** The assistant has left, and nobody has written yet. */
  readonly handedOver: string;
  /** The same when it is known how long it takes. */
  readonly handedOverFor: (minutes: number) => string;
  readonly edited: string;
  /** Instead of what a machine had begun to say. */
  readonly withdrawn: string;
}

/** The row with this number, from 0. */
export type RowAt = (index: number) => Entry | undefined;

/** Where a message stands: in which rows, of which `isWhole` says that none are missing above, and who said it. */
interface Place {
  readonly index: number;
  readonly at: RowAt;
  readonly isWhole: boolean;
  readonly name: string;
}

/** Whether somebody has joined by a message: an agent who has not written before, as far as that is known. */
const known = new WeakMap<object, {readonly from: unknown; readonly by: 'joined' | 'tookOver' | undefined}>();

/** The line above an agent's first message. */
export function renderJoined(
  entry: Entry,
  place: Place,
  {strings, locale}: {readonly strings: NoticeStrings; readonly locale: string},
): TemplateResult | typeof nothing {
  // Nothing comes between: only what is loaded above it may change the answer.
  const from = place.at(0)?.content;
  let found = known.get(entry.content);
  if (found?.from !== from) known.set(entry.content, (found = {from, by: joinedBy(entry, place)}));
  if (!found?.by) return nothing;
  const time = entry.at === null ? '' : timeWord(entry.at, locale);
  return html`<p class="sys joined">${strings[found.by](place.name, time)}</p>`;
}

function joinedBy({sender}: Entry, {index, at, isWhole}: Place) {
  let previous: Entry | undefined;
  for (let above = index - 1; above >= Math.max(0, index - reach); above--) {
    const entry = at(above);
    if (!entry || entry.own || entry.sender.type === 'system') continue;
    if (entry.sender.type === 'agent' && entry.sender.id === sender.id) return undefined;
    previous ??= entry;
  }
  // Who begins a conversation does not join it.
  if (index === 0 || (index < reach && !isWhole)) return undefined;
  return previous && isMachine(previous.sender) ? 'tookOver' : 'joined';
}

/** The line below the thread while somebody is awaited whom the assistant has called. */
export function renderHandOver(waitSeconds: number | null | undefined, strings: NoticeStrings): TemplateResult {
  const minutes = Math.ceil((waitSeconds ?? 0) / 60);
  return html`<p class="sys">${minutes > 0 ? strings.handedOverFor(minutes) : strings.handedOver}</p>`;
}

/** At the end of what was changed after it was sent. */
export function renderEdited(strings: NoticeStrings): TemplateResult {
  return html`<p class="edited">${strings.edited}</p>`;
}
