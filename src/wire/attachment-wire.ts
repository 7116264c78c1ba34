import * as z from 'zod/mini';

/** Longer names are shortened by the server; this only keeps requests sane. */
const name = z.string().check(z.minLength(1), z.maxLength(1024));

export const NewAttachmentSchema = z.object({
  name,
  /** A type of the configuration's `limits.fileTypes`. */
  contentType: z.string().check(z.minLength(1), z.maxLength(255)),
  /** Exactly as many bytes will follow. */
  size: z.int().check(z.minimum(1)),
  /** What the picture shows, for those who do not see it. */
  alt: z.optional(z.nullable(z.string().check(z.maxLength(1000)))),
  /** Of the bytes, in hex; compared when they have come. */
  sha256: z.optional(z.nullable(z.string().check(z.regex(/^[0-9a-fA-F]{64}$/)))),
});
export type NewAttachmentWire = z.output<typeof NewAttachmentSchema>;

export const AgentAttachmentSchema = z.extend(NewAttachmentSchema, {
  /** Where it will be sent to: its site's limits hold. */
  conversationId: z.string().check(z.minLength(1), z.maxLength(128)),
});
export type AgentAttachmentWire = z.output<typeof AgentAttachmentSchema>;

/** Where the bytes go. `url` is relative to the server, or absolute. `fields` belong to a form, if there are any. */
export const AttachmentUploadSchema = z.object({
  id: z.string(),
  upload: z.object({
    method: z.string(),
    url: z.string(),
    headers: z._default(z.record(z.string(), z.string()), {}),
    expiresAt: z.string(),
  }),
});
export type AttachmentUploadWire = z.output<typeof AttachmentUploadSchema>;
