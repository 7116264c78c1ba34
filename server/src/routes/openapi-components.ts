import {cookieName} from './agent-authentication.js';

type Json = Readonly<Record<string, unknown>>;

const text = {type: 'string'};
const seconds = {type: 'integer', minimum: 0};

/** Headers of answers that say something of their own; those with `required` are never missing where they are named. */
export const responseHeaders = {
  'Accept-Ranges': {description: '`bytes`: parts of it may be asked for by Range.', required: true, schema: text},
  Allow: {description: 'The methods that exist.', required: true, schema: text},
  'Content-Disposition': {description: 'What a browser shows inline, and the name.', required: true, schema: text},
  'Content-Range': {description: 'Which bytes these are, of how many.', required: true, schema: text},
  ETag: {description: 'Send it as If-None-Match to learn that nothing has changed.', required: true, schema: text},
  'Idempotency-Replayed': {
    description: 'The key was used before: this is the answer to the write that it was used for.',
    schema: {type: 'string', enum: ['true']},
  },
  Link: {description: 'RFC 8288, rel="next": the page that nextCursor leads to; absent from the last.', schema: text},
  Location: {description: 'Where the new resource is.', required: true, schema: text},
  'Retry-After': {description: 'Seconds until another try may succeed.', required: true, schema: seconds},
  'Set-Cookie': {description: 'HttpOnly and SameSite=Strict.', required: true, schema: text},
  'WWW-Authenticate': {description: 'RFC 6750.', required: true, schema: text},
} as const satisfies Readonly<Record<string, Json>>;

export type ResponseHeader = keyof typeof responseHeaders;

/** Ways to say who asks. */
export const securitySchemes = {
  visitor: {type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'The token of POST /v1/visitors.'},
  agent: {type: 'http', scheme: 'bearer', description: 'An API key of the organisation, for programs.'},
  agentSession: {
    type: 'apiKey',
    in: 'cookie',
    name: cookieName,
    description: 'Set by POST /v1/agent/sessions, for pages of this origin.',
  },
  csrfToken: {
    type: 'apiKey',
    in: 'header',
    name: 'X-CSRF-Token',
    description: 'The csrfToken of the session: with the cookie, for whatever is not a GET.',
  },
} as const satisfies Readonly<Record<string, Json>>;

export type SecurityScheme = keyof typeof securitySchemes;

/** What the segment before an id says that it is an id of. */
const pathNouns: Readonly<Record<string, string>> = {
  articles: 'an article',
  attachments: 'an attachment',
  categories: 'a category',
  conversations: 'a conversation',
  customers: 'a customer',
  messages: 'a message of the conversation',
  problems: 'a problem type: its last path segment',
};

/** One for each `{name}` of a path. */
export function pathParameters(path: string): readonly Json[] {
  return [...path.matchAll(/(\w+)\/\{(\w+)\}/g)].map(([, before = '', name]) => ({
    name,
    in: 'path',
    required: true,
    description: `The id of ${pathNouns[before] ?? before}.`,
    schema: {type: 'string', pattern: '^[A-Za-z0-9_.:-]{1,128}$'},
  }));
}

export const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'The same key with the same content never writes twice. It comes back as clientId.',
  schema: {type: 'string', pattern: '^("[A-Za-z0-9_.:-]{8,128}"|[A-Za-z0-9_.:-]{8,128})$'},
};

export const apiDescription = [
  'Errors are application/problem+json (RFC 9457); the last path segment of `type` is for programs.',
  'Clients ignore fields, events and values that they do not know.',
  'HEAD is answered like GET. Pages of allowed origins may read the answers (CORS); /v1/agent is for pages of this origin.',
  'What a request was counted against, RateLimit tells (an IETF draft).',
  'Text is UTF-8, times are RFC 3339 in UTC with milliseconds.',
].join(' ');

const exampleFrames = `retry: 2000
id: cursor-1

event: message.created
id: cursor-2
data: {"type":"message.created","at":"2026-01-05T10:00:01.000Z","conversationId":"…","data":{…}}

event: typing.started
data: {"type":"typing.started","at":"2026-01-05T10:00:02.000Z","conversationId":"…","data":{…}}

: heartbeat

`;

/** OpenAPI 3.2 has `itemSchema` for it; until then a name that readers find. */
export const eventStream: Json = {
  'text/event-stream': {
    schema: {
      type: 'string',
      description: [
        'Server-sent events. `data` is one StreamEvent as JSON; `event` repeats its type.',
        'The stream begins with an `id` alone. An event without `id` is passing: it is never sent again.',
        'After a break send the last `id` as Last-Event-ID. A comment comes every 15 s; 45 s of silence mean a dead line.',
      ].join(' '),
    },
    example: exampleFrames,
    'x-itemSchema': {$ref: '#/components/schemas/StreamEvent'},
  },
};
