import type {ChatError} from '../../src/model/chat-error.js';
import type {TypingActivity} from '../../src/model/chat-event.js';
import type {Conversation} from '../../src/model/conversation.js';
import type {KlassAttributes} from '../../src/model/custom-attributes.js';
import {noMessages, type MessagePages} from '../../src/model/message-pages.js';

export type InboxView = 'open' | 'ended';

/** A reply that the server has not accepted yet. */
export interface OutgoingReply {
  readonly clientId: string;
  readonly body: string;
  readonly createdAt: string;
  /** `sending`: under way. `waiting`: tries failed, they go on. `failed`: refused for good. */
  readonly delivery: 'sending' | 'waiting' | 'failed';
  readonly error: ChatError | null;
}

export interface InboxList {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly nextCursor: string | null;
  readonly more: 'idle' | 'loading' | 'failed';
}

export interface AgentThread {
  readonly messages: MessagePages;
  /** Below all messages, in this order. */
  readonly outgoing: readonly OutgoingReply[];
  readonly status: 'loading' | 'ready' | 'failed';
  readonly olderCursor: string | null;
  readonly older: 'idle' | 'loading' | 'failed';
}

/** Everything that the console shows. Replaced, never changed. */
export interface AgentState {
  /** Shown to customers. */
  readonly agentName: string;
  /** As the server names this agent in messages. */
  readonly agentId: string;
  /** The e-mail address of who is signed in; null where a key speaks under any name. */
  readonly agentEmail: string | null;
  readonly connection: 'connecting' | 'online' | 'offline';
  /** When a lost connection is tried again; milliseconds since the epoch. */
  readonly retryAt: number | null;
  /** The key is refused, or nobody is signed in any more. */
  readonly refused: boolean;
  readonly view: InboxView;
  readonly lists: Readonly<Record<InboxView, InboxList>>;
  /** All that were read or heard of, by id. */
  readonly conversations: Readonly<Record<string, Conversation>>;
  readonly threads: Readonly<Record<string, AgentThread>>;
  /** Who writes now, by conversation. */
  readonly typing: Readonly<Record<string, TypingActivity>>;
  readonly selectedId: string | null;
  /** What attributes there are; null while that is not known. */
  readonly klass: KlassAttributes | null;
  /** What is typed and not sent, by conversation. */
  readonly texts: Readonly<Record<string, string>>;
}

const notRead: InboxList = {status: 'loading', nextCursor: null, more: 'idle'};

export const emptyThread: AgentThread = {
  messages: noMessages,
  outgoing: [],
  status: 'loading',
  olderCursor: null,
  older: 'idle',
};

/** `person` is who is signed in. */
export function initialState(agentName: string, person?: {readonly id: string; readonly email: string}): AgentState {
  return {
    agentName,
    agentId: person?.id ?? `agent:${agentName}`,
    agentEmail: person?.email ?? null,
    connection: 'connecting',
    retryAt: null,
    refused: false,
    view: 'open',
    lists: {open: notRead, ended: notRead},
    conversations: {},
    threads: {},
    typing: {},
    selectedId: null,
    klass: null,
    texts: {},
  };
}

/** -1 when it is not there. */
export function indexOfMessage(messages: readonly {readonly id: string}[], id: string | null): number {
  return id === null ? -1 : messages.findIndex((message) => message.id === id);
}
