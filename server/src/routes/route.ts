import * as z from 'zod/mini';
import type {Site} from '../config/organisation.js';
import type {AgentIdentity} from '../desk/agent-identity.js';
import type {ProblemCode} from '../desk/problem.js';
import type {VisitorClaims} from '../desk/visitor-token.js';
import type {StoredVisitor} from '../store/chat-store.js';
import type {Exchange} from './exchange.js';
import type {SourceAnswer} from './server-request.js';
import type {ResponseHeader, SecurityScheme} from './openapi-components.js';

/** What a route answers; `body` is sent as JSON. A stream is a whole `Response`. */
export type Answer =
  | {readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>>}
  | SourceAnswer
  | Response;

/** For a route that reads no body. */
export const noBody = z.undefined();

/** What stands in a query; a description alone means any text. */
export interface QueryParameter {
  readonly description: string;
  /** JSON Schema. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly isRequired?: boolean;
}

export interface DescribedAnswer {
  readonly description: string;
  /** Of the JSON body; without one there is none. */
  readonly schema?: z.ZodMiniType;
  /** Those that say something of their own. */
  readonly headers?: readonly ResponseHeader[];
  /** The body is the bytes of a file, of any type. */
  readonly hasFile?: boolean;
}

/** Everything that the description of the API says about a route. */
export interface RouteDescription {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{name}` for a segment that names a resource. */
  readonly path: string;
  readonly summary: string;
  /** Query parameters with what they mean. */
  readonly query?: Readonly<Record<string, string | QueryParameter>>;
  /** Headers that a request may have, with what they mean. */
  readonly requestHeaders?: Readonly<Record<string, string>>;
  /** By status. */
  readonly answers: Readonly<Record<number, DescribedAnswer>>;
  /** How callers may say who they are where nobody has to. */
  readonly alsoBy?: readonly SecurityScheme[];
  /** A body that is accepted. */
  readonly example?: unknown;
  /** What this route refuses beyond what its audience and its body imply. */
  readonly problems?: readonly ProblemCode[];
  /** An `Idempotency-Key` is required. */
  readonly needsKey?: boolean;
  /** The body may be left out and then counts as `{}`. */
  readonly isBodyOptional?: boolean;
  /** Where bodies are larger than elsewhere. */
  readonly maxBodyBytes?: number;
  /** Whose `customAttributes` the body may hold. */
  readonly attributesBy?: 'visitor' | 'agent';
  /** Which klass those are of; the conversation's by default. */
  readonly attributesOf?: 'conversation' | 'customer';
  /** The desk asks where it writes whether the visitor was revoked: it may be as it was seen before. */
  readonly asksForVisitor?: boolean;
  /** Tells of something passing: limited apart from writes, so that typing never holds a message back. */
  readonly isSignal?: boolean;
  /** The body is a file, which the route reads by itself. */
  readonly takesFile?: boolean;
  /** Answers a stream of events, unless JSON is asked for. */
  readonly givesEvents?: boolean;
  /** Answered to pages of any origin. */
  readonly isOpenToAllOrigins?: boolean;
}

/** `public` needs no token. */
export type Audience = 'public' | 'visitor' | 'agent';

export interface Route extends RouteDescription {
  readonly audience: Audience;
  readonly body: z.ZodMiniType;
  readonly handle: (exchange: Exchange) => Promise<Answer>;
}

interface Call<Body> {
  readonly exchange: Exchange;
  readonly body: Body;
  /** The resource that the path names; empty where it names none. */
  readonly id: string;
  /** The `Idempotency-Key`; empty where none is needed. */
  readonly key: string;
}

export interface VisitorCall<Body> extends Call<Body> {
  readonly visitor: StoredVisitor;
  readonly site: Site;
  readonly claims: VisitorClaims;
}

export interface AgentCall<Body> extends Call<Body> {
  readonly agent: AgentIdentity;
}

export function publicRoute<Body>(
  description: RouteDescription & {
    readonly body: z.ZodMiniType<Body>;
    readonly handle: (call: Call<Body>) => Promise<Answer>;
  },
): Route {
  return {
    ...description,
    audience: 'public',
    handle: async (exchange) => description.handle(await readCall(exchange, description)),
  };
}

/** Authenticates, judges the origin by the token's site and, for a write, takes from the visitor's allowance. */
export function visitorRoute<Body>(
  description: RouteDescription & {
    readonly body: z.ZodMiniType<Body>;
    readonly handle: (call: VisitorCall<Body>) => Promise<Answer>;
  },
): Route {
  return {
    ...description,
    audience: 'visitor',
    handle: async (exchange) => {
      const {visitor, site, claims} = await exchange.authenticateVisitor({
        isAskedAgain: description.asksForVisitor ?? false,
      });
      if (description.method !== 'GET') exchange.limitWrites(visitor, description.isSignal);
      const {id, key, body} = await readCall(exchange, description);
      return description.handle({exchange, id, key, body, visitor, site, claims});
    },
  };
}

export function agentRoute<Body>(
  description: RouteDescription & {
    readonly body: z.ZodMiniType<Body>;
    readonly handle: (call: AgentCall<Body>) => Promise<Answer>;
  },
): Route {
  return {
    ...description,
    audience: 'agent',
    handle: async (exchange) => {
      const agent = await exchange.authenticateAgent();
      const {id, key, body} = await readCall(exchange, description);
      return description.handle({exchange, id, key, body, agent});
    },
  };
}

async function readCall<Body>(
  exchange: Exchange,
  {
    body,
    needsKey = false,
    isBodyOptional = false,
    attributesBy,
    attributesOf,
    maxBodyBytes,
  }: RouteDescription & {readonly body: z.ZodMiniType<Body>},
): Promise<Call<Body>> {
  const id = exchange.params.id ?? '';
  const key = needsKey ? exchange.idempotencyKey() : '';
  return {
    exchange,
    id,
    key,
    body: await exchange.readBody(body, {isOptional: isBodyOptional, attributesBy, attributesOf, maxBodyBytes}),
  };
}
