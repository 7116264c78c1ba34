import * as z from 'zod/mini';

/** Answer of endpoints 2 and 3. */
export const VisitorTokenSchema = z.object({visitorId: z.string(), token: z.string(), expiresAt: z.string()});
export type VisitorTokenWire = z.output<typeof VisitorTokenSchema>;

/** Answer of endpoint 4. */
export const VisitorSchema = z.object({
  visitorId: z.string(),
  identified: z.boolean(),
  customerId: z._default(z.nullable(z.string()), null),
  externalId: z._default(z.nullable(z.string()), null),
  email: z._default(z.nullable(z.string()), null),
});
export type VisitorWire = z.output<typeof VisitorSchema>;
