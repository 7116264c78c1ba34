import type {ChatBackend} from '../backend/chat-backend.js';
import {ChatError, toChatError} from '../model/chat-error.js';
import type {Message} from '../model/message.js';
import type {OutboxRecord} from './outbox-record.js';

/** Rejects when a write's visitor has gone: it may not become another one's. */
export async function assertVisitor(backend: ChatBackend, {hadVisitor}: OutboxRecord): Promise<void> {
  if (!hadVisitor || (await backend.hasVisitor())) return;
  const options = {status: 401, reason: 'revoked'};
  throw new ChatError('unauthorized', 'It was written by a visitor who is not known any more.', options);
}

/** Rejects with why the backend refused a write: what it does not find without a visitor it has not looked for. */
export async function refuse(backend: ChatBackend, record: OutboxRecord, error: unknown): Promise<never> {
  if (toChatError(error).code === 'not-found') await assertVisitor(backend, record);
  throw error;
}

/** Undefined also where its visitor, or its conversation, has gone: that is no word about the message. */
export async function findMessage(
  backend: ChatBackend,
  conversationId: string,
  clientId: string,
  signal: AbortSignal,
): Promise<Message | undefined> {
  try {
    return (await backend.listMessages(conversationId, {clientId}, signal)).items[0];
  } catch (error) {
    if (toChatError(error).code === 'not-found') return undefined;
    throw error;
  }
}
