import type {ConnectionState} from '../backend/chat-backend.js';
import type {ChatError} from '../model/chat-error.js';
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
  /** A page is here now, and listens `since` that time; those that are here already answer `to` it. */
  | {readonly type: 'hello'; readonly to?: string; readonly since?: number}
  /** Who leads? `isVisible`: somebody looks at the page that asks. */
  | {readonly type: 'ping'; readonly isVisible: boolean}
  /** It is alive; `yields`: the page that has asked takes the lead. */
  | {readonly type: 'pong'; readonly to: string; readonly yields: boolean}
  /** Nobody looks at the page that leads. */
  | {readonly type: 'hidden'};

/** A message on its way. */
export interface TabPost {
  /** Names the page, and the visitor that it had when it came. */
  readonly from: string;
  readonly message: TabMessage;
}

const types = 'actions follows event reset connection wanted outbox identity wiped hello ping pong hidden';

/** As it is posted: structured cloning would make a plain `Error` of a `ChatError`. */
export function encodePost({from, message}: TabPost): unknown {
  return {from, message: withErrors(message, plainError)};
}

/**
 * Undefined for what is no post of ours. The channel is this origin's own, and every page on it runs a release that
 * writes this format: what is in a message of a known type is not looked at again.
 */
export function decodePost(value: unknown): TabPost | undefined {
  const {from, message} = (value ?? {}) as Partial<TabPost>;
  if (!from || !message || !types.split(' ').includes(message.type)) return undefined;
  return {from, message: withErrors(message, chatError)};
}

/** With each error as `change` makes it. */
function withErrors(message: TabMessage, change: (error: ChatError) => unknown): TabMessage {
  const changed = (error: ChatError | null) => (error && change(error)) as ChatError | null; // plain on its way
  if (message.type !== 'actions') return message;
  const actions = message.actions.map((action) => {
    if (action.type === 'delivery-changed') return {...action, error: changed(action.error)};
    if (action.type !== 'message-written') return action;
    return {...action, outgoing: {...action.outgoing, error: changed(action.outgoing.error)}};
  });
  return {...message, actions};
}
