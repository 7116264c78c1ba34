import * as z from 'zod/mini';
import type {Message, OpeningMessage} from '../model/message.js';
import type {MessageTemplate, TreeNode} from '../model/message-template.js';

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

const actions = z.array(ReplyActionSchema);

/** What each type of template holds beside its `type`. A table and not a union: it costs a page 1 kB less. */
export const templateFields = {
  text: z.object({}),
  quickReplies: z.object({actions}),
  tree: z.object({children: z.array(TreeNodeSchema), leafRequired: z._default(z.boolean(), false)}),
  list: z.object({
    items: z.array(z.object({value: text, titleText: text, detailsText: textOrNull, imageUrl: textOrNull})),
  }),
  articles: z.object({
    articles: z.array(z.object({id: text, title: text, url: textOrNull})),
    followupText: textOrNull,
    actions: z._default(actions, []),
  }),
  feedback: z.object({actions}),
  input: z.object({
    kind: z.enum(['text', 'email', 'phone', 'name']),
    required: z._default(z.boolean(), false),
  }),
  satisfaction: z.object({satisfactionId: text}),
};

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

/** Fields that an opening message and a stored one share; `template` is read by its own table. */
export const openingFields = {
  sender: SenderSchema,
  body: text,
  inputLocked: z._default(z.boolean(), false),
};

export const messageFields = {
  ...openingFields,
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
};

const template = z._default(z.unknown(), null);
const AnyOpeningSchema = z.object({...openingFields, template});
const AnyMessageSchema = z.object({...messageFields, template});

/** Throws a zod error on what is no message. */
export function decodeMessage(wire: unknown): Message {
  const message = AnyMessageSchema.parse(wire);
  return {...message, template: decodeTemplate(message.template)};
}

/** Throws a zod error on what is no opening message. */
export function decodeOpening(wire: unknown): OpeningMessage {
  const opening = AnyOpeningSchema.parse(wire);
  return {...opening, template: decodeTemplate(opening.template)};
}

/** An unknown or broken template becomes null, so that the body is shown. */
function decodeTemplate(wire: unknown): MessageTemplate | null {
  const type = (wire as {type?: unknown} | null)?.type;
  if (typeof type !== 'string' || !Object.hasOwn(templateFields, type)) return null;
  const fields = templateFields[type as keyof typeof templateFields].safeParse(wire);
  return fields.success ? ({type, ...fields.data} as MessageTemplate) : null;
}
