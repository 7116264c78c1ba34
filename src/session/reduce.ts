import type {AssistantOpening, Availability, ChatConfig} from '../model/chat-config.js';
import type {ChatError} from '../model/chat-error.js';
import type {TypingActivity} from '../model/chat-event.js';
import type {Conversation} from '../model/conversation.js';
import type {Message} from '../model/message.js';
import {
  indexOfSeq,
  newestMessage,
  noMessages,
  oldestMessage,
  prependMessages,
  upsertMessage,
} from '../model/message-pages.js';
import {nothingUnread, type Unread} from '../model/unread.js';
import type {ChatState, Draft, OutgoingMessage, Screen, ThreadKey, ThreadState} from './chat-state.js';
import {presentKey} from './uncreated.js';

/** Everything that can change the state. Named for what has happened. */
export type ChatAction =
  | {readonly type: 'config-loaded'; readonly config: ChatConfig}
  | {readonly type: 'availability-changed'; readonly availability: Availability}
  | {readonly type: 'opened' | 'closed'}
  | {readonly type: 'screen-shown'; readonly screen: Screen}
  | {readonly type: 'draft-opened'; readonly draft: Draft; readonly opening: AssistantOpening | null}
  | {readonly type: 'draft-restored'; readonly draft: Draft}
  | {readonly type: 'conversations-loading' | 'conversations-failed'}
  | {readonly type: 'conversations-loaded'; readonly conversations: readonly Conversation[]}
  | {readonly type: 'conversation-changed'; readonly conversation: Conversation}
  | {readonly type: 'thread-loading' | 'thread-failed' | 'older-loading' | 'older-failed'; readonly key: ThreadKey}
  | {
      readonly type: 'thread-loaded' | 'older-loaded';
      readonly key: ThreadKey;
      readonly messages: readonly Message[];
      readonly olderCursor: string | null;
    }
  | {readonly type: 'new-line-set'; readonly key: ThreadKey; readonly afterSeq: number | null}
  | {readonly type: 'threads-forgotten'}
  | {readonly type: 'thread-created'; readonly key: ThreadKey; readonly conversation: Conversation}
  | {readonly type: 'thread-dropped' | 'draft-ended'; readonly key: ThreadKey}
  | {readonly type: 'message-changed'; readonly message: Message}
  | {readonly type: 'message-written'; readonly key: ThreadKey; readonly outgoing: OutgoingMessage}
  | {
      readonly type: 'delivery-changed';
      readonly clientId: string;
      readonly delivery: OutgoingMessage['delivery'];
      readonly error: ChatError | null;
    }
  | {readonly type: 'outgoing-dropped'; readonly clientId: string}
  | {readonly type: 'text-changed'; readonly key: ThreadKey; readonly text: string}
  | {readonly type: 'typing-changed'; readonly key: ThreadKey; readonly typing: TypingActivity | null}
  | {readonly type: 'unread-changed'; readonly unread: Unread}
  | {
      readonly type: 'connection-changed';
      readonly connection: ChatState['connection'];
      readonly retryAt?: number | undefined;
    };

export const initialState: ChatState = {
  config: undefined,
  availability: undefined,
  isOpen: false,
  screen: {name: 'home'},
  draft: null,
  conversations: [],
  conversationsStatus: 'ready',
  threads: {},
  composerTexts: {},
  unread: nothingUnread,
  identity: null,
  satisfactions: {},
  connection: 'online',
};

const newThread: ThreadState = {
  messages: noMessages,
  outgoing: [],
  status: 'ready',
  olderCursor: null,
  older: 'idle',
  opening: null,
  typing: null,
  newAfterSeq: null,
};

