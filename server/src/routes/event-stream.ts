import type {ChatEvent} from '../../../src/model/chat-event.js';
import {formatSse} from '../../../src/wire/sse.js';
import type {EventLog, LogEntry} from '../desk/event-log.js';
import type {Hub} from '../hub/hub.js';
import type {SourceAnswer} from './server-request.js';
import {SharedTimer} from './shared-timer.js';

/** Milliseconds; tests shorten them. */
export interface StreamTimes {
  /** A comment line shows that the connection lives. */
  readonly heartbeat: number;
  /** The log is read without a hint, because hints may be lost; the token is looked at again. */
  readonly reread: number;
  /** What `retry:` asks of a client. */
  readonly retry: number;
}

export const defaultStreamTimes: StreamTimes = {heartbeat: 15_000, reread: 3000, retry: 1000};

/** What is never stored may be dropped; a client that reads so slowly has no use for typing dots. */
const maxEphemeral = 100;
/** A client that takes nothing for so many heartbeats is far behind: it reconnects and resumes. */
const maxMissedHeartbeats = 4;

/** All open streams of a server, so that it can end them. */
export class StreamPool {
  readonly times: StreamTimes;
  readonly heartbeats: SharedTimer;
  readonly rereads: SharedTimer;
  readonly #ends = new Set<() => void>();

  constructor(times: StreamTimes) {
    this.times = times;
    this.heartbeats = new SharedTimer(times.heartbeat);
    this.rereads = new SharedTimer(times.reread);
  }

  add(end: () => void): () => void {
    this.#ends.add(end);
    return () => this.#ends.delete(end);
  }

