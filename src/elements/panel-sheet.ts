import {html, nothing, render} from 'lit';
import {alertIcon} from '../message/icons.js';
import type {MenuHost} from './menu-host.js';

export interface Question {
  readonly title: string;
  /** What happens; may be empty. */
  readonly text: string;
  readonly yes: string;
  /** Has the focus: it changes nothing. */
  readonly no: string;
  readonly act: () => Promise<unknown>;
  /** Says why it did not happen. */
  readonly refused: (error: unknown) => string;
  /** The sheet is gone, whatever was answered. */
  readonly done: () => void;
}

/** A question that needs an answer: at the foot of the panel, over all that is in it and nothing of the page. */
export class PanelSheet {
  readonly #host: MenuHost;
  readonly #veil = document.createElement('div');
  #behind: readonly HTMLElement[] = [];
  #question: Question | undefined;
  #isActing = false;
  #problem: string | undefined;

  constructor(host: MenuHost) {
    this.#host = host;
    this.#veil.className = 'veil';
    this.#veil.addEventListener('keydown', this.#onKeydown);
    this.#veil.addEventListener('click', ({target}) => {
      if (target === this.#veil) this.#close();
    });
  }

  ask(question: Question): void {
    const section = this.#host.renderRoot.querySelector('section');
    if (!section) return;
    this.#question = question;
    this.#problem = undefined;
    this.#behind = [...section.children].filter(
      (child): child is HTMLElement => child instanceof HTMLElement && !child.inert && child !== this.#veil,
    );
    for (const element of this.#behind) element.inert = true;
    section.append(this.#veil);
    this.#render();
    this.#veil.querySelector<HTMLElement>('.no')?.focus();
  }

  #render() {
    const question = this.#question;
    if (!question) return;
    const {title, text, yes, no} = question;
    render(
      html`<section
        class="sheet"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="sheet-title"
        aria-describedby=${text === '' ? nothing : 'sheet-text'}
      >
        <h2 id="sheet-title">${title}</h2>
        ${text === '' ? nothing : html`<p id="sheet-text">${text}</p>`}
        <div role="alert">
          ${this.#problem === undefined ? nothing : html`<p class="problem">${alertIcon('s')}${this.#problem}</p>`}
        </div>
        <div class="acts">
          <button
            type="button"
            class="btn danger yes"
            aria-disabled=${this.#isActing ? 'true' : nothing}
            @click=${this.#onYes}
          >
            ${yes}
          </button>
          <button type="button" class="btn quiet no" @click=${this.#close}>${no}</button>
        </div>
      </section>`,
      this.#veil,
    );
  }

  readonly #onYes = async () => {
    const question = this.#question;
    if (!question || this.#isActing) return;
    this.#isActing = true;
    this.#problem = undefined;
    this.#render();
    try {
      await question.act();
      if (this.#question === question) this.#close();
    } catch (error) {
      this.#problem = question.refused(error);
    }
    this.#isActing = false;
    this.#render();
  };

  readonly #close = () => {
    const question = this.#question;
    this.#question = undefined;
    for (const element of this.#behind) element.inert = false;
    this.#behind = [];
    this.#veil.remove();
    question?.done();
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault(); // the panel stays open
    event.stopPropagation();
    this.#close();
  };
}
