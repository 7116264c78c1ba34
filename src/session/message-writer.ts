import type {CreatedConversation} from '../backend/chat-backend.js';
import type {ChatError} from '../model/chat-error.js';
import type {ComposerFile} from '../model/composer-file.js';
import type {Message, Reply} from '../model/message.js';
import type {Draft, ThreadKey} from './chat-state.js';
import type {ComposerTexts} from './composer-texts.js';
import {createConversation} from './create-conversation.js';
import type {Creations} from './creations.js';
import type {LiveUpdates} from './live-updates.js';
import type {Outbox} from './outbox.js';
import type {Screens} from './screens.js';
import {conversationCreated, messageDetail} from './sdk-details.js';
import {newClientId, type SessionParts} from './session-parts.js';
import type {TypingReport} from './typing-report.js';

interface WriterParts {
  readonly outbox: Outbox;
  readonly creations: Creations;
  readonly screens: Screens;
  readonly texts: ComposerTexts;
  readonly live: LiveUpdates;
  readonly typing: TypingReport;
}

/** A message that the page sends, and waits for. */
export interface PageMessage {
  /** Brings what goes with the message; called again when that has failed. */
  readonly attachmentIds: (() => Promise<readonly string[]>) | undefined;
  readonly accepted: (message: Message) => void;
  readonly refused: (error: ChatError) => void;
}

/** Files that the customer sends along: the message waits until they are brought. */
export interface MessageFiles {
  readonly files: readonly ComposerFile[];
  /** Called again when it, or what came after it, has failed. */
  readonly attachmentIds: () => Promise<readonly string[]>;
}

/** The way of a message from the composer, or from the page, to the server: bubble, outbox, creation, refusal. */
export class MessageWriter {
  readonly #parts: SessionParts;
  readonly #other: WriterParts;

  constructor(parts: SessionParts, other: WriterParts) {
    this.#parts = parts;
    this.#other = other;
  }

  /** Shows the bubble and sends. The first message of a thread that does not exist yet creates it. */
  write(key: ThreadKey, body: string, reply?: Reply, fromPage?: PageMessage, withFiles?: MessageFiles): void {
    const {store, environment, backend, signal, emit} = this.#parts;
    const {outbox, creations, screens, texts, typing} = this.#other;
    const {draft, threads} = store.state;
    const creation = creations.get(key);
    // The conversation's own id for its first message: one write, one name.
    const isFirst = creation && !threads[key]?.outgoing.some(({clientId}) => clientId === key);
    const clientId = isFirst ? key : newClientId(environment);
    const createdAt = new Date(environment.clock.now()).toISOString();
    const written = {clientId, body, reply: reply ?? null, createdAt, ...(withFiles && {files: withFiles.files})};
    const outgoing = {...written, delivery: 'sending', error: null} as const;
    store.dispatch({type: 'message-written', key, outgoing});
    typing.stop(true);
    if (!creation?.isFromPage && !fromPage) void texts.save(key, '');
    if (draft?.clientId === key) screens.draftSent(key);
    outbox.add(key, {
      clientId,
      send: async (current) => {
        const attachmentIds = await (withFiles ?? fromPage)?.attachmentIds?.();
        if (creations.get(current)) {
          const created = await createConversation(this.#parts, creations, current, {body, reply, attachmentIds});
          if (created && !signal.aborted) this.#onCreated(current, clientId, created);
          return;
        }
        const message = await backend.sendMessage(current, {clientId, body, reply, attachmentIds}, signal);
        store.dispatch({type: 'message-changed', message});
        store.dispatch({type: 'outgoing-dropped', key: current, clientId});
        emit('message-sent', messageDetail(message));
        fromPage?.accepted(message);
      },
      refused: (error) => {
        if (fromPage) {
          store.dispatch({type: 'outgoing-dropped', key, clientId}); // whoever called has the error
          fromPage.refused(error);
          return;
        }
        this.#onRefused(key, draft?.clientId === key ? draft : null, error);
        if (clientId !== key || !creations.get(key)) return;
        // It is a draft still, and its id is the first message's that will be accepted.
        store.dispatch({type: 'outgoing-dropped', key, clientId});
        const refused = {...outgoing, clientId: newClientId(environment), delivery: 'failed', error} as const;
        store.dispatch({type: 'message-written', key, outgoing: refused});
      },
    });
  }

  /** The state first, then the event, then who waits for the conversation; what it has brought comes last. */
  #onCreated(key: ThreadKey, clientId: string, {conversation, messages}: CreatedConversation): void {
    const {store, environment, emit} = this.#parts;
    const {outbox, live, creations, texts} = this.#other;
    const creation = creations.get(key);
    creations.remove(key);
    outbox.rename(key, conversation.id);
    store.dispatch({type: 'thread-created', key, conversation});
    void texts.rename(key, conversation.id);
    store.dispatch({type: 'outgoing-dropped', key: conversation.id, clientId});
    store.dispatch({type: 'thread-loaded', key: conversation.id, messages, olderCursor: null});
    const {screen} = store.state;
    if (screen.name === 'thread' && screen.key === conversation.id) void environment.storage.set('screen', screen);
    const detail = conversationCreated(conversation);
    emit('conversation-create', detail);
    const first = messages.find(({direction}) => direction === 'in');
    if (first) emit('message-sent', messageDetail(first));
    creation?.created.resolve(detail);
    for (const message of messages) live.news.tellReceived(message);
    void live.ensure();
  }

  #onRefused(key: ThreadKey, draft: Draft | null, error: ChatError): void {
    const {store} = this.#parts;
    const {creations, screens, outbox} = this.#other;
    const creation = creations.get(key);
    if (!creation) return;
    const standing = error.code === 'open-conversation-exists' ? error.conversationId : undefined;
    const hasOtherDraft = (store.state.draft?.clientId ?? key) !== key;
    if (standing === undefined && !creation.isFromPage && !hasOtherDraft) {
      if (draft) screens.draftRefused(draft);
      return;
    }
    const {screen} = store.state;
    const isShown = screen.name === 'thread' && screen.key === key;
    outbox.dropRest(key);
    // What was written waits in the composer, where the customer can send it.
    screens.dropThread(key, standing);
    if (isShown && standing === undefined) screens.showNewThread();
    else if (isShown && standing !== undefined) screens.showThread(standing);
    creations.reject(key, error);
  }
}
