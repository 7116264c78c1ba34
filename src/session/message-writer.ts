import {ChatError, toChatError} from '../model/chat-error.js';
import type {Conversation} from '../model/conversation.js';
import {assertVisitor, findMessage, refuse} from './lost-visitor.js';
import type {ThreadKey} from './chat-state.js';
import {createConversation} from './create-conversation.js';
import type {AcceptedChanges, Courier} from './delivery.js';
import type {StorageEntry} from './environment.js';
import type {MessageExtras, Waiting, WriterParts} from './message-parts.js';
import {Outbox} from './outbox.js';
import {isSecond, outgoingOf, recordName, type Accepted, type Outcome, type OutboxRecord} from './outbox-record.js';
import {chatError} from './plain-error.js';
import {formerText, renamed} from './renamed-text.js';
import {conversationCreated} from './sdk-details.js';
import {newClientId, type SessionParts} from './session-parts.js';
import {isConversation, presentKey} from './uncreated.js';

/** The way of a message from the composer, or from the page, to the server: record, bubble, creation, refusal. */
export class MessageWriter implements Courier {
  readonly outbox: Outbox;
  readonly #parts: SessionParts;
  readonly #other: WriterParts;
  /** Who waits in this page, by the write's name. */
  readonly #waiting = new Map<string, Waiting>();
  readonly #answering = new Set<string>();
  readonly #bringing = new Map<string, () => Promise<readonly string[]>>();

