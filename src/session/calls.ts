import {toChatError} from '../model/chat-error.js';
import type {AssistantOpening} from '../model/chat-config.js';
import type {Draft} from './chat-state.js';
import {checkConversationId, checkCreateOptions, checkDeclared, checkDescribeOptions} from './check-options.js';
import type {Correspondence} from './correspondence.js';
import type {Screens} from './screens.js';
import {
  openConversation,
  type ConversationCreated,
  type ConversationDescribed,
  type OpenConversation,
} from './sdk-details.js';
import {newClientId, type SessionParts} from './session-parts.js';

interface CallOptions {
  readonly screens: Screens;
  readonly correspond: () => Promise<Correspondence>;
  /** Throws when chat is switched off or hidden. */
  readonly assertShown: () => void;
  readonly open: () => void;
}

/** Open conversations are read in pages of this many. */
const openPage = 200;

/** What a page asks for by name, with everything checked that a page can get wrong. Loaded with the first such call. */
export class Calls {
  readonly #parts: SessionParts;
  readonly #options: CallOptions;
  /** Ends when the calls made so far show what they show: the last one asked for is the one that stays. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: SessionParts, options: CallOptions) {
    this.#parts = parts;
    this.#options = options;
  }

  /**
   * Shows a new conversation. With a message it is created at once; without, by the customer's first message. Checks
   * everything before anything is shown. Settles when the conversation exists, or never will.
   */
  async createConversation(options: unknown): Promise<ConversationCreated> {
    const shown = this.#inTurn(() => this.#showNew(options));
    return (await shown).created;
  }

  async #showNew(options: unknown): Promise<{readonly created: Promise<ConversationCreated>}> {
    const {store, environment} = this.#parts;
    const {screens, correspond, assertShown, open} = this.#options;
    const {message, assistantId, customAttributes} = checkCreateOptions(options);
    assertShown();
    if (customAttributes && store.state.config) {
      checkDeclared(customAttributes, store.state.config.attributes.conversation);
    }
    const opening = await this.#openingFor(assistantId, message === undefined);
    const writer = message === undefined ? undefined : (await correspond()).writer;
    const draft: Draft = {clientId: newClientId(environment), assistantId, customAttributes};
    const created = screens.openDraft(draft, opening, writer !== undefined);
    open();
    if (message !== undefined) writer?.write(draft.clientId, message);
    return {created};
  }

  async describeConversation(options: unknown): Promise<ConversationDescribed> {
    const {backend, store, signal} = this.#parts;
    const {conversationId, customAttributes} = checkDescribeOptions(options);
    if (store.state.config) checkDeclared(customAttributes, store.state.config.attributes.conversation);
    const conversation = await backend.describeConversation({conversationId, customAttributes}, signal);
    store.dispatch({type: 'conversation-changed', conversation});
    return {conversationId: conversation.id, custom: conversation.customAttributes};
  }

  openConversationById(options: unknown): Promise<void> {
    return this.#inTurn(() => this.#showById(options));
  }

  async #showById(options: unknown): Promise<void> {
    const {backend, store, signal} = this.#parts;
    const conversationId = checkConversationId(options);
    this.#options.assertShown();
    const conversation = await backend.loadConversation(conversationId, signal);
    store.dispatch({type: 'conversation-changed', conversation});
    this.#options.screens.showThread(conversation.id);
    this.#options.open();
  }

  /** All that are not ended, newest first. */
  async getOpenConversations(): Promise<readonly OpenConversation[]> {
    const {backend, signal} = this.#parts;
    const open: OpenConversation[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = {status: 'open', limit: openPage, ...(cursor === undefined ? {} : {cursor})} as const;
      const page = await backend.listConversations(query, signal);
      open.push(...page.items.filter(({ended}) => !ended).map(openConversation));
      cursor = page.nextCursor;
    }
    return open;
  }

  #inTurn<Result>(show: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(show);
    this.#turn = result.catch(() => undefined); // whoever called handles it
    return result;
  }

  /** Rejects for an unknown assistant; a server that cannot be reached is no reason to refuse a message. */
  async #openingFor(assistantId: string | undefined, isDraft: boolean): Promise<AssistantOpening | null> {
    const {backend, query, signal, store} = this.#parts;
    if (assistantId === undefined) return store.state.config?.assistant ?? null;
    try {
      return (await backend.loadConfig({...query, assistantId}, signal)).assistant;
    } catch (cause) {
      const error = toChatError(cause);
      if (isDraft || !error.retryable) throw error;
      return null;
    }
  }
}
