import * as z from 'zod/mini';
import {ArticleSchema, ArticleSummarySchema, CategorySchema} from '../../../src/wire/article-wire.js';
import {ArticleFeedbackSchema} from '../../../src/wire/request-wire.js';
import {settingsOf, type Site} from '../config/organisation.js';
import {decodeCursor, encodeCursor} from '../desk/cursor.js';
import {findArticle, findCategory, listArticles, listCategories, saveArticleFeedback} from '../desk/knowledge-base.js';
import {readLimit, type Page} from '../desk/lists.js';
import {invalid} from '../desk/problem.js';
import {cached, cachedAnswer} from './cached-answer.js';
import type {Exchange} from './exchange.js';
import {listHeaders, listQuery, pageHeaders, pageSchema} from './list-answer.js';
import {noBody, publicRoute, visitorRoute, type Route} from './route.js';

const CategoryListSchema = pageSchema(CategorySchema);
const ArticleListSchema = pageSchema(ArticleSummarySchema);
const ArticleCursorSchema = z.tuple([z.literal('articles'), z.int()]);

const query = {
  lang: 'BCP 47; without it, or where a text is not translated, the first language.',
  site: 'The site key: whose pages may read the answer, and whose survey stands below an article.',
};
const languageHeader = {'Accept-Language': 'The first language counts, where the query has no lang.'};
const maxQueryChars = 200;
const byLanguage = {headers: {Vary: 'Accept-Language'}};

/** Public: a reader who writes nothing needs no token. */
export const articleRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/v1/categories',
    summary: 'All categories of the knowledge base, parents before their children',
    query,
    ...cachedAnswer({description: 'The categories.', schema: CategoryListSchema}, languageHeader),
    problems: ['not-found', 'origin-not-allowed'],
    body: noBody,
    handle: ({exchange}) => {
      admit(exchange);
      return cached(exchange, wholeList(listCategories(exchange.desk.organisation, language(exchange))), byLanguage);
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/v1/categories/{id}',
    summary: 'One category',
    query,
    ...cachedAnswer({description: 'The category.', schema: CategorySchema}, languageHeader),
    problems: ['origin-not-allowed'],
    body: noBody,
    handle: ({exchange, id}) => {
      admit(exchange);
      return cached(exchange, findCategory(exchange.desk.organisation, id, language(exchange)), byLanguage);
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/v1/articles',
    summary: 'Articles; with q the best first',
    query: {
      q: {description: 'Words that must all be in the article.', schema: {type: 'string', maxLength: maxQueryChars}},
      categoryId: 'Only of this category.',
      ...query,
      ...listQuery,
    },
    ...cachedAnswer(
      {description: 'A page of articles.', schema: ArticleListSchema, headers: pageHeaders},
      languageHeader,
    ),
    problems: ['not-found', 'origin-not-allowed', 'invalid-request'],
    body: noBody,
    handle: ({exchange}) => {
      admit(exchange);
      const {organisation} = exchange.desk;
      const categoryId = exchange.query.get('categoryId') || null;
      if (categoryId !== null) findCategory(organisation, categoryId, null);
      const asked = {query: readQuery(exchange), categoryId, language: language(exchange)};
      const page = pageOf(exchange, listArticles(organisation, asked));
      return cached(exchange, page, {headers: {...byLanguage.headers, ...listHeaders(exchange, page)}});
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/v1/articles/{id}',
    summary: 'One article; its body is Markdown',
    query,
    ...cachedAnswer({description: 'The article.', schema: ArticleSchema}, languageHeader),
    problems: ['origin-not-allowed'],
    body: noBody,
    handle: ({exchange, id}) => {
      const site = admit(exchange);
      const settings = site && settingsOf(site, null);
      return cached(exchange, findArticle(exchange.desk.organisation, id, language(exchange), settings), byLanguage);
    },
  }),
  visitorRoute({
    method: 'POST',
    path: '/v1/articles/{id}/feedback',
    summary: 'What a reader says about an article; said again, it replaces what was said before',
    answers: {204: {description: 'Stored.'}},
    body: ArticleFeedbackSchema,
    handle: async ({exchange, visitor, site, id, body}) => {
      await saveArticleFeedback(exchange.desk, visitor, site, id, body);
      return {status: 204};
    },
  }),
];

function admit(exchange: Exchange): Site | undefined {
  const key = exchange.query.get('site');
  if (!key) {
    exchange.admitKnownOrigin();
    return undefined;
  }
  const site = exchange.namedSite(key, '?site');
  exchange.admitOrigin(site);
  return site;
}

/** `lang`, else the first that the reader's browser prefers. */
function language({query: asked, request}: Exchange): string | null {
  const preferred = request.headers.get('accept-language')?.split(',')[0]?.split(';')[0]?.trim();
  return asked.get('lang') || preferred || null;
}

function readQuery({query: asked}: Exchange): string | null {
  const text = asked.get('q');
  if (text !== null && text.length > maxQueryChars) {
    throw invalid('?q', 'too-long', `q may hold at most ${maxQueryChars} characters.`, {limit: maxQueryChars});
  }
  return text;
}

function wholeList<Item>(items: readonly Item[]): Page<Item> {
  return {items, nextCursor: null};
}

function pageOf<Item>(exchange: Exchange, items: readonly Item[]): Page<Item> {
  const limit = readLimit(exchange.query);
  const cursor = exchange.query.get('cursor');
  const [, from] = cursor === null ? ['articles', 0] : (decodeCursor(cursor, ArticleCursorSchema) ?? []);
  if (from === undefined) throw invalid('?cursor', 'invalid', 'The cursor is none of this list.');
  const end = from + limit;
  return {
    items: items.slice(from, end),
    nextCursor: end < items.length ? encodeCursor(['articles', end]) : null,
  };
}
