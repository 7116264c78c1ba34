import * as z from 'zod/mini';
import {version} from '../config/version.js';
import {
  apiDescription,
  eventStream,
  idempotencyKey,
  pathParameters,
  responseHeaders,
  securitySchemes,
  type SecurityScheme,
} from './openapi-components.js';
import {commonFailures, failure, failures, type DescribedResponse} from './openapi-failures.js';
import {OpenApiSchemas} from './openapi-schemas.js';
import {noBody, publicRoute, type Audience, type DescribedAnswer, type Route} from './route.js';

type Json = Readonly<Record<string, unknown>>;

const audienceTags: Readonly<Record<Audience, string>> = {
  public: 'Needs no token.',
  visitor: 'For pages: what one visitor may see and do, by its token.',
  agent: 'For the team and its programs: all conversations, by an API key or by the cookie of who is signed in.',
};

/** The route that serves the description of `routes` and of itself, made once. */
export function describedBy(routes: readonly Route[]): Route {
  let document: Json | undefined;
  const route = publicRoute({
    method: 'GET',
    path: '/v1/openapi.json',
    summary: 'This description',
    answers: {200: {description: 'OpenAPI 3.1.', schema: z.record(z.string(), z.unknown())}},
    isOpenToAllOrigins: true,
    body: noBody,
    handle: () => {
      document ??= describeApi([...routes, route]);
      const headers = {'Cache-Control': 'public, max-age=300'};
      return Promise.resolve({status: 200, headers, body: document});
    },
  });
  return route;
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
      description: apiDescription,
      license: {name: 'MIT', identifier: 'MIT'},
    },
    servers: [{url: '/', description: 'The server that this document came from.'}],
    tags: Object.entries(audienceTags).map(([name, description]) => ({name, description})),
    paths,
    components: {schemas: schemas.toJson(), responses: commonFailures(), securitySchemes},
  };
}

function operation(route: Route, schemas: OpenApiSchemas): Json {
  const {audience, body} = route;
  const id = operationId(route);
  return {
    operationId: id,
    summary: route.summary,
    tags: [audience],
    security: securityOf(route),
    parameters: parameters(route),
    ...(route.takesFile ? {requestBody: {required: true, content: sentFile}} : {}),
    ...(body === noBody ? {} : {requestBody: requestBody(route, schemas.request(body, capitalised(id)))}),
    responses: responses(route, schemas),
  };
}

/** Bytes of any type; in OpenAPI 3.1 they have no schema. */
const sentFile: Json = {'application/octet-stream': {}};
const givenFile: Json = {'*/*': {}};

/** Alternatives, each of schemes that go together. Agents come with a key or with the cookie of who is signed in. */
function securityOf({audience, method, alsoBy = []}: Route): readonly Json[] {
  const alternative = (...names: readonly SecurityScheme[]) => Object.fromEntries(names.map((name) => [name, []]));
  if (audience === 'visitor') return [alternative('visitor')];
  if (audience === 'public') return alsoBy.length > 0 ? [{}, ...alsoBy.map((name) => alternative(name))] : [];
  return [
    alternative('agent'),
    method === 'GET' ? alternative('agentSession') : alternative('agentSession', 'csrfToken'),
  ];
}

function requestBody({method, isBodyOptional = false, example}: Route, schema: Json): Json {
  const types = method === 'PATCH' ? ['application/json', 'application/merge-patch+json'] : ['application/json'];
  const content = {schema, ...(example === undefined ? {} : {example})};
  return {required: !isBodyOptional, content: Object.fromEntries(types.map((type) => [type, content]))};
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

function parameters({path, query = {}, requestHeaders = {}, needsKey}: Route): readonly Json[] {
  const inQuery = Object.entries(query).map(([name, parameter]) => {
    const {
      description,
      schema,
      isRequired = false,
    } = typeof parameter === 'string' ? {description: parameter, schema: {type: 'string'}} : parameter;
    return {name, in: 'query', ...(isRequired ? {required: true} : {}), description, schema};
  });
  const inHeader = Object.entries(requestHeaders).map(([name, description]) => ({
    name,
    in: 'header',
    description,
    schema: {type: 'string'},
  }));
  return [...pathParameters(path), ...inQuery, ...inHeader, ...(needsKey ? [idempotencyKey] : [])];
}

/** An answer of a route may have the status of a refusal, in another shape: then it is either. */
function responses(route: Route, schemas: OpenApiSchemas): Json {
  const all: Record<string, unknown> = {...failures(route)};
  for (const [status, answer] of Object.entries(route.answers)) {
    const described = response(route, answer, schemas);
    all[status] = status === '503' ? either(described, failure(503, ['unavailable'])) : described;
  }
  return all;
}

function either(one: DescribedResponse, refused: DescribedResponse): DescribedResponse {
  const headers = Object.entries(refused.headers ?? {}).map(
    ([name, header]) => [name, {...header, required: false}] as const,
  );
  return {
    ...one,
    headers: {...one.headers, ...Object.fromEntries(headers)},
    content: {...one.content, ...refused.content},
  };
}

function response(
  route: Route,
  {description, schema, headers = [], hasFile}: DescribedAnswer,
  schemas: OpenApiSchemas,
): DescribedResponse {
  const json = schema && {'application/json': {schema: schemas.answer(schema, capitalised(operationId(route)))}};
  const content = {...(hasFile ? givenFile : {}), ...json, ...(route.givesEvents ? eventStream : {})};
  return {
    description,
    ...(headers.length > 0 ? {headers: Object.fromEntries(headers.map((name) => [name, responseHeaders[name]]))} : {}),
    ...(Object.keys(content).length > 0 ? {content} : {}),
  };
}
