import * as z from 'zod/mini';
import type {Message, OpeningMessage} from '../model/message.js';
import type {TreeNode} from '../model/message-template.js';

const text = z.string();
const textOrNull = z._default(z.nullable(z.string()), null);

/** Values that this release does not know fall back instead of failing: older pages outlive newer servers. */
export const SenderSchema = z.object({
  type: z.catch(z.enum(['customer', 'agent', 'assistant', 'system']), 'system'),
  id: textOrNull,
  displayName: textOrNull,
  avatarUrl: textOrNull,
  ai: z._default(z.boolean(), false),
});

const ReplyActionSchema = z.object({
  value: text,
  displayText: text,
  valueType: z._default(z.enum(['text', 'emoji']), 'text'),
});

export const TreeNodeSchema: z.ZodMiniType<TreeNode> = z.object({
  id: text,
  displayName: text,
  get children() {
    return z._default(z.array(TreeNodeSchema), []);
  },
});

export const TemplateSchema = z.discriminatedUnion('type', [
  z.object({type: z.literal('text')}),
  z.object({type: z.literal('quickReplies'), actions: z.array(ReplyActionSchema)}),
  z.object({
    type: z.literal('tree'),
    children: z.array(TreeNodeSchema),
    leafRequired: z._default(z.boolean(), false),
  }),
  z.object({
    type: z.literal('list'),
    items: z.array(z.object({value: text, titleText: text, detailsText: textOrNull, imageUrl: textOrNull})),
  }),
  z.object({
    type: z.literal('articles'),
    articles: z.array(z.object({id: text, title: text, url: textOrNull})),
    followupText: textOrNull,
    actions: z._default(z.array(ReplyActionSchema), []),
  }),
  z.object({type: z.literal('feedback'), actions: z.array(ReplyActionSchema)}),
  z.object({
    type: z.literal('input'),
    kind: z.enum(['text', 'email', 'phone', 'name']),
    required: z._default(z.boolean(), false),
  }),
  z.object({type: z.literal('satisfaction'), satisfactionId: text}),
]);

export const ReplySchema = z.object({messageId: text, value: text});

export const AttachmentSchema = z.object({
  id: text,
  name: text,
  contentType: text,
  size: z.number(),
  width: z._default(z.nullable(z.number()), null),
  height: z._default(z.nullable(z.number()), null),
  alt: textOrNull,
  url: textOrNull,
  urlExpiresAt: textOrNull,
});

/** An unknown template becomes null, so that the body is shown. */
const TemplateOrNullSchema = z.catch(z._default(z.nullable(TemplateSchema), null), null);

export const OpeningMessageSchema = z.object({
  sender: SenderSchema,
  body: text,
  template: TemplateOrNullSchema,
  inputLocked: z._default(z.boolean(), false),
});

export const MessageSchema = z.extend(OpeningMessageSchema, {
  id: text,
  clientId: textOrNull,
  conversationId: text,
  seq: z.number(),
  createdAt: text,
  direction: z.enum(['in', 'out']),
  reply: z._default(z.nullable(ReplySchema), null),
  attachments: z._default(z.array(AttachmentSchema), []),
  auto: z._default(z.boolean(), false),
  linkPreviews: z._default(
    z.array(z.object({url: text, title: textOrNull, description: textOrNull, imageUrl: textOrNull})),
    [],
  ),
  streaming: z._default(z.boolean(), false),
  editedAt: textOrNull,
  redactedAt: textOrNull,
});

export type MessageWire = z.output<typeof MessageSchema>;

/** Throws a zod error on what is no message. */
export function decodeMessage(wire: unknown): Message {
  return MessageSchema.parse(wire);
}

export function encodeMessage(message: Message): MessageWire {
  return message as MessageWire; // the same fields; readonly is all that differs
}

export function encodeOpening(opening: OpeningMessage): z.output<typeof OpeningMessageSchema> {
  return opening as z.output<typeof OpeningMessageSchema>;
}
