import {isId} from '../desk/lists.js';
import {notFound, Problem} from '../desk/problem.js';
import type {Route} from './route.js';

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** A part of a path: a word, or the name of what stands there. */
type Segment = {readonly word: string} | {readonly name: string};

interface Pattern {
  readonly route: Route;
  readonly segments: readonly Segment[];
}

/** Finds the route of a request. `HEAD` is answered as `GET`. */
export class Router {
  /** By the number of segments. */
  readonly #patterns = new Map<number, Pattern[]>();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const segments = route.path.split('/').map(toSegment);
      const others = this.#patterns.get(segments.length) ?? [];
      this.#patterns.set(segments.length, [...others, {route, segments}]);
    }
  }

  /** Throws `not-found`, or `method-not-allowed` with the methods that exist. */
  match(method: string, pathname: string): Match {
    const given = pathname.split('/');
    const wanted = method === 'HEAD' ? 'GET' : method;
    const others: string[] = [];
    for (const {route, segments} of this.#patterns.get(given.length) ?? []) {
      if (!fits(segments, given)) continue;
      if (route.method === wanted) return {route, params: paramsOf(segments, given)};
      others.push(route.method);
    }
    if (others.length === 0) throw notFound('path');
    const allow = others.join(', ');
    throw new Problem('method-not-allowed', `This resource knows ${allow}.`, {allow});
  }
}

function toSegment(part: string): Segment {
  const name = /^\{(\w+)\}$/.exec(part)?.[1];
  return name === undefined ? {word: part} : {name};
}

/** Ids need no percent-encoding: what is no id names nothing. */
function fits(segments: readonly Segment[], given: readonly string[]): boolean {
  return segments.every((segment, index) => {
    const part = given[index] ?? '';
    return 'word' in segment ? segment.word === part : isId(part);
  });
}

function paramsOf(segments: readonly Segment[], given: readonly string[]): Readonly<Record<string, string>> {
  const params: Record<string, string> = {};
  segments.forEach((segment, index) => {
    if ('name' in segment) params[segment.name] = given[index] ?? '';
  });
  return params;
}
