import type {ArticleFeedback, ArticleSummary, Category} from '../model/article.js';
import type {MessageHit} from '../model/message-hit.js';
import type {ThreadKey} from './chat-state.js';

/** A list as far as it was read; `nextCursor` leads on, null at the end. */
export interface Found<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** A place in a conversation: a message, the first one since a moment (RFC 3339), or the first that is unread. */
export type MessagePlace = {readonly conversationId: string} & (
  {readonly messageId: string} | {readonly at: string} | {readonly unreadAfterId: string | null}
);

/**
 * What a reader does beyond the newest page: look something up, and go there. Questions settle with what the elements
 * that ask keep themselves; the rest changes the state. Each rejects with a `ChatError`, which whoever asks shows.
 */
export interface ReadingView {
  /** All conversations. `isSearch`: the reader came to look for something. */
  showHistory(isSearch: boolean): void;
  /** The knowledge base. */
  showKnowledge(): void;
  /** What was typed on the screen that is shown: it stands there again when the reader comes back. */
  keepQuery(query: string): void;

  searchMessages(
    query: {readonly q: string; readonly conversationId?: string; readonly cursor?: string | undefined},
    signal: AbortSignal,
  ): Promise<Found<MessageHit>>;
  /** Best first with `q`, else as the help desk orders them. */
  articles(
    query: {readonly q?: string; readonly categoryId?: string},
    signal: AbortSignal,
  ): Promise<Found<ArticleSummary>>;
  categories(signal: AbortSignal): Promise<readonly Category[]>;
  rateArticle(articleId: string, feedback: ArticleFeedback): Promise<void>;

  /** Shows a conversation at its end. From a list it leads back there. */
  showThread(key: ThreadKey): void;
  /** Shows a place in a conversation, with what stands around it. Rejects before anything is shown. */
  showPlace(place: MessagePlace, takesFocus: boolean): Promise<void>;
  /** Another page of the thread's excerpt. A failure shows in the state. */
  readOn(key: ThreadKey, direction: 'older' | 'newer'): Promise<void>;
  /** Back to the thread's end. */
  showNewest(key: ThreadKey): void;
}