  /** Ends every stream after what it is just sending. */
  close(): void {
    for (const end of [...this.#ends]) end();
  }
}

export interface StreamOptions {
  readonly hub: Hub;
  readonly pool: StreamPool;
  readonly clock: () => number;
  /** Whether this reader may still read. */
  readonly isWelcome: () => Promise<boolean>;
  readonly onEnd: () => void;
  readonly onError: (error: unknown) => void;
}

/** Waits for news of one log: hints, ephemeral events and the safety net's tick. */
export class LogWatch {
  readonly #ephemeral: ChatEvent[] = [];
  /** Told after the hint: a delta must not come before the message that it belongs to. */
  readonly #afterLog: ChatEvent[] = [];
  #isStale = true;
  #isWoken = false;
  #resolve: (() => void) | undefined;
  readonly #unsubscribe: () => void;

  constructor(hub: Hub, log: EventLog) {
    const listen = (event: ChatEvent | undefined) => {
      if (!event) this.#isStale = true;
      else if (this.#ephemeral.length + this.#afterLog.length < maxEphemeral) {
        (this.#isStale ? this.#afterLog : this.#ephemeral).push(event);
      }
      this.wake();
    };
    const ends = log.topics.map((topic) => hub.subscribe(topic, listen));
    this.#unsubscribe = () => {
      for (const end of ends) end();
    };
  }

  wake(): void {
    this.#isWoken = true;
    this.#resolve?.();
  }

  /** Makes the log be read again. */
  expire(): void {
    this.#isStale = true;
    this.wake();
  }

  get isStale(): boolean {
    return this.#isStale;
  }

  /** Whether the log may hold more; asking once answers for good. */
  takeStale(): boolean {
    const isStale = this.#isStale;
    this.#isStale = false;
    this.#ephemeral.push(...this.#afterLog.splice(0));
    return isStale;
  }

  /** What came before there was something new in the log. */
  takeEphemeral(): readonly ChatEvent[] {
    return this.#ephemeral.splice(0);
  }

  /** Resolves with the next `wake`, at once if there was one since the last time. */
  async wait(): Promise<void> {
    if (!this.#isWoken) await new Promise<void>((resolve) => (this.#resolve = resolve));
    this.#isWoken = false;
  }

  end(): void {
    this.#unsubscribe();
    this.wake();
  }
}

/**
 * The log as `text/event-stream`. The client's reading drives it: nothing is read from the log before there is room, so
 * a slow client costs no memory.
 */
export function streamEvents(log: EventLog, isResumed: boolean, options: StreamOptions): SourceAnswer {
  const {pool, hub} = options;
  const watch = new LogWatch(hub, log);
  let isOver = false;
  let isLast = false; // ends once the log is read to its end
  let isJudged = false; // whether the next empty read is no reason to look at the token
  let missedHeartbeats = 0;
  let lastUnread = '';
  let cutOff: ((error: Error) => void) | undefined;
  const {retry} = pool.times;
  // Only an id and no data: the position is recorded and nothing is dispatched. A new one comes with what it is a reset
  // of: the line may be cut anywhere, and a client that had the position alone would go on from there.
  let first = isResumed
    ? formatSse({id: log.cursor, retry})
    : formatSse({retry}) + resetFrame(log.cursor, options.clock());
  const forgets = [pool.heartbeats.add(beat), pool.rereads.add(reread), pool.add(end)];

  function beat(): void {
    missedHeartbeats++;
    if (missedHeartbeats > maxMissedHeartbeats) {
      cutOff?.(new Error('The client has stopped reading.'));
      end();
    } else watch.wake();
  }

  function reread(): void {
    void judge();
    void log.hasNews().then((hasNews) => {
      if (!hasNews) return;
      isJudged = true;
      watch.expire();
    }, fail);
  }

  function end(): void {
    if (isOver) return;
    isOver = true;
    for (const forget of forgets) forget();
    watch.end();
    options.onEnd();
  }

  function fail(error: unknown): void {
    if (isOver) return; // nobody waits for what failed
    options.onError(error);
    end();
  }

  /** A reader who is welcome no more hears what led to that, and then nothing. */
  async function judge(): Promise<void> {
    const isWelcome = await options.isWelcome().catch(fail);
    if (isWelcome !== false || isLast) return;
    isLast = true;
    watch.expire();
  }

  /** The next bytes; undefined at the end. */
  async function next(): Promise<string | undefined> {
    while (!isOver) {
      let text = ephemeralFrames();
      if (watch.takeStale()) {
        text += await readLog();
        text += ephemeralFrames();
      }
      if (text !== '') return text;
      if (isLast && !watch.isStale) end();
      if (missedHeartbeats > 0) return ':\n\n';
      await watch.wait();
    }
    return undefined;
  }

  function ephemeralFrames(): string {
    return watch
      .takeEphemeral()
      .map((event) => frame(event))
      .join('');
  }

  async function readLog(): Promise<string> {
    const entries = await log.next();
    if (!entries) return resetFrame(log.cursor, options.clock());
    // A hint without an event: the token was revoked, perhaps. Others end with an event that says so.
    if (entries.length === 0 ? !isJudged : entries.some(endsIdentity)) void judge();
    isJudged = entries.length > 0;
    if (entries.length > 0) watch.expire(); // there may be more than one batch
    const text = entries.map(({cursor, event}) => frame(event, cursor)).join('');
    return lastUnread === '' || entries.some(changesUnread) ? text + (await unreadFrame()) : text;
  }

  async function unreadFrame(): Promise<string> {
    const data = await log.unread();
    const unread = JSON.stringify(data);
    if (!data || unread === lastUnread) return '';
    lastUnread = unread;
    return frame({type: 'unread.changed', at: new Date(options.clock()).toISOString(), data});
  }

  async function nextPiece(): Promise<string | undefined> {
    if (first === '') {
      const text = await next().catch(fail);
      missedHeartbeats = 0;
      return text ?? undefined;
    }
    const text = first;
    first = '';
    return text;
  }

  return {
    status: 200,
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    },
    source: {next: nextPiece, end, onFailure: (cut) => (cutOff = cut)},
  };
}

function frame(event: ChatEvent, id?: string): string {
  return formatSse({...(id === undefined ? {} : {id}), type: event.type, data: JSON.stringify(event)});
}

/** What a client is told whose position is unknown here: to read its lists, and where to go on. */
export function resetEvent(cursor: string, now: number): Readonly<Record<string, unknown>> {
  return {type: 'stream.reset', at: new Date(now).toISOString(), data: {cursor}};
}

function resetFrame(cursor: string, now: number): string {
  return formatSse({id: cursor, type: 'stream.reset', data: JSON.stringify(resetEvent(cursor, now))});
}

const unreadChanges: ReadonlySet<ChatEvent['type']> = new Set([
  'message.created',
  'conversation.read',
  // Without history they take away what counts, and bring it back.
  'conversation.ended',
  'conversation.reopened',
  'conversation.merged',
  'conversation.deleted',
]);

function endsIdentity({event: {type}}: LogEntry): boolean {
  return type === 'visitor.identified' || type === 'customer.merged' || type === 'customer.deleted';
}

export function changesUnread({event}: LogEntry): boolean {
  // What comes along with a login is told as updated.
  return unreadChanges.has(event.type) || (event.type === 'conversation.updated' && event.data.unreadCount > 0);
}