/** The next state. Returns the very same object when nothing changes. */
export function reduce(state: ChatState, action: ChatAction): ChatState {
  switch (action.type) {
    case 'config-loaded':
      return {...state, config: action.config, availability: action.config.availability};
    case 'availability-changed':
      return {...state, availability: action.availability};
    case 'opened':
      return state.isOpen ? state : {...state, isOpen: true};
    case 'closed':
      // The “New” line stands until the panel closes.
      return {...withoutNewLines(state), isOpen: false};
    case 'screen-shown':
      return {...state, screen: action.screen};
    case 'draft-opened': {
      const {draft, opening} = action;
      // There may be something refused in it, which the outbox has found first.
      const opened = inThread(state, draft.clientId, (thread) => ({...thread, opening}));
      return {...opened, draft, screen: {name: 'thread', key: draft.clientId}};
    }
    case 'draft-ended':
      return state.draft?.clientId === action.key ? {...state, draft: null} : state; // or another has taken its place
    case 'draft-restored':
      return {...state, draft: action.draft};
    case 'conversations-loading':
      return {...state, conversationsStatus: 'loading'};
    case 'conversations-failed':
      return {...state, conversationsStatus: 'failed'};
    case 'conversations-loaded':
      return action.conversations.reduce<ChatState>((next, conversation) => withConversation(next, conversation), {
        ...state,
        conversationsStatus: 'ready',
      });
    case 'conversation-changed':
      return withConversation(state, action.conversation);
    case 'thread-loading':
      return inThread(state, action.key, (thread) => ({...thread, status: 'loading'}));
    case 'thread-failed':
      return inThread(state, action.key, (thread) => ({...thread, status: 'failed'}));
    case 'older-loading':
      return inThread(state, action.key, (thread) => ({...thread, older: 'loading'}));
    case 'older-failed':
      return inThread(state, action.key, (thread) => ({...thread, older: 'failed'}));
    case 'thread-loaded':
      return inThread(state, action.key, (thread) => loaded(thread, action.messages, action.olderCursor));
    case 'older-loaded':
      return inThread(state, action.key, (thread) => ({
        ...thread,
        messages: prependMessages(thread.messages, action.messages),
        olderCursor: action.olderCursor,
        older: 'idle',
      }));
    case 'new-line-set':
      return inThread(state, action.key, (thread) => ({...thread, newAfterSeq: action.afterSeq}));
    case 'threads-forgotten':
      return {...state, threads: keepUnsent(state)};
    case 'thread-created':
      // What is known of it already is newer than its creation's answer.
      return state.conversations.some(({id}) => id === action.conversation.id)
        ? state
        : withConversation(state, action.conversation, action.key);
    case 'thread-dropped':
      return {...state, threads: without(state.threads, action.key)};
    case 'message-changed':
      return withMessage(state, action.message);
    case 'message-written':
      return isWritten(state, action.outgoing)
        ? state
        : inThread(state, action.key, (thread) => ({
            ...thread,
            outgoing: inOrder([...thread.outgoing, action.outgoing]),
          }));
    case 'delivery-changed':
      return withOutgoing(state, action.clientId, (one) => [{...one, delivery: action.delivery, error: action.error}]);
    case 'outgoing-dropped':
      return withOutgoing(state, action.clientId, () => []);
    case 'text-changed':
      return {...state, composerTexts: {...without(state.composerTexts, action.key), [action.key]: action.text}};
    case 'typing-changed':
      return inThread(state, action.key, (thread) =>
        thread === newThread ? thread : {...thread, typing: action.typing},
      );
    case 'unread-changed':
      return {...state, unread: action.unread};
    case 'connection-changed':
      return state.connection === action.connection && state.retryAt === action.retryAt
        ? state
        : {...state, connection: action.connection, retryAt: action.retryAt};
  }
}

function inThread(state: ChatState, name: ThreadKey, change: (thread: ThreadState) => ThreadState): ChatState {
  const key = presentKey(state, name);
  const thread = state.threads[key] ?? newThread;
  const next = change(thread);
  return next === thread ? state : {...state, threads: {...state.threads, [key]: next}};
}

/**
 * Takes the newest page. What is there already stays when the page joins on to it; otherwise something between is
 * unknown, and only the page is kept. What the page has is not on its way any more.
 */
function loaded(thread: ThreadState, page: readonly Message[], olderCursor: string | null): ThreadState {
  const newest = newestMessage(thread.messages);
  const oldest = oldestMessage(thread.messages);
  const first = page[0];
  const joins = newest && oldest && first && first.seq <= newest.seq + 1;
  const messages = page.reduce(upsertMessage, joins ? thread.messages : noMessages);
  const outgoing = thread.outgoing.filter(({clientId}) => !page.some((message) => message.clientId === clientId));
  const done = {...thread, status: 'ready', messages, outgoing, opening: null} as const;
  // The stream can be faster than the first page, which then reaches further back than what is there.
  return joins && first.seq >= oldest.seq ? done : {...done, olderCursor, older: 'idle'};
}

/** A message of a thread that nobody has asked for changes nothing: its newest page is read when it is shown. */
function withMessage(state: ChatState, message: Message): ChatState {
  const thread = state.threads[message.conversationId];
  if (!thread || (thread.status === 'failed' && thread.messages.count === 0)) return state;
  const {conversationId, clientId} = message;
  return inThread(state, conversationId, (thread) => dropOutgoing(withChanged(thread, message), clientId));
}

