import {problemKinds, type ProblemCode} from '../desk/problem.js';
import {responseHeaders, type ResponseHeader} from './openapi-components.js';
import {noBody, type Route} from './route.js';

type Json = Readonly<Record<string, unknown>>;

/** What any request may meet before or beside its route; described once, under `components`. */
const common: Readonly<Record<string, ProblemCode>> = {
  WrongHost: 'wrong-host',
  HeadersTooLarge: 'headers-too-large',
  Internal: 'internal',
  Unavailable: 'unavailable',
};

export interface DescribedResponse {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Json>>;
  readonly content?: Json;
}

export function commonFailures(): Json {
  return Object.fromEntries(
    Object.entries(common).map(([name, code]) => [name, failure(problemKinds[code].status, [code])]),
  );
}

/** What a route refuses, grouped by status, because a description has one entry for each. */
export function failures(route: Route): Json {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(route)) {
    const {status} = problemKinds[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return {
    ...Object.fromEntries([...byStatus].map(([status, codes]) => [status, failure(status, codes)])),
    ...Object.fromEntries(
      Object.entries(common).map(([name, code]) => [
        problemKinds[code].status,
        {$ref: `#/components/responses/${name}`},
      ]),
    ),
  };
}

/** Programs find the codes in the values of `type`. */
export function failure(status: number, codes: readonly ProblemCode[]): DescribedResponse {
  const types = codes.map((code) => `/v1/problems/${code}`);
  const narrowed = {
    allOf: [{$ref: '#/components/schemas/Problem'}],
    required: ['type'],
    properties: {type: {type: 'string', enum: types}},
  };
  const headers = Object.fromEntries(headersOf(status, codes).map((name) => [name, describedHeader(name, codes)]));
  return {
    description: codes.map((code) => `\`${code}\`: ${problemKinds[code].title}`).join('\n\n'),
    ...(Object.keys(headers).length > 0 ? {headers} : {}),
    content: {'application/problem+json': {schema: narrowed}},
  };
}

function headersOf(status: number, codes: readonly ProblemCode[]): readonly ResponseHeader[] {
  if (status === 401) return ['WWW-Authenticate'];
  if (status === 405) return ['Allow'];
  return codes.some(isTemporary) ? ['Retry-After'] : [];
}

/** Of several refusals with one status only some may pass by waiting. */
function describedHeader(name: ResponseHeader, codes: readonly ProblemCode[]): Json {
  const header = responseHeaders[name];
  return name === 'Retry-After' ? {...header, required: codes.every(isTemporary)} : header;
}

function isTemporary(code: ProblemCode): boolean {
  return ['rate-limited', 'request-in-progress', 'unavailable'].includes(code);
}

function problemsOf({audience, method, path, body, needsKey, problems}: Route): ReadonlySet<ProblemCode> {
  const codes = new Set<ProblemCode>(problems);
  if (audience !== 'public') codes.add('unauthorized').add('origin-not-allowed');
  if (audience === 'visitor' && method !== 'GET') codes.add('rate-limited');
  if (path.includes('{')) codes.add('not-found');
  if (body !== noBody) codes.add('invalid-request').add('body-too-large').add('media-type-unsupported');
  if (body !== noBody) codes.add('attributes-invalid'); // a forbidden name, anywhere
  if (needsKey) codes.add('invalid-request').add('idempotency-key-missing');
  if (needsKey) codes.add('request-in-progress').add('idempotency-key-reused');
  return codes;
}
