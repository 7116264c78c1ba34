import type {ConnectionState} from '../backend/chat-backend.js';
import type {ChatEvent} from '../model/chat-event.js';
import {chatError, plainError} from './plain-error.js';
import type {ChatAction} from './reduce.js';

/** What pages of one chat tell each other. Their format's number is in the channel's name: see `TabLink`. */
export type TabMessage =
  /** Changes of the shared state, as they were made elsewhere. Whoever dispatches need not post: see `SharedActions`. */
  | {readonly type: 'actions'; readonly actions: readonly ChatAction[]}
  /** The page that leads opens its stream: it says what has happened since `after`. Without, it has been open before. */
  | {readonly type: 'follows'; readonly stream: string; readonly after?: string | null}
  /** What the stream has said, from then on; `cursor` as there. */
  | {readonly type: 'event'; readonly stream: string; readonly event: ChatEvent; readonly cursor: string | null}
  | {readonly type: 'reset'; readonly stream: string; readonly cursor: string | null}
  | {
      readonly type: 'connection';
      readonly stream: string;
      readonly state: ConnectionState;
      readonly retryAt?: number | undefined;
    }
  /** A page has something to hear: the one that leads opens its stream. */
  | {readonly type: 'wanted'}
  /** What outboxes tell each other, which read it themselves: see `OutboxPost`. */
  | {readonly type: 'outbox'; readonly payload: unknown}
  /** Somebody has logged in: the lists are another identity's. */
  | {readonly type: 'identity'}
  /** Somebody has logged out, or was erased, and this device is wiped: whoever hears it starts over. */
  | {readonly type: 'wiped'}
  | TabSign;

/** What `Tabs` keep among themselves. */
export type TabSign =
  /** A page is here now; those that are here already answer. */
  | {readonly type: 'hello'; readonly isAnswer: boolean}
  /** Who leads? `isVisible`: somebody looks at the page that asks. */
  | {readonly type: 'ping'; readonly isVisible: boolean}
  /** It is alive; `yields`: the page that has asked takes the lead. */
  | {readonly type: 'pong'; readonly to: string; readonly yields: boolean}
  /** Nobody looks at the page that leads any more. */
  | {readonly type: 'hidden'};

/** A message on its way. */
export interface TabPost {
  /** Names the page, and the visitor that it had when it came. */
  readonly from: string;
  readonly message: TabMessage;
}

const types: Readonly<Record<TabMessage['type'], readonly string[]>> = {
  actions: ['actions'],
  follows: ['stream'],
  event: ['stream', 'event'],
  reset: ['stream'],
  connection: ['stream', 'state'],
  wanted: [],
  outbox: ['payload'],
  identity: [],
  wiped: [],
  hello: [],
  ping: [],
  pong: ['to'],
  hidden: [],
};

/** As it is posted: structured cloning would make a plain `Error` of a `ChatError`. */
export function encodePost({from, message}: TabPost): unknown {
  return {
    from,
    message: message.type === 'actions' ? {...message, actions: message.actions.map(withPlainError)} : message,
  };
}

/**
 * Undefined for what is no post of ours. The channel is this origin's own, and every page on it runs a release that
 * writes this format: what is in a message is not looked at again.
 */
export function decodePost(value: unknown): TabPost | undefined {
  if (!isRecord(value) || typeof value.from !== 'string' || !isRecord(value.message)) return undefined;
  const {message} = value;
  const {type} = message;
  if (typeof type !== 'string' || !Object.hasOwn(types, type)) return undefined;
  const parsed = message as unknown as TabMessage; // of a known type; its fields follow
  if (types[parsed.type].some((field) => message[field] === undefined)) return undefined;
  if (parsed.type !== 'actions') return {from: value.from, message: parsed};
  if (!Array.isArray(parsed.actions)) return undefined;
  return {from: value.from, message: {...parsed, actions: parsed.actions.map(withChatError)}};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function withPlainError(action: ChatAction): unknown {
  if (action.type === 'delivery-changed') return {...action, error: action.error && plainError(action.error)};
  if (action.type !== 'message-written') return action;
  const {error} = action.outgoing;
  return {...action, outgoing: {...action.outgoing, error: error && plainError(error)}};
}

/** Its error was made plain by the page that has posted it. */
function withChatError(action: ChatAction): ChatAction {
  if (action.type === 'delivery-changed') return {...action, error: action.error && chatError(action.error)};
  if (action.type !== 'message-written') return action;
  const {error} = action.outgoing;
  return {...action, outgoing: {...action.outgoing, error: error && chatError(error)}};
}
