import type {ReactiveController} from 'lit';
import type {ThreadHost} from './thread-host.js';

/**
 * When what had the focus goes, the focus does not go with it. From an answer that was chosen to the message that it has
 * become: the next answers are one Tab further, and no keyboard of a phone comes up. Otherwise to the log.
 */
export class ThreadFocus implements ReactiveController {
  readonly #host: ThreadHost;
  readonly #questionId: () => string | undefined;
  #shownId: string | undefined;
  #focused: Element | null = null;

  /** To be added to its host after all that moves rows. */
  constructor(host: ThreadHost, questionId: () => string | undefined) {
    this.#host = host;
    this.#questionId = questionId;
  }

  hostUpdate(): void {
    this.#focused = this.#host.shadowRoot?.activeElement ?? null;
  }

  hostUpdated(): void {
    const focused = this.#focused;
    this.#focused = null;
    const id = this.#questionId();
    const isAnswered = id !== this.#shownId;
    this.#shownId = id;
    if (!focused || focused.isConnected) return;
    const {renderRoot} = this.#host;
    const own = isAnswered ? renderRoot.querySelector<HTMLElement>('.run > :last-child > .out [role=article]') : null;
    // Whoever walks from one level of a question to another is led there by what shows them.
    if (isAnswered || focused.closest('[role=article]')) {
      (own ?? renderRoot.querySelector<HTMLElement>('.scroll'))?.focus({preventScroll: true});
    }
  }
}

/**
 * A message is no stop of the Tab key. From the last thing in a shadow tree that is none, Chromium goes on at the tree's
 * first stop, which is the list that the message is in, and not behind the tree: so it is one while Tab leaves it.
 */
export function leaveByTab(message: EventTarget): void {
  if (!(message instanceof HTMLElement)) return;
  message.tabIndex = 0;
  message.addEventListener('blur', () => (message.tabIndex = -1), {once: true});
}
