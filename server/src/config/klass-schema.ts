import * as z from 'zod/mini';
import type {TreeNode} from '../../../src/model/message-template.js';
import {field, id, list, named, optional, text} from './schema-field.js';

const TreeNodeSchema: z.ZodMiniType<TreeNode> = named(
  'treeNode',
  z.strictObject({
    id: field(id, 'What is stored.'),
    displayName: field(text(200), 'What is shown.'),
    get children() {
      return z._default(field(list(TreeNodeSchema, 500), 'The nodes below it.'), []);
    },
  }),
);

const AttributeSchema = z.strictObject({
  type: field(
    z.enum(['string', 'text', 'number', 'boolean', 'datetime', 'url', 'id', 'tree']),
    '`string` holds up to 1,024 characters, `text` more; `datetime` is RFC 3339; `id` refers to something of yours; `tree` is a node of `tree`.',
  ),
  tree: optional(list(TreeNodeSchema, 500), 'The nodes of a `tree` attribute.'),
  visitorWritable: optional(z.boolean(), 'False keeps pages from writing it.', true),
  visitorReadable: optional(z.boolean(), 'True shows customers also what agents wrote.', false),
});

const name = z
  .string()
  .check(
    z.regex(
      /^(?!(constructor|prototype)$)[A-Za-z][A-Za-z0-9_]{0,63}$/,
      'a name that begins with a letter and holds letters, digits and _, at most 64',
    ),
  );

const KlassSchema = z.record(name, AttributeSchema);

export const KlassesSchema = z.strictObject({
  conversation: optional(KlassSchema, 'Of conversations. Left out, any well-formed attribute may be written.'),
  customer: optional(KlassSchema, 'Of customers. Left out, any well-formed attribute may be written.'),
});

export type KlassesWire = z.output<typeof KlassesSchema>;
