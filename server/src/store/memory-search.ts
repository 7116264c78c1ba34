import type {Message} from '../../../src/model/message.js';
import type {StoredConversation, StoredMessage} from './chat-store.js';
import {foldText} from './fold-text.js';
import type {MemoryRead, MemoryWrites} from './memory-writes.js';
import type {MessageSearch, SearchWriter, StoredArticleFeedback} from './search-store.js';

export class SearchTables {
  readonly articleFeedback = new Map<string, StoredArticleFeedback>();
}

/** What of the tables a search reads. */
export interface SearchedTables {
  readonly search: SearchTables;
  readonly messages: ReadonlyMap<string, {readonly list: readonly StoredMessage[]}>;
  conversationsOf(subjectId: string | undefined): readonly StoredConversation[];
}

export class MemorySearch implements SearchWriter {
  readonly #read: MemoryRead<SearchedTables>;
  readonly #writes: MemoryWrites;

  constructor(read: MemoryRead<SearchedTables>, writes: MemoryWrites) {
    this.#read = read;
    this.#writes = writes;
  }

  messages({
    subjectId,
    conversationId,
    onlyOpen = false,
    words,
    after,
    limit,
  }: MessageSearch): Promise<readonly Message[]> {
    return this.#read((tables) => {
      const found = tables
        .conversationsOf(subjectId)
        .filter(({conversation}) => conversationId === undefined || conversation.id === conversationId)
        .filter(({conversation}) => !onlyOpen || !conversation.ended)
        .flatMap(({conversation}) => tables.messages.get(conversation.id)?.list ?? [])
        .map(({message}) => message)
        .filter((message) => after === undefined || compare(after, message) < 0)
        .filter(({body, redactedAt, streaming}) => {
          const text = redactedAt === null && !streaming ? foldText(body) : '';
          return words.every((word) => text.includes(word));
        });
      return found.sort(compare).slice(0, limit);
    });
  }

  articleFeedbackOf(subjectId: string): Promise<readonly StoredArticleFeedback[]> {
    return this.#read(({search}) =>
      [...search.articleFeedback.values()]
        .filter((feedback) => feedback.subjectId === subjectId)
        .sort((one, other) => (one.articleId < other.articleId ? -1 : 1)),
    );
  }

  saveArticleFeedback(feedback: StoredArticleFeedback): Promise<void> {
    return this.#read(({search}) => {
      this.#writes.set(search.articleFeedback, JSON.stringify([feedback.articleId, feedback.subjectId]), feedback);
    });
  }

  removeArticleFeedbackOf(subjectId: string): Promise<void> {
    return this.#read(({search}) => {
      for (const [key, feedback] of [...search.articleFeedback]) {
        if (feedback.subjectId === subjectId) this.#writes.delete(search.articleFeedback, key);
      }
    });
  }
}

/** Newest first. */
function compare(
  one: {readonly createdAt: string; readonly id: string},
  other: {readonly createdAt: string; readonly id: string},
): number {
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt ? 1 : -1;
  return one.id < other.id ? 1 : one.id > other.id ? -1 : 0;
}
