import type {Article, ArticleSummary, Category} from '../../model/article.js';
import {ArticleSchema, ArticleSummarySchema, CategorySchema} from '../../wire/article-wire.js';
import {ListSchema} from '../../wire/list-wire.js';
import type {ArticleQuery, Page} from '../chat-backend.js';
import type {HttpClient} from './http.js';
import {read} from './read.js';

/** The knowledge base, which anybody may read: no visitor, no token. */
export class ArticleCalls {
  readonly #http: HttpClient;
  readonly #site: string;

  constructor(http: HttpClient, site: string) {
    this.#http = http;
    this.#site = site;
  }

  async listCategories(lang: string | undefined, signal: AbortSignal): Promise<readonly Category[]> {
    return this.#page((wire) => CategorySchema.parse(wire), await this.#ask('categories', {lang}, signal)).items;
  }

  async loadCategory(id: string, lang: string | undefined, signal: AbortSignal): Promise<Category> {
    const path = `categories/${encodeURIComponent(id)}`;
    return read((wire) => CategorySchema.parse(wire), await this.#ask(path, {lang}, signal));
  }

  async listArticles(query: ArticleQuery, signal: AbortSignal): Promise<Page<ArticleSummary>> {
    return this.#page((wire) => ArticleSummarySchema.parse(wire), await this.#ask('articles', {...query}, signal));
  }

  async loadArticle(id: string, lang: string | undefined, signal: AbortSignal): Promise<Article> {
    const path = `articles/${encodeURIComponent(id)}`;
    return read((wire) => ArticleSchema.parse(wire), await this.#ask(path, {lang}, signal));
  }

  #ask(path: string, query: Readonly<Record<string, string | undefined>>, signal: AbortSignal): Promise<unknown> {
    return this.#http.json({path, query: {site: this.#site, ...query}, signal});
  }

  #page<Item>(decode: (wire: unknown) => Item, json: unknown): Page<Item> {
    const {items, ...rest} = read((wire) => ListSchema.parse(wire), json);
    return {...rest, items: items.map((item) => read(decode, item))};
  }
}
