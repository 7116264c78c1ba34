import type {Operation} from './operations.js';
import type {HeaderList, Outgoing} from './transport.js';
import type {Chat, Circle, File, Visitor} from './world.js';

/** In whose name a request goes out. */
export type Actor =
  | {readonly kind: 'nobody'}
  | {readonly kind: 'visitor'; readonly visitor: Visitor}
  /** With a key, or with a cookie when `csrf` is given. */
  | {readonly kind: 'agent'; readonly credential: string; readonly csrf?: string};

/** Who reads the answer: an agent everything, a circle its own, everybody else nobody's. */
export type Reader = Circle | 'agent' | 'nobody';

/** A request that mutations may still change. */
export interface Draft {
  readonly operation: Operation;
  readonly actor: Actor;
  /** Whose data the texts of the request name. */
  readonly circle: Circle;
  /** The conversation that the path names. */
  readonly chat: Chat | undefined;
  /** The file that the path names. */
  readonly file: File | undefined;
  reader: Reader;
  method: string;
  params: Record<string, string>;
  query: [string, string][];
  headers: [string, string][];
  json: unknown;
  /** Sent instead of `json`. */
  bytes: Uint8Array | undefined;
  dropAfter: number | undefined;
  wire: Outgoing['wire'];
  /** What was done to the good request, in words. */
  readonly mutations: string[];
}

const rawMark = /"raw:([^"]*)"/g;

/** In a JSON body, stands for these characters without quotes: numbers that JavaScript cannot hold. */
export function rawJson(text: string): string {
  return `raw:${text}`;
}

export function toOutgoing(draft: Draft): Outgoing {
  const {method, headers, json, bytes, dropAfter, wire} = draft;
  const path = draft.operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => draft.params[name] ?? '');
  const query = draft.query.map(([name, value]) => `${name}=${encoded(value)}`).join('&');
  const body = bytes ?? (json === undefined ? undefined : Buffer.from(JSON.stringify(json).replace(rawMark, '$1')));
  return {method, target: query === '' ? path : `${path}?${query}`, headers, body, dropAfter, wire};
}

/** `encodeURIComponent` throws for half a surrogate pair. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

export function setHeader(draft: Draft, name: string, value: string): void {
  draft.headers = [...without(draft.headers, name), [name, value]];
}

export function without(headers: HeaderList, name: string): [string, string][] {
  return headers.filter(([one]) => one.toLowerCase() !== name.toLowerCase()).map(([one, value]) => [one, value]);
}
