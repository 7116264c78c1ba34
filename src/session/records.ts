import * as z from 'zod/mini';
import type {Draft, Screen} from './chat-state.js';

/** What comes back from storage is outside data: another release, or another script of the page, may have written it. */

/** Articles are not stored: what they were opened over is. No union, which would cost every chat 0.3 kB. */
const ScreenSchema = z.object({name: z.string(), key: z.optional(z.string())});

const DraftSchema = z.object({
  clientId: z.string(),
  assistantId: z.optional(z.string()),
  customAttributes: z.optional(z.catchall(z.object({}), z.nullable(z.union([z.string(), z.number(), z.boolean()])))),
});

export function readScreen(value: unknown): Screen | undefined {
  const {name, key} = ScreenSchema.safeParse(value).data ?? {};
  if (name === 'thread' && key !== undefined) return {name, key};
  return name === 'home' ? {name} : undefined;
}

export function readDraft(value: unknown): Draft | undefined {
  const {data} = DraftSchema.safeParse(value);
  return data && {clientId: data.clientId, assistantId: data.assistantId, customAttributes: data.customAttributes};
}
