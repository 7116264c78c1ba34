import {toChatError} from '../../src/model/chat-error.js';
import {
  AgentEntranceSchema,
  AgentSessionSchema,
  type AgentEntranceWire,
  type AgentSessionWire,
} from '../../src/wire/agent-session-wire.js';
import {fail, problemOf} from './agent-api.js';

/** Who is signed in, and how to stop it. */
export interface SignedInAgent {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  /** Rejects when the server did not hear it: then the agent is still signed in. */
  readonly signOut: () => Promise<void>;
}

const path = '/v1/agent/sessions';
const patienceMs = 15_000;

/** How one gets in, and who is in already. Everything here rejects with a `ChatError`. */
export async function loadEntrance(): Promise<AgentEntranceWire> {
  return AgentEntranceSchema.parse(await ask('GET', {}));
}

export async function signIn(email: string, password: string): Promise<AgentSessionWire> {
  return AgentSessionSchema.parse(await ask('POST', {}, {email, password}));
}

/** Signed out already is signed out. */
export async function signOut(csrfToken: string): Promise<void> {
  await ask('DELETE', {'x-csrf-token': csrfToken}).catch((error: unknown) => {
    if (toChatError(error).status !== 401) throw error;
  });
}

async function ask(method: string, headers: Readonly<Record<string, string>>, body?: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method,
    headers: {...headers, ...(body === undefined ? {} : {'content-type': 'application/json'})},
    signal: AbortSignal.timeout(patienceMs),
    cache: 'no-store',
    ...(body === undefined ? {} : {body: JSON.stringify(body)}),
  }).catch(fail);
  if (!response.ok) throw await problemOf(response);
  return response.status === 204 ? undefined : response.json().catch(fail);
}
