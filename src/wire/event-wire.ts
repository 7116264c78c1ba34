import * as z from 'zod/mini';
import type {ChatEvent, ChatEventType} from '../model/chat-event.js';
import {decodeConversation} from './conversation-wire.js';
import {
  CustomersMergedSchema,
  DeletedSchema,
  DeltaSchema,
  JoinedSchema,
  MergedSchema,
  QueueSchema,
  SatisfactionSchema,
  VisitorSchema,
} from './help-desk-events.js';
import {UnreadSchema} from './list-wire.js';
import {decodeMessage} from './message-wire.js';

const text = z.string();
const textOrNull = z._default(z.nullable(z.string()), null);

export const TypingActivitySchema = z.object({
  user: z.object({id: textOrNull, displayName: textOrNull, avatarUrl: textOrNull}),
  ai: z._default(z.boolean(), false),
  expiresAt: text,
});

export const ReadMovedSchema = z.object({
  conversationId: text,
  lastReadMessageId: text,
  by: z.enum(['customer', 'agent']),
});

export const ConfigChangedSchema = z.object({etag: text});

const decodeTyping = (data: unknown) => TypingActivitySchema.parse(data);

/** How each type's `data` is read; a type that is not here is not known to this release. */
const dataOf: {readonly [Type in ChatEventType]: (data: unknown) => unknown} = {
  'message.created': decodeMessage,
  'message.updated': decodeMessage,
  'conversation.created': decodeConversation,
  'conversation.updated': decodeConversation,
  'conversation.ended': decodeConversation,
  'conversation.reopened': decodeConversation,
  'assistant.ended': decodeConversation,
  'conversation.read': (data) => ReadMovedSchema.parse(data),
  'conversation.merged': (data) => MergedSchema.parse(data),
  'conversation.deleted': (data) => DeletedSchema.parse(data),
  'participant.joined': (data) => JoinedSchema.parse(data),
  'satisfaction.offered': (data) => SatisfactionSchema.parse(data),
  'satisfaction.updated': (data) => SatisfactionSchema.parse(data),
  'message.delta': (data) => DeltaSchema.parse(data),
  'queue.updated': (data) => QueueSchema.parse(data),
  'visitor.identified': (data) => VisitorSchema.parse(data),
  'customer.merged': (data) => CustomersMergedSchema.parse(data),
  'customer.deleted': (data) => DeletedSchema.parse(data),
  'typing.started': decodeTyping,
  'typing.stopped': decodeTyping,
  'unread.changed': (data) => UnreadSchema.parse(data),
  'config.changed': (data) => ConfigChangedSchema.parse(data),
};

const FrameSchema = z.object({type: text, at: text, conversationId: z._default(text, ''), data: z.unknown()});

/**
 * Undefined for a type that this release does not know, which is to be ignored (protocol, principle 7); throws a zod
 * error on a known type with a wrong shape.
 */
export function decodeEvent(wire: unknown): ChatEvent | undefined {
  const frame = FrameSchema.parse(wire);
  if (!Object.hasOwn(dataOf, frame.type)) return undefined;
  return {...frame, data: dataOf[frame.type as ChatEventType](frame.data)} as ChatEvent; // parsed by its type's reader
}

/** Data of the control event `stream.reset`: read the lists again and go on from `cursor`. */
export const StreamResetSchema = z.object({cursor: text});

/** Answer of endpoint 21 in its long-poll encoding. */
export const EventPollSchema = z.object({events: z.array(z.unknown()), cursor: text});
