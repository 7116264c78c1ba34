import * as z from 'zod/mini';
import {recordOf} from './record.js';

/** Answer of endpoint 17: where the bytes go. `url` may be relative to the server. */
export const NewAttachmentAnswerSchema = z.object({
  id: z.string(),
  upload: z.object({
    method: z.string(),
    url: z.string(),
    headers: z._default(recordOf(z.string()), {}),
    expiresAt: z._default(z.nullable(z.string()), null),
  }),
});
