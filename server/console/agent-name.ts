import {html, LitElement, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {dialogStyles} from './dialog.styles.js';
import {consoleBase} from './console-base.js';
import {strings} from './console-strings.js';
import {renderAgentAvatar} from './person.js';
import type {AgentSession} from './agent-session.js';

/**
 * Who the agent is, as a button that changes it, or signs out who is signed in.
 * @tag agent-name
 */
export class AgentName extends LitElement {
  static override styles = [...consoleBase, dialogStyles];

  @property({attribute: false}) session: AgentSession | undefined;
  @property({attribute: false}) name = '';
  /** Of who is signed in: then the name is theirs and stays. */
  @property({attribute: false}) email: string | null = null;
  @state() private hasFailed = false;

  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('input') private field!: HTMLInputElement | null;

  protected override render() {
    const label = this.email === null ? strings.youAre(this.name) : strings.account(this.name);
    return html`
      <button class="me" type="button" aria-label=${label} @click=${this.#onOpen}>
        ${renderAgentAvatar(this.name)}
      </button>
      ${this.email === null ? this.#renderRename() : this.#renderAccount(this.email)}
    `;
  }

  #renderAccount(email: string) {
    return html`
      <dialog aria-labelledby="title">
        <h2 id="title">${this.name}</h2>
        <p><bdi>${email}</bdi></p>
        <p class="hint bad" role="alert">${this.hasFailed ? strings.signOutFailed : nothing}</p>
        <p class="acts">
          <button class="btn quiet" type="button" @click=${() => this.dialog?.close()}>${strings.cancel}</button>
          <button class="btn primary" type="button" @click=${this.#onSignOut}>${strings.signOut}</button>
        </p>
      </dialog>
    `;
  }

  #renderRename() {
    return html`
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

  readonly #onSignOut = async () => {
    this.hasFailed = false;
    await this.session?.signOut().catch(() => (this.hasFailed = true));
  };

  readonly #onOpen = () => {
    this.hasFailed = false;
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
