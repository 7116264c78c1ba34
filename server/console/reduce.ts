import type {ChatEvent, TypingActivity} from '../../src/model/chat-event.js';
import type {Conversation} from '../../src/model/conversation.js';
import type {Message} from '../../src/model/message.js';
import {
  messagesBackwards,
  newestMessage,
  noMessages,
  prependMessages,
  upsertMessage,
  type MessagePages,
} from '../../src/model/message-pages.js';
import type {Page} from './agent-api.js';
import {
  emptyThread,
  type AgentState,
  type AgentThread,
  type InboxList,
  type InboxView,
  type OutgoingReply,
} from './agent-state.js';

const previewChars = 200;

export function withConversations(state: AgentState, conversations: readonly Conversation[]): AgentState {
  if (conversations.length === 0) return state;
  const added = Object.fromEntries(conversations.map((conversation) => [conversation.id, conversation]));
  return {...state, conversations: {...state.conversations, ...added}};
}

export function withList(state: AgentState, view: InboxView, change: Partial<InboxList>): AgentState {
  return {...state, lists: {...state.lists, [view]: {...state.lists[view], ...change}}};
}

export function withThread(state: AgentState, id: string, change: Partial<AgentThread>): AgentState {
  return {...state, threads: {...state.threads, [id]: {...(state.threads[id] ?? emptyThread), ...change}}};
}

/** The newest page of a thread, read anew: what was loaded before it stays only when nothing lies between. */
export function withNewestPage(state: AgentState, id: string, page: Page<Message>): AgentState {
  const loaded = state.threads[id]?.messages ?? noMessages;
  const first = page.items[0]?.seq ?? 1;
  const joins = (newestMessage(loaded)?.seq ?? 0) + 1 >= first && loaded.count > 0;
  const messages = page.items.reduce(upsertMessage, joins ? loaded : noMessages);
  const olderCursor = joins ? (state.threads[id]?.olderCursor ?? null) : page.nextCursor;
  return withThread(page.items.reduce(withoutOutgoing, state), id, {
    messages,
    status: 'ready',
    olderCursor,
    older: 'idle',
  });
}

export function withOlderPage(state: AgentState, id: string, page: Page<Message>): AgentState {
  const thread = state.threads[id] ?? emptyThread;
  const messages = prependMessages(thread.messages, page.items);
  return withThread(state, id, {messages, olderCursor: page.nextCursor, older: 'idle'});
}

/** A message that the server has: in its thread if that is loaded, in its conversation's preview, and nowhere else. */
export function withMessage(state: AgentState, message: Message): AgentState {
  const id = message.conversationId;
  const thread = state.threads[id];
  let next = withoutOutgoing(state, message);
  if (thread?.status === 'ready') next = withThread(next, id, {messages: upsertMessage(thread.messages, message)});
  const conversation = next.conversations[id];
  // A replayed event may be older than what a read has shown.
  if (!conversation || message.createdAt < conversation.lastMessageAt) return next;
  const {type, displayName, avatarUrl} = message.sender;
  const preview = {text: message.body.slice(0, previewChars), senderType: type, displayName, avatarUrl};
  return withConversations(next, [{...conversation, preview, lastMessageAt: message.createdAt}]);
}

export function withOutgoing(state: AgentState, id: string, reply: OutgoingReply): AgentState {
  const outgoing = state.threads[id]?.outgoing ?? [];
  const at = outgoing.findIndex(({clientId}) => clientId === reply.clientId);
  return withThread(state, id, {outgoing: at < 0 ? [...outgoing, reply] : outgoing.with(at, reply)});
}

export function withoutReply(state: AgentState, id: string, clientId: string): AgentState {
  const outgoing = state.threads[id]?.outgoing ?? [];
  if (!outgoing.some((reply) => reply.clientId === clientId)) return state;
  return withThread(state, id, {outgoing: outgoing.filter((reply) => reply.clientId !== clientId)});
}

export function withTyping(state: AgentState, id: string, activity: TypingActivity | null): AgentState {
  const {[id]: before, ...typing} = state.typing;
  if (!activity) return before ? {...state, typing} : state;
  return {...state, typing: {...typing, [id]: activity}};
}

/** What the stream says. */
export function withEvent(state: AgentState, event: ChatEvent): AgentState {
  switch (event.type) {
    case 'message.created':
      return withMessage(
        event.data.direction === 'in' ? withTyping(state, event.conversationId, null) : state,
        event.data,
      );
    case 'message.updated':
      return withMessage(state, event.data);
    case 'conversation.created':
    case 'conversation.updated':
    case 'conversation.ended':
    case 'conversation.reopened':
    case 'assistant.ended':
      return withConversations(event.data.ended ? withTyping(state, event.conversationId, null) : state, [event.data]);
    case 'conversation.read':
      return withRead(state, event.data);
    case 'typing.started':
      return withTyping(state, event.conversationId, event.data);
    case 'typing.stopped':
      return withTyping(state, event.conversationId, null);
    // Until the console has a place for it.
    case 'conversation.merged':
    case 'conversation.deleted':
    case 'participant.joined':
    case 'satisfaction.offered':
    case 'satisfaction.updated':
    case 'message.delta':
    case 'queue.updated':
    case 'visitor.identified':
    case 'customer.merged':
    case 'customer.deleted':
    case 'unread.changed':
    case 'config.changed':
      return state;
  }
}

function withRead(
  state: AgentState,
  {
    conversationId,
    lastReadMessageId,
    by,
  }: {conversationId: string; lastReadMessageId: string; by: 'customer' | 'agent'},
): AgentState {
  const conversation = state.conversations[conversationId];
  if (!conversation) return state;
  if (by === 'customer') return withConversations(state, [{...conversation, lastReadMessageId}]);
  const unreadCount = countAfter(state.threads[conversationId]?.messages ?? noMessages, lastReadMessageId);
  return withConversations(state, [{...conversation, agentReadMessageId: lastReadMessageId, unreadCount}]);
}

/** What the customer wrote after this message; nothing, as far as is known, when the thread is not loaded. */
function countAfter(messages: MessagePages, messageId: string): number {
  let count = 0;
  for (const {id, direction} of messagesBackwards(messages)) {
    if (id === messageId) break;
    if (direction === 'in') count++;
  }
  return count;
}

function withoutOutgoing(state: AgentState, {conversationId, clientId}: Message): AgentState {
  return clientId ? withoutReply(state, conversationId, clientId) : state;
}
