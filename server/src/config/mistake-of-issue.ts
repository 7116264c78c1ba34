import * as z from 'zod/mini';
import {nearestName} from '../../../src/model/nearest-name.js';
import {kustomerNames} from './kustomer-names.js';
import {secretNames} from './secrets.js';
import {hintAt, type ConfigPath, type Mistake} from './mistake.js';

type Issue = z.core.$ZodIssue;

/** Every mistake that a schema finds in data from outside. */
export function mistakesIn(schema: z.ZodMiniType, data: unknown): readonly Mistake[] {
  const {error} = z.safeParse(schema, data, {error: listNames, reportInput: true});
  const mistakes = (error?.issues ?? []).flatMap(mistakesOf);
  const places = mistakes.map(({path}) => JSON.stringify(path));
  // What is empty and of the wrong form is told once.
  return mistakes.filter((_, index) => places.indexOf(places[index] ?? '') === index);
}

/** The issue of unknown names does not tell which there are, so its message is the list of them. */
function listNames(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'unrecognized_keys' || !(issue.inst instanceof z.ZodMiniObject)) return undefined;
  return Object.keys(issue.inst.shape).join(' ');
}

function mistakesOf(issue: Issue): readonly Mistake[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    const names = issue.message.split(' ');
    return issue.keys.map((name) => ({path: [...path, name], text: unknownName(name, names)}));
  }
  if (issue.code === 'invalid_key') {
    return [{path, text: `The name “${shown(path.at(-1))}” must be ${issue.issues[0]?.message ?? 'another'}.`}];
  }
  const allowed = `it must be ${allowedBy(issue)}.`;
  const input = inputOf(issue);
  if (input === undefined) return [{path, text: `This is missing; ${allowed}`}];
  return [{path, text: `${whatItIs(input, path)}; ${allowed}${nearestChoice(input, choicesOf(issue))}`}];
}

function unknownName(name: string, names: readonly string[]): string {
  const known = kustomerNames.find(({theirs}) => theirs.includes(name));
  if (known) {
    const difference = known.difference === undefined ? '' : `, ${known.difference}`;
    return `“${name}” is Kustomer’s name; here it is \`settings.${known.ours}\`${difference}.`;
  }
  const hint = hintAt(name, names);
  return hint === '.'
    ? `There is no “${name}” here; allowed are ${names.join(', ')}.`
    : `There is no “${name}” here${hint}`;
}

/** The end of “it must be …”. */
function allowedBy(issue: Issue): string {
  // A message of the schema's own says it best.
  if (issue.message !== 'Invalid input') return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected;
    case 'too_small':
      return `${amount(issue.origin)} of at least ${issue.minimum}`;
    case 'too_big':
      return `${amount(issue.origin)} of at most ${issue.maximum}`;
    case 'invalid_value':
    case 'invalid_union':
      return oneOf(choicesOf(issue));
    default:
      return 'something else';
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list: […]',
  object: 'an object: {…}',
  record: 'an object: {…}',
};

function amount(origin: string): string {
  switch (origin) {
    case 'string':
      return 'a text with a length';
    case 'array':
      return 'a list with a number of entries';
    default:
      return 'a number';
  }
}

function oneOf(values: readonly unknown[]): string {
  const [only] = values;
  return values.length === 1 ? shown(only) : `one of ${values.map(shown).join(', ')}`;
}

/** Of a step without a known `type` the whole step is given. */
function inputOf(issue: Issue): unknown {
  if (issue.code !== 'invalid_union' || issue.discriminator === undefined) return issue.input;
  const {input} = issue;
  return typeof input === 'object' && input !== null
    ? Object.entries(input).find(isOf(issue.discriminator))?.[1]
    : input;
}

const isOf = (name: string) => (entry: readonly [string, unknown]) => entry[0] === name;

function choicesOf(issue: Issue): readonly unknown[] {
  if (issue.code === 'invalid_value') return issue.values;
  return issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
}

function nearestChoice(input: unknown, choices: readonly unknown[]): string {
  const nearest = typeof input === 'string' ? nearestName(input, choices.map(String)) : undefined;
  return nearest === undefined ? '' : ` Did you mean “${nearest}”?`;
}

function whatItIs(input: unknown, path: ConfigPath): string {
  if ([...secretNames, 'env'].includes(path.at(-1))) return 'The value is not right';
  if (Array.isArray(input)) return 'This is a list';
  if (typeof input === 'object' && input !== null) return 'This is an object';
  return `This is ${shown(input)}`;
}

function shown(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  return value.length > 60 ? `“${value.slice(0, 60)}…”` : `“${value}”`;
}
