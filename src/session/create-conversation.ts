import type {CreatedConversation, NewConversation} from '../backend/chat-backend.js';
import {toChatError, type ChatError} from '../model/chat-error.js';
import type {NewThread, OutboxRecord} from './outbox-record.js';
import type {SessionParts} from './session-parts.js';

/**
 * Creates the thread of a first message. Rejects for good, or to be tried again. `replace` keeps the record as it is from
 * then on: should an answer be lost, the next try must ask for the very same.
 */
export async function createConversation(
  {backend, report}: SessionParts,
  record: OutboxRecord,
  named: NewThread,
  message: NonNullable<NewConversation['message']>,
  replace: (next: OutboxRecord) => Promise<void>,
  signal: AbortSignal,
): Promise<CreatedConversation> {
  let newThread = named;
  for (;;) {
    const {assistantId, brandId, customAttributes} = newThread;
    const conversation = {
      clientId: newThread.clientId,
      message,
      ...(brandId === undefined ? {} : {brandId}),
      ...(assistantId ? {assistantId} : {}),
      ...(customAttributes ? {customAttributes} : {}),
    };
    try {
      return await backend.createConversation(conversation, signal);
    } catch (cause) {
      const error = toChatError(cause);
      const rest = withoutMistake(newThread, error);
      if (!rest) throw error;
      newThread = rest;
      await replace({...record, newThread});
      report(error);
    }
  }
}

/** What a customer typed is never refused for a mistake of the page: it goes without the part at fault. */
function withoutMistake(newThread: NewThread, {code}: ChatError): NewThread | undefined {
  const {isFromPage, customAttributes, assistantId} = newThread;
  if (isFromPage) return undefined;
  if (code === 'attributes-invalid' && customAttributes) return {...newThread, customAttributes: undefined};
  if (code === 'unknown-assistant' && assistantId) return {...newThread, assistantId: null};
  return undefined;
}
