import type {ProblemWire} from '../../../src/wire/problem-wire.js';
import {problemKinds, type Problem} from '../desk/problem.js';

/** Where `/v1/problems/{code}` explains each; relative, because a server has many names. */
const typeBase = '/v1/problems/';

/** `application/problem+json` (RFC 9457). */
export function problemAnswer(problem: Problem): Response {
  const {code, message, details} = problem;
  const {status, title} = problemKinds[code];
  const {retryAfter, allow, ...extensions} = details;
  const body: ProblemWire = {
    type: `${typeBase}${code}`,
    title,
    status,
    detail: message,
    ...withoutReadonly(extensions),
  };
  const headers = new Headers({'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store'});
  if (retryAfter !== undefined) headers.set('Retry-After', String(retryAfter));
  if (allow !== undefined) headers.set('Allow', allow);
  if (status === 401) {
    const isMissing = details.reason === 'missing';
    headers.set('WWW-Authenticate', isMissing ? 'Bearer' : 'Bearer error="invalid_token"');
  }
  return new Response(JSON.stringify(body), {status, headers});
}

function withoutReadonly({errors, ...rest}: Omit<Problem['details'], 'retryAfter' | 'allow'>) {
  return {...rest, ...(errors ? {errors: [...errors]} : {})};
}
