import {Agent, request as httpRequest} from 'node:http';
import {connect} from 'node:net';

export type HeaderList = readonly (readonly [string, string])[];

export interface Outgoing {
  readonly method: string;
  readonly target: string;
  readonly headers: HeaderList;
  readonly body: Uint8Array | undefined;
  /** Milliseconds after which the client leaves, whatever came so far. */
  readonly dropAfter?: number | undefined;
  /** How the bytes differ from what a proper client sends; it is then written by hand. */
  readonly wire?: 'truncated' | 'too-long' | 'chunked' | 'broken-chunk' | 'plain' | 'cut-head' | 'no-host' | undefined;
}

export interface Incoming {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: HeaderList;
  /** One character for each byte. */
  readonly bytes: string;
  readonly milliseconds: number;
  /** Whether all of it came. */
  readonly isComplete: boolean;
  /** Why there is none. */
  readonly failure: string | undefined;
}

/** A server that has not answered by then hangs. */
export const hangMilliseconds = 20_000;

const agent = new Agent({keepAlive: true, maxSockets: 64});

export function closeConnections(): void {
  agent.destroy();
}

/** Sends by a proper client where one would send it, by hand otherwise. Never rejects. */
export function send(origin: string, outgoing: Outgoing): Promise<Incoming> {
  if (outgoing.wire) return sendByHand(origin, outgoing);
  try {
    return sendProperly(origin, outgoing);
  } catch {
    return sendByHand(origin, {...outgoing, wire: 'plain'}); // no client would send this
  }
}

export function headerOf(headers: HeaderList, name: string): string | undefined {
  return headers.find(([one]) => one.toLowerCase() === name)?.[1];
}

function sendProperly(origin: string, {method, target, headers, body, dropAfter}: Outgoing): Promise<Incoming> {
  const began = performance.now();
  const {hostname, port} = new URL(origin);
  const list = [...headers];
  const has = (name: string) => headerOf(list, name) !== undefined;
  if (!has('host')) list.unshift(['Host', `${hostname}:${port}`]);
  if (body && !has('content-length') && !has('transfer-encoding')) list.push(['Content-Length', String(body.length)]);
  const request = httpRequest({agent, hostname, port, method, path: target, headers: list.flat()});
  return new Promise((resolve) => {
    let status = 0;
    let received: HeaderList = [];
    const pieces: Buffer[] = [];
    let left = false;
    const finish = (isComplete: boolean, failure?: string) => {
      clearTimeout(timer);
      const bytes = Buffer.concat(pieces).toString('latin1');
      const milliseconds = performance.now() - began;
      resolve({status, headers: received, bytes, milliseconds, isComplete, failure: left ? undefined : failure});
    };
    const leave = () => {
      left = dropAfter !== undefined;
      request.destroy(new Error(left ? 'left' : `no answer in ${hangMilliseconds} ms`));
    };
    const timer = setTimeout(leave, dropAfter ?? hangMilliseconds);
    request.once('response', (response) => {
      status = response.statusCode ?? 0;
      received = pairs(response.rawHeaders);
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.once('end', () => finish(true));
      response.once('error', (error) => finish(false, error.message));
    });
    // After a head that it cannot read the server cannot know either that there is to be no body.
    const isRefusedHead = ({message}: Error) => method === 'HEAD' && message.startsWith('Parse Error');
    request.once('error', (error) => finish(false, isRefusedHead(error) ? undefined : error.message));
    request.end(body);
  });
}

function pairs(raw: readonly string[]): HeaderList {
  const list: [string, string][] = [];
  for (let index = 0; index < raw.length; index += 2)
    list.push([(raw[index] ?? '').toLowerCase(), raw[index + 1] ?? '']);
  return list;
}

