import type {FieldError} from '../../../src/model/chat-error.js';
import {checkAttributes, mergeAttributes, type AttributeProblem} from '../../../src/model/check-attributes.js';
import type {CustomAttributes} from '../../../src/model/custom-attributes.js';
import {nearestName} from '../../../src/model/nearest-name.js';
import {nodeIds} from '../config/attribute-value.js';
import {attributesOf, type Klass} from '../config/organisation.js';
import type {StoredConversation} from '../store/chat-store.js';
import {Problem} from './problem.js';

/** Throws `attributes-invalid` with one entry for each mistake in `attributes`, which is outside data. */
export function refuseWrongAttributes(attributes: unknown, klass: Klass | undefined, by: 'visitor' | 'agent'): void {
  const problems = attributeProblems(attributes, klass, by);
  if (problems.length > 0) throw attributesInvalid(problems);
}

/** Beyond the types that pages know: a node must be one of its attribute's declared tree. */
export function attributeProblems(
  attributes: unknown,
  klass: Klass | undefined,
  by: 'visitor' | 'agent',
): readonly AttributeProblem[] {
  const problems = checkAttributes(attributes, attributesOf(klass, by === 'agent'));
  if (typeof attributes !== 'object' || attributes === null || !klass) return problems;
  const wrongNodes = Object.entries(attributes).flatMap(([key, value]: readonly [string, unknown]) => {
    const declaration = Object.hasOwn(klass, key) ? klass[key] : undefined;
    const isJudged = problems.some((problem) => problem.key === key || problem.key === '');
    if (isJudged || declaration?.type !== 'tree' || typeof value !== 'string') return [];
    return wrongNode(key, value, nodeIds(declaration.tree ?? []));
  });
  return [...problems, ...wrongNodes];
}

function wrongNode(key: string, value: string, ids: readonly string[]): readonly AttributeProblem[] {
  if (ids.includes(value)) return [];
  // Nobody misspells a whole page.
  const nearest = value.length > 64 ? undefined : nearestName(value, ids);
  const hint = nearest === undefined ? '' : ` Did you mean “${nearest}”?`;
  const detail = `The attribute “${key}” must be the id of a node of its tree, or null to clear it.${hint}`;
  return [{key, code: 'wrong-type', detail}];
}

export function attributesInvalid(problems: readonly AttributeProblem[]): Problem {
  const errors = problems.map(({key, code, detail}): FieldError => ({pointer: pointerTo(key), code, detail}));
  return new Problem('attributes-invalid', problems.map(({detail}) => detail).join(' '), {errors});
}

function pointerTo(key: string): string {
  if (key === '') return '/customAttributes';
  return `/customAttributes/${key.slice(0, 128).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Attributes as they are stored, and the names of those that a visitor may see. */
export interface StoredAttributes {
  readonly customAttributes: CustomAttributes;
  readonly visibleAttributes: readonly string[];
}

export interface AttributePatchOptions {
  readonly by: 'visitor' | 'agent';
  readonly klass: Klass | undefined;
}

export function patchAttributes(
  stored: StoredConversation,
  patch: CustomAttributes,
  options: AttributePatchOptions,
): StoredConversation {
  const current = {...stored, customAttributes: stored.conversation.customAttributes};
  const {customAttributes, visibleAttributes} = mergeChecked(current, patch, options);
  return {...stored, conversation: {...stored.conversation, customAttributes}, visibleAttributes};
}

/**
 * Merges a checked patch. What the visitor's side wrote is visible to the visitor; what an agent writes is hidden unless
 * the klass says otherwise, because it may hold internal data.
 */
export function mergeChecked(
  current: StoredAttributes,
  patch: CustomAttributes,
  {by, klass}: AttributePatchOptions,
): StoredAttributes {
  const customAttributes = mergeAttributes(current.customAttributes, patch);
  // Each patch is within the limits; many of them together must be too.
  const tooBig = tooLarge(customAttributes, klass);
  if (tooBig.length > 0) throw attributesInvalid(tooBig);
  const isVisible = (name: string) => {
    if (klass?.[name]?.visitorReadable) return true;
    return Object.hasOwn(patch, name) ? by === 'visitor' : current.visibleAttributes.includes(name);
  };
  return {customAttributes, visibleAttributes: Object.keys(customAttributes).filter(isVisible)};
}

/** What is wrong with all of them together, however good each is. */
export function tooLarge(customAttributes: CustomAttributes, klass: Klass | undefined): readonly AttributeProblem[] {
  const problems = checkAttributes(customAttributes, attributesOf(klass, true));
  return problems.filter(({key, code}) => key === '' && (code === 'too-many' || code === 'too-long'));
}

export function visibleOnly({customAttributes, visibleAttributes}: StoredAttributes): CustomAttributes {
  return Object.fromEntries(Object.entries(customAttributes).filter(([name]) => visibleAttributes.includes(name)));
}
