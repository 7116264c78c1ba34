import * as z from 'zod/mini';

export const SignInSchema = z.object({
  email: z.string().check(z.minLength(1), z.maxLength(320)),
  password: z.string().check(z.minLength(1), z.maxLength(1024)),
});
export type SignInWire = z.output<typeof SignInSchema>;

/** Who is signed in. `csrfToken` goes into the header `X-CSRF-Token` of whatever is not a GET. */
export const AgentSessionSchema = z.object({
  agent: z.object({
    id: z.string(),
    email: z.string(),
    displayName: z.string(),
    avatarUrl: z._default(z.nullable(z.string()), null),
    role: z.string(),
  }),
  csrfToken: z.string(),
  expiresAt: z.string(),
});
export type AgentSessionWire = z.output<typeof AgentSessionSchema>;

/** How one gets in here. `session` is that of who is in already; the demo's console uses a key that everybody knows. */
export const AgentEntranceSchema = z.object({
  organisation: z.string(),
  isDemo: z.boolean(),
  /** A site of the organisation, for what the console reads of its configuration. */
  siteKey: z.nullable(z.string()),
  methods: z.array(z.string()),
  session: z.nullable(AgentSessionSchema),
});
export type AgentEntranceWire = z.output<typeof AgentEntranceSchema>;
