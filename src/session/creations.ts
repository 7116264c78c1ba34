import type {CreatedConversation, NewConversation} from '../backend/chat-backend.js';
import {ChatError, toChatError} from '../model/chat-error.js';
import type {CustomAttributes} from '../model/custom-attributes.js';
import type {ThreadKey} from './chat-state.js';
import {conversationCreated, messageDetail, type ConversationCreated} from './sdk-details.js';
import type {SessionParts} from './session-parts.js';

/** A conversation that does not exist on the server yet, and who waits for it. */
export interface Creation {
  /** Undefined: the configured one. Null: none, because the server refused what the page asked for. */
  readonly assistantId: string | null | undefined;
  readonly customAttributes: CustomAttributes | undefined;
  /** Made by the page with its message, not by a customer who typed it. */
  readonly isFromPage: boolean;
  readonly created: Deferred<ConversationCreated>;
}

type FirstMessage = NonNullable<NewConversation['message']>;

/** Conversations in the making, by the client id that names their thread until they exist. */
export class Creations {
  readonly #parts: SessionParts;
  readonly #open = new Map<ThreadKey, Creation>();

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  get(key: ThreadKey): Creation | undefined {
    return this.#open.get(key);
  }

  add(key: ThreadKey, options: Omit<Creation, 'created'>): Promise<ConversationCreated> {
    const created = defer<ConversationCreated>();
    created.promise.catch(() => undefined); // a draft that the customer opened has nobody who listens
    this.#open.set(key, {...options, created});
    return created.promise;
  }

  /** It will not be created, for whoever waits for it. */
  reject(key: ThreadKey, error: ChatError): void {
    this.#open.get(key)?.created.reject(error);
    this.#open.delete(key);
  }

  keys(): readonly ThreadKey[] {
    return [...this.#open.keys()];
  }

  /** Creates it with its first message. `onCreated` is told before anybody who waits for it. */
  async send(key: ThreadKey, message: FirstMessage, onCreated: (created: CreatedConversation) => void): Promise<void> {
    const creation = this.#open.get(key);
    if (!creation) return;
    const {backend, signal, query} = this.#parts;
    const {customAttributes, assistantId = query.assistantId} = creation;
    const conversation = {
      clientId: key,
      message,
      ...(query.brandId === undefined ? {} : {brandId: query.brandId}),
      ...(assistantId ? {assistantId} : {}),
      ...(customAttributes ? {customAttributes} : {}),
    };
    try {
      const created = await backend.createConversation(conversation, signal);
      if (signal.aborted) return;
      this.#open.delete(key);
      onCreated(created);
      this.#tell(creation, created);
    } catch (cause) {
      const error = toChatError(cause);
      const rest = creation.isFromPage ? undefined : withoutMistake(creation, error);
      if (!rest) throw error;
      // Kept before the second try: should its answer be lost, a third must ask for the very same.
      this.#open.set(key, rest);
      this.#parts.report(error);
      await this.send(key, message, onCreated);
    }
  }

  #tell(creation: Creation, {conversation, messages}: CreatedConversation): void {
    const {emit} = this.#parts;
    const detail = conversationCreated(conversation);
    emit('conversation-create', detail);
    const first = messages.find(({direction}) => direction === 'in');
    if (first) emit('message-sent', messageDetail(first));
    creation.created.resolve(detail);
  }
}

/** What a customer typed is never refused for a mistake of the page: it goes without the part at fault. */
function withoutMistake(creation: Creation, {code}: ChatError): Creation | undefined {
  if (code === 'attributes-invalid' && creation.customAttributes) return {...creation, customAttributes: undefined};
  if (code === 'unknown-assistant' && creation.assistantId !== null) return {...creation, assistantId: null};
  return undefined;
}

/** `Promise.withResolvers`, which browsers have only since 2024. */
interface Deferred<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: ChatError) => void;
}

function defer<Value>(): Deferred<Value> {
  let settle: Omit<Deferred<Value>, 'promise'> = {resolve: () => undefined, reject: () => undefined};
  const promise = new Promise<Value>((resolve, reject) => {
    settle = {resolve, reject};
  });
  return {promise, ...settle};
}
