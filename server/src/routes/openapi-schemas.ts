import * as z from 'zod/mini';
import {ConfigSchema} from '../../../src/wire/config-schema.js';
import {ConversationSchema} from '../../../src/wire/conversation-wire.js';
import {EventSchema} from '../../../src/wire/event-schema.js';
import {UnreadSchema} from '../../../src/wire/list-wire.js';
import {MessageSchema, TemplateSchema} from '../../../src/wire/message-schema.js';
import {AttachmentSchema, TreeNodeSchema} from '../../../src/wire/message-wire.js';
import {ProblemSchema} from '../../../src/wire/problem-wire.js';
import {SatisfactionSchema} from '../../../src/wire/satisfaction-wire.js';
import {VisitorSchema, VisitorTokenSchema} from '../../../src/wire/visitor-wire.js';
import {StreamEventSchema} from './stream-event-schema.js';

/** What answers are made of. */
const nouns: Readonly<Record<string, {readonly schema: z.ZodMiniType; readonly description: string}>> = {
  Attachment: {schema: AttachmentSchema, description: 'A file of a message; `url` is signed and good for 24 h.'},
  Config: {schema: ConfigSchema, description: 'What a page needs to show the chat of a site.'},
  Conversation: {schema: ConversationSchema, description: 'What a customer and the team have to say to each other.'},
  Event: {schema: EventSchema, description: 'Something that has happened; `data` is the full resource.'},
  Message: {schema: MessageSchema, description: 'One of a conversation, in the order of `seq`.'},
  Problem: {schema: ProblemSchema, description: 'A refusal (RFC 9457).'},
  Satisfaction: {schema: SatisfactionSchema, description: 'What a customer is asked about an ended conversation.'},
  StreamEvent: {
    schema: StreamEventSchema,
    description: 'The data of a frame; after stream.reset read the lists again.',
  },
  Template: {schema: TemplateSchema, description: 'What a message offers to choose from or asks for.'},
  TreeNode: {schema: TreeNodeSchema, description: 'A choice with choices below it.'},
  Unread: {schema: UnreadSchema, description: 'How many messages are unread.'},
  Visitor: {schema: VisitorSchema, description: 'Who a token belongs to.'},
  VisitorToken: {schema: VisitorTokenSchema, description: 'A token and how long it is good for.'},
};

/** What RFC 9457 leaves to us. */
const problemFields: Readonly<Record<string, string>> = {
  type: 'A path of this server that explains it; programs look at its last segment.',
  detail: 'For developers: what was wrong and what is allowed.',
  errors: 'By field: a JSON Pointer into the body, or ?name of a query parameter.',
  reason: 'Why a token was refused: missing, malformed, expired, revoked, role, signature, audience …',
  conversationId: 'Of open-conversation-exists: the one that is open.',
  limit: 'The limit that was exceeded, in bytes or characters.',
  requestId: 'Of internal: the operator finds it in the log.',
};

const base = '#/components/schemas/';

/** Collects the schemas of a description and gives each a name by which others refer to it. */
export class OpenApiSchemas {
  readonly #answers: Registry = z.registry();
  readonly #requests: Registry = z.registry();

  constructor() {
    for (const [id, {schema, description}] of Object.entries(nouns)) this.#answers.add(schema, {id, description});
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
    const problem = withFieldsExplained(answers.schemas['Problem']);
    return openObjects({...answers.schemas, ...requests.schemas, Problem: problem}) as Record<string, unknown>;
  }
}

type Registry = z.core.$ZodRegistry<{id: string; description?: string}>;

function refer(registry: Registry, schema: z.ZodMiniType, name: string): {readonly $ref: string} {
  if (!registry.has(schema)) registry.add(schema, {id: name});
  return {$ref: base + (registry.get(schema)?.id ?? name)};
}

function withFieldsExplained(schema: z.core.JSONSchema.BaseSchema | undefined): unknown {
  const properties = Object.entries(schema?.properties ?? {}).map(([name, field]) => {
    const description = problemFields[name];
    return [name, description === undefined || typeof field !== 'object' ? field : {...field, description}] as const;
  });
  return {...schema, properties: Object.fromEntries<unknown>(properties)};
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
