import {ContextConsumer} from '@lit/context';
import {css, html, LitElement, nothing} from 'lit';
import {languageContext, type Language} from '../controllers/language-context.js';
import {SessionController} from '../controllers/session-controller.js';
import {shortDate} from '../locales/moment.js';
import {markup, messageTextStyles} from '../message/markup.js';
import type {Article, Category} from '../model/article.js';
import type {Screen} from '../session/chat-state.js';
import {base} from '../styles/base.js';
import {renderArticleRows} from './article-rows.js';
import {renderArticleTools, widen} from './article-tools.js';
import {renderCategoryRows} from './category-rows.js';
import {Chunk} from './chunk.js';
import {define} from './define.js';
import {historyStrings} from './history-strings.js';
import {laterStrings} from './later-strings.js';
import {listStyles} from './list.styles.js';
import {renderReload} from './reload.js';

/** For the panel's header. */
export {renderArticleTools};

const searchChunk = new Chunk(() => import('./kustomer-chat-search.js'));
const knowledgeChunk = new Chunk(() => import('./kustomer-chat-knowledge.js'));
const surveyChunk = new Chunk(() => import('./kustomer-chat-survey.js'));

/** Topics are waited for no longer, in milliseconds. */
const patience = 20_000;
/** Words that are read in a minute. */
const pace = 200;

const articleStyles = css`
  :host {
    display: flex;
    flex: 1;
    min-block-size: 0;
  }
  .page {
    padding: 8px 24px max(32px, var(--_safe-area, 0px));
  }
  h3 {
    padding-block-start: 12px;
    font-size: var(--kustomer-chat-size-display);
    font-weight: 600;
    letter-spacing: calc(-0.018em * var(--kustomer-chat-tracking, 1));
    line-height: 1.2;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .about {
    margin-block-start: 8px;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.3846;
    color: var(--kustomer-chat-text-muted);
  }
  @container (min-width: 600px) {
    .page {
      padding: 20px 32px max(40px, var(--_safe-area, 0px));
    }
  }
  .bub {
    margin-block-start: 20px;
    font-size: calc(16px * var(--kustomer-chat-text-scale, 1));
    line-height: 1.625;
    overflow-wrap: anywhere;
  }
  .bub > * + * {
    margin-block-start: 16px;
  }
  /* What is read, and what is asked about it, have one edge. */
  article {
    text-align: start;
  }
  article,
  kustomer-chat-survey {
    max-inline-size: calc(62ch * 1.0667);
    margin-inline: auto;
  }
  .about + .list,
  h3 + .list {
    margin-block-start: 16px;
  }
`;

/**
 * An article of the knowledge base, or the topics and articles of one category; also what leads there. Loaded when it is
 * first shown.
 * @tag kustomer-chat-article
 */
export class KustomerChatArticle extends LitElement {
  static override styles = [base, messageTextStyles, listStyles, articleStyles];
  static override properties = {topics: {state: true}};

  /** All of the knowledge base; undefined until a category was shown. */
  private topics: readonly Category[] | undefined;

  readonly #language = new ContextConsumer(this, {context: languageContext, subscribe: true});
  readonly #screen = new SessionController(this, ({screen}) => screen);
  #hasAskedTopics = false;
  /** Another one begins at its top. */
  #shown = '';
  #takesFocus = false;
  #panel: Element | undefined;

  protected override willUpdate() {
    const screen = this.#screen.value;
    if (screen?.name === 'category' && !this.#hasAskedTopics) {
      this.#hasAskedTopics = true;
      void this.#readTopics();
    }
    const shown =
      screen && 'article' in screen ? screen.article.id : screen && 'category' in screen ? screen.category.id : '';
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.renderRoot.querySelector('.scroll')?.scrollTo(0, 0);
    // From the link that led here, or from the panel's heading, which had to do while this was loaded.
    this.#takesFocus = this.matches(':focus-within') || this.#focused?.id === 'heading';
  }

