/** One dispatched event of a `text/event-stream`. */
export interface SseEvent {
  /** `message` when the stream names none. */
  readonly type: string;
  readonly data: string;
}

export interface SseHandlers {
  /** A complete event with at least one `data` line. */
  readonly event: (event: SseEvent) => void;
  /** The last event id as it stands after a block, also after one that dispatches nothing. */
  readonly id: (id: string) => void;
  /** The delay that the server asks for before a reconnection, in milliseconds. */
  readonly retry?: (milliseconds: number) => void;
}

/** A line or an event beyond this many characters ends the stream: nothing of ours comes near it. */
const limit = 4_000_000;

/**
 * Parses the format of WHATWG HTML section 9.2. `feed` takes text in pieces of any size, decoded with
 * `TextDecoderStream` (which also drops the byte order mark). Throws a RangeError beyond the limit; the parser is then
 * spent.
 */
export function createSseParser(handlers: SseHandlers): {feed: (chunk: string) => void} {
  let rest = ''; // the unfinished last line
  let type = '';
  let data: string[] = [];
  let size = 0; // characters in `data`
  let id: string | undefined; // set by the current block

  function line(text: string): void {
    if (text === '') return block();
    if (text.startsWith(':')) return;
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(text[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'data') {
      data.push(value);
      size += value.length;
      if (size > limit) throw new RangeError('event too long');
    } else if (field === 'event') type = value;
    else if (field === 'id' && !value.includes('\0')) id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) handlers.retry?.(Number(value));
  }

  function block(): void {
    if (id !== undefined) handlers.id(id);
    if (data.length > 0) handlers.event({type: type || 'message', data: data.join('\n')});
    [type, data, size, id] = ['', [], 0, undefined];
  }

  return {
    feed(chunk) {
      const text = rest + chunk;
      let start = 0;
      for (const match of text.matchAll(/\r\n|\n|\r/g)) {
        // A carriage return at the very end may be the first half of CR LF: wait for what follows.
        if (match[0] === '\r' && match.index === text.length - 1) break;
        line(text.slice(start, match.index));
        start = match.index + match[0].length;
      }
      rest = text.slice(start);
      if (rest.length > limit) throw new RangeError('line too long');
    },
  };
}

/** Writes one block. Without `id` the event does not move the resume point. Without `data` it only moves it. */
export function formatSse(block: {id?: string; type?: string; data?: string; retry?: number}): string {
  let text = '';
  if (block.retry !== undefined) text += `retry: ${block.retry}\n`;
  if (block.id !== undefined) text += `id: ${block.id}\n`;
  if (block.type !== undefined) text += `event: ${block.type}\n`;
  if (block.data !== undefined) text += block.data.replace(/^/gm, 'data: ') + '\n';
  return text + '\n';
}
