import * as z from 'zod/mini';
import type {ChatEvent} from '../model/chat-event.js';
import {ConversationSchema} from './conversation-wire.js';
import {UnreadSchema} from './list-wire.js';
import {MessageSchema} from './message-wire.js';

const text = z.string();
const textOrNull = z._default(z.nullable(z.string()), null);

export const TypingActivitySchema = z.object({
  user: z.object({id: textOrNull, displayName: textOrNull, avatarUrl: textOrNull}),
  ai: z._default(z.boolean(), false),
  expiresAt: text,
});

const at = text;
const conversationId = text;

export const EventSchema = z.discriminatedUnion('type', [
  z.object({type: z.enum(['message.created', 'message.updated']), at, conversationId, data: MessageSchema}),
  z.object({
    type: z.enum([
      'conversation.created',
      'conversation.updated',
      'conversation.ended',
      'conversation.reopened',
      'assistant.ended',
    ]),
    at,
    conversationId,
    data: ConversationSchema,
  }),
  z.object({
    type: z.literal('conversation.read'),
    at,
    conversationId,
    data: z.object({conversationId, lastReadMessageId: text, by: z.enum(['customer', 'agent'])}),
  }),
  z.object({type: z.enum(['typing.started', 'typing.stopped']), at, conversationId, data: TypingActivitySchema}),
  z.object({type: z.literal('unread.changed'), at, data: UnreadSchema}),
  z.object({type: z.literal('config.changed'), at, data: z.object({etag: text})}),
]);

export type EventWire = z.output<typeof EventSchema>;

const typeOf = z.object({type: text});

/**
 * Undefined for a type that this release does not know, which is to be ignored (protocol, principle 7); throws a zod
 * error on a known type with a wrong shape.
 */
export function decodeEvent(wire: unknown): ChatEvent | undefined {
  const {type} = typeOf.parse(wire);
  const isKnown = EventSchema.def.options.some((option) => option.shape.type.safeParse(type).success);
  return isKnown ? EventSchema.parse(wire) : undefined;
}

export function encodeEvent(event: ChatEvent): EventWire {
  return event as EventWire; // the same fields; readonly is all that differs
}

/** Data of the control event `stream.reset`: read the lists again and go on from `cursor`. */
export const StreamResetSchema = z.object({cursor: text});

/** Answer of endpoint 21 in its long-poll encoding. */
export const EventPollSchema = z.object({events: z.array(z.unknown()), cursor: text});
