import {ContextConsumer} from '@lit/context';
import {html, LitElement, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {languageContext, type Language} from '../controllers/language-context.js';
import {SessionController} from '../controllers/session-controller.js';
import {listTime, roughDuration} from '../locales/moment.js';
import {renderAvatar} from '../message/avatar.js';
import {avatarStyles} from '../message/avatar.styles.js';
import {composeIcon, offlineIcon, retryIcon} from '../message/icons.js';
import {chatIcon, nextIcon} from '../message/list-icons.js';
import {bodyText, needsMarkup} from '../message/message-body.js';
import type {Conversation} from '../model/conversation.js';
import {base} from '../styles/base.js';
import {define} from './define.js';
import {greetingStyles, renderGreeting} from './greeting.js';
import {homeStyles} from './kustomer-chat-home.styles.js';
import {markupChunk} from './markup-chunk.js';
import {backLine, waitLine} from './panel-heading.js';
import {renderTeamMark, teamMarkStyles} from './team-mark.js';

/** How near to the list's end the next conversations are asked for, in pixels. */
const nearEnd = 240;

type Strings = Language['strings']['home'];

/**
 * The first screen: a greeting, the way to write, and the conversations that there are. Loaded when it is first shown.
 * @tag kustomer-chat-home
 */
export class KustomerChatHome extends LitElement {
  static override styles = [base, avatarStyles, teamMarkStyles, greetingStyles, homeStyles];

  readonly #language = new ContextConsumer(this, {context: languageContext, subscribe: true});
  readonly #config = new SessionController(this, ({config}) => config);
  readonly #availability = new SessionController(this, ({availability}) => availability);
  readonly #conversations = new SessionController(this, ({conversations}) => conversations);
  readonly #status = new SessionController(this, ({conversationsStatus}) => conversationsStatus);
  readonly #unread = new SessionController(this, ({unread}) => unread.conversations);

  protected override render() {
    const language = this.#language.value;
    if (!language) return nothing;
    const hasFailed = this.#status.value === 'failed' && this.#conversations.value?.length === 0;
    return html`<div class="scroll" @scroll=${this.#onScroll}>
      <div class="home">
        ${hasFailed && !this.#config.value ? nothing : this.#renderWelcome(language)}
        ${hasFailed ? this.#renderFailed(language) : this.#renderConversations(language)}
      </div>
    </div>`;
  }

  #renderWelcome(language: Language) {
    const {home} = language.strings;
    const isAway = this.#availability.value === 'offline';
    const config = this.#config.value;
    const line = isAway
      ? backLine(config?.availabilityChangesAt ?? null, language, new Date())
      : waitLine(config, home.usuallyAnswered, language.locale);
    return html`${renderGreeting(config?.site.greeting ?? null, language.strings)}
      <button class="start" type="button" @click=${this.#onWrite}>
        ${composeIcon()}
        <span class="text"
          ><b>${isAway ? home.leaveMessage : home.write}</b>
          ${line === null ? nothing : html`<small>${line}</small>`}</span
        >
        ${nextIcon()}
      </button>`;
  }

  #renderConversations(language: Language) {
    const conversations = this.#conversations.value ?? [];
    const isLoading = this.#status.value === 'loading' && conversations.length === 0;
    if (this.#config.value?.features.history === false) return nothing;
    if (conversations.length === 0 && !isLoading) return this.#renderEmpty(language);
    return html`<h3 class="section" id="conversations">${language.strings.home.conversations}</h3>
      ${
        isLoading
          ? this.#renderSkeleton(language)
          : html`<ul class="list" aria-labelledby="conversations">
              ${repeat(
                conversations,
                ({id}) => id,
                (conversation) => html`<li>${this.#renderRow(conversation, language)}</li>`,
              )}
            </ul>`
      }`;
  }

  #renderRow(conversation: Conversation, {locale, strings: {home}}: Language) {
    const {id, lastMessageAt, participants, preview, title} = conversation;
    const teamName = this.#config.value?.site.teamName ?? '';
    const count = this.#unread.value?.[id] ?? 0;
    const name = preview?.senderType === 'customer' ? null : preview?.displayName;
    const heading = title ?? participants.at(-1)?.displayName ?? name ?? teamName;
    return html`<button class="row ${count > 0 ? 'unread' : ''}" type="button" @click=${() => this.#onRow(id)}>
      ${this.#renderFace(conversation, locale)}
      <span>
        <span class="top">
          <span class="title" dir="auto">${heading}</span>
          <time datetime=${lastMessageAt}>${listTime(new Date(lastMessageAt), new Date(), locale)}</time>
        </span>
        <span class="bottom">
          <span class="preview" dir="auto">${preview ? this.#previewText(preview, home) : nothing}</span>
          ${
            count > 0
              ? html`<span class="badge"
                  >${count > 99 ? '99+' : count}<span class="visually-hidden"> ${home.unread}</span></span
                >`
              : nothing
          }
        </span>
      </span>
    </button>`;
  }

  /** The agent who takes part; before there is one the assistant, or the team. */
  #renderFace({assistantId, isInAssistantMode, participants, preview}: Conversation, locale: string) {
    const agent = participants.at(-1);
    if (agent && !isInAssistantMode) return renderAvatar(agent, false);
    const speaker = preview?.senderType === 'agent' || preview?.senderType === 'assistant' ? preview : null;
    const isMachine = isInAssistantMode || speaker?.senderType === 'assistant';
    if (speaker || isMachine) {
      const {displayName = null, avatarUrl = null} = speaker ?? {};
      return renderAvatar({id: isMachine ? assistantId : null, displayName, avatarUrl}, isMachine);
    }
    const site = this.#config.value?.site;
    return site ? renderTeamMark(site, locale) : nothing;
  }

  /** “Nora: The new shade leaves us today.” Nothing while what reads its marks is on its way. */
  #previewText({displayName, senderType, text: body}: NonNullable<Conversation['preview']>, home: Strings) {
    if (needsMarkup({body}) && !markupChunk.need(this) && !markupChunk.failed) return '';
    const text = bodyText({body});
    if (senderType === 'customer') return home.ownPreview(text);
    return displayName === null ? text : home.preview(displayName, text);
  }

  #renderEmpty({locale, strings: {home}}: Language) {
    const days = this.#config.value?.site.retentionDays ?? null;
    return html`<div class="note whole">
      ${chatIcon()}
      <h3>${home.emptyTitle}</h3>
      <p>${days === null ? home.emptyText : home.emptyTextKept(roughDuration(days * 86_400, locale))}</p>
    </div>`;
  }

  #renderSkeleton({strings: {home}}: Language) {
    const bones = html`<li class="row">
      <span class="bone face"></span><span><span class="bone line"></span><span class="bone line"></span></span>
    </li>`;
    return html`<p class="visually-hidden">${home.loading}</p>
      <ul class="list skeleton" aria-hidden="true">
        ${bones}${bones}${bones}
      </ul>`;
  }

  #renderFailed({strings: {home}}: Language) {
    return html`<div class="note whole">
      ${offlineIcon()}
      <h3>${home.failedTitle}</h3>
      <p>${home.failedText}</p>
      <button class="btn quiet" type="button" @click=${this.#onRetry}>${retryIcon()}${home.tryNow}</button>
    </div>`;
  }

  readonly #onWrite = () => this.#config.session?.showNewThread();
  readonly #onRow = (id: string) => this.#config.session?.showThread(id);
  readonly #onRetry = () => this.#config.session?.loadMoreConversations();
  readonly #onScroll = ({currentTarget}: Event) => {
    if (!(currentTarget instanceof HTMLElement)) return;
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
