import {html, LitElement, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {alertIcon} from '../../src/message/icons.js';
import {consoleBase} from './console-base.js';
import {strings} from './console-strings.js';
import {dialogStyles} from './dialog.styles.js';

/**
 * Asks before a conversation is ended: it cannot be taken back.
 * @tag agent-end
 */
export class AgentEnd extends LitElement {
  static override styles = [...consoleBase, dialogStyles];

  @property({attribute: false}) end: (() => Promise<void> | undefined) | undefined;
  @state() private failed = false;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  ask() {
    this.failed = false;
    this.dialog?.showModal();
  }

  protected override render() {
    return html`<dialog aria-labelledby="title" aria-describedby="text">
      <h2 id="title">${strings.endTitle}</h2>
      <p id="text">${strings.endText}</p>
      ${this.failed ? html`<p class="hint bad" role="alert">${alertIcon('s')}${strings.endFailed}</p>` : nothing}
      <p class="acts">
        <button class="btn quiet" type="button" @click=${() => this.dialog?.close()}>${strings.endKeep}</button>
        <button class="btn quiet danger" type="button" @click=${this.#onEnd}>${strings.endNow}</button>
      </p>
    </dialog>`;
  }

  readonly #onEnd = async () => {
    try {
      await this.end?.();
      this.dialog?.close();
    } catch {
      this.failed = true; // what went wrong matters less than that it is still open
    }
  };
}

customElements.define('agent-end', AgentEnd);

declare global {
  interface HTMLElementTagNameMap {
    'agent-end': AgentEnd;
  }
}
