import * as z from 'zod/mini';

/** Answer of endpoint 17: where the bytes go. `url` may be relative to the server. */
export const NewAttachmentAnswerSchema = z.object({
  id: z.string(),
  upload: z.object({
    method: z.string(),
    url: z.string(),
    headers: z._default(z.record(z.string(), z.string()), {}),
    expiresAt: z._default(z.nullable(z.string()), null),
  }),
});
