import type {CreatedConversation, NewConversation} from '../backend/chat-backend.js';
import {toChatError, type ChatError} from '../model/chat-error.js';
import type {ThreadKey} from './chat-state.js';
import type {Creation, Creations} from './creations.js';
import type {SessionParts} from './session-parts.js';

/** Creates the conversation of thread `key` with its first message. Rejects for good, or to be tried again. */
export async function createConversation(
  parts: SessionParts,
  creations: Creations,
  key: ThreadKey,
  message: NonNullable<NewConversation['message']>,
): Promise<CreatedConversation | undefined> {
  const creation = creations.get(key);
  if (!creation) return undefined;
  const {backend, signal, query, report} = parts;
  const {customAttributes, assistantId = query.assistantId} = creation;
  const conversation = {
    clientId: key,
    message,
    ...(query.brandId === undefined ? {} : {brandId: query.brandId}),
    ...(assistantId ? {assistantId} : {}),
    ...(customAttributes ? {customAttributes} : {}),
  };
  try {
    return await backend.createConversation(conversation, signal);
  } catch (cause) {
    const error = toChatError(cause);
    const rest = creation.isFromPage ? undefined : withoutMistake(creation, error);
    if (!rest) throw error;
    // Kept before the second try: should its answer be lost, a third must ask for the very same.
    creations.replace(key, rest);
    report(error);
    return createConversation(parts, creations, key, message);
  }
}

/** What a customer typed is never refused for a mistake of the page: it goes without the part at fault. */
function withoutMistake(creation: Creation, {code}: ChatError): Creation | undefined {
  if (code === 'attributes-invalid' && creation.customAttributes) return {...creation, customAttributes: undefined};
  if (code === 'unknown-assistant' && creation.assistantId !== null) return {...creation, assistantId: null};
  return undefined;
}
