import {checkAssistant} from './check-assistant.js';
import {checkIdentityKey} from './check-identity-key.js';
import {checkPasswordHash} from './check-password-hash.js';
import {checkSchedule} from './check-schedule.js';
import {checkReference} from './check-step.js';
import {below, repeated, type Mistake} from './mistake.js';
import type {BrandSettings, Organisation, Site} from './organisation.js';

const lists = ['sites', 'schedules', 'assistants', 'categories', 'articles', 'agents', 'agentKeys'] as const;
type List = (typeof lists)[number];
type Ids = Readonly<Record<List, readonly (string | undefined)[]>>;

/** What could be read of an organisation: an element with a mistake in itself is undefined. */
export type OrganisationDraft = {
  readonly [Name in List]: readonly (Organisation[Name][number] | undefined)[];
} & {
  readonly klasses: Organisation['klasses'];
  /** Of all elements, also of those that could not be read: others may refer to them. A site's is its key. */
  readonly ids: Ids;
};

/** Every mistake of a configuration, each with its path; an empty list means that it can be served. */
export function checkOrganisation(organisation: Organisation): readonly Mistake[] {
  const idsOf = (list: readonly {readonly id: string}[]) => list.map(({id}) => id);
  const {sites, schedules, assistants, categories, articles, agents, agentKeys} = organisation;
  return checkDraft({
    ...organisation,
    ids: {
      sites: sites.map(({key}) => key),
      schedules: idsOf(schedules),
      assistants: idsOf(assistants),
      categories: idsOf(categories),
      articles: idsOf(articles),
      agents: idsOf(agents),
      agentKeys: idsOf(agentKeys),
    },
  });
}

/** As `checkOrganisation`, of what could be read. */
export function checkDraft(draft: OrganisationDraft): readonly Mistake[] {
  const {ids, klasses} = draft;
  const scope = {klass: klasses.conversation, scheduleIds: known(ids.schedules), articleIds: known(ids.articles)};
  return [
    ...each(draft.sites, 'sites', (site) => checkSite(site, ids)),
    ...each(draft.schedules, 'schedules', checkSchedule),
    ...each(draft.assistants, 'assistants', (assistant) => checkAssistant(assistant, scope)),
    ...checkCategories(draft),
    ...each(draft.articles, 'articles', ({categoryId}) =>
      categoryId === null ? [] : checkReference(['categoryId'], 'category', categoryId, known(ids.categories)),
    ),
    ...each(draft.agents, 'agents', ({passwordHash}) => checkPasswordHash(passwordHash)),
    ...lists.flatMap((list) =>
      repeated(kinds[list], ids[list], (index) => [list, index, list === 'sites' ? 'key' : 'id']),
    ),
    ...repeated(
      'email',
      draft.agents.map((agent) => agent?.email.toLowerCase()),
      (index) => ['agents', index, 'email'],
    ),
    // Never the value: a hash of a weak key tells the key.
    ...repeated(
      'key',
      draft.agentKeys.map((key) => key?.sha256),
      (index) => ['agentKeys', index],
    ).map(({path}) => ({path, text: 'This is the key of another entry.'})),
  ];
}

const kinds: Readonly<Record<List, string>> = {
  sites: 'site key',
  schedules: 'schedule',
  assistants: 'assistant',
  categories: 'category',
  articles: 'article',
  agents: 'agent',
  agentKeys: 'agent key',
};

function known(ids: readonly (string | undefined)[]): readonly string[] {
  return ids.filter((id) => id !== undefined);
}

function each<Element>(
  elements: readonly (Element | undefined)[],
  list: List,
  check: (element: Element) => readonly Mistake[],
): readonly Mistake[] {
  return elements.flatMap((element, index) => (element === undefined ? [] : below([list, index], check(element))));
}

function checkSite({settings, brands, identityKeys}: Site, ids: Ids): readonly Mistake[] {
  return [
    ...below(['settings'], checkSettings(settings, ids)),
    ...brands.flatMap((brand, index) =>
      below(['brands', index, 'settings'], checkSettings(differing(brand.settings, settings), ids)),
    ),
    ...identityKeys.flatMap((key, index) => below(['identityKeys', index], checkIdentityKey(key))),
    ...repeated(
      'brand',
      brands.map(({id}) => id),
      (index) => ['brands', index, 'id'],
    ),
    ...repeated(
      'identity key',
      identityKeys.map(({id}) => id),
      (index) => ['identityKeys', index, 'id'],
    ),
  ];
}

/** What a brand has from its site is wrong there. */
function differing({assistantId, scheduleId}: Partial<BrandSettings>, site: BrandSettings): Partial<BrandSettings> {
  return {
    assistantId: assistantId === site.assistantId ? null : assistantId,
    scheduleId: scheduleId === site.scheduleId ? null : scheduleId,
  };
}

function checkSettings({assistantId, scheduleId}: Partial<BrandSettings>, ids: Ids): readonly Mistake[] {
  return [
    ...(assistantId ? checkReference(['assistantId'], 'assistant', assistantId, known(ids.assistants)) : []),
    ...(scheduleId ? checkReference(['scheduleId'], 'schedule', scheduleId, known(ids.schedules)) : []),
  ];
}

/** Parents stand before their children, so no category is below itself. */
function checkCategories({categories, ids}: OrganisationDraft): readonly Mistake[] {
  return each(categories, 'categories', ({id, parentId}) => {
    if (parentId === null) return [];
    const path = ['parentId'];
    const isBefore = ids.categories.indexOf(parentId) < ids.categories.indexOf(id);
    if (isBefore || !ids.categories.includes(parentId)) {
      return checkReference(path, 'category', parentId, known(ids.categories));
    }
    return [{path, text: `The category “${parentId}” must stand before those that are below it.`}];
  });
}
