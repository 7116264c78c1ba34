import {ContextConsumer} from '@lit/context';
import {css, html, LitElement, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {languageContext, type Language} from '../controllers/language-context.js';
import {SessionController} from '../controllers/session-controller.js';
import type {HistoryStrings} from '../locales/history-strings.js';
import {avatarStyles} from '../message/avatar.styles.js';
import type {Conversation} from '../model/conversation.js';
import type {MessageHit} from '../model/message-hit.js';
import type {ReadingView} from '../session/reading-view.js';
import {base} from '../styles/base.js';
import {markTokens} from '../styles/mark.js';
import {headingOf, previewOf, renderConversationRow} from './conversation-row.js';
import {define} from './define.js';
import {historyStrings} from './history-strings.js';
import {listStyles} from './list.styles.js';
import {QueryRun} from './query-run.js';
import {renderSearchField, searchFieldStyles} from './search-field.js';
import {FindingsList, noFindings, type Findings} from './search-findings.js';
import {renderBones, renderFailure, renderNone} from './search-states.js';
import {teamMarkStyles} from './team-mark.js';

/** How near to the list's end the next rows are asked for, in pixels. */
const nearEnd = 240;

const searchStyles = css`
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
  .search + .list,
  .search + .visually-hidden + .list {
    margin-block-start: 12px;
  }
  .search ~ .section:first-of-type {
    margin-block-start: 20px;
  }
`;

/**
 * All conversations, and what a few words find in them and in the articles. Loaded when it is first shown.
 * @tag kustomer-chat-search
 */
export class KustomerChatSearch extends LitElement {
  static override styles = [
    base,
    markTokens,
    avatarStyles,
    teamMarkStyles,
    listStyles,
    searchFieldStyles,
    searchStyles,
  ];
  static override properties = {text: {state: true}, failure: {state: true}};

  /** In the field. */
  private text = '';
  /** A find that could not be opened. */
  private failure = '';

  readonly #language = new ContextConsumer(this, {context: languageContext, subscribe: true});
  readonly #config = new SessionController(this, ({config}) => config);
  readonly #conversations = new SessionController(this, ({conversations}) => conversations);
  readonly #status = new SessionController(this, ({conversationsStatus}) => conversationsStatus);
  readonly #unread = new SessionController(this, ({unread}) => unread.conversations);
  readonly #run = new QueryRun<Findings>(this, (query, signal) => this.#find(query, signal));
  #isReadingOn = false;
  #wantsFocus = false;

  override connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) return; // a move in the DOM: what is typed stays
    const screen = this.#config.session?.state.screen;
    this.text = screen && 'query' in screen ? screen.query : '';
    this.#run.look(this.text, true);
    this.#wantsFocus = screen?.name === 'history' && screen.isSearch && this.text === '';
  }

  protected override updated() {
    const field = this.renderRoot.querySelector('input');
    if (!this.#wantsFocus || !field) return;
    this.#wantsFocus = false;
    // After the panel, which brings focus to the heading of a screen.
    setTimeout(() => {
      field.focus();
    });
  }

  protected override render() {
    const language = this.#language.value;
    const strings = language && historyStrings(language.locale).need(this);
    if (!language || !strings) return nothing;
    const {search} = strings;
    const hasArticles = this.#offers('articles');
    return html`<div class="scroll" @scroll=${this.#onScroll}>
      <div class="page">
        ${
          this.#offers('search')
            ? renderSearchField({
                label: hasArticles ? search.everything : search.conversationsOnly,
                clear: search.clear,
                value: this.text,
                onInput: this.#onInput,
                onSubmit: (text) => {
                  this.#run.look(text, true);
                },
              })
            : nothing
        }
        <p class="visually-hidden" role="status">${this.#said(strings)}</p>
        ${this.failure === '' ? nothing : html`<p class="more" role="alert">${this.failure}</p>`}
        ${this.#run.status === 'idle' ? this.#renderAll(language, strings) : this.#renderFindings(language, strings)}
      </div>
    </div>`;
  }

  #renderAll(language: Language, strings: HistoryStrings) {
    const conversations = this.#conversations.value ?? [];
    const status = this.#status.value;
    const context = {language, strings, site: this.#config.value?.site};
    if (conversations.length === 0 && status === 'loading') return renderBones(language.strings.home.loading);
    return html`<ul class="list" aria-label=${language.strings.home.conversations}>
        ${repeat(
          conversations,
          ({id}) => id,
          (conversation) =>
            html`<li>
              ${renderConversationRow(
                {
                  conversation,
                  title: headingOf(conversation, context.site),
                  text: previewOf(conversation, language, this),
                  at: conversation.lastMessageAt,
                  unreadCount: this.#unread.value?.[conversation.id] ?? 0,
                  tellsEnd: true,
                  onClick: () => {
                    this.#onRow(conversation);
                  },
                },
                context,
              )}
            </li>`,
        )}
      </ul>
      ${
        status === 'failed'
          ? html`<p class="more">
              ${strings.list.moreFailed}
              <button class="link-btn" type="button" @click=${this.#onMore}>${strings.list.tryAgain}</button>
            </p>`
          : nothing
      }`;
  }

  #renderFindings(language: Language, strings: HistoryStrings) {
    const {answer, answered, status} = this.#run;
    if (status === 'failed') {
      return renderFailure(strings.search, strings.list.tryAgain, () => {
        this.#run.look(this.text, true);
      });
    }
    const list = new FindingsList(answer ?? noFindings, answered, this.#conversations.value ?? []);
    if (!answer || (list.count === 0 && status === 'asking')) return renderBones(strings.search.searching);
    if (list.count === 0) return renderNone(answered, strings);
    return list.render(
      {language, strings, site: this.#config.value?.site},
      {
        previewOf: (conversation) => previewOf(conversation, language, this),
        onConversation: this.#onRow,
        onHit: (hit) => void this.#open(hit, strings),
        onArticle: this.#onArticle,
      },
    );
  }

  /** What came of it, for those who do not see it. */
  #said({search}: HistoryStrings): string {
    const {answer = noFindings, answered, status} = this.#run;
    if (status !== 'done') return '';
    const {count} = new FindingsList(answer, answered, this.#conversations.value ?? []);
    return count === 0 ? search.noneTitle(answered) : search.found(count);
  }

  #offers(capability: string): boolean {
    return this.#config.value?.capabilities.includes(capability) ?? false;
  }

  async #find(q: string, signal: AbortSignal): Promise<Findings> {
    const reading = await this.#reading();
    const [{items: hits, nextCursor}, articles] = await Promise.all([
      reading.searchMessages({q}, signal),
      this.#offers('articles') ? reading.articles({q}, signal).then(({items}) => items) : [],
    ]);
    return {hits, articles, nextCursor};
  }

  async #reading(): Promise<ReadingView> {
    const {session} = this.#config;
    if (!session) throw new Error('not connected');
    return session.call('reading');
  }

  async #open({conversationId, messageId}: MessageHit, strings: HistoryStrings) {
    this.failure = '';
    try {
      const reading = await this.#reading();
      reading.keepQuery(this.text);
      await reading.showPlace({conversationId, messageId}, true);
    } catch {
      this.failure = strings.place.gone;
    }
  }

  /** What is looked for stands there again when the reader comes back. */
  #leave(show: (reading: ReadingView) => void) {
    this.#reading().then(
      (reading) => {
        reading.keepQuery(this.text);
        show(reading);
      },
      () => undefined, // not loaded: the same press tries again
    );
  }

  readonly #onInput = (text: string) => {
    this.text = text;
    this.failure = '';
    this.#run.look(text);
  };
  readonly #onRow = ({id}: Conversation) => {
    this.#leave((reading) => {
      reading.showThread(id);
    });
  };
  readonly #onArticle = (id: string) => {
    this.#leave(() => this.#config.session?.showArticle(id));
  };
  readonly #onMore = () => this.#config.session?.loadMoreConversations();

  readonly #onScroll = ({currentTarget}: Event) => {
    if (!(currentTarget instanceof HTMLElement)) return;
    const {clientHeight, scrollHeight, scrollTop} = currentTarget;
    if (scrollHeight - scrollTop - clientHeight >= nearEnd) return;
    if (this.#run.status === 'idle') this.#onMore();
    else void this.#readOn();
  };

  async #readOn() {
    if (this.#isReadingOn || !this.#run.answer?.nextCursor) return;
    this.#isReadingOn = true;
    try {
      await this.#run.more(async (answer, signal) => {
        const reading = await this.#reading();
        const cursor = answer.nextCursor ?? undefined;
        const {items, nextCursor} = await reading.searchMessages({q: this.#run.answered, cursor}, signal);
        return {...answer, hits: [...answer.hits, ...items], nextCursor};
      });
    } catch {
      // Scrolling asks again.
    } finally {
      this.#isReadingOn = false;
    }
  }
}

define('kustomer-chat-search', KustomerChatSearch);

declare global {
  interface HTMLElementTagNameMap {
    'kustomer-chat-search': KustomerChatSearch;
  }
}
