import * as z from 'zod/mini';
import {ConfigSchema} from '../../../src/wire/config-schema.js';
import {ConversationSchema} from '../../../src/wire/conversation-wire.js';
import {EventSchema} from '../../../src/wire/event-schema.js';
import {UnreadSchema} from '../../../src/wire/list-wire.js';
import {MessageSchema, TemplateSchema} from '../../../src/wire/message-schema.js';
import {TreeNodeSchema} from '../../../src/wire/message-wire.js';
import {ProblemSchema} from '../../../src/wire/problem-wire.js';
import {VisitorSchema, VisitorTokenSchema} from '../../../src/wire/visitor-wire.js';

/** What answers are made of. */
const nouns: Readonly<Record<string, z.ZodMiniType>> = {
  Config: ConfigSchema,
  Conversation: ConversationSchema,
  Event: EventSchema,
  Message: MessageSchema,
  Problem: ProblemSchema,
  Template: TemplateSchema,
  TreeNode: TreeNodeSchema,
  Unread: UnreadSchema,
  Visitor: VisitorSchema,
  VisitorToken: VisitorTokenSchema,
};

const base = '#/components/schemas/';

/** Collects the schemas of a description and gives each a name by which others refer to it. */
export class OpenApiSchemas {
  readonly #answers = z.registry<{id: string}>();
  readonly #requests = z.registry<{id: string}>();

  constructor() {
    for (const [id, schema] of Object.entries(nouns)) this.#answers.add(schema, {id});
    // A recursive schema must have a name in each direction: inline it could not refer to itself.
    this.#requests.add(TreeNodeSchema, {id: 'TreeNodeRequest'});
  }

  answer(schema: z.ZodMiniType, name: string): {readonly $ref: string} {
    return refer(this.#answers, schema, `${name}Answer`);
  }

  request(schema: z.ZodMiniType, name: string): {readonly $ref: string} {
    return refer(this.#requests, schema, `${name}Request`);
  }

  /** All that were asked for, as they stand under `components`. */
  toJson(): Readonly<Record<string, unknown>> {
    const uri = (id: string) => base + id;
    const answers = z.toJSONSchema(this.#answers, {io: 'output', unrepresentable: 'any', uri});
    const requests = z.toJSONSchema(this.#requests, {io: 'input', unrepresentable: 'any', uri});
    return openObjects({...answers.schemas, ...requests.schemas}) as Record<string, unknown>;
  }
}

type Registry = z.core.$ZodRegistry<{id: string}>;

function refer(registry: Registry, schema: z.ZodMiniType, name: string): {readonly $ref: string} {
  if (!registry.has(schema)) registry.add(schema, {id: name});
  return {$ref: base + (registry.get(schema)?.id ?? name)};
}

/** Fields may come, and clients ignore what they do not know: nothing is closed. Dialect and place are the document's. */
function openObjects(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(openObjects);
  if (typeof json !== 'object' || json === null) return json;
  const kept = Object.entries(json).filter(
    ([name, value]) => name !== '$schema' && name !== '$id' && !(name === 'additionalProperties' && value === false),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, openObjects(value)]));
}
