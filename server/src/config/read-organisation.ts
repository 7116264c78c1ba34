import * as z from 'zod/mini';
import {checkDemoKeys} from './check-demo-keys.js';
import {checkDraft, type OrganisationDraft} from './check-organisation.js';
import {decodeAgent, decodeAgentKey} from './decode-agent.js';
import {decodeAssistant} from './decode-assistant.js';
import {decodeSite} from './decode-site.js';
import {mistakesIn} from './mistake-of-issue.js';
import type {Mistake} from './mistake.js';
import {elementSchemas, KlassesField, LimitsField, OrganisationSchema, RetentionField} from './organisation-schema.js';
import {defaultLimits, defaultRetention, type Organisation} from './organisation.js';
import {salvageSite} from './salvage-site.js';
import {Secrets} from './secrets.js';

export interface ReadOptions {
  /** Where secrets come from. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether only this machine can reach the server: then the keys of the demo may be used. */
  readonly isOnLoopback: boolean;
}

/** What was read: with a mistake there is no organisation. */
export type ReadResult =
  | {readonly organisation: Organisation; readonly mistakes: readonly []}
  | {readonly organisation: undefined; readonly mistakes: readonly Mistake[]};

/**
 * Reads what the file holds. All mistakes are found at once: those of the form, and, of every element whose form is
 * right, those of what it says.
 */
export async function readOrganisation(json: unknown, {env, isOnLoopback}: ReadOptions): Promise<ReadResult> {
  const secrets = new Secrets(env);
  secrets.noteMissing(json);
  const source = new Map<string, unknown>(entriesOf(json));
  const retention = {...defaultRetention, ...z.safeParse(RetentionField, source.get('retention')).data};
  const draft = await readDraft(source, secrets, retention.conversationDays);
  const mistakes = [
    ...mistakesIn(OrganisationSchema, json),
    ...secrets.mistakes,
    ...checkDraft(draft),
    ...(isOnLoopback ? [] : checkDemoKeys(draft)),
  ];
  if (mistakes.length > 0) return {organisation: undefined, mistakes};
  const name = source.get('name');
  const sites = draft.sites.filter(isThere);
  const organisation: Organisation = {
    name: typeof name === 'string' ? name : (sites[0]?.settings.site.teamName ?? ''),
    isDemo: false,
    sites,
    klasses: draft.klasses,
    schedules: draft.schedules.filter(isThere),
    assistants: draft.assistants.filter(isThere),
    categories: draft.categories.filter(isThere),
    articles: draft.articles.filter(isThere),
    agents: draft.agents.filter(isThere),
    agentKeys: draft.agentKeys.filter(isThere),
    limits: {...defaultLimits, ...z.parse(LimitsField, source.get('limits'))},
    retention,
  };
  return {organisation, mistakes: []};
}

async function readDraft(
  source: ReadonlyMap<string, unknown>,
  secrets: Secrets,
  retentionDays: number | null,
): Promise<OrganisationDraft> {
  const elements = (list: keyof typeof elementSchemas) => listOf(source.get(list));
  const parsed = <Schema extends z.ZodMiniType>(list: keyof typeof elementSchemas, schema: Schema) =>
    elements(list).map((element) => z.safeParse(schema, element).data);
  const ids = (list: keyof typeof elementSchemas, name = 'id') =>
    elements(list).map((element) => textIn(element, name));
  const keys = parsed('agentKeys', elementSchemas.agentKeys).map(
    async (key, index) => key && decodeAgentKey(key, secrets, ['agentKeys', index]),
  );
  return {
    sites: elements('sites')
      .map(salvageSite)
      .map((site) => site && decodeSite(site, {secrets, retentionDays})),
    schedules: parsed('schedules', elementSchemas.schedules).map(
      (schedule) => schedule && {...schedule, holidays: (schedule.holidays ?? []).map(enabled)},
    ),
    assistants: parsed('assistants', elementSchemas.assistants).map(
      (assistant) => assistant && decodeAssistant(assistant, secrets),
    ),
    categories: parsed('categories', elementSchemas.categories).map(
      (category) => category && {parentId: null, description: null, ...category},
    ),
    articles: parsed('articles', elementSchemas.articles).map(
      (article) => article && {categoryId: null, updatedAt: null, ...article},
    ),
    agents: parsed('agents', elementSchemas.agents).map((agent) => agent && decodeAgent(agent, secrets)),
    agentKeys: await Promise.all(keys),
    klasses: z.safeParse(KlassesField, source.get('klasses')).data ?? {},
    ids: {
      sites: ids('sites', 'key'),
      schedules: ids('schedules'),
      assistants: ids('assistants'),
      categories: ids('categories'),
      articles: ids('articles'),
      agents: ids('agents'),
      agentKeys: ids('agentKeys'),
    },
  };
}

function enabled<Holiday extends {enabled?: boolean | undefined}>(holiday: Holiday) {
  return {...holiday, enabled: holiday.enabled ?? true};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textIn(element: unknown, name: string): string | undefined {
  const found = new Map(entriesOf(element)).get(name);
  return typeof found === 'string' ? found : undefined;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries<unknown>({...value}) : [];
}

function isThere<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
