import type {Article, ArticleFeedback, ArticleSummary, Category} from '../model/article.js';
import type {ChatConfig} from '../model/chat-config.js';
import type {ChatError} from '../model/chat-error.js';
import type {ChatEvent} from '../model/chat-event.js';
import type {Conversation} from '../model/conversation.js';
import type {CustomAttributes} from '../model/custom-attributes.js';
import type {CustomerDetails, Identity} from '../model/identity.js';
import type {Attachment, Message, Reply} from '../model/message.js';
import type {MessageHit} from '../model/message-hit.js';
import type {Satisfaction, SatisfactionPatch} from '../model/satisfaction.js';
import type {Unread} from '../model/unread.js';

/**
 * What a backend can do beyond the core. `resume`: the stream goes on from a cursor. `atomicCreate`: message, assistant
 * and attributes are created together or not at all. `idempotentSend`: a write repeated with the same `clientId` is
 * done once. The element hides what is missing.
 */
export type BackendCapability =
  | 'resume'
  | 'atomicCreate'
  | 'idempotentSend'
  | 'end'
  | 'reopen'
  | 'typingIn'
  | 'typingOut'
  | 'csat'
  | 'history'
  | 'identity'
  | 'attachments'
  | 'articles'
  | 'search'
  | 'stop'
  | 'erase';

/** What the session lends to its backend. */
export interface BackendContext {
  /**
   * The visitor's credential as this backend wrote it: opaque to everybody else, kept on this device across reloads,
   * null when there is none. Read afresh before each use, because another page may have renewed it. Once another page has
   * wiped this device, `load` finds nothing and `save` rejects with `aborted`, and so does the call that needed it: nothing
   * of a former visitor goes on as somebody else.
   */
  readonly credential: {
    load(): Promise<string | null>;
    save(credential: string | null): Promise<void>;
  };
  /**
   * Runs `work`, which changes the credential, while no other page of this browser does; settles as `work` does. Absent
   * where pages cannot wait for each other. Not to be called within `work`.
   */
  readonly exclusively?: (<Result>(work: () => Promise<Result>) => Promise<Result>) | undefined;
  /** For what has no caller: a frame that could not be read, a stream that was refused. It never throws. */
  readonly report: (error: ChatError) => void;
  /**
   * The credential was refused for good, with `error`, and is forgotten. Asks the page who the visitor is; resolves true when `login`
   * has stored another one. Absent when the page says nothing about identity.
   */
  readonly identify?: ((error: ChatError) => Promise<boolean>) | undefined;
}

/** Which settings apply; each overrides what the site's configuration says. */
export interface ConfigQuery {
  readonly brandId?: string | undefined;
  readonly assistantId?: string | undefined;
  readonly scheduleId?: string | undefined;
  /** BCP 47; the language of the texts that the server gives. */
  readonly lang?: string | undefined;
}

/** A message on its way. `clientId` (UUIDv7) names this write for ever: a retry carries the same one. */
export interface NewMessage {
  readonly clientId: string;
  readonly body: string;
  readonly reply?: Reply | undefined;
  /** Of uploaded attachments; with some the body may be empty. */
  readonly attachmentIds?: readonly string[] | undefined;
}

export interface NewConversation {
  readonly clientId: string;
  readonly message?: Omit<NewMessage, 'clientId'> | undefined;
  readonly title?: string | undefined;
  readonly brandId?: string | undefined;
  readonly assistantId?: string | undefined;
  readonly customAttributes?: CustomAttributes | undefined;
}

export interface CreatedConversation {
  readonly conversation: Conversation;
  /** Everything that the creation stored, ascending by `seq`. */
  readonly messages: readonly Message[];
}

export interface ConversationQuery {
  readonly status?: 'open' | 'ended';
  readonly cursor?: string;
  readonly limit?: number;
}

/** At most one of the positions; without one, the newest page. */
export interface MessageQuery {
  readonly cursor?: string;
  readonly before?: string;
  readonly after?: string;
  readonly around?: string;
  /** RFC 3339: a page around the first message since then; the newest one when there is none. */
  readonly at?: string;
  /**
   * The one message of this write, nothing when it has not arrived: what to ask before a write whose answer was lost is
   * given up. The first message of a conversation has the `clientId` of its creation, and so has the conversation, by which
   * it is found in `listConversations`. An answer is final only once no try is under way any more.
   */
  readonly clientId?: string;
  readonly limit?: number;
}

