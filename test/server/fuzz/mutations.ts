import {body, bytes, foreignReference, lie, oddIdentity} from './content-mutations.js';
import type {Draft} from './draft.js';
import {credential, header} from './header-mutations.js';
import type {Mutation} from './mutation.js';
import type {Random} from './random.js';
import {foreignId, link, path, query} from './target-mutations.js';
import type {World} from './world.js';

function method(draft: Draft, random: Random): string | undefined {
  draft.method = random.pick([
    'HEAD',
    'OPTIONS',
    'PUT',
    'POST',
    'PATCH',
    'DELETE',
    'GET',
    'TRACE',
    'QUERY',
    'PROPFIND',
    'LOCK',
  ]);
  if (draft.operation.path.endsWith('/events')) draft.dropAfter ??= 100;
  return `method ${draft.method}`;
}

function wire(draft: Draft, random: Random): string | undefined {
  if (draft.operation.path.endsWith('/events')) draft.dropAfter = 200;
  draft.wire = random.pick(['truncated', 'too-long', 'chunked', 'broken-chunk', 'plain', 'cut-head', 'no-host']);
  return `wire ${draft.wire}`;
}

function leave(draft: Draft, random: Random): string | undefined {
  draft.dropAfter = random.below(12);
  return 'left early';
}

const all: readonly (readonly [Mutation, number])[] = [
  [body, 8],
  [bytes, 4],
  [header, 6],
  [query, 5],
  [path, 4],
  [foreignId, 9],
  [foreignReference, 6],
  [credential, 4],
  [method, 2],
  [wire, 2],
  [leave, 1],
  [lie, 5],
  [link, 6],
  [oddIdentity, 4],
];

const weighted = all.flatMap(([mutation, weight]) => Array.from({length: weight}, () => mutation));

/** Applies one to three mutations that fit. */
export function mutate(draft: Draft, random: Random, world: World): void {
  const wanted = random.chance(0.5) ? 1 : 1 + random.below(3);
  for (let tries = 0; tries < 20 && draft.mutations.length < wanted; tries++) {
    const said = random.pick(weighted)(draft, random, world);
    if (said !== undefined) draft.mutations.push(said);
  }
}