  /** What has the title of what is shown is read aloud. False where there is none. */
  focusField(): boolean {
    const title = this.renderRoot.querySelector('h3');
    title?.focus();
    return title !== null;
  }

  get #focused(): Element | null {
    const root = this.getRootNode();
    return root instanceof ShadowRoot ? root.activeElement : null;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    if (this.#panel) widen(this.#panel);
    this.#panel = undefined;
  }

  protected override updated() {
    const root = this.getRootNode();
    this.#panel = root instanceof ShadowRoot ? root.host : undefined;
    if (this.#panel) widen(this.#panel);
    if (this.#takesFocus) this.focusField();
    this.#takesFocus = false;
  }

  protected override render() {
    const language = this.#language.value;
    const screen = this.#screen.value;
    if (!language || !screen) return nothing;
    if (screen.name === 'history') {
      searchChunk.need(this);
      return searchChunk.failed
        ? renderReload(language.strings.panel)
        : html`<kustomer-chat-search></kustomer-chat-search>`;
    }
    if (screen.name === 'knowledge') {
      knowledgeChunk.need(this);
      return knowledgeChunk.failed
        ? renderReload(language.strings.panel)
        : html`<kustomer-chat-knowledge></kustomer-chat-knowledge>`;
    }
    return html`<div class="scroll">
      <div class="page">${this.#renderScreen(screen, language)}</div>
    </div>`;
  }

  #renderScreen(screen: Screen, language: Language) {
    switch (screen.name) {
      case 'article':
        return this.#renderArticle(screen.article, language);
      case 'category':
        return this.#renderCategory(screen, language);
      default:
        return nothing;
    }
  }

  #renderCategory({category, articles}: Extract<Screen, {name: 'category'}>, language: Language) {
    const {description, id, title} = category;
    const {session} = this.#screen;
    const topics = this.topics?.filter(({parentId}) => parentId === id) ?? [];
    return html`<h3 dir="auto" tabindex="-1">${title}</h3>
      ${description === null ? nothing : html`<p class="about" dir="auto">${description}</p>`}
      ${
        topics.length > 0
          ? renderCategoryRows(topics, (topic) => {
              session?.call('showKnowledge', 'openKbCategory', topic).catch(() => undefined); // told on the panel
            })
          : nothing
      }
      ${
        articles.length > 0
          ? renderArticleRows(articles, (article) => session?.showArticle(article), {hasExcerpts: true})
          : topics.length > 0
            ? nothing
            : html`<p class="about">${language.strings.article.none}</p>`
      }`;
  }

  #renderArticle(article: Article, {locale, strings}: Language) {
    const {body, survey, title, updatedAt} = article;
    const history = historyStrings(locale).need(this)?.knowledge;
    const later = laterStrings(locale).need(this);
    const date = updatedAt === null ? null : shortDate(new Date(updatedAt), new Date(), locale);
    const minutes = Math.ceil(body.split(/\s+/u).length / pace);
    const facts = [date === null ? null : strings.article.updated(date), history?.minutesToRead(minutes)];
    if (survey) surveyChunk.need(this);
    return html`<article dir="auto">
        <h3 tabindex="-1">${title}</h3>
        <p class="about"><bdi>${facts.filter(Boolean).join(' · ')}</bdi></p>
        <div class="bub">${markup.render(article, later?.markup ?? {})}</div>
      </article>
      ${survey ? html`<kustomer-chat-survey .article=${article}></kustomer-chat-survey>` : nothing}`;
  }

  async #readTopics() {
    const {session} = this.#screen;
    if (!session) return;
    try {
      this.topics = await (await session.call('reading')).categories(AbortSignal.timeout(patience));
    } catch {
      // The articles of the category are there.
    }
  }
}

define('kustomer-chat-article', KustomerChatArticle);

declare global {
  interface HTMLElementTagNameMap {
    'kustomer-chat-article': KustomerChatArticle;
  }
}
