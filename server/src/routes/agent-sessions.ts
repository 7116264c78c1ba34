import {AgentEntranceSchema, AgentSessionSchema, SignInSchema} from '../../../src/wire/agent-session-wire.js';
import {describeEntrance, longestLifetime, normalEmail, sessionOf, signIn, signOut} from '../desk/agent-sessions.js';
import {notFound} from '../desk/problem.js';
import {sessionCookie, sessionSecret} from './agent-authentication.js';
import type {Exchange} from './exchange.js';
import {agentRoute, noBody, publicRoute, type Route} from './route.js';

const path = '/v1/agent/sessions';

/** Behind a proxy that ends the TLS only the page's origin shows that it is there. */
function isSecure({url, origin}: Exchange): boolean {
  return url.protocol === 'https:' || (origin?.startsWith('https:') ?? false);
}

export const agentSessionRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path,
    summary: 'How one signs in here, and who is signed in already',
    answers: {200: {description: 'The ways in, and the session of this browser or null.', schema: AgentEntranceSchema}},
    alsoBy: ['agentSession'],
    problems: ['origin-not-allowed'],
    body: noBody,
    handle: async ({exchange}) => {
      exchange.refuseForeignOrigin();
      return {status: 200, body: await describeEntrance(exchange.desk, sessionSecret(exchange.request))};
    },
  }),
  publicRoute({
    method: 'POST',
    path,
    summary: 'Signs a person in: the answer sets a cookie, which pages of this origin then send',
    answers: {
      201: {description: 'Who is signed in.', schema: AgentSessionSchema, headers: ['Set-Cookie', 'Location']},
    },
    problems: ['unauthorized', 'not-found', 'rate-limited', 'origin-not-allowed'],
    body: SignInSchema,
    handle: async ({exchange, body}) => {
      const {desk, state, address} = exchange;
      exchange.refuseForeignOrigin();
      state.traffic.limitSignIns(address, normalEmail(body.email), desk.clock());
      const {secret, session} = await signIn(desk, body);
      const cookie = sessionCookie(secret, {isSecure: isSecure(exchange), lifetime: longestLifetime});
      return {status: 201, body: session, headers: {'Set-Cookie': cookie, Location: `${path}/me`}};
    },
  }),
  agentRoute({
    method: 'GET',
    path: `${path}/me`,
    summary: 'Who is signed in here, with the token for X-CSRF-Token; not-found for a key, which signs nobody in',
    answers: {200: {description: 'Who is signed in.', schema: AgentSessionSchema}},
    problems: ['not-found'],
    body: noBody,
    handle: async ({exchange, agent}) => {
      const secret = sessionSecret(exchange.request);
      if (agent.kind === 'key' || secret === undefined) throw notFound('session of a key');
      return {status: 200, body: await sessionOf(exchange.desk, secret)};
    },
  }),
  agentRoute({
    method: 'DELETE',
    path,
    summary: 'Signs out here; not-found for a key, which signs nobody in',
    answers: {204: {description: 'Signed out, and the cookie is taken away.', headers: ['Set-Cookie']}},
    problems: ['not-found'],
    body: noBody,
    handle: async ({exchange, agent}) => {
      if (agent.kind === 'key') throw notFound('session of a key');
      await signOut(exchange.desk, agent.sessionId);
      const cookie = sessionCookie(null, {isSecure: isSecure(exchange), lifetime: 0});
      return {status: 204, headers: {'Set-Cookie': cookie}};
    },
  }),
];
