import * as z from 'zod/mini';

const text = z.string();
const textOrNull = z._default(z.nullable(z.string()), null);

export const SatisfactionSchema = z.object({
  id: text,
  conversationId: text,
  status: z.enum(['offered', 'rated', 'commented', 'locked', 'canceled']),
  editableUntil: text,
  form: z.object({
    introduction: textOrNull,
    ratingPrompt: text,
    scale: z.object({
      type: z.enum(['number', 'emoji', 'thumb']),
      options: z.enum({two: 2, three: 3, five: 5} as const),
      labelLow: textOrNull,
      labelHigh: textOrNull,
    }),
    questions: z._default(
      z.array(
        z.object({
          id: text,
          prompt: text,
          type: z.enum(['text', 'radio', 'checkbox']),
          options: z._default(z.array(text), []),
        }),
      ),
      [],
    ),
  }),
  rating: z._default(z.nullable(z.number()), null),
  answers: z._default(z.array(z.object({questionId: text, answer: z.union([text, z.array(text)])})), []),
  submittedAt: textOrNull,
});
