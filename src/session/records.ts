import * as z from 'zod/mini';
import type {Draft, Screen} from './chat-state.js';

/** What comes back from storage is outside data: another release, or another script of the page, may have written it. */

const ScreenSchema = z.discriminatedUnion('name', [
  z.object({name: z.literal('home')}),
  z.object({name: z.literal('thread'), key: z.string()}),
]);

const DraftSchema = z.object({
  clientId: z.string(),
  assistantId: z.optional(z.string()),
  customAttributes: z.optional(z.record(z.string(), z.nullable(z.union([z.string(), z.number(), z.boolean()])))),
});

export function readScreen(value: unknown): Screen | undefined {
  return ScreenSchema.safeParse(value).data;
}

export function readDraft(value: unknown): Draft | undefined {
  const {data} = DraftSchema.safeParse(value);
  return data && {clientId: data.clientId, assistantId: data.assistantId, customAttributes: data.customAttributes};
}
