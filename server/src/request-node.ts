import type {IncomingMessage, ServerResponse} from 'node:http';
import type {ServerRequest} from './routes/server-request.js';

/** A request as Node has read it. What costs something is made when it is asked for. */
export class NodeRequest implements ServerRequest {
  readonly method: string;
  readonly parsedUrl: URL;
  readonly headers: ServerRequest['headers'];
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  #body: ReadableStream<Uint8Array> | undefined;
  #signal: AbortSignal | undefined;

  /** Throws when the address is none. */
  constructor(incoming: IncomingMessage, outgoing: ServerResponse) {
    const {url = '/', method = 'GET'} = incoming;
    const [host = ''] = incoming.headersDistinct.host ?? [];
    this.method = method;
    // An absolute form (`GET http://other/`) must not choose the host.
    this.parsedUrl = new URL(`http://${host || 'localhost'}${url.startsWith('/') ? url : `/${url}`}`);
    this.headers = {
      get: (name) => incoming.headersDistinct[name.toLowerCase()]?.join(', ') ?? null,
      has: (name) => incoming.headersDistinct[name.toLowerCase()] !== undefined,
    };
    this.#incoming = incoming;
    this.#outgoing = outgoing;
  }

  get url(): string {
    return this.parsedUrl.href;
  }

  get #hasBody(): boolean {
    return this.method !== 'GET' && this.method !== 'HEAD';
  }

  get body(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
    if (!this.#hasBody) return null;
    this.#body ??= bodyOf(this.#incoming);
    return this.#body as ReadableStream<Uint8Array<ArrayBuffer>>;
  }

  /** Aborted when the client has left, or has its answer. */
  get signal(): AbortSignal {
    if (!this.#signal) {
      const gone = new AbortController();
      this.#signal = gone.signal;
      if (this.#outgoing.closed) gone.abort();
      else this.#outgoing.once('close', () => gone.abort());
    }
    return this.#signal;
  }

  readonly readBody = (limit: number): Promise<Uint8Array | undefined> => {
    const incoming = this.#incoming;
    if (!this.#hasBody) return Promise.resolve(new Uint8Array());
    return new Promise((resolve, reject) => {
      const pieces: Buffer[] = [];
      let size = 0;
      const stop = () => void incoming.off('data', take).off('end', finish).off('error', fail).off('close', fail);
      const take = (piece: Buffer) => {
        size += piece.length;
        pieces.push(piece);
        if (size <= limit) return;
        stop();
        // The rest is read and thrown away, so that the client can finish sending and read its refusal.
        incoming.resume();
        resolve(undefined);
      };
      const finish = () => {
        stop();
        const [only] = pieces;
        resolve(only && pieces.length === 1 ? only : Buffer.concat(pieces));
      };
      const fail = () => {
        stop();
        reject(new Error('The client has left.'));
      };
      if (incoming.destroyed) fail();
      else incoming.on('data', take).on('end', finish).on('error', fail).on('close', fail);
    });
  };
}

/** Not `Readable.toWeb`: that one throws into nowhere when a client leaves in the middle of its body. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const pieces = incoming.iterator({destroyOnReturn: false}) as AsyncIterator<Uint8Array, undefined>;
  return new ReadableStream(
    {
      async pull(controller) {
        const {done, value} = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(new Uint8Array(value));
      },
      // The rest is read and thrown away, so that the client can finish sending and read its refusal.
      async cancel() {
        await pieces.return?.();
        incoming.resume();
      },
    },
    // Nothing is read ahead: a body that nobody has touched is thrown away by Node itself.
    {highWaterMark: 0},
  );
}
