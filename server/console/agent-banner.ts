import {css, html, LitElement, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {alertIcon, offlineIcon} from '../../src/message/icons.js';
import type {AgentSession} from './agent-session.js';
import type {AgentState} from './agent-state.js';
import {consoleBase} from './console-base.js';
import {strings} from './console-strings.js';

/**
 * Says that the server cannot be reached, what is safe, and when the next try is. Empty while all is well.
 * @tag agent-banner
 */
export class AgentBanner extends LitElement {
  static override styles = [
    ...consoleBase,
    css`
      .banner {
        display: flex;
        gap: 10px;
        align-items: center;
        min-block-size: 40px;
        padding: 9px 20px;
        border-block-end: 1px solid var(--kustomer-chat-border);
        background: var(--kustomer-chat-warning-soft);
        font-size: var(--kustomer-chat-size-small);
        line-height: 1.3846;
      }
      .banner .i {
        color: var(--kustomer-chat-warning);
      }
      .bad {
        background: var(--kustomer-chat-danger-soft);
      }
      .bad .i {
        color: var(--kustomer-chat-danger);
      }
      .link-btn {
        flex: none;
        margin-inline-start: auto;
        color: var(--kustomer-chat-text);
      }
      .number {
        min-inline-size: 2ch;
      }
    `,
  ];

  @property({attribute: false}) session: AgentSession | undefined;
  @property({attribute: false}) connection: AgentState['connection'] = 'connecting';
  @property({attribute: false}) retryAt: number | null = null;
  @property({attribute: false}) refused = false;

  #tick: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#tick);
  }

  protected override updated() {
    clearInterval(this.#tick);
    if (this.connection !== 'offline' || this.retryAt === null) return;
    this.#tick = setInterval(() => this.requestUpdate(), 1000);
  }

  protected override render() {
    if (this.refused) return html`<p class="banner bad" role="alert">${alertIcon()}${strings.refused}</p>`;
    if (this.connection !== 'offline') return nothing;
    const seconds = this.retryAt === null ? 0 : Math.ceil((this.retryAt - Date.now()) / 1000);
    // The first sentence is announced once; the countdown beside it only changes for the eye.
    return html`<div class="banner">
      ${offlineIcon()}
      <span role="status">${strings.offline}</span>
      ${seconds > 0 ? html`<span class="number" aria-hidden="true">${strings.nextTry(seconds)}</span>` : nothing}
      <button class="link-btn" type="button" @click=${() => this.session?.tryNow()}>${strings.tryNow}</button>
    </div>`;
  }
}

customElements.define('agent-banner', AgentBanner);

declare global {
  interface HTMLElementTagNameMap {
    'agent-banner': AgentBanner;
  }
}
