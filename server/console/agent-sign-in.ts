import {html, LitElement, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {alertIcon} from '../../src/message/icons.js';
import {toChatError} from '../../src/model/chat-error.js';
import {tokens} from '../../src/styles/any-tokens.js';
import {signInStyles} from './agent-sign-in.styles.js';
import {consoleBase} from './console-base.js';
import {strings} from './console-strings.js';
import {initialOf} from './person.js';

/**
 * The door of the console: e-mail address and password, and what went wrong in words.
 * @tag agent-sign-in
 */
export class AgentSignIn extends LitElement {
  static override styles = [tokens, ...consoleBase, signInStyles];

  @property({attribute: false}) organisation = '';
  /** Somebody was signed in, and is not any more. */
  @property({attribute: false}) isOver = false;
  /** Rejects with the server's `ChatError`. */
  @property({attribute: false}) enter: (email: string, password: string) => Promise<void> = () => Promise.resolve();

  @state() private isBusy = false;
  @state() private failure = '';
  /** Whether what was typed is the mistake, and not the connection. */
  @state() private isWrong = false;

  @query('#email') private email!: HTMLInputElement | null;
  @query('#password') private password!: HTMLInputElement | null;

  protected override firstUpdated() {
    this.email?.focus();
  }

  protected override render() {
    const {organisation, isOver, isBusy, isWrong, failure} = this;
    return html`
      <main>
        <form @submit=${this.#onSubmit} novalidate>
          <span class="mark" aria-hidden="true">${initialOf(organisation)}</span>
          <h1>${strings.signInTitle}</h1>
          <p class="lead">${isOver ? strings.signedOut : strings.signInText(organisation)}</p>
          <label for="email">${strings.email}</label>
          <input
            class="input"
            id="email"
            type="email"
            name="email"
            autocomplete="username"
            maxlength="320"
            aria-invalid=${isWrong}
            aria-describedby="failure"
            required
          />
          <label for="password">${strings.password}</label>
          <input
            class="input"
            id="password"
            type="password"
            name="password"
            autocomplete="current-password"
            maxlength="1024"
            aria-invalid=${isWrong}
            aria-describedby="failure"
            required
          />
          <p class="hint bad" id="failure" role="alert">
            ${failure ? html`${alertIcon('s')}<span>${failure}</span>` : nothing}
          </p>
          <button class="btn primary" type="submit" aria-disabled=${isBusy}>
            ${isBusy ? strings.signingIn : strings.signIn}
          </button>
        </form>
      </main>
    `;
  }

  readonly #onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (this.isBusy || !this.email || !this.password) return;
    const missing = [this.email, this.password].find((field) => field.value.trim() === '');
    if (missing) {
      this.#fail(missing === this.email ? strings.emailMissing : strings.passwordMissing, missing);
      return;
    }
    this.isBusy = true;
    this.failure = '';
    this.isWrong = false;
    try {
      await this.enter(this.email.value.trim(), this.password.value);
      this.password.value = '';
    } catch (cause) {
      const {status, retryAfter} = toChatError(cause);
      if (status === 401 || status === 400) this.#fail(strings.signInWrong, this.password);
      else this.failure = status === 429 ? strings.tooManyTries(retryAfter ?? 60) : strings.signInFailed;
    } finally {
      this.isBusy = false;
    }
  };

  #fail(text: string, field: HTMLInputElement): void {
    this.failure = text;
    this.isWrong = true;
    field.focus();
    field.select();
  }
}

customElements.define('agent-sign-in', AgentSignIn);

declare global {
  interface HTMLElementTagNameMap {
    'agent-sign-in': AgentSignIn;
  }
}
