import * as z from 'zod/mini';
import type {ChatEvent, ChatEventType, RareEventType} from '../model/chat-event.js';
import {decodeConversation} from './conversation-wire.js';
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

export const DeltaSchema = z.object({messageId: text, append: text, length: z.number()});
export const ConfigChangedSchema = z.object({etag: text});

const decodeTyping = (data: unknown) => TypingActivitySchema.parse(data);

/** How each type's `data` is read. */
export type EventReaders<Type extends ChatEventType> = {readonly [Each in Type]: (data: unknown) => unknown};

/** The rest is in `rare-event-wire.ts`. */
const dataOf: EventReaders<Exclude<ChatEventType, RareEventType>> = {
  'message.created': decodeMessage,
  'message.updated': decodeMessage,
  'conversation.created': decodeConversation,
  'conversation.updated': decodeConversation,
  'conversation.ended': decodeConversation,
  'conversation.reopened': decodeConversation,
  'assistant.ended': decodeConversation,
  'conversation.read': (data) => ReadMovedSchema.parse(data),
  'message.delta': (data) => DeltaSchema.parse(data),
  'typing.started': decodeTyping,
  'typing.stopped': decodeTyping,
  'unread.changed': (data) => UnreadSchema.parse(data),
  'config.changed': (data) => ConfigChangedSchema.parse(data),
};

const FrameSchema = z.object({type: text, at: text, conversationId: z._default(text, ''), data: z.unknown()});

/** Undefined for a type that is rare or not known; throws a zod error on any other with a wrong shape. */
export function decodeCommonEvent(wire: unknown): ChatEvent | undefined {
  return readEvent(wire, dataOf);
}

export function readEvent(
  wire: unknown,
  readers: Readonly<Record<string, (data: unknown) => unknown>>,
): ChatEvent | undefined {
  const frame = FrameSchema.parse(wire);
  const read = Object.hasOwn(readers, frame.type) ? readers[frame.type] : undefined;
  return read && ({...frame, data: read(frame.data)} as ChatEvent); // parsed by its type's reader
}

/** Data of the control event `stream.reset`: read the lists again and go on from `cursor`. */
export const StreamResetSchema = z.object({cursor: text});

/** Answer of endpoint 21 in its long-poll encoding. */
export const EventPollSchema = z.object({events: z.array(z.unknown()), cursor: text});
