import * as z from 'zod/mini';
import type {StoredConversation} from '../store/chat-store.js';

const RunSchema = z.object({
  assistantId: z.string(),
  /** The question that waits for an answer, or the webhook that is to be called. */
  stepId: z.string(),
  /** The message that asked; null at a webhook. */
  questionId: z.nullable(z.string()),
  /** Counts up, so that what was planned for an earlier turn does nothing in a later one. */
  turn: z._default(z.number(), 0),
  /** Wrong answers to this question. */
  attempts: z._default(z.number(), 0),
  answers: z._default(z.record(z.string(), z.string()), {}),
  /** Since when the customer says nothing: the start of this turn, RFC 3339. */
  since: z._default(z.string(), ''),
  /** Reminders said since then. */
  reminded: z._default(z.number(), 0),
});

/** A running assistant as a conversation stores it. */
export type AssistantRun = z.output<typeof RunSchema>;

export function runOf(stored: StoredConversation): AssistantRun | null {
  if (stored.assistantRun === null) return null;
  const run = RunSchema.safeParse(stored.assistantRun);
  return run.success ? run.data : null;
}
