import type {ChatState, ThreadKey} from './chat-state.js';

/** Whether the thread `key` is no conversation yet: a draft, or its first message, which has its name, is on its way. */
export function isUncreated({draft, threads}: ChatState, key: ThreadKey): boolean {
  return draft?.clientId === key || !!threads[key]?.outgoing.some(({clientId}) => clientId === key);
}

/** The conversation that the thread `key` has become, or `key` itself. */
export function presentKey({conversations}: ChatState, key: ThreadKey): ThreadKey {
  return conversations.find(({clientId}) => clientId === key)?.id ?? key;
}

/** Whether the thread `key` has become a conversation, or always was one. */
export function isConversation({conversations}: ChatState, key: ThreadKey): boolean {
  return conversations.some(({id, clientId}) => id === key || clientId === key);
}
