import * as z from 'zod/mini';
import {AttributeValueSchema} from './conversation-wire.js';
import {CustomerSchema} from './identity-wire.js';

/** What one customer may have of each kind of contact. */
export const contactLimits = {entries: 20, emailChars: 254, phoneChars: 40, usernameChars: 128};

const text = z.string();
const textOrNull = z._default(z.nullable(z.string()), null);
const {entries, emailChars, phoneChars, usernameChars} = contactLimits;

const email = z.string().check(z.maxLength(emailChars), z.regex(/^[^@\s]+@[^@\s]+$/u));
// Begins with +, ( or a digit: a pattern that cannot take long, whatever comes.
const phone = z.string().check(z.maxLength(phoneChars), z.regex(/^[+(\d][\d\s().\-/#*xX]*$/));
const social = z.object({
  username: z.string().check(z.minLength(1), z.maxLength(usernameChars)),
  type: z.enum(['facebook', 'twitter', 'instagram', 'linkedin']),
});

const emails = z.optional(z.nullable(z.array(email).check(z.maxLength(entries))));
const phones = z.optional(z.nullable(z.array(phone).check(z.maxLength(entries))));
const socials = z.optional(z.nullable(z.array(social).check(z.maxLength(entries))));

/**
 * Body of endpoint 7, a merge patch: a list replaces the one before, null empties it. Kustomer's newer names
 * (`shared…`: told, not proven) win over the older ones.
 */
export const CustomerPatchSchema = z.object({
  emails,
  phones,
  socials,
  sharedEmails: emails,
  sharedPhones: phones,
  sharedSocials: socials,
  customAttributes: z.optional(z.record(z.string(), AttributeValueSchema)),
});
export type CustomerPatchWire = z.output<typeof CustomerPatchSchema>;

/** What endpoint 7 answers and agents read. `externalId` and `email` are proven, the lists are not. */
export const CustomerRecordSchema = z.extend(CustomerSchema, {
  id: text,
  externalId: textOrNull,
  email: textOrNull,
  createdAt: text,
});
export type CustomerRecordWire = z.output<typeof CustomerRecordSchema>;

export const MergeCustomersSchema = z.object({targetId: z.string().check(z.minLength(1), z.maxLength(128))});
