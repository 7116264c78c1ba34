import type * as z from 'zod/mini';
import type {EventPollSchema} from '../../../src/wire/event-wire.js';
import {siteOf} from '../config/organisation.js';
import {isStillAgent} from '../desk/agent-sessions.js';
import {AgentLog, SubjectLog, type EventLog} from '../desk/event-log.js';
import {invalid} from '../desk/problem.js';
import {LinkedLog} from '../desk/message-view.js';
import {isCurrent} from '../desk/visitors.js';
import {changesUnread, LogWatch, resetEvent, streamEvents} from './event-stream.js';
import type {Exchange} from './exchange.js';
import {agentRoute, noBody, visitorRoute, type Answer, type RouteDescription} from './route.js';
import {EventPageSchema} from './stream-event-schema.js';
import type {ServerRequest} from './server-request.js';

const maxWaitSeconds = 25;

const description = {
  method: 'GET',
  givesEvents: true,
  requestHeaders: {'Last-Event-ID': 'The last id that came: the stream goes on after it.'},
  query: {
    after: 'Where to begin: an eventCursor or the last event id. The header Last-Event-ID wins.',
    wait: {
      description: 'With Accept: application/json, the seconds to wait for an event; more than 25 counts as 25.',
      schema: {type: 'integer', minimum: 0, maximum: 999_999, default: 0},
    },
  },
  answers: {
    200: {
      description:
        'Events as they happen. With Accept: application/json a long poll over the same log, which answers as soon as ' +
        'there is something to tell.',
      schema: EventPageSchema,
    },
  },
  problems: ['invalid-request'],
} as const satisfies Partial<RouteDescription>;

export const eventRoutes = [
  visitorRoute({
    ...description,
    problems: ['invalid-request', 'rate-limited'],
    path: '/v1/events',
    summary: 'What happens in the conversations of this visitor, as it happens',
    body: noBody,
    handle: ({exchange, visitor, claims}) => {
      const {state} = exchange;
      // Asked anew each time: the configuration may have changed.
      const site = () => siteOf(state.desk.organisation, claims.siteKey);
      const isWelcome = async () =>
        site() !== undefined && claims.expiresAt > state.desk.clock() && (await isCurrent(state.desk, claims));
      const log = new SubjectLog(state.desk.store, visitor, () => site()?.settings.features.history ?? true);
      const release = state.traffic.openStream(visitor.id);
      return serve(exchange, log, {isWelcome, release});
    },
  }),
  agentRoute({
    ...description,
    path: '/v1/agent/events',
    summary: 'What happens in all conversations, as it happens',
    body: noBody,
    handle: ({exchange, agent}) => {
      const {state} = exchange;
      return serve(exchange, new AgentLog(state.desk.store), {
        isWelcome: () => isStillAgent(state.desk, agent),
        release: () => undefined,
      });
    },
  }),
];

interface Reader {
  readonly isWelcome: () => Promise<boolean>;
  /** Called once, when the answer is complete. */
  readonly release: () => void;
}

async function serve(exchange: Exchange, plain: EventLog, {isWelcome, release}: Reader): Promise<Answer> {
  const {desk, streams, onError} = exchange.state;
  const log = new LinkedLog(plain, desk.links);
  try {
    const after = exchange.request.headers.get('last-event-id') || exchange.query.get('after') || undefined;
    const isResumed = await log.open(after);
    if (wantsJson(exchange.request)) return await poll(exchange, log, isResumed, {isWelcome, release});
    return streamEvents(log, isResumed, {
      hub: desk.hub,
      pool: streams,
      clock: desk.clock,
      isWelcome,
      onEnd: release,
      onError,
    });
  } catch (error) {
    release();
    throw error;
  }
}

function wantsJson(request: ServerRequest): boolean {
  const accept = request.headers.get('accept') ?? '';
  return accept.includes('application/json') && !accept.includes('text/event-stream');
}

/** The same log for clients behind a proxy that holds streams back: answers as soon as there is something to tell. */
async function poll(
  exchange: Exchange,
  log: EventLog,
  isResumed: boolean,
  {isWelcome, release}: Reader,
): Promise<Answer> {
  const {desk, streams} = exchange.state;
  const wait = readWait(exchange.query);
  const {signal} = exchange.request;
  const watch = new LogWatch(desk.hub, log);
  let isOver = wait === 0 || !isResumed;
  const stop = () => {
    isOver = true;
    watch.wake();
  };
  const timer = setTimeout(stop, wait * 1000);
  const forgetReread = streams.rereads.add(() => watch.expire());
  const forget = streams.add(stop);
  signal.addEventListener('abort', stop, {once: true});
  if (signal.aborted) stop();
  const events: unknown[] = isResumed ? [] : [resetEvent(log.cursor, desk.clock())];
  try {
    for (;;) {
      events.push(...(watch.takeStale() ? await readAll(log, desk.clock) : []), ...watch.takeEphemeral());
      if (events.length > 0 || isOver) break;
      await watch.wait();
      // As a stream: who is welcome no more hears what led to that, and then nothing.
      isOver ||= !(await isWelcome());
    }
    return {status: 200, body: {events, cursor: log.cursor} satisfies z.output<typeof EventPollSchema>};
  } finally {
    clearTimeout(timer);
    forgetReread();
    signal.removeEventListener('abort', stop);
    forget();
    watch.end();
    release();
  }
}

/** One batch, and the unread count after it. */
async function readAll(log: EventLog, clock: () => number): Promise<readonly unknown[]> {
  const entries = await log.next();
  if (!entries) return [resetEvent(log.cursor, clock())];
  const events: unknown[] = entries.map(({event}) => event);
  const unread = entries.some(changesUnread) ? await log.unread() : undefined;
  if (unread) events.push({type: 'unread.changed', at: new Date(clock()).toISOString(), data: unread});
  return events;
}

function readWait(query: URLSearchParams): number {
  const text = query.get('wait') ?? '0';
  if (!/^\d{1,6}$/.test(text)) throw invalid('?wait', 'invalid', 'wait must be a whole number of seconds.');
  return Math.min(Number(text), maxWaitSeconds);
}
