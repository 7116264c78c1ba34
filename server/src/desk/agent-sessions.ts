import type {AgentEntranceWire, AgentSessionWire, SignInWire} from '../../../src/wire/agent-session-wire.js';
import type {Agent} from '../config/organisation.js';
import type {StoredAgentSession} from '../store/agent-session-store.js';
import type {AgentIdentity} from './agent-identity.js';
import {encodeBase64Url} from './base64-url.js';
import {timestamp, type Desk} from './desk.js';
import {digest} from './idempotency.js';
import {notFound, Problem} from './problem.js';

const hour = 3_600_000;
/** How long a session lives unused. */
const lifetime = 12 * hour;
/** How long one sign-in is good for, however much it is used. */
export const longestLifetime = 7 * 24 * hour;
/** Not every request writes. */
const renewedEvery = hour / 4;

export interface SignedIn {
  /** What the browser keeps, and nobody else. */
  readonly secret: string;
  readonly session: AgentSessionWire;
}

/** What a sign-in page needs to know; `secret` is what the browser holds, if anything. */
export async function describeEntrance(desk: Desk, secret: string | undefined): Promise<AgentEntranceWire> {
  const {name, isDemo, sites} = desk.organisation;
  const session = secret === undefined ? undefined : await current(desk, await digest(secret));
  return {
    organisation: name,
    isDemo,
    siteKey: sites[0]?.key ?? null,
    methods: desk.passwords ? ['password'] : [],
    session: session && secret !== undefined ? await describe(secret, session.agent, session.stored) : null,
  };
}

/** The answer and its time tell nobody whether the address is an agent's. */
export async function signIn(desk: Desk, {email, password}: SignInWire): Promise<SignedIn> {
  const {passwords, organisation} = desk;
  if (!passwords) throw notFound('sign-in here');
  const wanted = normalEmail(email);
  const agent = organisation.agents.find((one) => normalEmail(one.email) === wanted);
  // An unknown address costs the work that a known one costs.
  const hash = (agent ?? organisation.agents[0])?.passwordHash;
  const isRight = hash !== undefined && (await passwords.verify(password, hash));
  if (!agent || !isRight) {
    throw new Problem('unauthorized', 'The e-mail address or the password is wrong.', {reason: 'credentials'});
  }
  const secret = encodeBase64Url(crypto.getRandomValues(new Uint8Array(32)));
  const now = desk.clock();
  const session: StoredAgentSession = {
    id: await digest(secret),
    agentId: agent.id,
    credential: await credentialOf(agent),
    createdAt: timestamp(now),
    expiresAt: timestamp(now + lifetime),
  };
  await desk.store.transaction(async ({agentSessions}) => {
    await agentSessions.removeExpired(timestamp(now));
    await agentSessions.insert(session);
  });
  return {secret, session: await describe(secret, agent, session)};
}

export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Who this secret signs in; undefined when the session is over, or its agent is gone or has another password. */
export async function findSignedIn(
  desk: Desk,
  secret: string,
): Promise<Extract<AgentIdentity, {kind: 'person'}> | undefined> {
  const session = await current(desk, await digest(secret));
  if (!session) return undefined;
  const {agent, stored} = session;
  await renew(desk, stored);
  return {kind: 'person', id: `person:${agent.id}`, role: agent.role, person: agent, sessionId: stored.id};
}

/** Whether a stream that this agent opened may go on. */
export async function isStillAgent(desk: Desk, agent: AgentIdentity): Promise<boolean> {
  if (agent.kind === 'key') return desk.organisation.agentKeys.some(({sha256}) => sha256 === agent.sha256);
  return (await current(desk, agent.sessionId)) !== undefined;
}

export async function sessionOf(desk: Desk, secret: string): Promise<AgentSessionWire> {
  const session = await current(desk, await digest(secret));
  if (!session) throw signedOut();
  return describe(secret, session.agent, session.stored);
}

export function signedOut(): Problem {
  return new Problem('unauthorized', 'Nobody is signed in here any more.', {reason: 'expired'});
}

export function signOut({store}: Desk, sessionId: string): Promise<void> {
  return store.transaction(({agentSessions}) => agentSessions.remove(sessionId));
}

/** Follows from what only the browser holds, so that nothing of it is stored; it tells nothing about the secret. */
export function csrfTokenOf(secret: string): Promise<string> {
  return digest(`csrf ${secret}`);
}

async function current(
  desk: Desk,
  id: string,
): Promise<{readonly stored: StoredAgentSession; readonly agent: Agent} | undefined> {
  const stored = await desk.store.agentSessions.find(id);
  if (!stored || stored.expiresAt <= timestamp(desk.clock())) return undefined;
  const agent = desk.organisation.agents.find((one) => one.id === stored.agentId);
  return agent && (await credentialOf(agent)) === stored.credential ? {stored, agent} : undefined;
}

async function renew(desk: Desk, {id, createdAt, expiresAt}: StoredAgentSession): Promise<void> {
  const now = desk.clock();
  const until = Math.min(now + lifetime, Date.parse(createdAt) + longestLifetime);
  if (until - Date.parse(expiresAt) < renewedEvery) return;
  await desk.store.transaction(({agentSessions}) => agentSessions.renew(id, timestamp(until)));
}

function credentialOf({passwordHash}: Agent): Promise<string> {
  return digest(`credential ${passwordHash}`);
}

async function describe(secret: string, agent: Agent, {expiresAt}: StoredAgentSession): Promise<AgentSessionWire> {
  const {id, email, displayName, avatarUrl, role} = agent;
  return {agent: {id, email, displayName, avatarUrl, role}, csrfToken: await csrfTokenOf(secret), expiresAt};
}
