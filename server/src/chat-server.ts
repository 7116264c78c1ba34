import {ChatError} from '../../src/model/chat-error.js';
import {checkOrganisation} from './config/check-organisation.js';
import {ConfigurationError} from './config/configuration-error.js';
import type {Organisation} from './config/organisation.js';
import type {PasswordVerifier} from './desk/password-verifier.js';
import {AttachmentLinks} from './desk/attachment-links.js';
import {encodeBase64Url} from './desk/base64-url.js';
import type {Desk, Digest, OutboundFetch} from './desk/desk.js';
import {UuidSource} from './desk/uuid-source.js';
import {digest} from './desk/idempotency.js';
import {linkedJson} from './desk/message-view.js';
import {Problem} from './desk/problem.js';
import {prune} from './desk/retention.js';
import {SigningKeys} from './desk/signing-keys.js';
import {taskHandlers} from './desk/task-handlers.js';
import {TaskRunner} from './desk/task-runner.js';
import {VisitorTokens} from './desk/visitor-token.js';
import type {Hub} from './hub/hub.js';
import {announceConfig} from './routes/config.js';
import {defaultStreamTimes, StreamPool, type StreamTimes} from './routes/event-stream.js';
import {Exchange, type ServerState} from './routes/exchange.js';
import {corsHeaders, isAllowedSomewhere, preflightHeaders} from './routes/origin.js';
import {problemAnswer} from './routes/problem-answer.js';
import {rateLimitHeaders} from './routes/rate-limit.js';
import type {Answer} from './routes/route.js';
import {Router} from './routes/router.js';
import {routes} from './routes/routes.js';
import {asResponse, type ServerAnswer, type ServerRequest} from './routes/server-request.js';
import {Traffic} from './routes/traffic.js';
import type {ChatStore} from './store/chat-store.js';
import type {FileStore} from './store/file-store.js';
import {MemoryFileStore} from './store/memory-file-store.js';

export interface ChatServerOptions {
  readonly store: ChatStore;
  readonly hub: Hub;
  readonly organisation: Organisation;
  /** Reads the configuration anew, for `reload`; rejects with a `ConfigurationError` when it is wrong. */
  readonly loadOrganisation?: () => Promise<Organisation>;
  /** Where attachments are kept; in memory by default. */
  readonly files?: FileStore;
  /** Checks the passwords of agents; without it nobody signs in, and only keys are known. */
  readonly passwords?: PasswordVerifier;
  /** SHA-256 in base64url, by Web Crypto by default. */
  readonly digest?: Digest;
  /** Milliseconds since the epoch; `Date.now` by default. */
  readonly clock?: () => number;
  /** Milliseconds between heartbeats and rereads of event streams. */
  readonly streamTimes?: Partial<StreamTimes>;
  /** False leaves it to the caller to call `runDueTasks`; true by default. */
  readonly pollTasks?: boolean;
  /** How webhooks are called; the global `fetch` by default, which knows no private addresses by their names. */
  readonly fetch?: OutboundFetch;
  /** Told of what failed unexpectedly, with the id that the answer carries. Logs to the console by default. */
  readonly onError?: (error: unknown, requestId: string | undefined) => void;
}

/** What an adapter knows about a request beside the request itself. */
export interface RequestInfo {
  /** The client's IP address. */
  readonly address?: string | undefined;
}

export interface ChatServer {
  /** Answers every request and never rejects. Callable by itself, so that it can stand in for `fetch` in a page. */
  readonly fetch: (request: ServerRequest, info?: RequestInfo) => Promise<Response>;
  /** As `fetch`, for less: for an adapter that needs no whole `Request` and makes no `Response`. */
  readonly answer: (request: ServerRequest, info?: RequestInfo) => Promise<ServerAnswer>;
  /** Does at once what is due by the clock; it is looked for every second anyway. */
  readonly runDueTasks: () => Promise<void>;
  /**
   * Puts another organisation in force, without one what `loadOrganisation` brings, and tells the pages. Rejects with a
   * `ConfigurationError` when it is wrong: then the old one stays.
   */
  readonly reload: (organisation?: Organisation) => Promise<void>;
  /** Removes what the organisation keeps no longer: call it now and then, hourly. Never rejects. */
  readonly prune: () => Promise<void>;
  /** Ends all streams; the store and the hub belong to the caller. From then on requests get 503. */
  readonly close: () => void;
}

