import type {AttributeType, CustomAttributes, KlassAttributes} from './custom-attributes.js';
import {nearestName} from './nearest-name.js';

/** One refused attribute. `key` is empty when the whole is refused. */
export interface AttributeProblem {
  readonly key: string;
  readonly code: 'unknown' | 'wrong-type' | 'too-long' | 'too-many' | 'empty' | 'forbidden-name';
  readonly detail: string;
}

/** Protocol section 9. */
const limits = {keys: 50, stringChars: 1024, totalChars: 16_384};
const forbidden: readonly string[] = ['__proto__', 'constructor', 'prototype'];
const openName = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
const suffixTypes: readonly (readonly [suffix: string, type: AttributeType])[] = [
  ['Str', 'string'],
  ['Txt', 'text'],
  ['Num', 'number'],
  ['Bool', 'boolean'],
  ['At', 'datetime'],
  ['Url', 'url'],
  ['Id', 'id'],
  ['Tree', 'tree'],
];
const rfc3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

const allowed: Readonly<Record<AttributeType, string>> = {
  string: `a string of at most ${limits.stringChars} characters`,
  text: 'a string',
  number: 'a finite number',
  boolean: 'true or false',
  datetime: 'an RFC 3339 date and time such as 2026-01-05T10:00:00Z',
  url: 'an absolute http or https URL',
  id: 'the id of a resource, a string',
  tree: 'the id of a node, a string',
};

/**
 * Every mistake in `attributes`, which is outside data: an empty list means that all of it may be written.
 * `null` clears any attribute. Nothing may be written when the list is not empty.
 */
export function checkAttributes(attributes: unknown, klass: KlassAttributes): readonly AttributeProblem[] {
  if (typeof attributes !== 'object' || attributes === null || Array.isArray(attributes)) {
    return [{key: '', code: 'wrong-type', detail: 'customAttributes must be an object of names and values.'}];
  }
  const keys = Object.keys(attributes);
  const problems: AttributeProblem[] = [];
  if (keys.length > limits.keys) {
    problems.push({key: '', code: 'too-many', detail: `At most ${limits.keys} attributes are allowed.`});
  }
  for (const key of keys.slice(0, limits.keys)) {
    const problem = checkAttribute(key, (attributes as Record<string, unknown>)[key], klass);
    if (problem) problems.push(problem);
  }
  // Only now: what is no JSON (a BigInt, a circle) has been refused by name.
  if (problems.length === 0 && JSON.stringify(attributes).length > limits.totalChars) {
    problems.push({key: '', code: 'too-long', detail: 'All attributes together may hold 16 kB.'});
  }
  return problems;
}

function checkAttribute(key: string, value: unknown, klass: KlassAttributes): AttributeProblem | undefined {
  const named = `“${key.slice(0, 64)}”`;
  if (forbidden.includes(key)) return {key, code: 'forbidden-name', detail: `The name ${named} is not allowed.`};
  const type = typeOfName(key, klass);
  if (type === undefined) {
    const nearest = nearestName(key, Object.keys(klass.types));
    const names = Object.keys(klass.types).join(', ');
    const hint = nearest ? `did you mean “${nearest}”?` : `declared are: ${names || 'none'}.`;
    return {key, code: 'unknown', detail: `The attribute ${named} is not declared; ${hint}`};
  }
  if (type === 'bad-name') {
    const detail = `The name ${named} must begin with a letter and hold letters, digits and _, at most 64.`;
    return {key, code: 'forbidden-name', detail};
  }
  if (value === null) return undefined;
  const isScalar = ['string', 'number', 'boolean'].includes(typeof value);
  if (!isScalar || (type !== 'any' && !isOfType(value, type))) {
    const wanted = type === 'any' ? 'a string, number, boolean or null' : `${allowed[type]}, or null to clear it`;
    return {key, code: 'wrong-type', detail: `The attribute ${named} must be ${wanted}.`};
  }
  if (typeof value === 'string' && value.length > limits.stringChars && type !== 'text') {
    const detail = `The attribute ${named} may hold at most ${limits.stringChars} characters.`;
    return {key, code: 'too-long', detail};
  }
  return undefined;
}

function typeOfName(key: string, klass: KlassAttributes): AttributeType | 'any' | 'bad-name' | undefined {
  if (klass.mode === 'declared') return Object.hasOwn(klass.types, key) ? klass.types[key] : undefined;
  if (!openName.test(key)) return 'bad-name';
  return suffixTypes.find(([suffix]) => key.length > suffix.length && key.endsWith(suffix))?.[1] ?? 'any';
}

function isOfType(value: unknown, type: AttributeType): boolean {
  switch (type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'datetime':
      return typeof value === 'string' && rfc3339.test(value) && !Number.isNaN(Date.parse(value));
    case 'url':
      return typeof value === 'string' && URL.canParse(value) && /^https?:/i.test(value);
    case 'string':
    case 'text':
    case 'id':
    case 'tree':
      return typeof value === 'string';
  }
}

/** JSON Merge Patch (RFC 7396) on one level: missing keys stay, `null` clears. */
export function mergeAttributes(current: CustomAttributes, patch: CustomAttributes): CustomAttributes {
  return Object.fromEntries(Object.entries({...current, ...patch}).filter(([, value]) => value !== null));
}
