import {createSseParser} from '../../wire/sse.js';
import type {EventLog} from './event-log.js';
import type {HttpClient} from './http.js';

/** One connection that feeds a log. */
export interface EventLine {
  readonly http: HttpClient;
  readonly token: string;
  readonly log: EventLog;
  readonly signal: AbortSignal;
  /** Something of the body has come. */
  readonly heard: () => void;
  /** The server asks for this base of the pauses between tries, in milliseconds. */
  readonly retry: (milliseconds: number) => void;
}

/** What belongs together: a position, an event, or both. */
interface Block {
  readonly cursor: string | null;
  data?: string;
}

/** Reads `GET /v1/events` until it ends or `signal` is aborted. True when the server said not to come again. */
export async function readStream({http, token, log, signal, heard, retry}: EventLine): Promise<boolean> {
  const {cursor} = log;
  const response = await http.open({
    path: 'events',
    query: {after: cursor ?? undefined},
    headers: {Accept: 'text/event-stream', ...(cursor === null ? {} : {'Last-Event-ID': cursor})},
    cache: 'no-store',
    token,
    signal,
  });
  if (response.status === 204) return true;
  const reader = response.body?.getReader();
  if (!reader) return false;
  // A body that does not hear of the request's end waits for ever.
  signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
  const blocks: Block[] = [];
  let open: Block | undefined; // has an id; its event, if it has one, is next
  const parser = createSseParser({
    id: (id) => blocks.push((open = {cursor: id})),
    retry,
    event: ({data}) => {
      if (open) open.data = data;
      else blocks.push({cursor: null, data});
      open = undefined;
    },
  });
  const decoder = new TextDecoder(); // keeps the half of a character until the other half comes
  for (;;) {
    const {done, value} = await reader.read();
    if (done || signal.aborted) return false;
    if (value.length > 0) heard();
    parser.feed(decoder.decode(value, {stream: true}));
    for (const {cursor, data} of blocks.splice(0)) {
      if (data !== undefined) await log.take(parse(data), cursor);
      else if (cursor !== null) log.moveTo(cursor);
    }
    open = undefined;
  }
}

/** Undefined for what is no JSON, which the log reports. */
function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