/** A help desk as a function from request to response. Throws when the organisation's configuration is wrong. */
export function createChatServer(options: ChatServerOptions): ChatServer {
  const {store, hub, organisation, clock = Date.now, onError = logError} = options;
  const keys = new SigningKeys(store, clock);
  let desk: Desk = {
    store,
    hub,
    organisation: checked(organisation),
    files: options.files ?? new MemoryFileStore(),
    links: new AttachmentLinks(keys, clock),
    passwords: options.passwords,
    digest: options.digest ?? digest,
    clock,
    ids: new UuidSource(),
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    tasksChanged: () => tasks.wake(),
    report: (error) => onError(error, undefined),
  };
  const state: ServerState = {
    get desk() {
      return desk;
    },
    tokens: new VisitorTokens(keys, clock),
    traffic: new Traffic(organisation.limits),
    streams: new StreamPool({...defaultStreamTimes, ...options.streamTimes}),
    reload: options.loadOrganisation && (() => reload()),
    onError: (error) => onError(error, undefined),
  };
  const router = new Router(routes);
  const tasks = new TaskRunner(() => desk, taskHandlers, state.onError);
  if (options.pollTasks ?? true) tasks.start();
  let isClosed = false;
  let lastReload: Promise<void> = Promise.resolve();

  async function answer(request: ServerRequest, {address}: RequestInfo = {}): Promise<ServerAnswer> {
    const url = request.parsedUrl ?? new URL(request.url);
    let exchange: Exchange | undefined;
    try {
      if (isClosed) throw new Problem('unavailable', 'The server is stopping.', {retryAfter: 2});
      if (request.method === 'OPTIONS') return preflight(desk.organisation, request, url);
      const {route, params} = router.match(request.method, url.pathname);
      exchange = new Exchange(state, request, {url, params, address});
      if (route.isOpenToAllOrigins) exchange.allowedOrigin = '*';
      const given = await toText(desk, await route.handle(exchange));
      return withHeaders(request.method === 'HEAD' ? withoutBody(given) : given, exchange);
    } catch (error) {
      return withHeaders(
        problemAnswer(toProblem(error, onError)),
        exchange ?? nowhere(desk.organisation, request, url),
      );
    }
  }

  /** One after the other: what was read first must not win. */
  function reload(given?: Organisation): Promise<void> {
    const done = lastReload.then(async () => {
      const next = given ?? (await options.loadOrganisation?.());
      if (!next) throw new Error('There is no configuration to read anew.');
      desk = {...desk, organisation: checked(next)};
      state.traffic.setLimits(next.limits);
      await announceConfig(desk);
    });
    lastReload = done.catch(() => undefined); // who called is told
    return done;
  }

  function close(): void {
    isClosed = true;
    tasks.stop();
    state.streams.close();
  }

  return {
    answer,
    fetch: async (request, info) => asResponse(await answer(request, info), request),
    runDueTasks: () => tasks.runDue(),
    reload,
    prune: () => prune(desk, () => isClosed).catch(state.onError),
    close,
  };
}

function checked(organisation: Organisation): Organisation {
  const mistakes = checkOrganisation(organisation);
  if (mistakes.length > 0) throw new ConfigurationError(mistakes);
  return organisation;
}

/** What the headers of an answer tell about its request. */
type Told = Pick<Exchange, 'allowedOrigin' | 'allowance'>;

