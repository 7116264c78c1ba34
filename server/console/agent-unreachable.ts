import {css, html, LitElement} from 'lit';
import {property} from 'lit/decorators.js';
import {offlineIcon} from '../../src/message/icons.js';
import {tokens} from '../../src/styles/any-tokens.js';
import {consoleBase} from './console-base.js';
import {strings} from './console-strings.js';

/**
 * Instead of the console, while it is not known who asks for it.
 * @tag agent-unreachable
 */
export class AgentUnreachable extends LitElement {
  static override styles = [
    tokens,
    ...consoleBase,
    css`
      :host {
        display: grid;
        min-block-size: 100dvh;
      }
    `,
  ];

  @property({attribute: false}) tryNow: () => void = () => undefined;

  protected override render() {
    return html`<main class="empty">
      ${offlineIcon()}
      <h1>${strings.entranceFailedTitle}</h1>
      <p>${strings.failedText}</p>
      <button class="btn primary" type="button" @click=${() => this.tryNow()}>${strings.tryNow}</button>
    </main>`;
  }
}

customElements.define('agent-unreachable', AgentUnreachable);

declare global {
  interface HTMLElementTagNameMap {
    'agent-unreachable': AgentUnreachable;
  }
}
