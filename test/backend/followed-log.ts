import type {ChatBackend} from '../../src/backend/chat-backend.js';
import {formatSse} from '../../src/wire/sse.js';
import {sampleMessage} from '../support/model-samples.js';
import {answer, attached, Listener, settle, type FakeEdge} from './fake-edge.js';

export const at = '2026-01-05T10:00:00.000Z';

export function event(type: string, data: unknown) {
  return {type, at, conversationId: 'co_1', data};
}

export function created(seq: number, body = `Message ${seq}`) {
  return event('message.created', sampleMessage(seq, {body}));
}

/** An event as a stream brings it. */
export function frame(json: {readonly type: string}, id?: string): string {
  return formatSse({...(id === undefined ? {} : {id}), type: json.type, data: JSON.stringify(json)});
}

/** The first words of every stream. */
export function priming(id: string): string {
  return formatSse({id, retry: 1000});
}

/** Where a stream is asked to go on. */
export function cursorOf(request: Request | undefined): string | null {
  return request?.headers.get('Last-Event-ID') ?? null;
}

export function isPoll(request: Request | undefined): boolean {
  return request?.headers.get('Accept') === 'application/json';
}

const endings: AbortController[] = [];

/** How much is unread, as a page asks for it that polls. */
export const unread = {total: 2, conversations: {co_1: 2}};

/** A page that follows the log behind `edge`; what is unread it asks of `count`. It ends with the test. */
export function follow(
  edge: FakeEdge,
  after: string | null = 'c0',
  {
    count = () => answer(JSON.stringify(unread)),
    ...options
  }: Parameters<typeof attached>[1] & {readonly count?: () => Response} = {},
) {
  const fetch = (request: Request) =>
    request.url.endsWith('/v1/unread') ? Promise.resolve(count()) : edge.fetch(request);
  const {backend, reports, stored} = attached({fetch}, options);
  return {reports, stored, ...followBackend(backend, after)};
}

export function followBackend<Backend extends ChatBackend>(backend: Backend, after: string | null) {
  const listener = new Listener();
  const ending = new AbortController();
  endings.push(ending);
  backend.subscribe(listener, after, ending.signal);
  return {backend, listener, ending};
}

export async function endAll(): Promise<void> {
  for (const ending of endings.splice(0)) ending.abort();
  await settle();
}
