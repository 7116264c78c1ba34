import {toChatError, type ChatError} from '../../src/model/chat-error.js';
import {uuidV7} from '../../src/model/uuid.js';
import type {AgentSenderWire} from '../../src/wire/request-wire.js';
import type {AgentApi} from './agent-api.js';
import type {AgentState, OutgoingReply} from './agent-state.js';
import {withMessage, withOutgoing, withoutReply} from './reduce.js';
import {delay, retryDelay} from './retry-delay.js';

interface Entry {
  readonly conversationId: string;
  readonly sender: AgentSenderWire | undefined;
  readonly reply: OutgoingReply;
}

/** After so many tries the bubble says that it waits. */
const quietTries = 2;

/**
 * Replies on their way, in order, one at a time: the server gives them their place. Each keeps its key until the server
 * has accepted or refused it, so a repeated try stores nothing twice.
 */
export class ReplyOutbox {
  readonly #api: AgentApi;
  readonly #sender: () => AgentSenderWire | undefined;
  readonly #change: (change: (state: AgentState) => AgentState) => void;
  readonly #stopped = new AbortController();
  #entries: readonly Entry[] = [];
  /** Refused for good: shown until somebody decides. */
  #refused: readonly Entry[] = [];
  #isRunning = false;
  #wake: () => void = () => undefined;

  constructor(
    api: AgentApi,
    sender: () => AgentSenderWire | undefined,
    change: (change: (state: AgentState) => AgentState) => void,
  ) {
    this.#api = api;
    this.#sender = sender;
    this.#change = change;
  }

  send(conversationId: string, body: string): void {
    const now = Date.now();
    const clientId = uuidV7(now, crypto.getRandomValues(new Uint8Array(10)));
    const createdAt = new Date(now).toISOString();
    const reply: OutgoingReply = {clientId, body, createdAt, delivery: 'sending', error: null};
    const entry = {conversationId, sender: this.#sender(), reply};
    this.#entries = [...this.#entries, entry];
    this.#show(entry, 'sending', null);
    void this.#run();
  }

  /** Takes a refused reply away; its text. */
  discard(conversationId: string, clientId: string): string | undefined {
    const entry = this.#refused.find(({reply}) => reply.clientId === clientId);
    this.#refused = this.#refused.filter((other) => other !== entry);
    this.#change((state) => withoutReply(state, conversationId, clientId));
    return entry?.reply.body;
  }

  /** A refused reply once more: as a new write, since the old key stays refused. */
  sendAgain(conversationId: string, clientId: string): void {
    const body = this.discard(conversationId, clientId);
    if (body) this.send(conversationId, body);
  }

  tryNow(): void {
    this.#wake();
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let [entry] = this.#entries; entry && !this.#stopped.signal.aborted; [entry] = this.#entries) {
      await this.#deliver(entry);
      this.#entries = this.#entries.slice(1);
    }
    this.#isRunning = false;
  }

  /** Settles when the server has accepted or refused it. */
  async #deliver(entry: Entry): Promise<void> {
    const {conversationId, sender, reply} = entry;
    const {signal} = this.#stopped;
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        const message = await this.#api.send(conversationId, reply.clientId, reply.body, sender);
        this.#change((state) => withMessage(state, message));
        return;
      } catch (cause) {
        const error = toChatError(cause);
        if (isRefusal(error)) {
          this.#refused = [...this.#refused, entry];
          this.#show(entry, 'failed', error);
          return;
        }
        if (attempt + 1 >= quietTries) this.#show(entry, 'waiting', error);
        const woken = new Promise<void>((resolve) => (this.#wake = resolve));
        await Promise.race([delay(retryDelay(attempt, error.retryAfter), signal), woken]);
      }
    }
  }

  #show({conversationId, reply}: Entry, delivery: OutgoingReply['delivery'], error: ChatError | null): void {
    this.#change((state) => withOutgoing(state, conversationId, {...reply, delivery, error}));
  }
}

/** A definite no. A lost answer, a busy server or a refused key leave the reply's fate open. */
function isRefusal({status, retryable}: ChatError): boolean {
  return status !== undefined && status >= 400 && status < 500 && !retryable && status !== 401;
}
