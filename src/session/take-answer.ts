import type {Conversation} from '../model/conversation.js';
import type {CallParts} from './call-parts.js';
import type {SharedState} from './state-store.js';

export function knownConversation({state}: SharedState, conversationId: string): Conversation | undefined {
  return state.conversations.find(({id}) => id === conversationId);
}

/**
 * What was asked about a conversation when `before` was known of it. Something that was heard meanwhile is as new as the
 * answer, or newer, and the rest will be heard as well: then it is not taken.
 */
export function takeAnswer(store: SharedState, conversation: Conversation, before: Conversation | undefined): boolean {
  if (knownConversation(store, conversation.id) !== before) return false;
  store.dispatch({type: 'conversation-changed', conversation});
  return true;
}

/** As `takeAnswer`. In one that is open again there is something to hear, and nobody may have listened any more. */
export async function takeLife(
  {store, correspond}: CallParts,
  conversation: Conversation,
  before: Conversation | undefined,
): Promise<boolean> {
  const isTaken = takeAnswer(store, conversation, before);
  if (before?.ended && !conversation.ended) void (await correspond()).live.ensure();
  return isTaken;
}
