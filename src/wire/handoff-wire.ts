import * as z from 'zod/mini';
import {AttributeValueSchema} from './conversation-wire.js';
import {AgentSenderSchema} from './request-wire.js';

/** A transcript is longer than other bodies: a hundred messages of the longest kind. */
export const handoffLimits = {minMessages: 2, maxMessages: 100, bodyChars: 10_240, requestBytes: 5_000_000};

const id = z.string().check(z.minLength(1), z.maxLength(128));

const HandoffMessageSchema = z.object({
  direction: z.enum(['in', 'out']),
  /** RFC 3339. The messages are stored in the order of their dates. */
  date: z.string().check(z.maxLength(64)),
  body: z.string().check(z.maxLength(handoffLimits.bodyChars)),
  /** Who said an `out` message, when it was not `from`. */
  sender: z.optional(AgentSenderSchema),
});

/**
 * A conversation that has begun elsewhere. Whose it is: a `visitorId` of this server, or a customer by `id`,
 * `externalId` or `email`, who is created when unknown by the latter two; if both are given, `email` wins.
 */
export const HandoffSchema = z.object({
  visitorId: z.optional(id),
  customer: z.optional(
    z.object({
      id: z.optional(id),
      externalId: z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
      email: z.optional(z.string().check(z.maxLength(254), z.regex(/^[^@\s]+@[^@\s]+$/u))),
    }),
  ),
  /** The site it belongs to; by default the visitor's, else the first one. */
  siteKey: z.optional(id),
  brandId: z.optional(z.nullable(id)),
  messages: z
    .array(HandoffMessageSchema)
    .check(z.minLength(handoffLimits.minMessages), z.maxLength(handoffLimits.maxMessages)),
  /** Who said all `out` messages. */
  from: z.optional(AgentSenderSchema),
  /** Kept as the custom attribute `externalId`. */
  externalId: z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
  /** False makes it an ended conversation. */
  active: z.optional(z.boolean()),
  title: z.optional(z.nullable(z.string())),
  customAttributes: z.optional(z.record(z.string(), AttributeValueSchema)),
});
export type HandoffWire = z.output<typeof HandoffSchema>;
