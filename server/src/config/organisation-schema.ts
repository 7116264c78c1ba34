import * as z from 'zod/mini';
import {AgentKeySchema, AgentSchema} from './agent-schema.js';
import {ArticleSchema, CategorySchema} from './article-schema.js';
import {AssistantSchema} from './assistant-schema.js';
import {KlassesSchema} from './klass-schema.js';
import {defaultLimits, defaultRetention} from './organisation.js';
import {ScheduleSchema} from './schedule-schema.js';
import {field, list, optional, text, whole} from './schema-field.js';
import {SiteSchema} from './site-schema.js';

const TrafficLimitsSchema = z.strictObject({
  writesPerMinute: optional(whole(1, 1_000_000), 'Writes of one visitor in a minute.', defaultLimits.writesPerMinute),
  writeBurst: optional(whole(1, 1_000_000), 'Writes that may come at once after a pause.', defaultLimits.writeBurst),
  streams: optional(whole(1, 1000), 'Open event streams of one visitor.', defaultLimits.streams),
  visitorsPerMinute: optional(
    whole(1, 1_000_000),
    'New visitors of one network address in a minute.',
    defaultLimits.visitorsPerMinute,
  ),
  loopbackUnlimited: optional(
    z.boolean(),
    'No limits for requests from this machine. Not behind a proxy: there everybody seems to be this machine.',
    defaultLimits.loopbackUnlimited,
  ),
});

const RetentionSchema = z.strictObject({
  conversationDays: optional(
    z.nullable(whole(1, 36_500)),
    'Days that an ended conversation is kept after its last message. Null keeps it.',
    defaultRetention.conversationDays,
  ),
  eventDays: optional(
    whole(1, 365),
    'Days that a page which was away may catch up event by event.',
    defaultRetention.eventDays,
  ),
  unusedAttachmentHours: optional(
    whole(1, 8760),
    'Hours that an uploaded file waits for its message.',
    defaultRetention.unusedAttachmentHours,
  ),
});

export const KlassesField = optional(KlassesSchema, 'Custom attributes that may be written.');
export const LimitsField = optional(TrafficLimitsSchema, 'How much one visitor may ask. Agent keys are unlimited.');
export const RetentionField = optional(RetentionSchema, 'How long things are kept.');

/** The lists of the file, with the schema of one element. */
export const elementSchemas = {
  sites: SiteSchema,
  schedules: ScheduleSchema,
  assistants: AssistantSchema,
  categories: CategorySchema,
  articles: ArticleSchema,
  agents: AgentSchema,
  agentKeys: AgentKeySchema,
};

/** The whole file. Its lists are named as in `Organisation`, so that a mistake has one path in both. */
export const OrganisationSchema = z.strictObject({
  $schema: optional(text(2000), 'Where this schema is: an editor completes and checks the file by it.'),
  name: optional(text(120), 'The organisation’s name. Otherwise the first site’s team.'),
  sites: field(list(SiteSchema, 200).check(z.minLength(1)), 'Where the chat is embedded.'),
  agentKeys: optional(list(AgentKeySchema, 200), 'Keys of programs.', []),
  agents: optional(list(AgentSchema, 2000), 'People who sign in at the console.', []),
  schedules: optional(list(ScheduleSchema, 200), 'Opening hours.', []),
  assistants: optional(list(AssistantSchema, 200), 'Dialogues that answer first.', []),
  klasses: KlassesField,
  categories: optional(list(CategorySchema, 1000), 'Categories of the knowledge base.', []),
  articles: optional(list(ArticleSchema, 5000), 'Articles of the knowledge base.', []),
  limits: LimitsField,
  retention: RetentionField,
});
