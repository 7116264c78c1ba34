import type {Article, ArticleSummary, Category} from '../model/article.js';
import type {Availability, AssistantOpening, ChatConfig} from '../model/chat-config.js';
import type {ChatError, ChatErrorCode} from '../model/chat-error.js';
import type {TypingActivity} from '../model/chat-event.js';
import type {ComposerFile} from '../model/composer-file.js';
import type {Conversation} from '../model/conversation.js';
import type {CustomAttributes} from '../model/custom-attributes.js';
import type {Identity} from '../model/identity.js';
import type {Reply} from '../model/message.js';
import type {MessagePages} from '../model/message-pages.js';
import type {Satisfaction} from '../model/satisfaction.js';
import type {Unread} from '../model/unread.js';

/**
 * Names a thread: the conversation's id, or, while it does not exist on the server, the `clientId` that it is or will
 * be created with.
 */
export type ThreadKey = string;

/** What the panel shows. `back` is where it leads back to; without one, to the home. */
export type Screen =
  | {readonly name: 'home'}
  | {readonly name: 'thread'; readonly key: ThreadKey; readonly back?: Screen | undefined}
  /** All conversations, and what `query` finds in them. `isSearch`: the reader came to look for something. */
  | {readonly name: 'history'; readonly query: string; readonly isSearch: boolean; readonly back: Screen}
  /** The knowledge base, and what `query` finds in it. */
  | {readonly name: 'knowledge'; readonly query: string; readonly back: Screen}
  | {readonly name: 'article'; readonly article: Article; readonly back: Screen}
  | {
      readonly name: 'category';
      readonly category: Category;
      readonly articles: readonly ArticleSummary[];
      readonly back: Screen;
    };

/**
 * A message of the customer's that the server has not accepted yet. `sending`: under way. `waiting`: several tries
 * failed, they go on. `failed`: refused for good.
 */
export interface OutgoingMessage {
  readonly clientId: string;
  readonly body: string;
  readonly files?: readonly ComposerFile[] | undefined;
  readonly reply: Reply | null;
  readonly createdAt: string;
  readonly delivery: 'sending' | 'waiting' | 'failed';
  readonly error: ChatError | null;
  /** The browser did not keep it, or its files: it is lost when this page is left. */
  readonly isVolatile?: boolean | undefined;
}

/** A message that the reader is led to. Each time anew: the same message again is another target. */
export interface ThreadTarget {
  readonly seq: number;
  /** Whether focus goes there; it stays where it is while somebody steps from find to find. */
  readonly takesFocus: boolean;
}

/** An unbroken run of messages that does not reach the thread's end. */
export interface Excerpt extends Pick<ThreadState, 'messages' | 'olderCursor' | 'older'> {
  /** What becomes of the page behind its newest message. */
  readonly newer: 'idle' | 'loading' | 'failed';
}

export interface ThreadState {
  /** Reaches to the newest message. */
  readonly messages: MessagePages;
  /** Shown in place of `messages` while the reader is somewhere far from their end. */
  readonly excerpt?: Excerpt | undefined;
  /** What the reader was led to last. */
  readonly target?: ThreadTarget | undefined;
  /** Shown below all messages, in this order. */
  readonly outgoing: readonly OutgoingMessage[];
  /** `loading` and `failed` concern the newest page. */
  readonly status: 'loading' | 'ready' | 'failed';
  /** Leads to the page before the oldest loaded message; null when the thread's beginning is loaded. */
  readonly olderCursor: string | null;
  readonly older: 'idle' | 'loading' | 'failed';
  /** What the assistant says before the conversation exists; null afterwards. */
  readonly opening: AssistantOpening | null;
  /** The agent or assistant who writes now. */
  readonly typing: TypingActivity | null;
  /** `seq` above which messages were unread when the thread was shown: where the “New” line stands. Null: none. */
  readonly newAfterSeq: number | null;
}

/** A thread that exists only here until its first message. There is at most one. */
export interface Draft {
  readonly clientId: string;
  readonly assistantId: string | undefined;
  readonly customAttributes: CustomAttributes | undefined;
}

/** Everything that is shown, and nothing else. Replaced, never changed. */
export interface ChatState {
  /** Undefined until it was loaded once. */
  readonly config: ChatConfig | undefined;
  readonly availability: Availability | undefined;
  /** Whether the panel is open (or inline). */
  readonly isOpen: boolean;
  readonly screen: Screen;
  readonly draft: Draft | null;
  /** Newest first. */
  readonly conversations: readonly Conversation[];
  readonly conversationsStatus: 'loading' | 'ready' | 'failed';
  readonly threads: Readonly<Record<ThreadKey, ThreadState>>;
  /** What the customer has typed and not sent. */
  readonly composerTexts: Readonly<Record<ThreadKey, string>>;
  /** What goes along with it. A page that is reloaded forgets them. */
  readonly composerFiles?: Readonly<Record<ThreadKey, readonly ComposerFile[]>>;
  readonly unread: Unread;
  /** Who the visitor is known to be; null while nobody has asked, or nobody is here. */
  readonly identity: Identity | null;
  /** Surveys that this page has heard of, by conversation. */
  readonly satisfactions: Readonly<Record<string, Satisfaction>>;
  /** The very `screen` that is shown in place of a conversation that is not there any more. */
  readonly gone?: Screen | undefined;
  /** From the very `screen` that is shown an article was asked for, or a category, and did not open. */
  readonly unopened?: {readonly screen: Screen; readonly code: ChatErrorCode} | undefined;
  /** The browser keeps nothing of this chat: what is not sent when the page is left is lost. */
  readonly isVolatile?: boolean | undefined;
  /** `offline` when the server cannot be reached or the browser says so; writes wait. */
  readonly connection: 'online' | 'offline';
  /** While it is `offline`: when it is tried again, in milliseconds since 1970; unknown where the browser has no network. */
  readonly retryAt?: number | undefined;
}