  constructor(parts: SessionParts, other: WriterParts) {
    this.#parts = parts;
    this.#other = other;
    this.outbox = new Outbox(parts, other.tabs, this);
    parts.signal.addEventListener('abort', () => {
      const over = new ChatError('aborted', 'The chat was stopped, or another visitor is here now.');
      for (const {refused} of this.#waiting.values()) refused(over);
    });
  }

  /**
   * Stores the message, shows its bubble and sends it. The first one of a thread that does not exist yet creates it.
   * Resolves with the bubble; never rejects.
   */
  async write(key: ThreadKey, body: string, extras: MessageExtras = {}): Promise<void> {
    const question = extras.reply?.messageId ?? '';
    if (this.#answering.has(question)) return; // pressed twice before its bubble takes the question away
    if (question) this.#answering.add(question);
    await this.#write(key, body, extras);
    this.#answering.delete(question);
  }

  async #write(key: ThreadKey, body: string, extras: MessageExtras): Promise<void> {
    const {reply, attachments, attachmentIds, waiting, files, typed, draft} = extras;
    const {environment, query, report, store} = this.#parts;
    const {creations, typing, wiped} = this.#other;
    const isFromPage = creations.get(key)?.isFromPage ?? false;
    // The conversation's own id for its first message: one write, one name.
    const clientId = draft ? key : newClientId(environment);
    const {assistantId = query.assistantId, customAttributes} = {...draft};
    const newThread = draft && {clientId: key, assistantId, customAttributes, isFromPage, brandId: query.brandId};
    if (waiting) this.#waiting.set(clientId, waiting);
    if (attachmentIds) this.#bringing.set(clientId, attachmentIds);
    typing.stop(true);
    const written = {clientId, key, body, reply: reply ?? null, attachments};
    const isNoDraft = () => !!draft && (store.state.draft?.clientId ?? key) === key; // or there is the next one already
    const changes = (): StorageEntry[] => [
      ...(isNoDraft() ? [['draft', undefined] as const] : []),
      ...(typed ? [...typed(), ...formerText(store.state, key)] : []),
    ];
    try {
      await this.outbox.add({...written, ...(newThread && {newThread})}, changes, files);
    } catch (error) {
      const failure = toChatError(error);
      waiting?.refused(failure);
      if (failure.code === 'aborted') void wiped();
      else report(failure);
    }
  }

  /** Takes a refused message off; `edit` gives its words back to the field. */
  async discardFailed(key: ThreadKey, clientId: string, edit: boolean): Promise<void> {
    const {texts} = this.#other;
    if (edit) await texts.restore(key); // it goes before what is there, also where that was never shown
    const failed = this.#parts.store.state.threads[key]?.outgoing.find((outgoing) => outgoing.clientId === clientId);
    if (failed?.delivery !== 'failed') return;
    const text = [failed.body, texts.get(key)].filter(Boolean).join('\n');
    await this.outbox.forget(clientId, edit ? texts.put(key, text)() : []);
  }

  async deliver(
    record: OutboxRecord,
    replace: (next: OutboxRecord) => Promise<void>,
    signal: AbortSignal,
  ): Promise<Accepted> {
    const {backend, store, environment} = this.#parts;
    const {clientId, key, body, reply, attachments, newThread, sentAs = clientId} = record;
    const isKnown = isConversation(store.state, key);
    // Some calls begin another visitor; the others say themselves that there is none.
    if (!isKnown || newThread || attachments) await assertVisitor(backend, record);
    const attachmentIds =
      attachments &&
      (await (this.#bringing.get(clientId)?.() ??
        (await import('./bring-files.js')).bringFiles(this.#parts, attachments, signal)));
    const message = {body, reply: reply ?? undefined, attachmentIds};
    if (newThread) {
      try {
        return await createConversation(this.#parts, record, newThread, message, replace, signal);
      } catch (error) {
        // Another page has created the thread, and this one has not heard of it: it was suspended.
        const standing =
          toChatError(error).code === 'idempotency-key-reused' &&
          (await this.#conversation(newThread.clientId, signal));
        if (!standing) throw error;
        void this.#joins(newThread.clientId, standing);
        // The thread's name is the other message's. One that has its own keeps it, so that it may be sent again.
        const name = isSecond(record) ? clientId : newClientId(environment);
        await replace({...record, key: standing.id, newThread: undefined, sentAs: name});
        return {message: await backend.sendMessage(standing.id, {clientId: name, ...message}, signal)};
      }
    }
    // Written before it was known that the thread has become a conversation; the lists say so.
    const standing = isKnown ? undefined : await this.#conversation(key, signal);
    const id = standing?.id ?? presentKey(store.state, key);
    const refused = (error: unknown) => refuse(backend, record, error);
    return {message: await backend.sendMessage(id, {clientId: sentAs, ...message}, signal).catch(refused)};
  }

  async find(
    {clientId, key, newThread, sentAs = clientId}: OutboxRecord,
    signal: AbortSignal,
  ): Promise<Accepted | undefined> {
    const {backend} = this.#parts;
    if (!newThread) {
      const [message] = (await backend.listMessages(key, {clientId: sentAs}, signal)).items;
      return message && {message};
    }
    const conversation = await this.#conversation(newThread.clientId, signal);
    return conversation && {conversation, messages: (await backend.listMessages(conversation.id, {}, signal)).items};
  }

  changes({clientId, key}: OutboxRecord, accepted: Accepted): AcceptedChanges {
    if (!('conversation' in accepted)) {
      const {message} = accepted;
      return {
        actions: [
          {type: 'message-changed', message},
          {type: 'outgoing-dropped', clientId},
        ],
        stored: () => Promise.resolve([]),
      };
    }
    const {conversation, messages} = accepted;
    const {id} = conversation;
    const {store} = this.#parts;
    const wasDraft = store.state.draft?.clientId === key;
    return {
      actions: [
        {type: 'thread-created', key, conversation},
        {type: 'outgoing-dropped', clientId},
        {type: 'thread-loaded', key: id, messages, olderCursor: null},
      ],
      stored: () => renamed(this.#parts, this.#other.texts, id, wasDraft),
    };
  }

  /** The state has changed already; then comes the event, then who waits, and what the creation has brought comes last. */
  settled({record, accepted, error}: Outcome): void {
    const {creations, live} = this.#other;
    const {clientId, key} = record;
    const waiting = this.#waits(clientId);
    if (!accepted) {
      if (error) this.#refused(record, chatError(error), waiting);
    } else if ('message' in accepted) {
      live.news.tellSent(accepted.message);
      waiting?.accepted(accepted.message);
    } else {
      const creation = creations.get(key);
      creations.remove(key);
      const detail = conversationCreated(accepted.conversation);
      if (live.news.isNews(`created ${detail.conversationId}`)) this.#parts.emit('conversation-create', detail);
      const first = accepted.messages.find(({direction}) => direction === 'in');
      if (first) live.news.tellSent(first);
      creation?.created.resolve(detail);
      for (const message of accepted.messages) live.news.tellReceived(message);
      this.#readOn(accepted.conversation);
    }
  }

  missed(key: ThreadKey, clientId: string): void {
    this.#parts.store.dispatch({type: 'outgoing-dropped', clientId});
    const waiting = this.#waits(clientId);
    // Read from the server, where it is; should that fail, the lists bring it.
    const isFirst = clientId === key || this.#other.creations.get(clientId);
    const found = isFirst ? this.#missedThread(clientId) : this.#missedMessage(key, clientId, waiting);
    found.catch((error: unknown) => waiting?.refused(toChatError(error)));
  }

  async #missedThread(key: ThreadKey): Promise<void> {
    const conversation = await this.#conversation(key, this.#parts.signal);
    if (conversation) await this.#joins(key, conversation);
  }

  async #joins(key: ThreadKey, conversation: Conversation): Promise<void> {
    this.#parts.store.dispatch({type: 'conversation-changed', conversation});
    this.#created(key, conversation);
    await this.#other.loader.loadNewest(conversation.id);
  }

  async #missedMessage(key: ThreadKey, clientId: string, waiting: Waiting | undefined): Promise<void> {
    const {backend, store, signal} = this.#parts;
    const message = await findMessage(backend, presentKey(store.state, key), clientId, signal);
    if (!message) waiting?.refused(new ChatError('aborted', 'The message was taken back, or its visitor has gone.'));
    else {
      store.dispatch({type: 'message-changed', message});
      waiting?.accepted(message);
    }
  }

  settledElsewhere({record, accepted, error}: Outcome): void {
    const waiting = this.#waits(record.clientId);
    if (error) waiting?.refused(chatError(error));
    else if (accepted && 'message' in accepted) waiting?.accepted(accepted.message);
    else if (accepted) {
      this.#readOn(accepted.conversation);
      this.#created(record.key, accepted.conversation);
    }
  }

  #waits(clientId: string): Waiting | undefined {
    const waiting = this.#waiting.get(clientId);
    this.#waiting.delete(clientId);
    this.#bringing.delete(clientId);
    return waiting;
  }

  #created(key: ThreadKey, conversation: Conversation): void {
    const {creations} = this.#other;
    creations.get(key)?.created.resolve(conversationCreated(conversation));
    creations.remove(key);
  }

  /** What was known of it before may be more than the creation's answer, which is older. */
  #readOn(conversation: Conversation): void {
    const {store} = this.#parts;
    if (!store.state.conversations.includes(conversation)) void this.#other.loader.loadNewest(conversation.id);
  }

  /** There is no conversation for what waits behind it. */
  givesUp({key, newThread}: OutboxRecord, {code}: ChatError): boolean {
    const draft = this.#parts.store.state.draft?.clientId ?? key;
    return !!newThread && (newThread.isFromPage || draft !== key || code === 'open-conversation-exists');
  }

  async #conversation(key: ThreadKey, signal: AbortSignal): Promise<Conversation | undefined> {
    const {items} = await this.#parts.backend.listConversations({}, signal);
    return items.find(({id, clientId}) => clientId === key || id === key);
  }

