import type {ArticleFeedback} from '../../../src/model/article.js';
import type {Message} from '../../../src/model/message.js';

export interface MessageSearch {
  readonly subjectId: string;
  readonly conversationId?: string;
  /** Only conversations that are not ended. */
  readonly onlyOpen?: boolean;
  /** Folded by `foldText`; all of them must be in the message's text. */
  readonly words: readonly string[];
  /** Only messages that come after this one in the order `createdAt` descending, then id descending. */
  readonly after?: {readonly createdAt: string; readonly id: string};
  readonly limit: number;
}

export interface StoredArticleFeedback extends ArticleFeedback {
  readonly articleId: string;
  readonly subjectId: string;
  readonly siteKey: string;
  readonly createdAt: string;
}

/** Words in messages, and what readers said about articles. */
export interface SearchReader {
  /** Newest first. */
  messages(search: MessageSearch): Promise<readonly Message[]>;
  /** What this reader said about any article, by its id. */
  articleFeedbackOf(subjectId: string): Promise<readonly StoredArticleFeedback[]>;
}

export interface SearchWriter extends SearchReader {
  /** Replaces what this reader said about this article before. */
  saveArticleFeedback(feedback: StoredArticleFeedback): Promise<void>;
  removeArticleFeedbackOf(subjectId: string): Promise<void>;
}
