import * as z from 'zod/mini';
import type {Conversation} from '../model/conversation.js';
import {SenderSchema} from './message-wire.js';
import {recordOf} from './record.js';

const text = z.string();
const textOrNull = z._default(z.nullable(z.string()), null);

export const AttributeValueSchema = z.nullable(z.union([z.string(), z.number(), z.boolean()]));

export const ConversationSchema = z.object({
  id: text,
  clientId: textOrNull,
  createdAt: text,
  title: textOrNull,
  brandId: textOrNull,
  assistantId: textOrNull,
  isInAssistantMode: z._default(z.boolean(), false),
  ended: z._default(z.boolean(), false),
  endedAt: textOrNull,
  endedBy: z.catch(
    z._default(z.nullable(z.enum(['customer', 'agent', 'assistant', 'workflow', 'system'])), null),
    'system',
  ),
  endReason: z.catch(
    z._default(z.nullable(z.enum(['customer_ended', 'user_ended', 'timed_out', 'merged'])), null),
    null,
  ),
  lastMessageAt: text,
  preview: z._default(
    z.nullable(z.object({text, senderType: SenderSchema.shape.type, displayName: textOrNull, avatarUrl: textOrNull})),
    null,
  ),
  unreadCount: z._default(z.number(), 0),
  lastReadMessageId: textOrNull,
  participants: z._default(z.array(z.object({id: text, displayName: textOrNull, avatarUrl: textOrNull})), []),
  customAttributes: z._default(recordOf(AttributeValueSchema), {}),
  agentReadMessageId: textOrNull,
  satisfactionId: textOrNull,
  mergedIntoId: textOrNull,
  queue: z._default(
    z.nullable(
      z.object({enteredAt: text, estimatedWaitSeconds: z._default(z.nullable(z.number()), null), name: textOrNull}),
    ),
    null,
  ),
});

export type ConversationWire = z.output<typeof ConversationSchema>;

/** Throws a zod error on what is no conversation. */
export function decodeConversation(wire: unknown): Conversation {
  return ConversationSchema.parse(wire);
}

export function encodeConversation(conversation: Conversation): ConversationWire {
  return conversation as ConversationWire; // the same fields; readonly is all that differs
}
