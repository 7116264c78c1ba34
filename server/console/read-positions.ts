import {newestMessage} from '../../src/model/message-pages.js';
import type {AgentApi} from './agent-api.js';
import type {AgentState} from './agent-state.js';

/** Tells the server how far the team has read, each position once. */
export class ReadPositions {
  readonly #api: AgentApi;
  /** Positions that the server has, or is about to have. */
  readonly #told = new Map<string, string>();

  constructor(api: AgentApi) {
    this.#api = api;
  }

  /** All that is loaded of this conversation was on screen, in a visible page. */
  mark(id: string, {threads, conversations}: AgentState): void {
    const newest = newestMessage(threads[id]?.messages ?? {pages: [], count: 0});
    if (!newest || this.#told.get(id) === newest.id) return;
    if (conversations[id]?.agentReadMessageId === newest.id) return;
    this.#told.set(id, newest.id);
    // Not kept for later: the next look at the thread says it again.
    this.#api.markRead(id, newest.id).catch(() => this.#told.delete(id));
  }
}