/** A preflight names no site: it is answered for every origin that some site allows. Agents get none. */
function preflight(organisation: Organisation, request: ServerRequest, {pathname}: URL): Response {
  const origin = request.headers.get('origin');
  if (origin === null) return new Response(null, {status: 204});
  const isAgents = isOfAgents(pathname);
  if (!isAgents && isOpen(pathname)) return new Response(null, {status: 204, headers: preflightHeaders('*')});
  if (isAgents || !isAllowedSomewhere(organisation, origin)) {
    return problemAnswer(new Problem('origin-not-allowed', 'No site of this server allows this origin.'));
  }
  return new Response(null, {status: 204, headers: preflightHeaders(origin)});
}

function isOpen(pathname: string): boolean {
  return routes.some(({isOpenToAllOrigins, path}) => isOpenToAllOrigins && path === pathname);
}

async function toText({links}: Desk, answer: Answer): Promise<ServerAnswer> {
  if (answer instanceof Response || 'source' in answer) return answer;
  const {status, body, headers} = answer;
  const text = body === undefined ? null : await linkedJson(links, body);
  const all: Record<string, string> = {'Cache-Control': 'no-store'};
  if (text !== null) all['Content-Type'] = 'application/json; charset=utf-8';
  return {status, headers: addHeaders(all, headers), text};
}

function withoutBody(answer: ServerAnswer): ServerAnswer {
  if (!(answer instanceof Response)) {
    if ('source' in answer) answer.source.end();
    return {status: answer.status, headers: answer.headers, text: null};
  }
  void answer.body?.cancel();
  return new Response(null, answer);
}

function withHeaders(answer: ServerAnswer, {allowedOrigin, allowance}: Told): ServerAnswer {
  const isResponse = answer instanceof Response;
  const own = isResponse ? undefined : answer.headers['Vary'];
  const all: Record<string, string> = {};
  if (!isResponse) addHeaders(all, answer.headers);
  all['X-Content-Type-Options'] = 'nosniff';
  if (allowance) addHeaders(all, rateLimitHeaders(allowance));
  if (allowedOrigin !== null) addHeaders(all, corsHeaders(allowedOrigin));
  // Must not be cached for another origin.
  const Vary = allowedOrigin === '*' ? own : own === undefined ? 'Origin' : `${own}, Origin`;
  if (Vary !== undefined) all['Vary'] = Vary;
  if (!isResponse) {
    const {status} = answer;
    return 'text' in answer ? {status, headers: all, text: answer.text} : {status, headers: all, source: answer.source};
  }
  for (const [name, value] of Object.entries(all)) answer.headers.set(name, value);
  return answer;
}

/** One by one: `Object.assign` is several times as dear, and each answer needs it. */
function addHeaders(to: Record<string, string>, headers: Readonly<Record<string, string>> = {}): typeof to {
  for (const name in headers) to[name] = headers[name] ?? '';
  return to;
}

/** A path that does not exist belongs to no site: a page of any site may read that it does not. */
function nowhere(organisation: Organisation, request: ServerRequest, {pathname}: URL): Told {
  const origin = request.headers.get('origin');
  const isShown = origin !== null && !isOfAgents(pathname) && isAllowedSomewhere(organisation, origin);
  return {allowedOrigin: isShown ? origin : null, allowance: undefined};
}

function isOfAgents(pathname: string): boolean {
  return pathname.startsWith('/v1/agent/');
}

function toProblem(error: unknown, onError: (error: unknown, requestId: string) => void): Problem {
  if (error instanceof Problem) return error;
  const requestId = encodeBase64Url(crypto.getRandomValues(new Uint8Array(9)));
  onError(error, requestId);
  // The store was too slow, or just away: the very same request may succeed.
  if (error instanceof ChatError && error.code === 'unavailable') {
    return new Problem('unavailable', undefined, {requestId, retryAfter: 2});
  }
  return new Problem('internal', undefined, {requestId});
}

function logError(error: unknown, requestId: string | undefined): void {
  console.error(`A request failed (${requestId ?? 'stream'}).`, error);
}
