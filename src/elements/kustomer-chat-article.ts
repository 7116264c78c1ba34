import {ContextConsumer} from '@lit/context';
import {css, html, LitElement, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {languageContext, type Language} from '../controllers/language-context.js';
import {SessionController} from '../controllers/session-controller.js';
import type {LaterStrings} from '../locales/later-strings.js';
import {shortDate} from '../locales/moment.js';
import {articleIcon, nextIcon} from '../message/list-icons.js';
import {markup, messageTextStyles} from '../message/markup.js';
import type {Article, ArticleSummary} from '../model/article.js';
import type {Screen} from '../session/chat-state.js';
import {base} from '../styles/base.js';
import {Chunk} from './chunk.js';
import {define} from './define.js';
import {laterStrings} from './later-strings.js';
import {renderReload} from './reload.js';

const searchChunk = new Chunk(() => import('./kustomer-chat-search.js'));

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
  .bub {
    max-inline-size: 62ch;
    margin-block-start: 20px;
    font-size: calc(16px * var(--kustomer-chat-text-scale, 1));
    line-height: 1.625;
    overflow-wrap: anywhere;
  }
  .list {
    margin: 16px -12px 0;
  }
  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    column-gap: 12px;
    inline-size: 100%;
    padding: 12px;
    border-radius: var(--kustomer-chat-radius-card);
    transition: background-color var(--kustomer-chat-fast);
  }
  .row:hover {
    background: var(--kustomer-chat-hover);
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .row .i {
    color: var(--kustomer-chat-text-muted);
  }
  .row b {
    display: block;
    font-weight: 500;
    line-height: 1.4;
  }
  .row small {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: var(--kustomer-chat-size-small);
    line-height: 1.5385;
    color: var(--kustomer-chat-text-muted);
  }
`;

/**
 * An article of the knowledge base, or the articles of one category. Loaded when it is first shown.
 * @tag kustomer-chat-article
 */
export class KustomerChatArticle extends LitElement {
  static override styles = [base, messageTextStyles, articleStyles];

  readonly #language = new ContextConsumer(this, {context: languageContext, subscribe: true});
  readonly #screen = new SessionController(this, ({screen}) => screen);

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
    return html`<div class="scroll">
      <div class="page">${this.#renderScreen(screen, language)}</div>
    </div>`;
  }

  #renderScreen(screen: Screen, language: Language) {
    switch (screen.name) {
      case 'article':
        return renderArticle(screen.article, language, laterStrings(language.locale).need(this));
      case 'category': {
        const {category, articles} = screen;
        const {description, title} = category;
        return html`<h3 dir="auto">${title}</h3>
          ${description === null ? nothing : html`<p class="about" dir="auto">${description}</p>`}
          ${articles.length === 0 ? html`<p class="about">${language.strings.article.none}</p>` : this.#renderList(articles)}`;
      }
      default:
        return nothing;
    }
  }

  #renderList(articles: readonly ArticleSummary[]) {
    return html`<ul class="list">
      ${repeat(
        articles,
        ({id}) => id,
        ({id, title, excerpt}) =>
          html`<li>
            <button class="row" type="button" @click=${() => this.#screen.session?.showArticle(id)}>
              ${articleIcon()}
              <span
                ><b dir="auto">${title}</b
                >${excerpt === '' ? nothing : html`<small dir="auto">${excerpt}</small>`}</span
              >
              ${nextIcon('s')}
            </button>
          </li>`,
      )}
    </ul>`;
  }
}

function renderArticle(article: Article, {locale, strings}: Language, later: LaterStrings | undefined) {
  const {title, updatedAt} = article;
  const date = updatedAt === null ? null : shortDate(new Date(updatedAt), new Date(), locale);
  return html`<article>
    <h3 dir="auto">${title}</h3>
    ${date === null ? nothing : html`<p class="about">${strings.article.updated(date)}</p>`}
    <div class="bub" dir="auto">${markup.render(article, later?.markup ?? {})}</div>
  </article>`;
}

define('kustomer-chat-article', KustomerChatArticle);

declare global {
  interface HTMLElementTagNameMap {
    'kustomer-chat-article': KustomerChatArticle;
  }
}