/** As bytes of our own, on a connection of its own. */
function sendByHand(origin: string, outgoing: Outgoing): Promise<Incoming> {
  const began = performance.now();
  const {hostname, port} = new URL(origin);
  const socket = connect(Number(port), hostname);
  const {wire, dropAfter} = outgoing;
  const isHalf = wire === 'truncated' || wire === 'cut-head' || wire === 'broken-chunk';
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let failure: string | undefined;
    const timer = setTimeout(
      () => {
        failure = isHalf || dropAfter !== undefined ? undefined : `no answer in ${hangMilliseconds} ms`;
        socket.destroy();
      },
      dropAfter ?? (isHalf ? 300 : hangMilliseconds),
    );
    socket.on('data', (piece) => pieces.push(piece));
    // A server may cut off who sends nonsense: that is an answer, too.
    socket.once('error', () => undefined);
    socket.once('close', () => {
      clearTimeout(timer);
      const text = Buffer.concat(pieces).toString('latin1');
      resolve({
        ...readAnswer(text),
        milliseconds: performance.now() - began,
        isComplete: !isHalf && wire !== 'too-long' && dropAfter === undefined && text !== '',
        failure,
      });
    });
    socket.write(Buffer.from(headOf(outgoing, `${hostname}:${port}`), 'latin1'));
    for (const piece of bodyOf(outgoing)) socket.write(piece);
  });
}

function headOf({method, target, headers, body, wire}: Outgoing, host: string): string {
  const list = headers.filter(
    ([name]) =>
      !(wire === 'no-host' && /^host$/i.test(name)) &&
      (wire === 'plain' || !/^(content-length|transfer-encoding)$/i.test(name)),
  );
  if (headerOf(list, 'host') === undefined && wire !== 'no-host') list.unshift(['Host', host]);
  const length = body?.length ?? 0;
  if (wire === 'chunked' || wire === 'broken-chunk') list.push(['Transfer-Encoding', 'chunked']);
  else if (wire === 'truncated') list.push(['Content-Length', String(length + 100)]);
  else if (wire === 'too-long') list.push(['Content-Length', String(Math.max(0, length - 5))]);
  else if (wire === 'plain' && length > 0 && headerOf(list, 'content-length') === undefined) {
    list.push(['Content-Length', String(length)]);
  }
  list.push(['Connection', 'close']);
  const head = `${method} ${target} HTTP/1.1\r\n${list.map(([name, value]) => `${name}: ${value}\r\n`).join('')}`;
  return wire === 'cut-head' ? head.slice(0, Math.floor(head.length * 0.7)) : `${head}\r\n`;
}

function bodyOf({body, wire}: Outgoing): readonly Uint8Array[] {
  if (wire === 'cut-head') return [];
  const bytes = body ?? new Uint8Array();
  if (wire === 'broken-chunk') return [Buffer.from('zz\r\n'), bytes];
  if (wire !== 'chunked') return [bytes];
  const middle = Math.floor(bytes.length / 2);
  const chunks = [bytes.subarray(0, middle), bytes.subarray(middle)].filter(({length}) => length > 0);
  return [
    ...chunks.flatMap((chunk) => [Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]),
    Buffer.from('0\r\n\r\n'),
  ];
}

/** The first answer of a connection. */
function readAnswer(all: string): Pick<Incoming, 'status' | 'headers' | 'bytes'> {
  const text = all.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '').replace(/(?<=[^])HTTP\/1\.1 [^]*$/, '');
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end < 0 ? 0 : end).split('\r\n');
  const headers = lines.map((line): readonly [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  const body = text.slice(end < 0 ? text.length : end + 4);
  const isChunked = headerOf(headers, 'transfer-encoding') === 'chunked';
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0);
  return {status, headers, bytes: isChunked ? joinedChunks(body) : body.slice(0, lengthOf(headers))};
}

function lengthOf(headers: HeaderList): number | undefined {
  const length = headerOf(headers, 'content-length');
  return length === undefined ? undefined : Number(length);
}

function joinedChunks(text: string): string {
  let rest = text;
  let joined = '';
  for (let size = chunkSize(rest); size > 0; size = chunkSize(rest)) {
    const start = rest.indexOf('\r\n') + 2;
    joined += rest.slice(start, start + size);
    rest = rest.slice(start + size + 2);
  }
  return joined;
}

function chunkSize(text: string): number {
  return Number.parseInt(/^[0-9a-f]+/i.exec(text)?.[0] ?? '0', 16);
}
