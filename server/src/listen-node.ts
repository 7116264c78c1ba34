import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import {Problem} from './desk/problem.js';
import {Refusal} from './refusal-node.js';
import {NodeRequest} from './request-node.js';
import {problemAnswer} from './routes/problem-answer.js';
import type {ServerAnswer, ServerRequest, SourceAnswer, TextAnswer} from './routes/server-request.js';

export interface ListenOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Answers only for a loopback `Host`: no foreign page may reach this machine by DNS rebinding. */
  readonly onlyLoopbackHosts: boolean;
  readonly fetch: (request: ServerRequest, info: {readonly address: string | undefined}) => Promise<ServerAnswer>;
  readonly onError: (error: unknown) => void;
}

export interface Listener {
  readonly port: number;
  /** Lets requests in flight finish, for at most so many milliseconds. Event streams must be ended before. */
  close(graceMilliseconds: number): Promise<void>;
}

// Names below localhost are loopback as well (RFC 6761): nobody else can own one.
const loopbackHost = /^(([a-z0-9-]{1,63}\.)?localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/** So much of a body is still read after the answer, so that the client sees it; who sends more is cut off. */
const maxIgnoredBytes = 33_554_432;

/** Serves a fetch handler over HTTP. Rejects when the address cannot be had. */
export async function listen(options: ListenOptions): Promise<Listener> {
  const unused = new Set<Socket>();
  const refusal = new Refusal();
  // Without a Host, Node refuses by itself, with an empty body; here it is told in a problem document, too.
  const server = createServer({requireHostHeader: false}, (request, response) => {
    unused.delete(request.socket);
    refusal.follow(request, response);
    // What comes together with the end of such a request is lost in Node's parser, whose next turn would be the other
    // protocol: nobody would answer it.
    // Not `headers`: Node makes either list when it is asked for it.
    if (request.headersDistinct['upgrade'] !== undefined) response.shouldKeepAlive = false;
    answer(options, request, response).catch((error: unknown) => {
      if (!isGone(error)) options.onError(error);
      response.destroy();
    });
  });
  // Longer than browsers keep theirs: a connection that is closed under a request fails it.
  server.keepAliveTimeout = 125_000;
  server.headersTimeout = 126_000;
  server.on('clientError', (error, socket: Socket) => refusal.refuse(error, socket));
  // An expectation that nobody knows may be passed over (RFC 9110, 10.1.1); Node would answer 417 with an empty body.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host.replace(/^\[|\]$/g, ''), resolve);
  });
  server.on('error', options.onError);
  return {port: (server.address() as AddressInfo).port, close: (grace) => close(server, unused, grace)};
}

async function answer(options: ListenOptions, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const [host] = incoming.headersDistinct.host ?? [];
  if (host === undefined && incoming.httpVersion === '1.1') {
    return send(problemAnswer(new Problem('invalid-request', 'A Host header is needed.')), outgoing);
  }
  if (options.onlyLoopbackHosts && !loopbackHost.test(host ?? '')) {
    return send(problemAnswer(new Problem('wrong-host', 'Use localhost or 127.0.0.1 in the address.')), outgoing);
  }
  outgoing.once('finish', () => cutLongBody(incoming));
  const request = toRequest(incoming, outgoing);
  if (!request) return send(problemAnswer(new Problem('invalid-request', 'The address is not valid.')), outgoing);
  await send(await options.fetch(request, {address: incoming.socket.remoteAddress}), outgoing);
}

function toRequest(incoming: IncomingMessage, outgoing: ServerResponse): NodeRequest | undefined {
  try {
    return new NodeRequest(incoming, outgoing);
  } catch {
    return undefined; // no address
  }
}

function cutLongBody(incoming: IncomingMessage): void {
  if (incoming.complete) return;
  let ignored = 0;
  incoming.on('data', ({length}: Uint8Array) => {
    ignored += length;
    if (ignored > maxIgnoredBytes) incoming.socket.destroy();
  });
}

/** Copies a response; waits where the client reads slowly, and gives up when it is gone. */
async function send(response: ServerAnswer, outgoing: ServerResponse): Promise<void> {
  if (!(response instanceof Response)) {
    if ('text' in response) sendText(response, outgoing);
    else await sendSource(response, outgoing);
    return;
  }
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  const reader = response.body?.getReader();
  if (!reader) {
    outgoing.end();
    return;
  }
  outgoing.flushHeaders();
  const cancel = () => void reader.cancel().catch(() => undefined); // it has failed already
  // Who has left before the answer was made is told by no event any more, and a file would stay open.
  if (outgoing.destroyed) {
    cancel();
    return;
  }
  outgoing.once('close', cancel);
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    if (outgoing.destroyed) return;
    if (!outgoing.write(piece.value)) await drained(outgoing);
  }
  outgoing.off('close', cancel);
  outgoing.end();
}

function sendText({status, headers, text}: TextAnswer, outgoing: ServerResponse): void {
  const list: string[] = [];
  for (const name in headers) list.push(name, headers[name] ?? '');
  if (text !== null) list.push('Content-Length', `${Buffer.byteLength(text)}`);
  outgoing.writeHead(status, list).end(text ?? undefined);
}

async function sendSource({status, headers, source}: SourceAnswer, outgoing: ServerResponse): Promise<void> {
  outgoing.once('close', () => source.end());
  if (outgoing.closed) source.end();
  source.onFailure(() => outgoing.destroy());
  outgoing.writeHead(status, headers).flushHeaders();
  for (let text = await source.next(); text !== undefined; text = await source.next()) {
    if (outgoing.destroyed) return;
    if (!outgoing.write(text)) await drained(outgoing);
  }
  outgoing.end();
}

function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off('drain', done).off('close', done);
      resolve();
    };
    outgoing.once('drain', done).once('close', done);
  });
}

async function close(server: Server, unused: ReadonlySet<Socket>, graceMilliseconds: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Node counts a connection that has not asked for anything yet as busy, and browsers open some ahead of need.
  for (const socket of unused) socket.destroy();
  // Again and again: a connection whose stream has just ended is idle only a moment later.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const impatience = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
  await closed;
  clearInterval(idle);
  clearTimeout(impatience);
}

/** The client left in the middle: nothing that could be repaired here. */
function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'EPIPE';
}
