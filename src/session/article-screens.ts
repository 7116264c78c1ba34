import type {CallParts} from './call-parts.js';
import type {Screen} from './chat-state.js';
import {offers} from './offers.js';
import {checkShape, invalid, requireId} from './option-shape.js';

/** As many articles as one category shows. */
const mostArticles = 200;

/** Shows an article in the panel. Settles when it stands there; rejects with `not-found`. */
export async function openArticle(parts: CallParts, given: unknown): Promise<null> {
  const {backend, query, signal, assertShown} = parts;
  const articleId = idOf('openKbArticle', 'articleId', 'an article', given);
  offers(parts, 'articles', 'openKbArticle');
  assertShown();
  const article = await backend.loadArticle(articleId, query.lang, signal);
  show(parts, (back) => ({name: 'article', article, back}));
  return null;
}

/** Shows the articles of a category in the panel. Settles when they stand there; rejects with `not-found`. */
export async function openCategory(parts: CallParts, given: unknown): Promise<null> {
  const {backend, query, signal, assertShown} = parts;
  const categoryId = idOf('openKbCategory', 'categoryId', 'a category', given);
  offers(parts, 'articles', 'openKbCategory');
  assertShown();
  const {lang} = query;
  const [category, articles] = await Promise.all([
    backend.loadCategory(categoryId, lang, signal),
    backend.listArticles({categoryId, lang}, signal),
  ]);
  const shown = articles.items.slice(0, mostArticles);
  show(parts, (back) => ({name: 'category', category, articles: shown, back}));
  return null;
}

/** Kustomer takes the id alone. */
function idOf(method: string, name: string, of: string, given: unknown): string {
  if (typeof given === 'string') return requireId(method, {[name]: given}, name, of);
  if (given === undefined) throw invalid(method, name, `is required: the id of ${of}`);
  return requireId(method, checkShape(method, given, {[name]: 'string'}), name, of);
}

/**
 * Opened first: that chooses what it leads back to. An article over another one leads back to what was before, one of a
 * category to the category.
 */
function show({store, open}: CallParts, screenOver: (back: Screen) => Screen): void {
  open();
  const {screen} = store.state;
  const next = screenOver(screen);
  const back = screen.name === next.name && 'back' in screen ? screen.back : undefined;
  store.dispatch({type: 'screen-shown', screen: back ? screenOver(back) : next});
}
