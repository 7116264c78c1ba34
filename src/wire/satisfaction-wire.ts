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
      options: z.literal([2, 3, 5]),
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

/** Body of endpoint 19; the form decides what of it is a good answer. A rating of null takes the answer back. */
export const SatisfactionPatchSchema = z.object({
  rating: z.optional(z.nullable(z.number())),
  answers: z.optional(
    z
      .array(
        z.object({
          questionId: text.check(z.minLength(1), z.maxLength(128)),
          answer: z.union([text, z.array(text).check(z.maxLength(100))]),
        }),
      )
      .check(z.maxLength(100)),
  ),
  submitted: z.optional(z.boolean()),
});
export type SatisfactionPatchWire = z.output<typeof SatisfactionPatchSchema>;
