import type {ArticleFeedback, ArticleSummary, Category} from '../model/article.js';
import type {MessageHit} from '../model/message-hit.js';
import type {CallParts} from './call-parts.js';
import type {Screen, ThreadKey} from './chat-state.js';
import type {Found, MessagePlace, ReadingView} from './reading-view.js';
import {ThreadExcerpts} from './thread-excerpts.js';

/** As many articles as one list shows. */
const mostArticles = 200;

/** Loaded when somebody first looks for something. */
export class Reading implements ReadingView {
  readonly #parts: CallParts;
  readonly #excerpts: ThreadExcerpts;

  constructor(parts: CallParts) {
    this.#parts = parts;
    this.#excerpts = new ThreadExcerpts(parts);
  }

  showHistory(isSearch: boolean): void {
    this.#show((back) => ({name: 'history', query: '', isSearch, back}));
  }

  showKnowledge(): void {
    this.#show((back) => ({name: 'knowledge', query: '', back}));
  }

  keepQuery(query: string): void {
    const {store} = this.#parts;
    const {screen} = store.state;
    if ('query' in screen && screen.query !== query) {
      store.dispatch({type: 'screen-shown', screen: {...screen, query}});
    }
  }

  searchMessages(
    query: {readonly q: string; readonly conversationId?: string; readonly cursor?: string | undefined},
    signal: AbortSignal,
  ): Promise<Found<MessageHit>> {
    return this.#parts.backend.searchMessages(query, this.#either(signal));
  }

  async articles(
    query: {readonly q?: string; readonly categoryId?: string},
    signal: AbortSignal,
  ): Promise<Found<ArticleSummary>> {
    const {lang} = this.#parts.query;
    const {items, nextCursor} = await this.#parts.backend.listArticles({...query, lang}, this.#either(signal));
    return {items: items.slice(0, mostArticles), nextCursor};
  }

  categories(signal: AbortSignal): Promise<readonly Category[]> {
    return this.#parts.backend.listCategories(this.#parts.query.lang, this.#either(signal));
  }

  rateArticle(articleId: string, feedback: ArticleFeedback): Promise<void> {
    return this.#parts.backend.sendArticleFeedback(articleId, feedback, this.#parts.signal);
  }

  showThread(key: ThreadKey): void {
    this.#excerpts.showThread(key);
  }

  showPlace(place: MessagePlace, takesFocus: boolean): Promise<void> {
    return this.#excerpts.show(place, takesFocus);
  }

  readOn(key: ThreadKey, direction: 'older' | 'newer'): Promise<void> {
    return this.#excerpts.readOn(key, direction);
  }

  showNewest(key: ThreadKey): void {
    this.#excerpts.showNewest(key);
  }

  #show(screenOver: (back: Screen) => Screen): void {
    const {screen} = this.#parts.store.state;
    this.#parts.store.dispatch({type: 'screen-shown', screen: screenOver(screen)});
  }

  #either(signal: AbortSignal): AbortSignal {
    return AbortSignal.any([signal, this.#parts.signal]);
  }
}
