import {
  createChatServer,
  createLocalHub,
  createMemoryStore,
  withSettings,
  type BrandSettings,
  type ChatServer,
  type Organisation,
} from 'kustomer-chat-server/in-page';

const streamType = 'text/event-stream';

/** As the server explains a refusal. */
interface Problem {
  readonly type: string;
  readonly status: number;
  readonly reason?: string;
}

/** What a request is held back or refused for: the end of its path, as in `/messages`. */
type PathEnd = string;

/** The real server in this page, with a network that a story can cut, hold up or spoil. */
export class StoryDesk {
  /** Minutes by which the server's clock is ahead of the page's; history is written with it behind. */
  clockMinutes = 0;
  readonly #organisation: Organisation;
  readonly #server: ChatServer;
  readonly #held = new Set<PathEnd>();
  readonly #refused = new Map<PathEnd, Problem>();
  /** Ends the streams that are open when the network is cut. */
  #network = new AbortController();
  #waiting = 0;

  constructor(organisation: Organisation) {
    this.#organisation = organisation;
    this.#server = createChatServer({
      store: createMemoryStore(),
      hub: createLocalHub(),
      organisation,
      clock: () => Date.now() + Math.round(this.clockMinutes * 60_000),
      pollTasks: false,
    });
  }

  /** Requests that have no answer yet and are not held. */
  get isBusy(): boolean {
    return this.#waiting > 0;
  }

  /** No request gets through, and none that is under way ends. */
  cut(): void {
    this.#network.abort(new TypeError('Failed to fetch'));
  }

  mend(): void {
    this.#network = new AbortController();
    this.#held.clear();
    this.#refused.clear();
  }

  /** What goes there has no answer. */
  hold(path: PathEnd): void {
    this.#held.add(path);
  }

  /** What goes there is refused; for good, unless the problem is one that passes. */
  refuse(path: PathEnd, problem: Problem = {type: 'invalid-request', status: 400}): void {
    this.#refused.set(path, problem);
  }

  /** The operator changes the settings; pages are told. */
  change(settings: Partial<BrandSettings>): Promise<void> {
    return this.#server.reload(withSettings(this.#organisation, settings));
  }

  /** As the page's `fetch`. `url` is the server's own: its path begins with `/v1`. */
  async fetch(url: string, request: Request): Promise<Response> {
    const {pathname} = new URL(url);
    const {signal} = this.#network;
    signal.throwIfAborted();
    const [, problem] = [...this.#refused].find(([end]) => pathname.endsWith(end)) ?? [];
    if (problem) return Response.json({title: 'No.', ...problem}, {status: problem.status});
    if ([...this.#held].some((end) => pathname.endsWith(end))) return until(AbortSignal.any([signal, request.signal]));
    const {method, headers, body} = request;
    this.#waiting++;
    try {
      const response = await this.#server.fetch({url, method, headers, body, signal: request.signal});
      signal.throwIfAborted();
      const isStream = response.headers.get('Content-Type')?.startsWith(streamType);
      if (!isStream || !response.body) return response;
      return new Response(response.body.pipeThrough(new TransformStream(), {signal}), response);
    } finally {
      this.#waiting--;
    }
  }

  /** The agents' API, over a network of its own. */
  async agent(method: string, path: string, body?: unknown): Promise<unknown> {
    return this.#ask(
      new Request(`${location.origin}/v1/agent${path}`, {
        method,
        headers: {
          'Content-Type': 'application/json',
          Authorization: 'Bearer ak_demo',
          'Idempotency-Key': crypto.randomUUID(),
        },
        ...(body === undefined ? {} : {body: JSON.stringify(body)}),
      }),
    );
  }

  /** Brings a file of the team's to the server; gives the id to send. */
  async agentFile(conversationId: string, file: File, alt: string | null = null): Promise<string> {
    const {name, type, size} = file;
    const announced = await this.agent('POST', '/attachments', {conversationId, name, contentType: type, size, alt});
    const {id, upload} = announced as {id: string; upload: {method: string; url: string; headers: HeadersInit}};
    const {method, url, headers} = upload;
    await this.#ask(new Request(location.origin + url, {method, headers, body: file}));
    return id;
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  async #ask(request: Request): Promise<unknown> {
    const response = await this.#server.fetch(request);
    const text = await response.text();
    if (!response.ok) throw new Error(`${request.method} ${request.url}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}

function until(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(signal.reason as Error);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, {once: true});
  });
}