/** A merge patch of the customer's data: what is left out stays, `null` clears an attribute. */
export interface CustomerPatch extends Partial<CustomerDetails> {
  readonly customAttributes?: CustomAttributes | undefined;
}

export interface Customer extends CustomerDetails {
  readonly customAttributes: CustomAttributes;
}

/** A file on its way. `clientId` names the upload: repeated, it goes on with the same attachment. */
export interface NewAttachment {
  readonly clientId: string;
  readonly file: Blob;
  readonly name: string;
  readonly alt?: string | undefined;
  /** Bytes that have left this device, of `file.size`; called at least once with all. */
  readonly onProgress?: ((sentBytes: number) => void) | undefined;
}

export interface ArticleQuery {
  readonly q?: string | undefined;
  readonly categoryId?: string | undefined;
  readonly lang?: string | undefined;
}

export interface SearchQuery {
  readonly q: string;
  readonly conversationId?: string | undefined;
  readonly cursor?: string | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Leads on (conversations: older ones; messages: the page before); null at the end. */
  readonly nextCursor: string | null;
  /** Captured before the read: events after it cannot have been missed. Null without `resume`. */
  readonly eventCursor: string | null;
}

/**
 * `connecting`: not yet, or again. `open`: events flow. `offline`: the last tries failed. `closed`: it will not be
 * tried again before the next `subscribe` (the server said so, or the signal was aborted).
 */
export type ConnectionState = 'connecting' | 'open' | 'offline' | 'closed';

export interface EventObserver {
  /**
   * At least once, in log order. `cursor`: where to go on after it; null where that has not moved, because the event is
   * never stored (typing), or others came with it and the last of them has the cursor.
   */
  readonly event: (event: ChatEvent, cursor: string | null) => void;
  /** Events may have been missed: read the lists again. `cursor` is where the stream goes on. */
  readonly reset: (cursor: string | null) => void;
  /** `retryAt`: when it is tried again, in milliseconds since 1970, where that is known. */
  readonly connection: (state: ConnectionState, retryAt?: number) => void;
}

/**
 * A help desk, as the element needs one. Every method may be called as soon as `attach` has returned, several at a
 * time. Each rejects with a `ChatError` and nothing else; a `retryable` one may be tried again with the very same
 * arguments. `signal` aborts waiting, not what the server has already done; the promise then rejects with `aborted`.
 *
 * A backend tries a write once: repeating is the session's outbox' task, because only there it survives. It renews an
 * expired credential by itself, once for all calls that wait for it. It keeps no state of the chat.
 */
export interface ChatBackend {
  readonly capabilities: ReadonlySet<BackendCapability>;

  /** Called once, before anything else, by the session that owns this backend. Does no work. */
  attach(context: BackendContext): void;

  /** True when this device has written before, so that reading its lists makes sense. Asks no server. */
  hasVisitor(): Promise<boolean>;

  /** Settings, availability and the assistant's opening. Creates nothing. Rejects with `unknown-assistant` etc. */
  loadConfig(query: ConfigQuery, signal: AbortSignal): Promise<ChatConfig>;

  /**
   * Creates the visitor if there is none, then the conversation with all its parts, and resolves when both are stored.
   * A repeated call with the same `clientId` resolves with the first one's conversation.
   */
  createConversation(conversation: NewConversation, signal: AbortSignal): Promise<CreatedConversation>;

  /** Merges attributes into one conversation (`null` clears) and resolves with it as stored. All or nothing. */
  describeConversation(
    options: {readonly conversationId: string; readonly customAttributes: CustomAttributes},
    signal: AbortSignal,
  ): Promise<Conversation>;

  /** Newest first. Empty, without asking, when there is no visitor. */
  listConversations(query: ConversationQuery, signal: AbortSignal): Promise<Page<Conversation>>;

  loadConversation(conversationId: string, signal: AbortSignal): Promise<Conversation>;

  /** Ascending by `seq`. */
  listMessages(conversationId: string, query: MessageQuery, signal: AbortSignal): Promise<Page<Message>>;

