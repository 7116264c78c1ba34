import * as z from 'zod/mini';
import {ConversationSchema} from './conversation-wire.js';
import {ConfigChangedSchema, DeltaSchema, ReadMovedSchema, TypingActivitySchema} from './common-event-wire.js';
import {CustomersMergedSchema, DeletedSchema, JoinedSchema, MergedSchema, QueueSchema} from './help-desk-events.js';
import {UnreadSchema} from './list-wire.js';
import {MessageSchema} from './message-schema.js';
import {SatisfactionSchema} from './satisfaction-wire.js';
import {VisitorSchema} from './visitor-wire.js';

const at = z.string();
const conversationId = z.string();

/** The whole shape of an event, for the server and its description. Pages use `decodeEvent`. */
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
  z.object({type: z.literal('conversation.read'), at, conversationId, data: ReadMovedSchema}),
  z.object({type: z.enum(['typing.started', 'typing.stopped']), at, conversationId, data: TypingActivitySchema}),
  z.object({type: z.literal('conversation.merged'), at, conversationId, data: MergedSchema}),
  z.object({type: z.literal('conversation.deleted'), at, conversationId, data: DeletedSchema}),
  z.object({type: z.literal('participant.joined'), at, conversationId, data: JoinedSchema}),
  z.object({
    type: z.enum(['satisfaction.offered', 'satisfaction.updated']),
    at,
    conversationId,
    data: SatisfactionSchema,
  }),
  z.object({type: z.literal('message.delta'), at, conversationId, data: DeltaSchema}),
  z.object({type: z.literal('queue.updated'), at, conversationId, data: QueueSchema}),
  z.object({type: z.literal('visitor.identified'), at, data: VisitorSchema}),
  z.object({type: z.literal('customer.merged'), at, data: CustomersMergedSchema}),
  z.object({type: z.literal('customer.deleted'), at, data: DeletedSchema}),
  z.object({type: z.literal('unread.changed'), at, data: UnreadSchema}),
  z.object({type: z.literal('config.changed'), at, data: ConfigChangedSchema}),
]);
