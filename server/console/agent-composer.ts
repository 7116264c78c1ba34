import {css, html, LitElement, nothing} from 'lit';
import {property, query} from 'lit/decorators.js';
import {live} from 'lit/directives/live.js';
import type {AgentSession} from './agent-session.js';
import {consoleBase} from './console-base.js';
import {strings} from './console-strings.js';

/** As the server has it. */
const maxChars = 20_000;

/**
 * Where the agent writes. Enter sends.
 * @tag agent-composer
 */
export class AgentComposer extends LitElement {
  static override styles = [
    ...consoleBase,
    css`
      :host {
        flex: none;
        padding: 4px 24px 20px;
      }
      form {
        max-inline-size: 712px;
        margin-inline: auto;
        border: 1px solid var(--kustomer-chat-border-strong);
        border-radius: var(--kustomer-chat-radius-card);
        background: var(--kustomer-chat-surface);
      }
      form:focus-within {
        border-color: transparent;
        outline: 2px solid var(--kustomer-chat-focus);
        outline-offset: -1px;
      }
      form:has(.btn:focus-visible) {
        border-color: var(--kustomer-chat-border-strong);
        outline: none;
      }
      textarea {
        display: block;
        inline-size: 100%;
        min-block-size: 68px;
        max-block-size: 220px;
        padding: 12px 16px 6px;
        border: 0;
        background: none;
        line-height: 1.4667;
        outline: none;
        resize: none;
        field-sizing: content;
        scrollbar-width: thin;
        scrollbar-color: var(--kustomer-chat-border-strong) transparent;
      }
      textarea:focus-visible {
        outline: none;
      }
      textarea::placeholder {
        color: var(--kustomer-chat-text-muted);
        opacity: 1;
      }
      .tools {
        display: flex;
        align-items: center;
        gap: 12px;
        padding: 4px 8px 8px 16px;
        color: var(--kustomer-chat-text-muted);
        font-size: var(--kustomer-chat-size-caption);
        line-height: 1.3333;
      }
      .gap {
        flex: 1;
      }
      .btn {
        min-block-size: 36px;
        padding: 7px 16px;
        font-size: 14px;
      }
      .btn[aria-disabled='true'] {
        background: var(--kustomer-chat-surface-sunken);
        color: var(--kustomer-chat-text-muted);
        cursor: default;
      }
      @media (pointer: coarse) {
        textarea {
          font-size: max(16px, var(--kustomer-chat-size-body));
        }
        .keys,
        kbd {
          display: none;
        }
      }
      @media (max-width: 800px) {
        :host {
          padding: 4px 12px max(12px, env(safe-area-inset-bottom));
        }
        .keys {
          display: none;
        }
      }
    `,
  ];

  @property({attribute: false}) session: AgentSession | undefined;
  @property({attribute: false}) conversationId = '';
  @property({attribute: false}) text = '';
  /** Whom the reply goes to. */
  @property({attribute: false}) to = '';
  @property({attribute: false}) agentName = '';

  @query('textarea') private field!: HTMLTextAreaElement | null;

  override focus() {
    this.field?.focus();
  }

  protected override updated() {
    const {field} = this;
    if (!field || CSS.supports('field-sizing', 'content')) return;
    field.style.blockSize = 'auto';
    field.style.blockSize = `${field.scrollHeight}px`;
  }

  protected override render() {
    return html`<form @submit=${this.#onSubmit}>
      <textarea
        rows="2"
        dir="auto"
        enterkeyhint="send"
        maxlength=${maxChars}
        aria-label=${strings.replyTo(this.to)}
        placeholder=${strings.writeReply}
        .value=${live(this.text)}
        @input=${this.#onInput}
        @keydown=${this.#onKeydown}
      ></textarea>
      <div class="tools">
        <span>${strings.sender(this.agentName)}</span>
        <span class="gap"></span>
        ${this.text.includes('\n') ? nothing : html`<span class="keys">${strings.newLine}</span>`}
        <button class="btn primary" type="submit" aria-disabled=${this.text.trim() === '' ? 'true' : nothing}>
          ${strings.send} <kbd aria-hidden="true">↵</kbd>
        </button>
      </div>
    </form>`;
  }

  readonly #onInput = () => this.session?.saveText(this.conversationId, this.field?.value ?? '');

  readonly #onKeydown = (event: KeyboardEvent) => {
    // Safari sends the Enter that ends a composition after `compositionend`; only the old key code tells it.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#send();
  };

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    this.#send();
    this.field?.focus();
  };

  #send() {
    this.session?.send(this.conversationId, this.field?.value ?? '');
  }
}

customElements.define('agent-composer', AgentComposer);

declare global {
  interface HTMLElementTagNameMap {
    'agent-composer': AgentComposer;
  }
}