  #refused(record: OutboxRecord, error: ChatError, waiting: Waiting | undefined): void {
    const {creations, screens} = this.#other;
    const {clientId, key, newThread, sentAs} = record;
    if (waiting) {
      void this.outbox.forget(clientId); // whoever called has the error
      waiting.refused(error);
    }
    const isKept = !waiting && error.code !== 'aborted';
    if (!newThread && sentAs && isKept) this.#rename(record, sentAs);
    if (!newThread) return;
    if (!this.givesUp(record, error)) {
      this.#draftAgain(record, error);
      return;
    }
    const standing = error.code === 'open-conversation-exists' ? error.conversationId : undefined;
    const {screen} = this.#parts.store.state;
    const isShown = screen.name === 'thread' && screen.key === key;
    // What was written waits in the composer, where the customer can send it.
    screens.dropThread(key, standing);
    if (isShown && standing === undefined) screens.showNewThread();
    else if (isShown && standing !== undefined) screens.showThread(standing);
    creations.reject(key, error);
  }

  /** Its id is the first message's that will be accepted. */
  #draftAgain(record: OutboxRecord, error: ChatError): void {
    const {key, newThread} = record;
    const {clientId = key, assistantId, customAttributes} = {...newThread};
    this.#other.screens.draftRefused({clientId, assistantId: assistantId ?? undefined, customAttributes});
    if (error.code !== 'aborted') this.#rename(record, newClientId(this.#parts.environment)); // taken back: nothing stays
  }

  /** Its id is another message's, whose arrival would take it away: what was refused goes on under its own. */
  #rename(record: OutboxRecord, clientId: string): void {
    const refused = {...record, clientId, newThread: undefined, sentAs: undefined};
    void this.outbox.forget(record.clientId, [[recordName(refused), refused]]);
    this.outbox.share({type: 'message-written', key: record.key, outgoing: outgoingOf(refused)});
  }
}
