import {ChatError} from '../../model/chat-error.js';
import {unreadable} from './read.js';

export type Fetch = (request: Request) => Promise<Response>;

export interface HttpRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `{serverUrl}/v1/`, without a leading slash. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** As `fetch` means it. */
  readonly cache?: RequestCache;
  readonly signal: AbortSignal;
}

/** A plain request that has no answer after this long is given up; it may be repeated. Milliseconds. */
const patience = 20_000;

/** JSON over HTTP to one server. Every failure is a `ChatError`. */
export class HttpClient {
  readonly #serverUrl: string;
  readonly #fetch: Fetch;

  constructor(serverUrl: string, fetch: Fetch) {
    this.#serverUrl = serverUrl.replace(/\/+$/, '');
    this.#fetch = fetch;
  }

  /** `path` as the server gives it: absolute, or below the server's own address. */
  resolve(path: string): string {
    return path.startsWith('/') ? this.#serverUrl + path : path;
  }

  /** The answer's JSON; undefined when it has none. */
  async json(request: HttpRequest): Promise<unknown> {
    const timeout = AbortSignal.timeout(patience);
    const signal = AbortSignal.any([request.signal, timeout]);
    try {
      const response = await this.open({...request, signal});
      const json: unknown = response.status === 204 ? undefined : await response.json();
      signal.throwIfAborted(); // a server in the page may answer an aborted request all the same
      return json;
    } catch (error) {
      if (timeout.aborted && !request.signal.aborted) {
        throw new ChatError('timeout', `The chat server did not answer within ${patience / 1000} s.`, {
          retryable: true,
          cause: error,
        });
      }
      throw request.signal.aborted ? new ChatError('aborted', 'The call was aborted.', {cause: error}) : wrap(error);
    }
  }

  /**
   * The successful response itself, for streams; of the type that `Accept` asks for, JSON without it. Rejects with what
   * `fetch` throws while it is under way.
   */
  async open({method = 'GET', path, query = {}, body, token, headers, cache, signal}: HttpRequest): Promise<Response> {
    const url = new URL(`${this.#serverUrl}/v1/${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const response = await this.#fetch(
      new Request(url, {
        method,
        signal,
        credentials: 'omit',
        ...(cache === undefined ? {} : {cache}),
        headers: {
          ...(body === undefined ? {} : {'Content-Type': 'application/json'}),
          ...(token === undefined ? {} : {Authorization: `Bearer ${token}`}),
          ...headers,
        },
        ...(body === undefined ? {} : {body: JSON.stringify(body)}),
      }),
    );
    if (!response.ok) throw await problemOf(response);
    // The page of a network that wants to be paid first, or where somebody on the way has led us.
    const expected = headers?.['Accept'] ?? 'application/json';
    if (response.status !== 204 && !response.headers.get('Content-Type')?.includes(expected)) throw unreadable();
    return response;
  }
}

export async function problemOf(response: Response): Promise<ChatError> {
  const body: unknown = await response.json().catch(() => undefined); // a proxy's page is no JSON
  const {decodeProblem, secondsOf} = await import('../../wire/problem-wire.js');
  return decodeProblem(response.status, body, secondsOf(response.headers.get('Retry-After')));
}

function wrap(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  return new ChatError('backend-unavailable', 'The chat server cannot be reached.', {retryable: true, cause: error});
}
