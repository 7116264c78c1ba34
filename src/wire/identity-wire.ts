import * as z from 'zod/mini';
import {AttributeValueSchema} from './conversation-wire.js';
import {recordOf} from './record.js';
import {VisitorSchema} from './visitor-wire.js';

/** Answer of endpoint 5: as endpoint 4, with the token that replaces the visitor's. */
export const IdentifiedSchema = z.object({...VisitorSchema.shape, token: z.string(), expiresAt: z.string()});

/** Answer of endpoint 7. */
export const CustomerSchema = z.object({
  emails: z._default(z.array(z.string()), []),
  phones: z._default(z.array(z.string()), []),
  socials: z._default(z.array(z.object({username: z.string(), type: z.string()})), []),
  customAttributes: z._default(recordOf(AttributeValueSchema), {}),
});
