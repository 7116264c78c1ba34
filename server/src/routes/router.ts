import {isId} from '../desk/lists.js';
import {notFound, Problem} from '../desk/problem.js';
import type {Route} from './route.js';

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route of a request. `HEAD` is answered as `GET`. */
export class Router {
  readonly #routes: readonly (Route & {readonly segments: readonly string[]})[];

  constructor(routes: readonly Route[]) {
    this.#routes = routes.map((route) => ({...route, segments: route.path.split('/')}));
  }

  /** Throws `not-found`, or `method-not-allowed` with the methods that exist. */
  match(method: string, pathname: string): Match {
    const segments = pathname.split('/');
    const found = this.#routes.flatMap((route) => {
      const params = paramsOf(route.segments, segments);
      return params ? [{route, params}] : [];
    });
    if (found.length === 0) throw notFound('path');
    const wanted = method === 'HEAD' ? 'GET' : method;
    const match = found.find(({route}) => route.method === wanted);
    if (match) return match;
    const allow = found.map(({route}) => route.method).join(', ');
    throw new Problem('method-not-allowed', `This resource knows ${allow}.`, {allow});
  }
}

function paramsOf(template: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (template.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      if (part !== segment) return undefined;
      continue;
    }
    // Ids need no percent-encoding: what is no id names nothing.
    if (!isId(segment)) return undefined;
    params[name] = segment;
  }
  return params;
}
