import {ContextConsumer} from '@lit/context';
import {css, html, LitElement, nothing} from 'lit';
import {languageContext} from '../controllers/language-context.js';
import {SessionController} from '../controllers/session-controller.js';
import type {HistoryStrings} from '../locales/history-strings.js';
import type {ArticleSummary, Category} from '../model/article.js';
import {wordsOf} from '../model/find-words.js';
import {base} from '../styles/base.js';
import {markTokens} from '../styles/mark.js';
import {renderArticleRows} from './article-rows.js';
import {renderCategoryRows} from './category-rows.js';
import {define} from './define.js';
import {historyStrings} from './history-strings.js';
import {listStyles} from './list.styles.js';
import {QueryRun} from './query-run.js';
import {renderSearchField, searchFieldStyles} from './search-field.js';
import {renderBones, renderFailure, renderNone} from './search-states.js';

interface Contents {
  /** The first level. */
  readonly categories: readonly Category[];
  readonly articles: readonly ArticleSummary[];
}

/** Lists are waited for no longer, in milliseconds. */
const patience = 20_000;

/** What was read last, for a reader who comes back. */
const contentsOf = new WeakMap<object, Contents>();

const knowledgeStyles = css`
  :host {
    display: flex;
    flex: 1;
    min-block-size: 0;
  }
  .page {
    display: flex;
    flex-direction: column;
    min-block-size: 100%;
    padding: 16px 24px max(24px, var(--_safe-area, 0px));
  }
  .search ~ .section:first-of-type {
    margin-block-start: 20px;
  }
  .skeleton .face {
    inline-size: 24px;
    block-size: 24px;
    margin-inline: 8px;
    border-radius: 6px;
  }
`;

/**
 * The knowledge base: its topics, its articles, and what a few words find in them. Loaded when it is first shown.
 * @tag kustomer-chat-knowledge
 */
export class KustomerChatKnowledge extends LitElement {
  static override styles = [base, markTokens, listStyles, searchFieldStyles, knowledgeStyles];
  static override properties = {text: {state: true}, contents: {state: true}, hasFailed: {state: true}};

  /** In the field. */
  private text = '';
  private contents: Contents | undefined;
  private hasFailed = false;

  readonly #language = new ContextConsumer(this, {context: languageContext, subscribe: true});
  readonly #config = new SessionController(this, ({config}) => config);
  readonly #run = new QueryRun<readonly ArticleSummary[]>(this, async (q, signal) => {
    const reading = await this.#config.session?.call('reading');
    return (await reading?.articles({q}, signal))?.items ?? [];
  });

  override connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) return; // a move in the DOM: what is typed stays
    const {session} = this.#config;
    const screen = session?.state.screen;
    this.text = screen && 'query' in screen ? screen.query : '';
    this.contents = session && contentsOf.get(session);
    this.#run.look(this.text, true);
    void this.#read();
  }

  protected override render() {
    const language = this.#language.value;
    const strings = language && historyStrings(language.locale).need(this);
    if (!strings) return nothing;
    const {search} = strings;
    return html`<div class="scroll">
      <div class="page">
        ${renderSearchField({
          label: search.articlesOnly,
          clear: search.clear,
          value: this.text,
          onInput: this.#onInput,
          onSubmit: (text) => {
            this.#run.look(text, true);
          },
        })}
        <p class="visually-hidden" role="status">${this.#said(strings)}</p>
        ${this.#run.status === 'idle' ? this.#renderContents(strings) : this.#renderFound(strings)}
      </div>
    </div>`;
  }

  #renderContents(strings: HistoryStrings) {
    const {contents} = this;
    if (!contents) {
      if (!this.hasFailed) return renderBones(strings.search.searching);
      return renderFailure(strings.knowledge, strings.list.tryAgain, () => void this.#read());
    }
    const {articles, categories} = contents;
    return html`${
      categories.length > 0
        ? html`<div class="section"><h3>${strings.knowledge.topics}</h3></div>
            ${renderCategoryRows(categories, (id) => {
              this.#leave(() => this.#config.session?.call('showKnowledge', 'openKbCategory', id));
            })}`
        : nothing
    }${
      articles.length > 0
        ? html`<div class="section"><h3>${strings.search.articles}</h3></div>
            ${renderArticleRows(articles, this.#onArticle)}`
        : nothing
    }`;
  }

  #renderFound(strings: HistoryStrings) {
    const {answer, answered, status} = this.#run;
    if (status === 'failed') {
      return renderFailure(strings.search, strings.list.tryAgain, () => {
        this.#run.look(this.text, true);
      });
    }
    if (!answer || (answer.length === 0 && status === 'asking')) return renderBones(strings.search.searching);
    if (answer.length === 0) return renderNone(answered, strings);
    return html`<div class="section">
        <h3>${strings.search.articles}</h3>
        <span class="chip">${answer.length}</span>
      </div>
      ${renderArticleRows(answer, this.#onArticle, {words: wordsOf(answered), hasExcerpts: true})}`;
  }

  #said({search}: HistoryStrings): string {
    const {answer, answered, status} = this.#run;
    if (status !== 'done' || !answer) return '';
    return answer.length === 0 ? search.noneTitle(answered) : search.found(answer.length);
  }

  async #read() {
    const {session} = this.#config;
    if (!session) return;
    this.hasFailed = false;
    try {
      const reading = await session.call('reading');
      const signal = AbortSignal.timeout(patience);
      const [categories, {items}] = await Promise.all([reading.categories(signal), reading.articles({}, signal)]);
      const contents = {categories: categories.filter(({parentId}) => parentId === null), articles: items};
      contentsOf.set(session, contents);
      this.contents = contents;
    } catch {
      this.hasFailed = true;
    }
  }

  /** What is looked for stands there again when the reader comes back. */
  #leave(show: () => unknown) {
    this.#config.session?.call('reading').then(
      (reading) => {
        reading.keepQuery(this.text);
        return show();
      },
      () => undefined, // not loaded: the same press tries again
    );
  }

  readonly #onArticle = (id: string) => {
    this.#leave(() => this.#config.session?.showArticle(id));
  };

  readonly #onInput = (text: string) => {
    this.text = text;
    this.#run.look(text);
  };
}

define('kustomer-chat-knowledge', KustomerChatKnowledge);

declare global {
  interface HTMLElementTagNameMap {
    'kustomer-chat-knowledge': KustomerChatKnowledge;
  }
}
