import {html, nothing, render} from 'lit';
import type {MenuHost} from './menu-host.js';

/** One line below the header, which is heard too: how something went that the customer has asked for. */
export class PanelNotice {
  readonly #host: MenuHost;
  readonly #line = document.createElement('div');

  constructor(host: MenuHost) {
    this.#host = host;
  }

  /** `button` takes it away, and does what is given. */
  show(text: string, button: string | undefined, act?: () => void): void {
    const status = this.#host.renderRoot.querySelector('section > [role=status]');
    if (this.#line.parentNode !== status) status?.append(this.#line);
    const onClick = () => {
      this.clear();
      act?.();
    };
    render(
      html`<p class="banner notice">
        <span>${text}</span>
        ${button === undefined ? nothing : html`<button type="button" class="link" @click=${onClick}>${button}</button>`}
      </p>`,
      this.#line,
    );
  }

  clear(): void {
    render(nothing, this.#line);
  }
}
