import type {Article, ArticleFeedback, ArticleSummary, Category} from '../../../src/model/article.js';
import type {ArticleSource, BrandSettings, CategorySource, Organisation, Site} from '../config/organisation.js';
import type {StoredVisitor} from '../store/chat-store.js';
import {foldedArticle} from './article-text.js';
import {timestamp, type Desk} from './desk.js';
import {countFinds, excerptOf, withoutMarks, wordsOf} from './excerpt.js';
import {localized} from './localized-text.js';
import {invalid, notFound} from './problem.js';

/** A title counts for so many finds in the text. */
const titleWeight = 10;

export function listCategories({categories}: Organisation, language: string | null): readonly Category[] {
  return categories.map((category) => categoryView(category, language));
}

export function findCategory({categories}: Organisation, id: string, language: string | null): Category {
  const category = categories.find((one) => one.id === id);
  if (!category) throw notFound('category');
  return categoryView(category, language);
}

function categoryView({id, parentId, title, description}: CategorySource, language: string | null): Category {
  return {
    id,
    parentId,
    title: localized(title, language),
    description: description === null ? null : localized(description, language),
  };
}

/** In the order of the configuration; with `query` the best first, and all words of it must be in the article. */
export function listArticles(
  {articles}: Organisation,
  {query, categoryId, language}: {query: string | null; categoryId: string | null; language: string | null},
): readonly ArticleSummary[] {
  const words = wordsOf(query ?? '');
  const within = articles.filter((article) => categoryId === null || article.categoryId === categoryId);
  if (words.length === 0) return query?.trim() ? [] : within.map((article) => summary(article, language, words));
  return within
    .map((article) => ({article, rank: rankOf(article, language, words)}))
    .filter(({rank}) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .map(({article}) => summary(article, language, words));
}

/** 0 when a word is missing. */
function rankOf(article: ArticleSource, language: string | null, words: readonly string[]): number {
  const {title, body} = foldedArticle(article, language);
  let rank = 0;
  for (const word of words) {
    const finds = titleWeight * countFinds(title, word) + countFinds(body, word);
    if (finds === 0) return 0;
    rank += finds;
  }
  return rank;
}

function summary(
  {id, categoryId, title, body}: ArticleSource,
  language: string | null,
  words: readonly string[],
): ArticleSummary {
  const excerpt = excerptOf(withoutMarks(localized(body, language)), words).text;
  return {id, categoryId, title: localized(title, language), excerpt};
}

export function findArticle(
  organisation: Organisation,
  id: string,
  language: string | null,
  settings: BrandSettings | undefined,
): Article {
  const {categoryId, title, body, updatedAt, url = null} = sourceOf(organisation, id);
  return {
    id,
    categoryId,
    title: localized(title, language),
    body: localized(body, language),
    updatedAt,
    url,
    survey: settings?.articleSurvey ?? null,
  };
}

function sourceOf({articles}: Organisation, id: string): ArticleSource {
  const article = articles.find((one) => one.id === id);
  if (!article) throw notFound('article');
  return article;
}

/** Endpoint 25. What the same reader said before is replaced. */
export async function saveArticleFeedback(
  desk: Desk,
  visitor: StoredVisitor,
  {settings, key}: Site,
  articleId: string,
  feedback: ArticleFeedback,
): Promise<void> {
  sourceOf(desk.organisation, articleId);
  const {articleSurvey} = settings;
  const allowed = articleSurvey?.reasons.map(({value}) => value) ?? [];
  const unknown = feedback.reasons?.find((reason) => !allowed.includes(reason));
  if (unknown !== undefined) {
    const known = allowed.length > 0 ? `one of ${allowed.join(', ')}` : 'left out: the survey has none';
    throw invalid('/reasons', 'unknown', `A reason must be ${known}.`);
  }
  if (feedback.comment && !articleSurvey?.comment) {
    throw invalid('/comment', 'unknown', 'The survey takes no comment.');
  }
  const stored = {
    ...feedback,
    articleId,
    subjectId: visitor.subjectId,
    siteKey: key,
    createdAt: timestamp(desk.clock()),
  };
  await desk.store.transaction(({search}) => search.saveArticleFeedback(stored));
}
