import * as z from 'zod/mini';
import {AttributeValueSchema} from './conversation-wire.js';
import {TemplateSchema} from './message-schema.js';
import {ReplySchema} from './message-wire.js';

/** Bodies of requests. Unknown fields are ignored; lengths are the brand's to limit, except where none would be sane. */

const id = z.string().check(z.minLength(1), z.maxLength(128));
const attributes = z.record(z.string(), AttributeValueSchema);

export const NewVisitorSchema = z.object({siteKey: id});

export const NewMessageSchema = z.object({
  body: z.optional(z.string()),
  reply: z.optional(ReplySchema),
  attachmentIds: z.optional(z.array(id)),
});
export type NewMessageWire = z.output<typeof NewMessageSchema>;

/**
 * `message.reply.messageId` is the word `opening` when the first message chooses an option of the opening's question
 * (which has no id before the conversation exists); the stored reply then names the stored copy's real id.
 */
export const NewConversationSchema = z.object({
  message: z.optional(NewMessageSchema),
  title: z.optional(z.nullable(z.string())),
  assistantId: z.optional(z.nullable(id)),
  brandId: z.optional(z.nullable(id)),
  customAttributes: z.optional(attributes),
});
export type NewConversationWire = z.output<typeof NewConversationSchema>;

export const ConversationPatchSchema = z.object({
  customAttributes: z.optional(attributes),
  title: z.optional(z.nullable(z.string())),
});
export type ConversationPatchWire = z.output<typeof ConversationPatchSchema>;

export const ReadPositionSchema = z.object({lastReadMessageId: id});
export const TypingSchema = z.object({typing: z.boolean()});

/** Who speaks, when a program with a key of role `bot` or `admin` writes. A person who is signed in gives none. */
export const AgentSenderSchema = z.object({
  type: z.enum(['agent', 'assistant', 'system']),
  displayName: z.string().check(z.minLength(1), z.maxLength(120)),
  id: z.optional(z.nullable(id)),
  avatarUrl: z.optional(z.nullable(z.string().check(z.maxLength(2048)))),
  ai: z.optional(z.boolean()),
});
export type AgentSenderWire = z.output<typeof AgentSenderSchema>;

const webAddress = z.string().check(z.maxLength(2048), z.regex(/^https?:\/\/[^\s/]/i));

/**
 * What the pages are to which a message links, as whoever writes knows or has read them; `url` and `imageUrl` are
 * addresses of the web. The server itself reads no page. Refused unless the brand's `linkPreviews` is on.
 */
export const LinkPreviewsSchema = z
  .array(
    z.object({
      url: webAddress,
      title: z.optional(z.nullable(z.string().check(z.maxLength(300)))),
      description: z.optional(z.nullable(z.string().check(z.maxLength(1000)))),
      imageUrl: z.optional(z.nullable(webAddress)),
    }),
  )
  .check(z.maxLength(10));
export type LinkPreviewsWire = z.output<typeof LinkPreviewsSchema>;

export const AgentMessageSchema = z.object({
  body: z.optional(z.string()),
  template: z.optional(z.nullable(TemplateSchema)),
  sender: z.optional(AgentSenderSchema),
  auto: z.optional(z.boolean()),
  inputLocked: z.optional(z.boolean()),
  /** The text grows by `MessagePatchSchema` until `done`; it may be empty at first. */
  streaming: z.optional(z.boolean()),
  /** Of `POST /v1/agent/attachments`; with some the body may be empty. */
  attachmentIds: z.optional(z.array(id)),
  linkPreviews: z.optional(LinkPreviewsSchema),
});
export type AgentMessageWire = z.output<typeof AgentMessageSchema>;

/**
 * `append` adds whole characters to a text that grows. With `offset`, the length of the text before it in UTF-16 units,
 * the same request may be sent again: what is there already is not added twice. `body` replaces the text. `done` ends
 * the growing. `linkPreviews` replaces the previews of any message, also the customer's; it comes alone.
 */
export const MessagePatchSchema = z.object({
  append: z.optional(z.string()),
  offset: z.optional(z.int().check(z.minimum(0))),
  body: z.optional(z.string()),
  done: z.optional(z.boolean()),
  linkPreviews: z.optional(LinkPreviewsSchema),
});
export type MessagePatchWire = z.output<typeof MessagePatchSchema>;

export const AgentTypingSchema = z.object({
  typing: z.boolean(),
  sender: z.optional(AgentSenderSchema),
  ai: z.optional(z.boolean()),
});

const ParticipantSchema = z.object({
  id,
  displayName: z.nullable(z.string().check(z.maxLength(120))),
  avatarUrl: z.optional(z.nullable(z.string().check(z.maxLength(2048)))),
});

const QueueSchema = z.object({
  estimatedWaitSeconds: z.optional(z.nullable(z.int().check(z.minimum(0), z.maximum(31_536_000)))),
  name: z.optional(z.nullable(z.string().check(z.maxLength(120)))),
});

export const AgentConversationPatchSchema = z.object({
  customAttributes: z.optional(attributes),
  title: z.optional(z.nullable(z.string())),
  isInAssistantMode: z.optional(z.boolean()),
  /** All of them, newest last. */
  participants: z.optional(z.array(ParticipantSchema).check(z.maxLength(50))),
  queue: z.optional(z.nullable(QueueSchema)),
});
export type AgentConversationPatchWire = z.output<typeof AgentConversationPatchSchema>;

export const MergeSchema = z.object({targetId: id});

export const EndConversationSchema = z.object({
  reason: z.optional(z.enum(['customer_ended', 'user_ended', 'timed_out'])),
});

export const ArticleFeedbackSchema = z.object({
  value: z.enum(['positive', 'negative']),
  reasons: z.optional(z.array(id).check(z.maxLength(20))),
  comment: z.optional(z.string().check(z.maxLength(2000))),
});

/** Body of endpoint 19; the form decides what of it is a good answer. A rating of null takes the answer back. */
export const SatisfactionPatchSchema = z.object({
  rating: z.optional(z.nullable(z.number())),
  answers: z.optional(
    z
      .array(
        z.object({
          questionId: z.string().check(z.minLength(1), z.maxLength(128)),
          answer: z.union([z.string(), z.array(z.string()).check(z.maxLength(100))]),
        }),
      )
      .check(z.maxLength(100)),
  ),
  submitted: z.optional(z.boolean()),
});
export type SatisfactionPatchWire = z.output<typeof SatisfactionPatchSchema>;
