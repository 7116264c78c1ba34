import {ContextConsumer} from '@lit/context';
import {html, LitElement, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {languageContext, type Language} from '../controllers/language-context.js';
import {SessionController} from '../controllers/session-controller.js';
import type {HistoryStrings} from '../locales/history-strings.js';
import {roughDuration} from '../locales/duration.js';
import {avatarStyles} from '../message/avatar.styles.js';
import {offlineIcon, retryIcon} from '../message/icons.js';
import {chatIcon, composeIcon, nextIcon, searchIcon} from '../message/option-icons.js';
import type {ArticleSummary} from '../model/article.js';
import type {Conversation} from '../model/conversation.js';
import type {ReadingView} from '../session/reading-view.js';
import {base} from '../styles/base.js';
import {renderArticleRows} from './article-rows.js';
import {headingOf, previewOf, renderConversationRow} from './conversation-row.js';
import {define} from './define.js';
import {greetingStyles, renderGreeting} from './greeting.js';
import {backLine} from './heading-times.js';
import {historyStrings} from './history-strings.js';
import {homeStyles} from './kustomer-chat-home.styles.js';
import {listStyles} from './list.styles.js';
import {waitLine} from './panel-heading.js';
import {RetryCountdown} from './retry-countdown.js';
import {renderBones} from './search-states.js';
import {teamMarkStyles} from './team-mark.js';

/** How near to the list's end the next conversations are asked for, in pixels. */
const nearEnd = 240;
/** Of each list, where there are two; the rest is one press away. */
const fewRows = 3;
/** Conversations that are read at a time: with more than these nobody knows how many there are. */
const pageLength = 50;

/** Articles are waited for no longer, in milliseconds. */
const patience = 20_000;

/** What was read last, for a reader who comes back. */
const articlesOf = new WeakMap<object, readonly ArticleSummary[]>();

/**
 * The first screen: a greeting, the way to write, the conversations that there are, and a few articles. Loaded when it is
 * first shown.
 * @tag kustomer-chat-home
 * @slot empty - In place of what stands there while there are no conversations.
 * @csspart start-button - The way to write.
 */
export class KustomerChatHome extends LitElement {
  static override styles = [base, avatarStyles, teamMarkStyles, greetingStyles, listStyles, homeStyles];

  readonly #language = new ContextConsumer(this, {context: languageContext, subscribe: true});
  readonly #config = new SessionController(this, ({config}) => config);
  readonly #availability = new SessionController(this, ({availability}) => availability);
  readonly #conversations = new SessionController(this, ({conversations}) => conversations);
  readonly #status = new SessionController(this, ({conversationsStatus}) => conversationsStatus);
  readonly #unread = new SessionController(this, ({unread}) => unread.conversations);
  readonly #countdown = new RetryCountdown(this, () => {
    this.#onRetry();
  });
  /** From a failure until something was loaded: one try after the other does not come and go. */
  #hasFailed = false;
  #hasAskedArticles = false;

  protected override willUpdate() {
    const status = this.#status.value;
    const isEmpty = this.#conversations.value?.length === 0;
    if (status !== 'loading') this.#hasFailed = status === 'failed' && isEmpty;
    this.#countdown.isRunning = this.#hasFailed && status === 'failed';
    if (this.#offers('articles') && !this.#hasAskedArticles) {
      this.#hasAskedArticles = true;
      void this.#readArticles();
    }
  }

  protected override render() {
    const language = this.#language.value;
    if (!language) return nothing;
    const strings = historyStrings(language.locale).need(this);
    return html`<div class="scroll" @scroll=${this.#onScroll}>
      <div class="home">
        ${this.#hasFailed && !this.#config.value ? nothing : this.#renderWelcome(language, strings)}
        ${
          this.#hasFailed
            ? this.#renderFailed(language, strings)
            : html`${this.#renderConversations(language, strings)}${strings ? this.#renderArticles(strings) : nothing}`
        }
      </div>
    </div>`;
  }

  #renderWelcome(language: Language, strings: HistoryStrings | undefined) {
    const {home} = language.strings;
    const config = this.#config.value;
    const isAway = this.#availability.value === 'offline';
    const line = isAway
      ? backLine(config?.availabilityChangesAt ?? null, language, new Date())
      : waitLine(config, home.usuallyAnswered, language.locale);
    const open = this.#onlyOpen;
    return html`${renderGreeting(config?.site.greeting ?? null, language.strings)}
    ${
      open && strings
        ? this.#renderStart(strings.list.backToOpen, previewOf(open, language, this) || strings.list.oneAtATime, () => {
            this.#onRow(open);
          })
        : this.#renderStart(isAway ? home.leaveMessage : home.write, line, this.#onWrite)
    }
    ${
      open && strings && !config?.features.singleConversation
        ? html`<button class="btn quiet wide another" type="button" @click=${this.#onWrite}>
            ${composeIcon()}${strings.list.another}
          </button>`
        : nothing
    }`;
  }

  #renderStart(title: string, line: string | null, onClick: () => void) {
    return html`<button class="start" part="start-button" type="button" @click=${onClick}>
      ${composeIcon()}
      <span class="text"><b>${title}</b> ${line === null ? nothing : html`<small dir="auto">${line}</small>`}</span>
      ${nextIcon()}
    </button>`;
  }

  #renderConversations(language: Language, strings: HistoryStrings | undefined) {
    const conversations = this.#conversations.value ?? [];
    const isLoading = this.#status.value === 'loading' && conversations.length === 0;
    if (this.#config.value?.features.history === false) return nothing;
    if (conversations.length === 0 && !isLoading) return this.#renderEmpty(language);
    const shown = this.#isShort ? conversations.slice(0, fewRows) : conversations;
    const context = {language, strings, site: this.#config.value?.site};
    return html`<div class="section">
        <h3 id="conversations">${language.strings.home.conversations}</h3>
        ${strings && !isLoading ? this.#renderWays(conversations.length, shown.length, strings) : nothing}
      </div>
      ${
        isLoading
          ? renderBones(language.strings.home.loading)
          : html`<ul class="list" aria-labelledby="conversations">
              ${repeat(
                shown,
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
            </ul>`
      }`;
  }

  /** To all conversations, and to what is in them. */
  #renderWays(count: number, shown: number, {list, search}: HistoryStrings) {
    const hasMore = count > shown;
    return html`${
      hasMore
        ? html`<button class="link-btn" type="button" @click=${this.#onHistory}>
            ${count < pageLength ? list.all(count) : list.allOfMany}
          </button>`
        : nothing
    }${
      this.#offers('search')
        ? html`<button
            class="icon-btn"
            type="button"
            aria-label=${this.#offers('articles') ? search.everything : search.conversationsOnly}
            @click=${this.#onSearch}
          >
            ${searchIcon()}
          </button>`
        : nothing
    }`;
  }

  #renderArticles({list}: HistoryStrings) {
    const {session} = this.#config;
    const articles = (this.#offers('articles') && session && articlesOf.get(session)) || [];
    if (articles.length === 0) return nothing;
    return html`<div class="section">
        <h3>${list.articles}</h3>
        <button class="link-btn" type="button" @click=${this.#onKnowledge}>${list.allArticles}</button>
      </div>
      ${renderArticleRows(articles.slice(0, fewRows), (id) => session?.showArticle(id))}`;
  }

  #renderEmpty({locale, strings: {home}}: Language) {
    const days = this.#config.value?.site.retentionDays ?? null;
    return html`<slot name="empty"
      ><div class="note whole">
        ${chatIcon()}
        <h3>${home.emptyTitle}</h3>
        <p>${days === null ? home.emptyText : home.emptyTextKept(roughDuration(days * 86_400, locale))}</p>
      </div></slot
    >`;
  }

  #renderFailed({strings: {home}}: Language, strings: HistoryStrings | undefined) {
    const {seconds} = this.#countdown;
    const isTrying = this.#status.value === 'loading' || seconds === 0;
    const text = strings && (isTrying ? strings.list.retrying : strings.list.retryIn(seconds));
    return html`<div class="note whole">
      ${offlineIcon()}
      <h3>${home.failedTitle}</h3>
      <p>${text ?? home.failedText}</p>
      <button class="btn quiet" type="button" @click=${this.#onRetry}>${retryIcon()}${home.tryNow}</button>
    </div>`;
  }

  /** Where there is one conversation at a time, or no list, the open one is what there is to go back to. */
  get #onlyOpen(): Conversation | undefined {
    const features = this.#config.value?.features;
    const isOne = features?.singleConversation === true || features?.history === false;
    return isOne ? this.#conversations.value?.find(({ended}) => !ended) : undefined;
  }

  /** Whether there are two lists. */
  get #isShort(): boolean {
    return this.#offers('articles') && this.#offers('search');
  }

  #offers(capability: string): boolean {
    return this.#config.value?.capabilities.includes(capability) ?? false;
  }

  async #readArticles() {
    const {session} = this.#config;
    if (!session) return;
    try {
      const {items} = await (await session.call('reading')).articles({}, AbortSignal.timeout(patience));
      articlesOf.set(session, items);
      this.requestUpdate();
    } catch {
      // They are an offer: a home without them is a home.
    }
  }

  readonly #onWrite = () => this.#config.session?.showNewThread();
  readonly #onRow = ({id}: Conversation) => this.#config.session?.showThread(id);
  readonly #onRetry = () => this.#config.session?.loadMoreConversations();
  readonly #onHistory = () => {
    this.#read((reading) => {
      reading.showHistory(false);
    });
  };
  readonly #onSearch = () => {
    this.#read((reading) => {
      reading.showHistory(true);
    });
  };
  readonly #onKnowledge = () => {
    this.#read((reading) => {
      reading.showKnowledge();
    });
  };

  #read(show: (reading: ReadingView) => void) {
    // Not loaded: the same press tries again.
    this.#config.session?.call('reading').then(show, () => undefined);
  }

  readonly #onScroll = ({currentTarget}: Event) => {
    if (!(currentTarget instanceof HTMLElement) || this.#isShort) return;
    const {clientHeight, scrollHeight, scrollTop} = currentTarget;
    if (scrollHeight - scrollTop - clientHeight < nearEnd) this.#config.session?.loadMoreConversations();
  };
}

define('kustomer-chat-home', KustomerChatHome);

declare global {
  interface HTMLElementTagNameMap {
    'kustomer-chat-home': KustomerChatHome;
  }
}
