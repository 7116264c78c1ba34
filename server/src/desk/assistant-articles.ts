import type {ArticleLink} from '../../../src/model/message-template.js';
import type {ArticlesStep} from '../config/assistant.js';
import type {ArticleSource, Organisation} from '../config/organisation.js';
import {foldedArticle} from './article-text.js';
import type {Answers} from './dialogue-scene.js';
import {wordsOf} from './excerpt.js';
import {localized} from './localized-text.js';

const defaultLimit = 3;
/** Shorter words stand in every article. */
const wordChars = 4;
const titleWeight = 3;

/** What an `articles` step offers: those that it names, or those that fit an answer best. */
export function offeredArticles(
  {articles}: Organisation,
  {articleIds, search, limit = defaultLimit}: ArticlesStep,
  answers: Answers,
  language: string | null,
): readonly ArticleLink[] {
  const toLink = ({id, title, url = null}: ArticleSource): ArticleLink => ({
    id,
    title: localized(title, language),
    url,
  });
  if (articleIds) return articleIds.flatMap((id) => articles.filter((one) => one.id === id)).map(toLink);
  const answer = search !== undefined && Object.hasOwn(answers, search) ? answers[search] : undefined;
  const words = wordsOf(longWords(answer ?? ''));
  return articles
    .map((article) => ({article, rank: rankOf(article, words, language)}))
    .filter(({rank}) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .slice(0, limit)
    .map(({article}) => toLink(article));
}

function longWords(text: string): string {
  const words = text.split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word.length >= wordChars).join(' ');
}

/** By how many of the words an article has: a sentence never has all of them. */
function rankOf(article: ArticleSource, words: readonly string[], language: string | null): number {
  const {title, body} = foldedArticle(article, language);
  let rank = 0;
  for (const word of words) {
    if (title.includes(word)) rank += titleWeight;
    else if (body.includes(word)) rank += 1;
  }
  return rank;
}
