import * as z from 'zod/mini';
import {field, id, localizedText, optional} from './schema-field.js';

const timestamp = z.string().check(
  z.regex(
    /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/,
    'a date and time in RFC 3339, such as 2026-01-05T10:00:00Z',
  ),
  z.refine((text) => !Number.isNaN(Date.parse(text)), 'a date and time that exists'),
);

export const CategorySchema = z.strictObject({
  id: field(id, 'What articles and pages name as the category.'),
  parentId: optional(z.nullable(id), 'The category above it, which must stand before it.', null),
  title: field(localizedText(200), 'Its name, also by language.'),
  description: optional(z.nullable(localizedText(2000)), 'A sentence about it, also by language.', null),
});

export const ArticleSchema = z.strictObject({
  id: field(id, 'What pages name as the article.'),
  categoryId: optional(z.nullable(id), 'Its category.', null),
  title: field(localizedText(200), 'Its title, also by language.'),
  body: field(localizedText(100_000), 'Markdown, the same as in messages, also by language.'),
  url: optional(
    z.nullable(z.string().check(z.maxLength(2048), z.regex(/^https?:\/\/[^\s/]/i, 'an http(s) address'))),
    'Where it stands on the web: readers may open it in a tab of its own.',
    null,
  ),
  updatedAt: optional(z.nullable(timestamp), 'When it was last changed (RFC 3339).', null),
});

export type CategoryWire = z.output<typeof CategorySchema>;
export type ArticleWire = z.output<typeof ArticleSchema>;
