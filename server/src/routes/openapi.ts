import * as z from 'zod/mini';
import {ConfigSchema} from '../../../src/wire/config-wire.js';
import {ConversationSchema} from '../../../src/wire/conversation-wire.js';
import {EventSchema} from '../../../src/wire/event-wire.js';
import {UnreadSchema} from '../../../src/wire/list-wire.js';
import {MessageSchema} from '../../../src/wire/message-wire.js';
import {ProblemSchema} from '../../../src/wire/problem-wire.js';
import {VisitorSchema, VisitorTokenSchema} from '../../../src/wire/visitor-wire.js';
import {version} from '../config/version.js';
import {problemKinds, type ProblemCode} from '../desk/problem.js';
import {noBody, publicRoute, type Route} from './route.js';

const components: Readonly<Record<string, z.ZodMiniType>> = {
  Config: ConfigSchema,
  Conversation: ConversationSchema,
  Event: EventSchema,
  Message: MessageSchema,
  Problem: ProblemSchema,
  Unread: UnreadSchema,
  Visitor: VisitorSchema,
  VisitorToken: VisitorTokenSchema,
};

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
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    paths[route.path] = {...paths[route.path], [route.method.toLowerCase()]: operation(route)};
  }
  const schemas = Object.entries(components).map(([name, schema]) => [name, jsonSchema(schema, 'output')] as const);
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
      schemas: Object.fromEntries(schemas),
      securitySchemes: {
        visitor: {type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'The token of endpoint 2.'},
        agent: {type: 'http', scheme: 'bearer', description: 'An API key of the organisation.'},
      },
    },
  };
}

function operation(route: Route): Json {
  const {audience, body, isBodyOptional = false} = route;
  const requestBody = {required: !isBodyOptional, content: {'application/json': {schema: jsonSchema(body, 'input')}}};
  return {
    operationId: operationId(route),
    summary: route.summary,
    tags: [audience],
    security: audience === 'public' ? [] : [{[audience]: []}],
    parameters: parameters(route),
    ...(body === noBody ? {} : {requestBody}),
    responses: {...successes(route), ...failures(route)},
  };
}

function operationId({method, path}: Route): string {
  const words = path
    .split('/')
    .slice(1)
    .filter((part) => part !== 'v1');
  const name = words.map((part) => part.replace(/[{}.]/g, '_').replace(/^\w|_\w/g, (text) => text.toUpperCase()));
  return method.toLowerCase() + name.join('').replaceAll('_', '');
}

function parameters(route: Route): readonly Json[] {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: {type: 'string'},
  }));
  const inQuery = Object.entries(route.query ?? {}).map(([name, description]) => ({
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
  return [...inPath, ...inQuery, ...(route.needsKey ? [key] : [])];
}

function successes({answers, path}: Route): Json {
  const isStream = path.endsWith('/events');
  return Object.fromEntries(
    Object.entries(answers).map(([status, {description, schema}]) => {
      const json = schema ? {'application/json': {schema: reference(schema)}} : undefined;
      const stream = isStream ? {'text/event-stream': {schema: {type: 'string'}}} : undefined;
      return [status, {description, ...(json ? {content: {...json, ...stream}} : {})}];
    }),
  );
}

/** Grouped by status, because a description has one entry for each. */
function failures(route: Route): Json {
  const codes = new Set<ProblemCode>(route.problems);
  if (route.audience !== 'public') codes.add('unauthorized').add('origin-not-allowed');
  if (route.audience === 'visitor' && route.method !== 'GET') codes.add('rate-limited');
  if (route.path.includes('{')) codes.add('not-found');
  if (route.body !== noBody) codes.add('invalid-request').add('body-too-large').add('media-type-unsupported');
  if (route.body !== noBody) codes.add('attributes-invalid');
  if (route.needsKey) codes.add('idempotency-key-missing').add('request-in-progress').add('idempotency-key-reused');
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const {status} = problemKinds[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      {
        description: names.join(', '),
        content: {'application/problem+json': {schema: {$ref: '#/components/schemas/Problem'}}},
      },
    ]),
  );
}

function reference(schema: z.ZodMiniType): Json {
  const name = Object.keys(components).find((key) => components[key] === schema);
  return name === undefined ? jsonSchema(schema, 'output') : {$ref: `#/components/schemas/${name}`};
}

function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const described = z.toJSONSchema(schema, {io, unrepresentable: 'any'});
  // Every part of an OpenAPI 3.1 document is of this dialect already.
  return Object.fromEntries(Object.entries(described).filter(([name]) => name !== '$schema'));
}
