/** An agent's being signed in, in one browser. */
export interface StoredAgentSession {
  /** A digest of what the browser holds: whoever reads the database can sign in as nobody. */
  readonly id: string;
  readonly agentId: string;
  /** A digest of the password's hash: another password ends the session. */
  readonly credential: string;
  readonly createdAt: string;
  /** RFC 3339; moves on while the session is used. */
  readonly expiresAt: string;
}

/** Agents who are signed in. */
export interface AgentSessionReader {
  /** Also one that has expired. */
  find(id: string): Promise<StoredAgentSession | undefined>;
}

export interface AgentSessionWriter extends AgentSessionReader {
  insert(session: StoredAgentSession): Promise<void>;
  /** Does nothing when the session is gone. */
  renew(id: string, expiresAt: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Forgets what has expired at `now` (RFC 3339) or before. */
  removeExpired(now: string): Promise<void>;
}
