import * as z from 'zod/mini';
import type {ChatErrorCode} from '../model/chat-error.js';
import type {Draft, Screen} from './chat-state.js';
import type {OutboxRecord} from './outbox-record.js';

/** What comes back from storage is outside data: another release, or another script of the page, may have written it. */

/** Articles are not stored: what they were opened over is. No union, which would cost every chat 0.3 kB. */
const ScreenSchema = z.object({name: z.string(), key: z.optional(z.string())});

const AttributesSchema = z.optional(
  z.catchall(z.object({}), z.nullable(z.union([z.string(), z.number(), z.boolean()]))),
);

const DraftSchema = z.object({
  clientId: z.string(),
  assistantId: z.optional(z.string()),
  customAttributes: AttributesSchema,
});

export function readScreen(value: unknown): Screen | undefined {
  const {name, key} = ScreenSchema.safeParse(value).data ?? {};
  if (name === 'thread' && key !== undefined) return {name, key};
  return name === 'home' ? {name} : undefined;
}

export function readDraft(value: unknown): Draft | undefined {
  const {data} = DraftSchema.safeParse(value);
  return data && {clientId: data.clientId, assistantId: data.assistantId, customAttributes: data.customAttributes};
}

const ErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  retryable: z.optional(z.boolean()),
  status: z.optional(z.number()),
  reason: z.optional(z.string()),
  source: z.optional(z.string()),
  conversationId: z.optional(z.string()),
});

const FileSchema = z.object({
  clientId: z.string(),
  file: z.unknown(),
  name: z.string(),
  alt: z.optional(z.string()),
  shownAs: z.optional(z.string()),
});

const OutboxSchema = z.object({
  clientId: z.string(),
  key: z.string(),
  order: z.number(),
  body: z.string(),
  reply: z.nullable(z.object({messageId: z.string(), value: z.string()})),
  createdAt: z.string(),
  author: z.string(),
  hadVisitor: z.boolean(),
  newThread: z.optional(
    z.object({
      clientId: z.string(),
      assistantId: z.optional(z.nullable(z.string())),
      brandId: z.optional(z.string()),
      customAttributes: AttributesSchema,
      isFromPage: z.boolean(),
    }),
  ),
  attachments: z.optional(z.array(z.union([z.string(), FileSchema]))),
  sentAs: z.optional(z.string()),
  failed: z.optional(ErrorSchema),
});

/** Undefined for what this release cannot send. */
export function readRecord(value: unknown): OutboxRecord | undefined {
  const {data} = OutboxSchema.safeParse(value);
  const attachments = data?.attachments;
  if (!data || (attachments && !attachments.every(isWhole))) return undefined;
  return {...data, attachments, failed: data.failed && {...data.failed, code: data.failed.code as ChatErrorCode}};
}

/** No schema knows it by its class: `z.instanceof` would cost every chat 0.4 kB. */
function isWhole<Kind>(attachment: string | Kind): attachment is string | (Kind & {readonly file: Blob}) {
  return typeof attachment === 'string' || (attachment as {readonly file: unknown}).file instanceof Blob;
}
