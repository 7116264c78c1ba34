import type {AgentKeyWire, AgentWire} from './agent-schema.js';
import type {ConfigPath} from './mistake.js';
import type {Agent, AgentKey} from './organisation.js';
import type {Secrets} from './secrets.js';
import {sha256Of} from './sha256.js';

/** Undefined when a secret is missing. */
export function decodeAgent(wire: AgentWire, secrets: Secrets): Agent | undefined {
  const {avatarUrl = null, role = 'agent'} = wire;
  const passwordHash = secrets.read(wire.passwordHash);
  return passwordHash === undefined ? undefined : {...wire, avatarUrl, role, passwordHash};
}

/** Undefined when a secret is missing or wrong. */
export async function decodeAgentKey(
  wire: AgentKeyWire,
  secrets: Secrets,
  path: ConfigPath,
): Promise<AgentKey | undefined> {
  const {id, role} = wire;
  const sha256 = await hashOf(wire, secrets, path);
  return sha256 === undefined ? undefined : {id, role, sha256};
}

async function hashOf({sha256, key}: AgentKeyWire, secrets: Secrets, path: ConfigPath): Promise<string | undefined> {
  if (key === undefined && sha256 === undefined) {
    secrets.refuse(path, 'A key needs `sha256`, as the command `hash key` prints it, or `key` with the key itself.');
  } else if (key !== undefined && sha256 !== undefined) {
    secrets.refuse(path, 'Either `sha256` or `key`, and not both.');
  } else if (key !== undefined) {
    const found = secrets.read(key);
    if (found === undefined || found.length >= 16) return found === undefined ? undefined : sha256Of(found);
    secrets.refuse([...path, 'key'], 'A key must have at least 16 characters: it could be guessed.');
  } else if (sha256 !== undefined) {
    const hash = secrets.read(sha256)?.toLowerCase();
    if (hash === undefined || /^[0-9a-f]{64}$/.test(hash)) return hash;
    secrets.refuse([...path, 'sha256'], 'It must be a SHA-256 in hex: 64 digits, as the command `hash key` prints it.');
  }
  return undefined;
}
