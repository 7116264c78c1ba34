import type {ZodMiniType} from 'zod/mini';
import {version} from '../config/version.js';
import {problemKinds, type ProblemCode} from '../desk/problem.js';
import {OpenApiSchemas} from './openapi-schemas.js';
import {cookieName} from './agent-authentication.js';
import {noBody, publicRoute, type Route} from './route.js';

type Json = Readonly<Record<string, unknown>>;

/** The route that serves the description of `routes`, made once. */
export function describedBy(routes: readonly Route[]): Route {
  let document: Json | undefined;
  return publicRoute({
    method: 'GET',
    path: '/v1/openapi.json',
    summary: 'This description',
    answers: {200: {description: 'OpenAPI 3.1.'}},
    isOpenToAllOrigins: true,
    body: noBody,
    handle: () => {
      document ??= describeApi(routes);
      const headers = {'Cache-Control': 'public, max-age=300'};
      return Promise.resolve({status: 200, headers, body: document});
    },
  });
}

export function describeApi(routes: readonly Route[]): Json {
  const schemas = new OpenApiSchemas();
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    paths[route.path] = {...paths[route.path], [route.method.toLowerCase()]: operation(route, schemas)};
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'kustomer-chat server',
      version,
      description: 'Errors are application/problem+json (RFC 9457). Clients ignore what they do not know.',
      license: {name: 'MIT', identifier: 'MIT'},
    },
    servers: [{url: '/'}],
    paths,
    components: {
      schemas: schemas.toJson(),
      securitySchemes: {
        visitor: {type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'From POST /v1/visitors.'},
        agent: {type: 'http', scheme: 'bearer', description: 'An API key of the organisation.'},
        agentSession: {
          type: 'apiKey',
          in: 'cookie',
          name: cookieName,
          description: 'From POST /v1/agent/sessions; whatever is not a GET needs its csrfToken as X-CSRF-Token.',
        },
      },
    },
  };
}

function operation(route: Route, schemas: OpenApiSchemas): Json {
  const {audience, body, isBodyOptional = false} = route;
  const id = operationId(route);
  return {
    operationId: id,
    summary: route.summary,
    tags: [audience],
    security: securityOf(audience),
    parameters: parameters(route),
    ...(route.takesFile ? {requestBody: {required: true, content: fileContent}} : {}),
    ...(body === noBody
      ? {}
      : {requestBody: requestBody(route, schemas.request(body, capitalised(id)), isBodyOptional)}),
    responses: {...successes(route, schemas), ...failures(route)},
  };
}

/** Bytes of any type; in OpenAPI 3.1 they have no schema. */
const fileContent: Json = {'application/octet-stream': {}};

/** Agents come with a key or with the cookie of who is signed in. */
function securityOf(audience: Route['audience']): readonly Json[] {
  if (audience === 'public') return [];
  return audience === 'agent' ? [{agent: []}, {agentSession: []}] : [{[audience]: []}];
}

function requestBody({method}: Route, schema: Json, isOptional: boolean): Json {
  const types = method === 'PATCH' ? ['application/json', 'application/merge-patch+json'] : ['application/json'];
  return {required: !isOptional, content: Object.fromEntries(types.map((type) => [type, {schema}]))};
}

/** `GET /v1/conversations/{id}/messages` is `getConversationsByIdMessages`. */
function operationId({method, path}: Route): string {
  const words = path
    .split('/')
    .filter((part) => part !== '' && part !== 'v1')
    .flatMap((part) => part.replace(/^\{(.*)\}$/, 'by.$1').split('.'));
  return method.toLowerCase() + words.map(capitalised).join('');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function parameters({path, query = {}, needsKey}: Route): readonly Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: {type: 'string'},
  }));
  const inQuery = Object.entries(query).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: {type: 'string'},
  }));
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'The same key with the same content never writes twice.',
    schema: {type: 'string', pattern: '^"?[A-Za-z0-9_.:-]{8,128}"?$'},
  };
  return [...inPath, ...inQuery, ...(needsKey ? [key] : [])];
}

function successes(route: Route, schemas: OpenApiSchemas): Json {
  const stream = route.path.endsWith('/events') ? {'text/event-stream': {schema: {type: 'string'}}} : undefined;
  const content = (schema: ZodMiniType) => ({
    content: {'application/json': {schema: schemas.answer(schema, capitalised(operationId(route)))}, ...stream},
  });
  return Object.fromEntries(
    Object.entries(route.answers).map(([status, {description, schema}]) => [
      status,
      {
        description,
        ...(schema ? content(schema) : {}),
        ...(route.givesFile && Number(status) < 300 ? {content: fileContent} : {}),
      },
    ]),
  );
}

/** Grouped by status, because a description has one entry for each. */
function failures(route: Route): Json {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(route)) {
    const {status} = problemKinds[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.join(', '),
        content: {'application/problem+json': {schema: {$ref: '#/components/schemas/Problem'}}},
      },
    ]),
  );
}

function problemsOf({audience, method, path, body, needsKey, problems}: Route): ReadonlySet<ProblemCode> {
  const codes = new Set<ProblemCode>(problems);
  if (audience !== 'public') codes.add('unauthorized').add('origin-not-allowed');
  if (audience === 'visitor' && method !== 'GET') codes.add('rate-limited');
  if (path.includes('{')) codes.add('not-found');
  if (body !== noBody) codes.add('invalid-request').add('body-too-large').add('media-type-unsupported');
  if (body !== noBody) codes.add('attributes-invalid');
  if (needsKey) codes.add('idempotency-key-missing').add('request-in-progress').add('idempotency-key-reused');
  return codes;
}
