import {
  createServer,
  request as askUpstream,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type {AddressInfo} from 'node:net';
import {FaultyStream} from './fault-proxy-stream.js';

/** What can happen to one request of the pages. */
export const faults = [
  /** The line breaks before the server has it. */
  'lost',
  /** The server has done it, the line breaks before its answer. */
  'unanswered',
  /** The line breaks in the middle of the answer, of a stream after some time. */
  'cut',
  /** The line is open, and nothing comes any more. */
  'stuck',
  /** Something on the way has too much to do, and says when to come again. */
  'busy',
  /** A hotel wants to be paid first: 200, and a page. */
  'portal',
  /** The server gets it twice. */
  'twice',
  /** A proxy keeps a stream to itself until it ends. */
  'buffered',
] as const;
export type Fault = (typeof faults)[number];

export interface Weather {
  /** Of each fault for one request, 0 to 1. */
  readonly chances: Readonly<Partial<Record<Fault, number>>>;
  /** Milliseconds by which a request is late, at most. */
  readonly latency: number;
  /** Whether one file of the page does not come, and then the next time. */
  readonly losesFile?: boolean;
}

export const calm: Weather = {chances: {}, latency: 0};
/** Nothing goes through. */
export const outage: Weather = {chances: {lost: 1}, latency: 0};

const longestCut = 1500;
const html = {'content-type': 'text/html; charset=utf-8'};

/**
 * What stands between pages and a real server, and does to `/v1/*` what networks do. All else passes, so that the pages
 * have one origin.
 */
export class FaultProxy {
  /** One line for each request: what was asked, what was done to it, how it ended. */
  readonly log: string[] = [];
  weather: Weather = calm;
  readonly #upstream: () => string;
  readonly #random: () => number;
  /** By path; served instead of what the server has there. */
  readonly #pages: ReadonlyMap<string, string>;
  readonly #server = createServer((request, response) => {
    void this.#answer(request, response).catch(() => response.destroy());
  });
  readonly #streams = new Set<FaultyStream>();
  /** Ends each request that never gets an answer. */
  readonly #stuck = new Set<() => void>();
  readonly #files = new Map<string, File>();
  readonly #lostFiles = new Set<string>();

  constructor(upstream: () => string, random: () => number, pages: ReadonlyMap<string, string>) {
    this.#upstream = upstream;
    this.#random = random;
    this.#pages = pages;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** How many streams pages hear now, or believe so. */
  get streamCount(): number {
    return this.#streams.size;
  }

  async start(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** The network fails: streams that are open break, too. */
  breakStreams(): void {
    for (const stream of this.#streams) stream.break();
  }

  /** From now on nothing happens to requests; those that got nothing break, unless the pages shall notice by themselves. */
  heal(leavesStuck = false): void {
    this.weather = calm;
    if (leavesStuck) return;
    for (const end of [...this.#stuck]) end();
    for (const stream of this.#streams) if (stream.isStuck) stream.break();
  }

  /** For another run: nothing of the last one is remembered. */
  forget(): void {
    this.heal();
    this.log.length = 0;
    this.#lostFiles.clear();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const {url = '/', method = 'GET'} = request;
    const path = url.replace(/\?.*/, '');
    const page = this.#pages.get(path);
    if (page !== undefined) {
      response.writeHead(200, html).end(page);
      return;
    }
    const body = await readAll(request);
    if (!path.startsWith('/v1/')) {
      const isLost = this.weather.losesFile && path.includes('/chunks/') && !this.#lostFiles.has(path);
      if (isLost && this.#chance(0.05)) {
        this.#lostFiles.add(path);
        this.log.push(`${now()} ${path} lost`);
        response.destroy();
        return;
      }
      await this.#file(request, response);
      return;
    }
    const done = this.#faultsFor(request);
    const line = `${now()} ${method} ${path}${done.length > 0 ? ` ${done.join(' ')}` : ''}`;
    await pause(this.#random() * this.weather.latency);
    if (response.destroyed) return;
    if (done.includes('lost')) response.destroy();
    else if (done.includes('busy')) this.#tellBusy(response);
    else if (done.includes('portal')) response.writeHead(200, html).end('<title>Welcome</title>Room number, please.');
    else if (done.includes('stuck') && !isStream(request.headers)) this.#hold(response);
    else {
      if (done.includes('twice')) this.#repeat(request, body);
      await this.#pass(request, body, response, done);
    }
    this.log.push(`${line} -> ${response.headersSent ? response.statusCode : 'nothing'}`);
    if (this.log.length > 5000) this.log.splice(0, 1000);
  }

  /** As from a network of servers: files come also while the chat's own is away. */
  async #file(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const {url = '/'} = request;
    const file = this.#files.get(url) ?? (await this.#fetchFile(url));
    if (file) this.#files.set(url, file);
    if (file) response.writeHead(200, file.head).end(file.bytes);
    else response.writeHead(404, html).end('<h1>404 Not Found</h1>');
  }

  /** Once the server is there, where it is away just now: what nobody has asked for yet comes all the same. */
  async #fetchFile(url: string): Promise<File | undefined> {
    const ask = () => fetch(this.#upstream() + url).catch(() => undefined);
    let response = await ask();
    for (let tries = 0; tries < 100 && !response && this.#server.listening; tries++) {
      await pause(100);
      response = await ask();
    }
    if (!response?.ok) return undefined;
    const head = {'content-type': response.headers.get('content-type') ?? '', 'cache-control': 'no-cache'};
    return {head, bytes: Buffer.from(await response.arrayBuffer())};
  }

  #faultsFor(request: IncomingMessage): readonly Fault[] {
    const {chances} = this.weather;
    const isLong = isStream(request.headers);
    // What is drawn does not depend on what is possible: a seed stays as alike as it can.
    const drawn = faults.filter((fault) => this.#chance(chances[fault] ?? 0));
    return drawn.filter((fault) => (fault === 'buffered' ? isLong : fault !== 'twice' || !isLong));
  }

  #tellBusy(response: ServerResponse): void {
    const head = {'retry-after': '1'};
    if (this.#chance(0.5)) response.writeHead(503, {...head, ...html}).end('<h1>503 Service Unavailable</h1>');
    else {
      const problem = {type: 'about:blank', status: 429, title: 'Too Many Requests'};
      response.writeHead(429, {...head, 'content-type': 'application/problem+json'}).end(JSON.stringify(problem));
    }
  }

  #hold(response: ServerResponse): void {
    const end = () => {
      this.#stuck.delete(end);
      response.destroy();
    };
    this.#stuck.add(end);
    response.once('close', end);
  }

  /** The same once more, the answer to nobody. */
  #repeat(request: IncomingMessage, body: Buffer): void {
    const again = this.#ask(request);
    again.on('response', (answer) => answer.resume());
    again.on('error', () => undefined);
    again.end(body);
  }

  #ask({method, url, headers}: IncomingMessage): ClientRequest {
    return askUpstream(this.#upstream() + (url ?? '/'), {method, headers, agent: false});
  }

  /** Settles when the answer is through, or has begun when it is a stream. */
  #pass(request: IncomingMessage, body: Buffer, response: ServerResponse, done: readonly Fault[]): Promise<void> {
    const asked = this.#ask(request);
    // Whoever asked has gone: the server shall see that, unless it is to work for nothing.
    response.once('close', () => asked.destroy());
    return new Promise((settle) => {
      asked.once('error', () => {
        // As without a proxy, or as proxies say it.
        if (response.headersSent || response.destroyed || this.#chance(0.5)) response.destroy();
        else response.writeHead(502, html).end('<h1>502 Bad Gateway</h1>');
        settle();
      });
      asked.once('response', (answer) => {
        const {statusCode = 502, headers} = answer;
        if (isStream({accept: headers['content-type']})) this.#stream(answer, response, done);
        else {
          readAll(answer).then(
            (bytes) => {
              if (done.includes('unanswered')) response.destroy();
              else if (done.includes('cut') && bytes.length > 0) {
                response.writeHead(statusCode, headers);
                response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
              } else response.writeHead(statusCode, headers).end(bytes);
              settle();
            },
            () => {
              response.destroy();
              settle();
            },
          );
          return;
        }
        settle();
      });
      asked.end(body);
    });
  }

  #stream(answer: IncomingMessage, response: ServerResponse, done: readonly Fault[]): void {
    if (done.includes('unanswered')) {
      response.destroy();
      return;
    }
    const after = this.#random() * longestCut;
    const end = done.includes('cut') ? 'break' : done.includes('stuck') ? 'stick' : undefined;
    const stream = new FaultyStream(answer, response, done.includes('buffered'));
    this.#streams.add(stream);
    const timer = end && setTimeout(() => stream[end](), after);
    response.once('close', () => {
      clearTimeout(timer);
      this.#streams.delete(stream);
    });
  }

  #chance(probability: number): boolean {
    return this.#random() < probability;
  }
}

interface File {
  readonly head: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

function isStream({accept = ''}: {readonly accept?: string | undefined}): boolean {
  return accept.startsWith('text/event-stream');
}

async function readAll(source: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function pause(milliseconds: number): Promise<void> {
  return milliseconds < 1 ? Promise.resolve() : new Promise((done) => setTimeout(done, milliseconds));
}

function now(): string {
  return new Date().toISOString().slice(11, 23);
}
