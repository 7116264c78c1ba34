import type {ThreadHost} from './thread-host.js';
import {findChunk, openFind} from './thread-find.js';

/** Ctrl+F, or ⌘F, inside a thread of which the browser sees a part only; pressed again it is the browser's. */
export class FindKeys {
  readonly #host: ThreadHost;

  constructor(host: ThreadHost) {
    this.#host = host;
  }

  connect(): void {
    this.#host.addEventListener('keydown', this.#onKeydown);
  }

  disconnect(): void {
    this.#host.removeEventListener('keydown', this.#onKeydown);
  }

  readonly #onKeydown = (event: KeyboardEvent) => {
    const isFind = event.key.toLowerCase() === 'f' && event.ctrlKey !== event.metaKey;
    if (!isFind || event.altKey || event.shiftKey || event.defaultPrevented) return;
    const isOpen = this.#host.renderRoot.querySelector('kustomer-chat-find') !== null;
    if (isOpen || findChunk.failed || isWhole(this.#host) || isOff(this.#host)) return;
    event.preventDefault();
    void openFind(this.#host);
  };
}

/** Whether the browser's own search would find everything. */
function isWhole({renderRoot, thread}: ThreadHost): boolean {
  const {excerpt, messages, olderCursor} = thread.value ?? {};
  const mounted = renderRoot.querySelectorAll('.run [role=article]').length;
  return !excerpt && olderCursor === null && mounted >= (messages?.count ?? 0);
}

/** Whether the page says `no-find` on `<kustomer-chat>`, somewhere around. */
function isOff(element: Element): boolean {
  const root = element.getRootNode();
  return element.hasAttribute('no-find') || (root instanceof ShadowRoot && isOff(root.host));
}
