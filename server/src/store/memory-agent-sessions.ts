import type {AgentSessionWriter, StoredAgentSession} from './agent-session-store.js';
import type {MemoryRead, MemoryWrites} from './memory-writes.js';

export class AgentSessionTables {
  readonly byId = new Map<string, StoredAgentSession>();
}

export class MemoryAgentSessions implements AgentSessionWriter {
  readonly #read: MemoryRead<{readonly agentSessions: AgentSessionTables}>;
  readonly #writes: MemoryWrites;

  constructor(read: MemoryRead<{readonly agentSessions: AgentSessionTables}>, writes: MemoryWrites) {
    this.#read = read;
    this.#writes = writes;
  }

  find(id: string): Promise<StoredAgentSession | undefined> {
    return this.#read(({agentSessions}) => agentSessions.byId.get(id));
  }

  insert(session: StoredAgentSession): Promise<void> {
    return this.#read(({agentSessions}) => {
      this.#writes.insert(agentSessions.byId, session.id, session, 'agent session');
    });
  }

  renew(id: string, expiresAt: string): Promise<void> {
    return this.#read(({agentSessions}) => {
      const session = agentSessions.byId.get(id);
      if (session) this.#writes.set(agentSessions.byId, id, {...session, expiresAt});
    });
  }

  remove(id: string): Promise<void> {
    return this.#read(({agentSessions}) => {
      this.#writes.delete(agentSessions.byId, id);
    });
  }

  removeExpired(now: string): Promise<void> {
    return this.#read(({agentSessions}) => {
      const expired = [...agentSessions.byId.values()].filter(({expiresAt}) => expiresAt <= now);
      for (const {id} of expired) this.#writes.delete(agentSessions.byId, id);
    });
  }
}
