import {html, LitElement, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import type {Conversation} from '../../src/model/conversation.js';
import {backIcon} from '../../src/message/icons.js';
import {checkIcon} from '../../src/message/list-icons.js';
import {chatIcon, personIcon} from '../../src/message/option-icons.js';
import {tokens} from '../../src/styles/any-tokens.js';
import './agent-banner.js';
import './agent-composer.js';
import {consoleStyles} from './agent-console.styles.js';
import './agent-details.js';
import './agent-end.js';
import './agent-inbox.js';
import './agent-name.js';
import type {AgentSession} from './agent-session.js';
import type {AgentState} from './agent-state.js';
import './agent-thread.js';
import {consoleBase} from './console-base.js';
import {inboxIcon} from './console-icons.js';
import {strings} from './console-strings.js';
import {exactTime} from './moments.js';
import {initialOf, visitorName} from './person.js';

/**
 * The whole console: rail, inbox, thread and what is known. The address names the conversation that is shown, so that
 * back, reload and a link to a colleague work.
 * @tag agent-console
 */
export class AgentConsole extends LitElement {
  static override styles = [tokens, ...consoleBase, consoleStyles];

  @property({attribute: false}) session: AgentSession | undefined;
  /** Whose help desk this is. */
  @property({attribute: false}) organisation = '';
  @state() private view: AgentState | undefined;
  /** On screens without room for the column: whether it lies over the thread. */
  @state() private detailsOpen = false;

  @query('.details-button') private detailsButton!: HTMLElement | null;
  @query('agent-details') private details!: HTMLElement | null;
  @query('agent-end') private ending!: HTMLElementTagNameMap['agent-end'] | null;

  #unsubscribe: (() => void) | undefined;

  override connectedCallback() {
    super.connectedCallback();
    this.#unsubscribe = this.session?.subscribe((state) => (this.view = state));
    this.session?.start();
    window.addEventListener('hashchange', this.#onAddress);
    window.addEventListener('online', this.#onBack);
    this.addEventListener('keydown', this.#onKeydown);
    document.addEventListener('visibilitychange', this.#onBack);
    this.#onAddress();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.session?.stop();
    window.removeEventListener('hashchange', this.#onAddress);
    window.removeEventListener('online', this.#onBack);
    this.removeEventListener('keydown', this.#onKeydown);
    document.removeEventListener('visibilitychange', this.#onBack);
  }

  protected override updated() {
    const count = Object.values(this.view?.conversations ?? {}).filter(isUnread).length;
    const title = [strings.inbox, this.organisation].filter(Boolean).join(': ');
    document.title = count > 0 ? `(${count}) ${title}` : title;
  }

  protected override render() {
    const {view, session} = this;
    if (!view) return nothing;
    const {selectedId, agentName, agentEmail} = view;
    const conversation = selectedId === null ? undefined : view.conversations[selectedId];
    this.classList.toggle('shows-thread', selectedId !== null);
    this.classList.toggle('shows-details', this.detailsOpen);
    return html`
      <nav class="rail" aria-label=${strings.console}>
        <span class="mark" aria-hidden="true">${initialOf(this.organisation)}</span>
        <a class="icon-btn" href="#/" aria-label=${strings.inbox} aria-current="page">
          ${inboxIcon()} ${Object.values(view.conversations).some(isUnread) ? html`<span class="pip"></span>` : nothing}
        </a>
        <span class="fill"></span>
        <agent-name .session=${session} .name=${agentName} .email=${agentEmail}></agent-name>
      </nav>
      <agent-inbox
        role="region"
        aria-label=${strings.inbox}
        .session=${session}
        .view=${view.view}
        .lists=${view.lists}
        .conversations=${view.conversations}
        .typing=${view.typing}
        .selectedId=${selectedId}
        .hasShop=${agentEmail === null}
      >
        <agent-name .session=${session} .name=${agentName} .email=${agentEmail}></agent-name>
      </agent-inbox>
      <main aria-label=${strings.conversation}>
        <agent-banner
          .session=${session}
          .connection=${view.connection}
          .retryAt=${view.retryAt}
          .refused=${view.refused}
        ></agent-banner>
        ${selectedId === null ? renderChoose() : this.#renderThread(view, selectedId, conversation)}
      </main>
      ${
        conversation
          ? html`<agent-details
              role="complementary"
              aria-label=${strings.details}
              .session=${session}
              .conversation=${conversation}
              .klass=${view.klass}
              .close=${this.#onCloseDetails}
            ></agent-details>`
          : nothing
      }
    `;
  }

  #renderThread(view: AgentState, id: string, conversation: Conversation | undefined) {
    const name = visitorName(conversation ?? {id});
    return html`
      <div class="head">
        <a class="icon-btn back" href="#/" aria-label=${strings.back}>${backIcon()}</a>
        <div class="what">
          <h2>${conversation?.title ?? name}</h2>
          <p>${conversation ? describe(conversation) : strings.connecting}</p>
        </div>
        <button
          class="icon-btn details-button"
          type="button"
          aria-label=${strings.showDetails}
          aria-expanded=${this.detailsOpen}
          @click=${this.#onToggleDetails}
        >
          ${personIcon()}
        </button>
        ${
          conversation && !conversation.ended
            ? html`<button class="btn quiet small" type="button" @click=${() => this.ending?.ask()}>
                ${checkIcon('s')}${strings.end}
              </button>`
            : nothing
        }
      </div>
      <agent-thread
        .session=${this.session}
        .conversation=${conversation}
        .thread=${view.threads[id]}
        .typing=${view.typing[id]}
        .agentName=${view.agentName}
        .agentId=${view.agentId}
      ></agent-thread>
      ${
        conversation?.ended
          ? html`<p class="over">${strings.endedNote}</p>`
          : html`<agent-composer
              .session=${this.session}
              .conversationId=${id}
              .text=${view.texts[id] ?? ''}
              .to=${name}
              .agentName=${view.agentName}
            ></agent-composer>`
      }
      <agent-end .end=${() => this.session?.end(id)}></agent-end>
    `;
  }

  readonly #onAddress = () => {
    const [, id] = /^#\/([\w.:-]+)$/.exec(location.hash) ?? [];
    this.detailsOpen = false;
    this.session?.show(id ?? null);
  };

  readonly #onBack = () => {
    if (document.visibilityState === 'visible' && this.view?.connection === 'offline') this.session?.tryNow();
  };

  readonly #onToggleDetails = async () => {
    this.detailsOpen = !this.detailsOpen;
    await this.updateComplete;
    if (this.detailsOpen) this.details?.focus();
  };

  readonly #onCloseDetails = () => {
    this.detailsOpen = false;
    this.detailsButton?.focus();
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && this.detailsOpen) this.#onCloseDetails();
  };
}

function isUnread({unreadCount, ended}: Conversation): boolean {
  return unreadCount > 0 && !ended;
}

function renderChoose() {
  return html`<div class="empty">
    ${chatIcon()}
    <h2>${strings.chooseTitle}</h2>
    <p>${strings.chooseText}</p>
  </div>`;
}

/** Who writes, from which page, since when. */
function describe(conversation: Conversation): string {
  const {title, createdAt, customAttributes} = conversation;
  const {pageUrl} = customAttributes;
  const page = typeof pageUrl === 'string' && URL.canParse(pageUrl) ? new URL(pageUrl) : undefined;
  return [
    title ? visitorName(conversation) : '',
    page ? strings.from(page.host + (page.pathname === '/' ? '' : page.pathname)) : '',
    strings.openedAt(exactTime(new Date(createdAt), new Date())),
  ]
    .filter(Boolean)
    .join(' · ');
}

customElements.define('agent-console', AgentConsole);

declare global {
  interface HTMLElementTagNameMap {
    'agent-console': AgentConsole;
  }
}
