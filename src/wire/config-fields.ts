import * as z from 'zod/mini';
import {recordOf} from './record.js';

const text = z.string();
const textOrNull = z._default(z.nullable(z.string()), null);
const on = z._default(z.boolean(), true);
const off = z._default(z.boolean(), false);

const KlassAttributesSchema = z.object({
  mode: z.catch(z.enum(['declared', 'open']), 'open'),
  types: z._default(recordOf(z.enum(['string', 'text', 'number', 'boolean', 'datetime', 'url', 'id', 'tree'])), {}),
});

export const configFields = {
  site: z.object({
    teamName: text,
    teamIconUrl: textOrNull,
    launcherIcon: textOrNull,
    launcherLabel: text,
    accent: textOrNull,
    greeting: textOrNull,
    waitMessage: textOrNull,
    locale: text,
    replySeconds: z._default(z.nullable(z.number()), null),
    retentionDays: z._default(z.nullable(z.number()), null),
    team: z._default(z.array(z.object({displayName: text, avatarUrl: textOrNull})), []),
  }),
  hours: z._default(z.array(z.object({day: z.number(), from: text, to: text})), []),
  availability: z.enum(['online', 'offline', 'hidden', 'disabled']),
  availabilityChangesAt: textOrNull,
  offhours: z.object({
    display: z.catch(z.enum(['online', 'offline', 'none']), 'offline'),
    message: textOrNull,
    imageUrl: textOrNull,
  }),
  features: z.object({
    closable: off,
    singleConversation: off,
    history: on,
    reopen: off,
    attachments: off,
    csat: off,
    typingToAgent: on,
    typingToCustomer: on,
    linkPreviews: off,
  }),
  limits: z.object({
    bodyChars: z.number(),
    fileBytes: z.number(),
    totalBytes: z.number(),
    fileTypes: z.array(text),
    titleChars: z.number(),
  }),
  attributes: z.object({conversation: KlassAttributesSchema, customer: KlassAttributesSchema}),
  capabilities: z._default(z.array(text), []),
};

export const assistantFields = {id: text, publicName: textOrNull, avatarUrl: textOrNull};

const AnyConfigSchema = z.object({
  ...configFields,
  assistant: z._default(z.nullable(z.object({...assistantFields, opening: z.array(z.unknown())})), null),
});

/** The configuration, but for what an assistant says. Throws a zod error on what is none. */
export const parseConfig = (wire: unknown) => AnyConfigSchema.parse(wire);
