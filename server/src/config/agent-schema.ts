import * as z from 'zod/mini';
import {field, id, imageUrl, optional, secret, text} from './schema-field.js';

const email = z.string().check(z.maxLength(254), z.regex(/^[^\s@]+@[^\s@]+$/, 'an email address'));

/** A person. */
export const AgentSchema = z.strictObject({
  id: field(id, 'Stays with what this person writes.'),
  email: field(email, 'What is typed at the sign-in.'),
  displayName: field(text(120), 'What customers see.'),
  avatarUrl: optional(z.nullable(imageUrl), 'A picture.', null),
  role: optional(z.enum(['agent', 'admin']), '`admin` may also reload the configuration.', 'agent'),
  passwordHash: field(secret, '`scrypt$N$r$p$salt$hash`, as the command `hash password` prints it.'),
});

/** A program. Either `sha256` or `key`. */
export const AgentKeySchema = z.strictObject({
  id: field(id, 'Names the key in logs.'),
  role: field(z.enum(['bot', 'admin']), '`bot` answers as an agent; `admin` may do everything.'),
  sha256: optional(secret, 'SHA-256 of the key in hex, as the command `hash key` prints it.'),
  key: optional(secret, 'The key itself, best as `{"env": "NAME"}`; at least 16 characters.'),
});

export type AgentWire = z.output<typeof AgentSchema>;
export type AgentKeyWire = z.output<typeof AgentKeySchema>;
