import {html, LitElement} from 'lit';
import {property, query} from 'lit/decorators.js';
import {dialogStyles} from './dialog.styles.js';
import {consoleBase} from './console-base.js';
import {strings} from './console-strings.js';
import {renderAgentAvatar} from './person.js';
import type {AgentSession} from './agent-session.js';

/**
 * Who the agent is, as a button that changes it.
 * @tag agent-name
 */
export class AgentName extends LitElement {
  static override styles = [...consoleBase, dialogStyles];

  @property({attribute: false}) session: AgentSession | undefined;
  @property({attribute: false}) name = '';

  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('input') private field!: HTMLInputElement | null;

  protected override render() {
    return html`
      <button class="me" type="button" aria-label=${strings.youAre(this.name)} @click=${this.#onOpen}>
        ${renderAgentAvatar(this.name)}
      </button>
      <dialog aria-labelledby="title">
        <form method="dialog" @submit=${this.#onSubmit}>
          <h2 id="title">${strings.yourName}</h2>
          <p id="text">${strings.nameText}</p>
          <input
            class="input"
            aria-labelledby="title"
            aria-describedby="text"
            maxlength="120"
            autocomplete="name"
            required
          />
          <p class="acts">
            <button class="btn quiet" type="button" @click=${() => this.dialog?.close()}>${strings.cancel}</button>
            <button class="btn primary" type="submit">${strings.save}</button>
          </p>
        </form>
      </dialog>
    `;
  }

  readonly #onOpen = () => {
    if (this.field) this.field.value = this.name;
    this.dialog?.showModal();
    this.field?.select();
  };

  readonly #onSubmit = () => this.session?.rename(this.field?.value ?? '');
}

customElements.define('agent-name', AgentName);

declare global {
  interface HTMLElementTagNameMap {
    'agent-name': AgentName;
  }
}
