import {html, LitElement, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import type {TypingActivity} from '../../src/model/chat-event.js';
import type {Conversation} from '../../src/model/conversation.js';
import {alertIcon} from '../../src/message/icons.js';
import {checkIcon} from '../../src/message/list-icons.js';
import {chatIcon} from '../../src/message/option-icons.js';
import {plainText} from '../../src/message/plain-text.js';
import {tokenize} from '../../src/message/tokenize.js';
import {inboxStyles} from './agent-inbox.styles.js';
import type {AgentSession} from './agent-session.js';
import type {AgentState, InboxView} from './agent-state.js';

import {consoleBase} from './console-base.js';
import {strings} from './console-strings.js';
import {sinceThen} from './moments.js';
import {renderVisitorAvatar, visitorName} from './person.js';
import {searchIcon} from './console-icons.js';

const views: readonly InboxView[] = ['open', 'ended'];
const tickMs = 20_000;

/**
 * The list of conversations: newest first, those nobody has read marked.
 * @slot - beside the heading
 * @tag agent-inbox
 */
export class AgentInbox extends LitElement {
  static override styles = [...consoleBase, inboxStyles];

  /** Whose verbs the rows call. */
  @property({attribute: false}) session: AgentSession | undefined;
  @property({attribute: false}) view: InboxView = 'open';
  @property({attribute: false}) lists: AgentState['lists'] | undefined;
  @property({attribute: false}) conversations: AgentState['conversations'] = {};
  @property({attribute: false}) typing: AgentState['typing'] = {};
  @property({attribute: false}) selectedId: string | null = null;
  /** Whether this server has a shop to try the chat in: the demo's. */
  @property({attribute: false}) hasShop = false;
  @state() private filter = '';

  #tick: ReturnType<typeof setInterval> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    this.#tick = setInterval(() => this.requestUpdate(), tickMs); // "2 min" grows old
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#tick);
  }

  protected override render() {
    return html`
      <div class="head">
        <h1>${strings.inbox}</h1>
        <slot></slot>
      </div>
      <div class="find">
        ${searchIcon()}
        <input
          class="input"
          type="search"
          aria-label=${strings.filter}
          placeholder=${strings.filterHint}
          .value=${this.filter}
          @input=${this.#onFilter}
        />
      </div>
      <div class="views" role="group" aria-label=${strings.views}>
        ${views.map(
          (view) =>
            html`<button
              class="view"
              type="button"
              aria-pressed=${view === this.view}
              @click=${() => this.session?.showView(view)}
            >
              ${strings[view]} ${this.#renderCount(view)}
            </button>`,
        )}
      </div>
      ${this.#renderList()}
    `;
  }

  #renderCount(view: InboxView) {
    const list = this.lists?.[view];
    if (list?.status !== 'ready' || view === 'ended') return nothing;
    return html`<span class="number">${this.#all(view).length}${list.nextCursor ? '+' : ''}</span>`;
  }

  #renderList() {
    const list = this.lists?.[this.view];
    const all = this.#all(this.view);
    if (all.length === 0 && list?.status === 'failed') return this.#renderFailed();
    if (all.length === 0 && list?.status === 'loading') return this.#renderSkeleton();
    if (all.length === 0) return this.#renderEmpty();
    const shown = this.#matching(all);
    return html`<div class="scroll">
      ${shown.length === 0 ? html`<p class="none">${strings.noMatch}</p>` : nothing}
      <ul class="queue" aria-label=${strings.conversations}>
        ${repeat(
          shown,
          ({id}) => id,
          (conversation) => html`<li>${this.#renderRow(conversation)}</li>`,
        )}
      </ul>
      ${
        list?.nextCursor
          ? html`<button
              class="btn bare small more"
              type="button"
              ?disabled=${list.more === 'loading'}
              @click=${() => void this.session?.loadMore(this.view)}
            >
              ${list.more === 'failed' ? strings.tryNow : strings.more}
            </button>`
          : nothing
      }
    </div>`;
  }

  #renderRow(conversation: Conversation) {
    const {id, unreadCount, lastMessageAt, title} = conversation;
    const isUnread = unreadCount > 0;
    return html`<a
      class="row ${isUnread ? 'unread' : ''}"
      href="#/${id}"
      aria-current=${id === this.selectedId ? 'true' : nothing}
    >
      ${renderVisitorAvatar(conversation)}
      <span class="what">
        <span class="line">
          <span class="title">${title ?? visitorName(conversation)}</span>
          <time datetime=${lastMessageAt}>${sinceThen(new Date(lastMessageAt), new Date())}</time>
        </span>
        <span class="line">
          ${renderPreview(conversation, this.typing[id])}
          ${isUnread ? html`<span class="dot"><span class="visually-hidden">${strings.unread}</span></span>` : nothing}
        </span>
        ${renderChips(conversation)}
      </span>
    </a>`;
  }

  #renderFailed() {
    return html`<div class="empty">
      ${alertIcon()}
      <h2>${strings.failedTitle}</h2>
      <p>${strings.failedText}</p>
      <button class="btn quiet" type="button" @click=${() => this.session?.tryNow()}>${strings.tryNow}</button>
    </div>`;
  }

  #renderEmpty() {
    if (this.view === 'ended') {
      return html`<div class="empty">
        ${checkIcon()}
        <h2>${strings.emptyEndedTitle}</h2>
        <p>${strings.emptyEndedText}</p>
      </div>`;
    }
    return html`<div class="empty">
      ${chatIcon()}
      <h2>${strings.emptyOpenTitle}</h2>
      <p>${strings.emptyOpenText}</p>
      ${this.hasShop ? html`<a class="btn quiet" href="/" target="_blank">${strings.openShop}</a>` : nothing}
    </div>`;
  }

  #renderSkeleton() {
    return html`<div class="waiting" aria-busy="true" aria-label=${strings.connecting} role="status">
      ${[1, 2, 3, 4].map(
        () =>
          html`<div>
            <span class="skeleton face"></span><span class="skeleton short"></span><span class="skeleton"></span>
          </div>`,
      )}
    </div>`;
  }

  #all(view: InboxView): readonly Conversation[] {
    return Object.values(this.conversations)
      .filter(({ended}) => ended === (view === 'ended'))
      .sort((a, b) => compare(b.lastMessageAt, a.lastMessageAt) || compare(b.id, a.id));
  }

  #matching(all: readonly Conversation[]): readonly Conversation[] {
    const words = this.filter.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return all;
    return all.filter((conversation) => {
      const {title, preview, customAttributes} = conversation;
      const text = [title, visitorName(conversation), preview?.text, ...Object.values(customAttributes)].join(' ');
      return words.every((word) => text.toLocaleLowerCase().includes(word));
    });
  }

  readonly #onFilter = (event: InputEvent) => {
    if (event.target instanceof HTMLInputElement) this.filter = event.target.value;
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function renderPreview({preview}: Conversation, typing: TypingActivity | undefined) {
  if (typing) return html`<span class="preview writing">${strings.isWriting}</span>`;
  const text = preview ? plainText(tokenize(preview.text)) : '';
  switch (preview?.senderType) {
    case 'agent':
      return html`<span class="preview">${strings.you(text)}</span>`;
    case 'assistant':
      return html`<span class="preview">${strings.assistantSays(text)}</span>`;
    case 'customer':
    case 'system':
    case undefined:
      return html`<span class="preview">${text}</span>`;
  }
}

/** What an agent sorts by at a glance. */
function renderChips({customAttributes, isInAssistantMode}: Conversation) {
  const {orderIdStr, vipBool, chatPageStr} = customAttributes;
  const chips = [
    isInAssistantMode ? html`<span class="chip">${strings.assistantMode}</span>` : nothing,
    vipBool === true ? html`<span class="chip accent">VIP</span>` : nothing,
    typeof orderIdStr === 'string' ? html`<span class="chip"><bdi>${orderIdStr}</bdi></span>` : nothing,
    typeof chatPageStr === 'string' ? html`<span class="chip text"><span>${chatPageStr}</span></span>` : nothing,
  ].filter((chip) => chip !== nothing);
  return chips.length > 0 ? html`<span class="chips">${chips}</span>` : nothing;
}

customElements.define('agent-inbox', AgentInbox);

declare global {
  interface HTMLElementTagNameMap {
    'agent-inbox': AgentInbox;
  }
}
