import type {ArticleSource} from '../config/organisation.js';
import {foldText} from '../store/fold-text.js';
import {localized} from './localized-text.js';

/** An article's title and body in one language, as search compares them. */
export interface FoldedArticle {
  readonly title: string;
  readonly body: string;
}

/** By the texts themselves: a reader may name any language, but there are only so many translations. */
const known = new WeakMap<ArticleSource, Map<string, FoldedArticle>>();

/** Folded once: anybody may search, and an article is long. */
export function foldedArticle(article: ArticleSource, language: string | null): FoldedArticle {
  const title = localized(article.title, language);
  const body = localized(article.body, language);
  const translations = known.get(article) ?? new Map<string, FoldedArticle>();
  known.set(article, translations);
  const name = `${title}\0${body}`;
  const folded = translations.get(name) ?? {title: foldText(title), body: foldText(body)};
  translations.set(name, folded);
  return folded;
}