/** A message before all that are loaded would be followed by a gap; who reads there has it in the excerpt. */
function withChanged(thread: ThreadState, message: Message): ThreadState {
  const {messages, olderCursor, excerpt} = thread;
  if (olderCursor === null || message.seq >= (oldestMessage(messages)?.seq ?? 0)) {
    const changed = upsertMessage(messages, message);
    return changed === messages ? thread : {...thread, messages: changed};
  }
  const isShown = excerpt && indexOfSeq(excerpt.messages, message.seq) < indexOfSeq(excerpt.messages, message.seq + 1);
  return isShown ? {...thread, excerpt: {...excerpt, messages: upsertMessage(excerpt.messages, message)}} : thread;
}

/** Told by another page, one may have come before an older one that was found in the storage. */
function inOrder(outgoing: readonly OutgoingMessage[]): readonly OutgoingMessage[] {
  return [...outgoing].sort((one, other) => one.createdAt.localeCompare(other.createdAt));
}

function isWritten({threads}: ChatState, {clientId}: OutgoingMessage): boolean {
  return Object.values(threads).some(({outgoing}) => outgoing.some((one) => one.clientId === clientId));
}

/** In whichever thread: pages learn one after the other that a draft has become a conversation. */
function withOutgoing(
  state: ChatState,
  clientId: string,
  change: (one: OutgoingMessage) => readonly OutgoingMessage[],
): ChatState {
  const is = (one: OutgoingMessage) => one.clientId === clientId;
  const [key, thread] = Object.entries(state.threads).find(([, {outgoing}]) => outgoing.some(is)) ?? [];
  if (key === undefined || !thread) return state;
  const outgoing = thread.outgoing.flatMap((one) => (is(one) ? change(one) : [one]));
  return {...state, threads: {...state.threads, [key]: {...thread, outgoing}}};
}

function dropOutgoing(thread: ThreadState, clientId: string | null): ThreadState {
  const outgoing = thread.outgoing.filter((other) => other.clientId !== clientId);
  return outgoing.length === thread.outgoing.length ? thread : {...thread, outgoing};
}

/** From whomever it becomes known: the thread that had its client id is the conversation's from then on. */
function withConversation(state: ChatState, conversation: Conversation, key = conversation.clientId ?? ''): ChatState {
  const conversations = inList(state.conversations, conversation);
  const isShown = state.screen.name === 'thread' && state.screen.key === key;
  // What is shown as another page has stored it may be a draft of which nothing is known here.
  const thread = state.threads[key] ?? (isShown ? newThread : undefined);
  if (!thread) return {...state, conversations};
  const {[key]: text, ...texts} = state.composerTexts;
  // They stand in the order of their changes: somebody may have typed on in the conversation, in another page.
  const changed = Object.keys(state.composerTexts);
  const isNewer = text !== undefined && changed.indexOf(key) > changed.indexOf(conversation.id);
  return {
    ...state,
    screen: isShown ? {name: 'thread', key: conversation.id} : state.screen,
    draft: state.draft?.clientId === key ? null : state.draft,
    threads: {...without(state.threads, key), [conversation.id]: joined(thread, state.threads[conversation.id])},
    composerTexts: isNewer ? {...texts, [conversation.id]: text} : texts,
    conversations,
  };
}

/** The stream may have brought messages of the conversation before its thread was known to be it. */
function joined(thread: ThreadState, known: ThreadState | undefined): ThreadState {
  const {outgoing} = thread;
  if (!known || known === thread) return {...thread, opening: null};
  const others = known.outgoing.filter(({clientId}) => !outgoing.some((one) => one.clientId === clientId));
  return {...known, outgoing: inOrder([...outgoing, ...others])};
}

function inList(list: readonly Conversation[], conversation: Conversation): readonly Conversation[] {
  const others = list.filter(({id}) => id !== conversation.id);
  const at = others.findIndex(({lastMessageAt}) => lastMessageAt <= conversation.lastMessageAt);
  return others.toSpliced(at < 0 ? others.length : at, 0, conversation);
}

function withoutNewLines(state: ChatState): ChatState {
  const threads = Object.entries(state.threads).map(
    ([key, thread]) => [key, thread.newAfterSeq === null ? thread : {...thread, newAfterSeq: null}] as const,
  );
  return {...state, threads: Object.fromEntries(threads)};
}

/** After a gap only what was not sent, and the draft, is sure; what is shown stays until it is read again. */
function keepUnsent(state: ChatState): ChatState['threads'] {
  const shown = state.screen.name === 'thread' ? state.screen.key : undefined;
  const kept = Object.entries(state.threads).filter(
    ([key, {outgoing}]) => outgoing.length > 0 || key === state.draft?.clientId || key === shown,
  );
  return Object.fromEntries(kept);
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> {
  const {[key]: _, ...rest} = record;
  return rest;
}
