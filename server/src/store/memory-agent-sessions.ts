import type {AgentSessionWriter} from './agent-session-store.js';
import type {MemoryRead, MemoryWrites} from './memory-writes.js';

export class AgentSessionTables {}

export class MemoryAgentSessions implements AgentSessionWriter {
  readonly #read: MemoryRead<{readonly agentSessions: AgentSessionTables}>;
  readonly #writes: MemoryWrites;

  constructor(read: MemoryRead<{readonly agentSessions: AgentSessionTables}>, writes: MemoryWrites) {
    this.#read = read;
    this.#writes = writes;
  }
}
