import * as z from 'zod/mini';

const text = z.string();
const textOrNull = z._default(z.nullable(z.string()), null);

/** Answers of endpoints 23 to 25. */

export const CategorySchema = z.object({id: text, parentId: textOrNull, title: text, description: textOrNull});

export const ArticleSummarySchema = z.object({id: text, categoryId: textOrNull, title: text, excerpt: text});

export const ArticleSchema = z.object({
  id: text,
  categoryId: textOrNull,
  title: text,
  body: text,
  updatedAt: textOrNull,
  url: textOrNull,
  survey: z._default(
    z.nullable(
      z.object({
        title: text,
        reasons: z._default(z.array(z.object({value: text, displayText: text})), []),
        comment: z._default(z.boolean(), false),
      }),
    ),
    null,
  ),
});
