/** As much of `Request`, `Response` and `Headers` as the product asks for: without threads, streams and weak references. */

export class PlainHeaders {
  readonly #values = new Map<string, string>();

  constructor(init: Readonly<Record<string, string>> = {}) {
    for (const [name, value] of Object.entries(init)) this.#values.set(name.toLowerCase(), value);
  }

  get(name: string): string | null {
    return this.#values.get(name.toLowerCase()) ?? null;
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }
}

interface RequestOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Blob;
  readonly signal?: AbortSignal;
}

export class PlainRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: PlainHeaders;
  readonly content: string | Blob | null;
  readonly signal: AbortSignal;
  readonly body = null;

  constructor(url: string | URL, {method = 'GET', headers = {}, body, signal}: RequestOptions = {}) {
    this.url = String(url);
    this.method = method;
    this.headers = new PlainHeaders(headers);
    this.content = body ?? null;
    this.signal = signal ?? new AbortController().signal;
  }

  readonly readBody = async (): Promise<Uint8Array> => {
    const {content} = this;
    if (content instanceof Blob) return new Uint8Array(await content.arrayBuffer());
    return new TextEncoder().encode(content ?? '');
  };
}

interface Piece {
  readonly done: boolean;
  readonly value?: Uint8Array;
}

/** A body that arrives piece by piece, may break, and may never end. */
export class ArrivingBody {
  readonly #pieces: Uint8Array[] = [];
  #end: {readonly error?: unknown} | undefined;
  #wake: () => void = () => undefined;

  push(piece: Uint8Array): void {
    if (!this.#end) this.#pieces.push(piece);
    this.#wake();
  }

  finish(): void {
    this.#end ??= {};
    this.#wake();
  }

  /** What has arrived and was not read is lost. */
  fail(error: unknown): void {
    if (this.#end && this.#pieces.length === 0) return;
    this.#end = {error};
    this.#pieces.length = 0;
    this.#wake();
  }

  async read(): Promise<Piece> {
    for (;;) {
      const piece = this.#pieces.shift();
      if (piece) return {done: false, value: piece};
      if (this.#end) {
        if ('error' in this.#end) throw this.#end.error;
        return {done: true};
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  getReader() {
    return {
      read: () => this.read(),
      cancel: async () => {
        this.finish();
      },
    };
  }
}

export class PlainResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: PlainHeaders;
  readonly body: ArrivingBody | null;

  constructor(status: number, headers: Readonly<Record<string, string>>, body: ArrivingBody | null) {
    this.status = status;
    this.ok = status >= 200 && status < 300;
    this.headers = new PlainHeaders(headers);
    this.body = body;
  }

  async text(): Promise<string> {
    const decoder = new TextDecoder();
    let text = '';
    for (;;) {
      const {done, value} = (await this.body?.read()) ?? {done: true};
      if (done) return text + decoder.decode();
      text += decoder.decode(value, {stream: true});
    }
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown;
  }
}

/** What the server gives where it makes a whole `Response`. */
export class PlainAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string | null;

  constructor(text: string | null, {status = 200, headers}: {status?: number; headers?: HeadersInit} = {}) {
    this.text = text;
    this.status = status;
    this.headers = new Headers(headers);
  }
}
