import {sha256Of} from '../config/sha256.js';
import type {AgentIdentity} from '../desk/agent-identity.js';
import {csrfTokenOf, findSignedIn, signedOut} from '../desk/agent-sessions.js';
import type {Desk} from '../desk/desk.js';
import {Problem} from '../desk/problem.js';
import type {ServerRequest} from './server-request.js';

export const cookieName = 'kustomer_chat_agent';
/** Agents' resources and nothing else: no page of a visitor ever gets it. */
const cookiePath = '/v1/agent';

/** By key, else by the cookie of who is signed in. The origin is judged already. */
export async function authenticateAgent(
  desk: Desk,
  request: ServerRequest,
  bearer: () => string,
): Promise<AgentIdentity> {
  if (request.headers.has('authorization')) return byKey(desk, bearer());
  const secret = sessionSecret(request);
  if (secret === undefined) return byKey(desk, bearer());
  const agent = await findSignedIn(desk, secret);
  if (!agent) throw signedOut();
  if (request.method !== 'GET' && request.method !== 'HEAD') await refuseForgery(request, secret);
  return agent;
}

/** What the browser holds; undefined without a cookie. */
export function sessionSecret({headers}: ServerRequest): string | undefined {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const [name = '', value = ''] = pair.trim().split('=');
    if (name === cookieName && /^[\w-]{43}$/.test(value)) return value;
  }
  return undefined;
}

/** `secret` null takes the cookie away. The server is asked whether the session still lives; the browser only keeps it. */
export function sessionCookie(
  secret: string | null,
  {isSecure, lifetime}: {readonly isSecure: boolean; readonly lifetime: number},
): string {
  const seconds = secret === null ? 0 : Math.floor(lifetime / 1000);
  const attributes = [`Path=${cookiePath}`, `Max-Age=${seconds}`, 'HttpOnly', 'SameSite=Strict'];
  return [`${cookieName}=${secret ?? ''}`, ...attributes, ...(isSecure ? ['Secure'] : [])].join('; ');
}

async function byKey(desk: Desk, key: string): Promise<AgentIdentity> {
  const given = await sha256Of(key);
  // Every key is compared, in full: the time taken tells nothing.
  const [agent] = desk.organisation.agentKeys.filter((one) => isEqual(one.sha256, given));
  if (!agent) throw new Problem('unauthorized', 'This is no agent key of this server.', {reason: 'malformed'});
  return {kind: 'key', ...agent};
}

/** Another page can make the browser send the cookie, but not read the token. */
async function refuseForgery({headers}: ServerRequest, secret: string): Promise<void> {
  if (isEqual(headers.get('x-csrf-token') ?? '', await csrfTokenOf(secret))) return;
  throw new Problem('origin-not-allowed', 'Send the csrfToken of the session as X-CSRF-Token.');
}

function isEqual(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let index = 0; index < one.length; index++) difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}
