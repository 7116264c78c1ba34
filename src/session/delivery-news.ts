import type {ChatState, OutgoingMessage, ThreadKey} from './chat-state.js';
import type {DeliveryChange, UnsentMessage} from './sdk-details.js';
import type {SessionParts} from './session-parts.js';

interface Known {
  readonly key: ThreadKey;
  readonly outgoing: OutgoingMessage;
}

/**
 * Tells the page what becomes of each message on its way, once for each change: read off the state, in which every
 * way leaves its traces, whether this tab delivers or another one. Told in every tab.
 */
export class DeliveryNews {
  readonly #parts: SessionParts;
  #known: ReadonlyMap<string, Known> = new Map();
  #threads: ChatState['threads'] | undefined;
  #isPlanned = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    parts.signal.addEventListener('abort', parts.store.subscribe(this.#onState));
  }

  /** What happens in several steps, as a message's way from the outbox into its thread, is told when all are done. */
  readonly #onState = ({threads}: ChatState) => {
    if (threads === this.#threads || this.#isPlanned) return;
    this.#isPlanned = true;
    queueMicrotask(() => {
      this.#isPlanned = false;
      if (!this.#parts.signal.aborted) this.#tell(this.#parts.store.state);
    });
  };

  #tell(state: ChatState): void {
    this.#threads = state.threads;
    const before = this.#known;
    const now = outgoingOf(state);
    this.#known = now;
    for (const [clientId, {key}] of before) {
      if (now.has(clientId)) continue;
      this.#parts.emit('delivery-change', {
        conversationId: conversationOf(state, key, clientId),
        clientId,
        delivery: isAccepted(state, key, clientId) ? 'sent' : 'removed',
      });
    }
    for (const [clientId, {key, outgoing}] of now) {
      const {delivery, error} = outgoing;
      const known = before.get(clientId)?.outgoing;
      if (known?.delivery === delivery && known.error?.code === error?.code) continue;
      const reason: Partial<DeliveryChange> =
        error && delivery !== 'sending' ? {error: {code: error.code, message: error.message}} : {};
      this.#parts.emit('delivery-change', {
        conversationId: conversationOf(state, key, clientId),
        clientId,
        delivery,
        ...reason,
      });
    }
  }
}

/** What the server has not accepted, as the page may rescue it. */
export function unsentMessages(state: ChatState): readonly UnsentMessage[] {
  return [...outgoingOf(state)].map(([clientId, {key, outgoing}]) => ({
    conversationId: conversationOf(state, key, clientId),
    clientId,
    body: outgoing.body,
  }));
}

function outgoingOf({threads}: ChatState): ReadonlyMap<string, Known> {
  const all = Object.entries(threads).flatMap(([key, {outgoing}]) =>
    outgoing.map((one) => [one.clientId, {key, outgoing: one}] as const),
  );
  return new Map(all);
}

/** A first message and its conversation have one name; so has every thread that is a draft. */
function conversationOf({conversations, threads, draft}: ChatState, key: ThreadKey, clientId: string): string | null {
  const found = conversations.find((conversation) => conversation.id === key || conversation.clientId === key);
  if (found) return found.id;
  const isNew =
    key === clientId || key === draft?.clientId || threads[key]?.outgoing.some((one) => one.clientId === key);
  return isNew ? null : key;
}

function isAccepted({conversations, threads}: ChatState, key: ThreadKey, clientId: string): boolean {
  const conversation = conversations.find((one) => one.clientId === clientId);
  if (conversation) return true;
  const heir = conversations.find((one) => one.clientId === key)?.id ?? key;
  const pages = threads[heir]?.messages.pages ?? [];
  return pages.some((page) => page.some((message) => message.clientId === clientId));
}
