import {STATUS_CODES, type IncomingMessage, type ServerResponse} from 'node:http';
import type {Socket} from 'node:net';
import {Problem} from './desk/problem.js';
import {problemAnswer} from './routes/problem-answer.js';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** What the parser refuses never becomes a request: its problem document is written by hand, when its turn has come. */
export class Refusal {
  /** By connection, in the order of the requests; without those that have their answer. */
  readonly #underWay = new WeakMap<Socket, Exchange[]>();
  readonly #refused = new WeakSet<Socket>();

  /** Whoever sends nonsense behind this request gets its answer first. */
  follow(request: IncomingMessage, response: ServerResponse): void {
    const exchange = {request, response};
    // A list: mostly there is one at a time.
    const known = this.#underWay.get(request.socket);
    const exchanges = known ?? [];
    if (!known) this.#underWay.set(request.socket, exchanges);
    exchanges.push(exchange);
    response.once('close', () => exchanges.splice(exchanges.indexOf(exchange), 1));
  }

  refuse(error: NodeJS.ErrnoException, socket: Socket): void {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    // The parser tells it of each piece that still comes.
    if (this.#refused.has(socket)) return;
    this.#refused.add(socket);
    // What is not complete is what broke off just here.
    const before = this.#underWay.get(socket)?.findLast(({request}) => request.complete);
    const isTooLarge = error.code === 'HPE_HEADER_OVERFLOW';
    const problem = isTooLarge
      ? new Problem('headers-too-large', 'All headers together may hold 16 kB.')
      : new Problem('invalid-request', 'This is no HTTP request.');
    if (before) before.response.once('close', () => void write(problemAnswer(problem), socket));
    else void write(problemAnswer(problem), socket);
  }
}

async function write(response: Response, socket: Socket): Promise<void> {
  const body = await response.text();
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const head = [
    `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ''}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  // A socket that is closed with unread input is reset, and the client loses the answer: read on for a moment.
  socket.resume();
  setTimeout(() => socket.destroy(), 1000).unref();
}