  sendMessage(conversationId: string, message: NewMessage, signal: AbortSignal): Promise<Message>;

  /** Only moves forward. Resolves when stored. */
  markRead(conversationId: string, lastReadMessageId: string, signal: AbortSignal): Promise<void>;

  /** Best effort: call it at most every 3 s while the customer types, and once with false. */
  sendTypingActivity(conversationId: string, typing: boolean, signal: AbortSignal): Promise<void>;

  /** For a page that missed a delta, or whose link to an attachment has expired. */
  loadMessage(conversationId: string, messageId: string, signal: AbortSignal): Promise<Message>;

  /** A repeated call changes nothing. */
  endConversation(conversationId: string, signal: AbortSignal): Promise<Conversation>;

  /** Makes an ended conversation writable again, and its survey void. Rejects with `reopen-not-allowed`. */
  reopenConversation(conversationId: string, signal: AbortSignal): Promise<Conversation>;

  /** A streaming answer ends with what it has said so far. */
  stopMessage(conversationId: string, messageId: string, signal: AbortSignal): Promise<void>;

  /** Null when nothing is asked. */
  loadSatisfaction(conversationId: string, signal: AbortSignal): Promise<Satisfaction | null>;

  /** Rejects with `satisfaction-locked` once it may not be changed any more. */
  submitSatisfaction(conversationId: string, patch: SatisfactionPatch, signal: AbortSignal): Promise<Satisfaction>;

  /**
   * Creates the visitor if there is none, sends the bytes and resolves when a message may name the attachment. Rejects
   * with `attachment-too-large`, `attachment-type`.
   */
  uploadAttachment(attachment: NewAttachment, signal: AbortSignal): Promise<Attachment>;

  /** Null while this device has never written; asks no server then. */
  loadIdentity(signal: AbortSignal): Promise<Identity | null>;

  /**
   * Says who the visitor is, by a token that the host's own server signed. The anonymous visitor's conversations move to
   * the customer; streams end and lists are to be read again. Rejects with `identity-invalid`, `already-identified`.
   */
  login(jwtToken: string, signal: AbortSignal): Promise<Identity>;

  /**
   * Revokes the credential, also where no server can be reached. `wipe` forgets it on this device, with all else that is
   * the visitor's, before the server is told; without, the credential alone is forgotten.
   */
  logout(signal: AbortSignal, wipe?: () => Promise<void>): Promise<void>;

  /**
   * Erases everything that the help desk has of the visitor, on all devices, and forgets the credential. Resolves when it
   * is gone. Without a visitor it does nothing.
   */
  erase(signal: AbortSignal): Promise<void>;

  /** Merges into the customer's own data (the visitor's while anonymous), which must exist: all or nothing. */
  describeCustomer(patch: CustomerPatch, signal: AbortSignal): Promise<Customer>;

  listCategories(lang: string | undefined, signal: AbortSignal): Promise<readonly Category[]>;
  /** Rejects with `not-found`. */
  loadCategory(categoryId: string, lang: string | undefined, signal: AbortSignal): Promise<Category>;
  /** Best first with `q`, else as the help desk orders them. */
  listArticles(query: ArticleQuery, signal: AbortSignal): Promise<Page<ArticleSummary>>;
  /** Rejects with `not-found`. */
  loadArticle(articleId: string, lang: string | undefined, signal: AbortSignal): Promise<Article>;
  sendArticleFeedback(articleId: string, feedback: ArticleFeedback, signal: AbortSignal): Promise<void>;

  /** Newest first. Empty, without asking, when there is no visitor. */
  searchMessages(query: SearchQuery, signal: AbortSignal): Promise<Page<MessageHit>>;

  /** Nothing unread, without asking, when there is no visitor. */
  loadUnread(signal: AbortSignal): Promise<Unread>;

  /**
   * Follows what happens from `after` on (null: from now on) until `signal` is aborted, reconnecting by itself with
   * backoff. Returns at once; everything else is told to the observer, never before this call has returned.
   */
  subscribe(observer: EventObserver, after: string | null, signal: AbortSignal): void;

  /** The machine is online again or the page visible: try a waiting reconnection now. */
  wake(): void;
}
