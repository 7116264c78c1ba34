import * as z from 'zod/mini';
import {SiteSchema, type SiteWire} from './site-schema.js';

/** For what cannot be read: such a site is never served, but the rest of it can be checked. */
const placeholder = {key: 'unreadable', allowedOrigins: ['null'], settings: {teamName: 'Unreadable'}};
const rounds = 4;

/** As much of a site as can be read: each field with a mistake is left out. */
export function salvageSite(json: unknown): SiteWire | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  let source: unknown = json;
  for (let round = 0; round < rounds; round++) {
    const {data, error} = z.safeParse(SiteSchema, source);
    if (!error) return data;
    source = fill(error.issues.flatMap(wrongFields).reduce<unknown>(without, source));
  }
  return undefined;
}

/** Of a list the whole: positions in what is left would be wrong. */
function wrongFields(issue: z.core.$ZodIssue): readonly (readonly PropertyKey[])[] {
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return paths.map((path) => {
    const position = path.findIndex((step) => typeof step === 'number');
    return position < 0 ? path : path.slice(0, position);
  });
}

function without(source: unknown, [name, ...rest]: readonly PropertyKey[]): unknown {
  if (typeof source !== 'object' || source === null || name === undefined) return source;
  const entries = Object.entries<unknown>({...source}).flatMap(([key, value]) => {
    if (key !== name) return [[key, value] as const];
    return rest.length === 0 ? [] : [[key, without(value, rest)] as const];
  });
  return Object.fromEntries(entries);
}

function fill(source: unknown): unknown {
  if (typeof source !== 'object' || source === null) return placeholder;
  const {settings, ...rest} = {settings: undefined, ...source};
  const isObject = typeof settings === 'object' && settings !== null;
  return {...placeholder, ...rest, settings: {...placeholder.settings, ...(isObject ? (settings as object) : {})}};
}
