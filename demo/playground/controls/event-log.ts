import type {KustomerChatEventMap} from 'kustomer-chat';
import {build, byId} from './dom.js';

const names = [
  'kustomer-ready',
  'kustomer-open',
  'kustomer-close',
  'kustomer-conversation-create',
  'kustomer-conversation-ended',
  'kustomer-conversation-unended',
  'kustomer-conversation-merged',
  'kustomer-conversation-deleted',
  'kustomer-assistant-ended',
  'kustomer-user-joined',
  'kustomer-satisfaction-received',
  'kustomer-login',
  'kustomer-logout',
  'kustomer-customer-merged',
  'kustomer-customer-deleted',
  'kustomer-message-received',
  'kustomer-message-sent',
  'kustomer-delivery-change',
  'kustomer-unsent',
  'kustomer-agent-typing-activity',
  'kustomer-unread',
  'kustomer-availability-change',
  'kustomer-connection-change',
  'kustomer-error',
] as const satisfies readonly (keyof KustomerChatEventMap)[];

const most = 200;

/** What the chat has told its page, newest last. */
export class EventLog {
  readonly #list = byId('events', HTMLElement);

  constructor() {
    byId('clear', HTMLButtonElement).addEventListener('click', () => this.clear());
  }

  /** Listens to the page of the stories, which stays the same for all of them. */
  follow(page: Window): void {
    for (const name of names) {
      page.addEventListener(name, (event) => this.#add(name, (event as CustomEvent<unknown>).detail));
    }
  }

  clear(): void {
    this.#list.replaceChildren();
  }

  #add(name: string, detail: unknown): void {
    const time = build('time', '', new Date().toLocaleTimeString(document.documentElement.lang, {hour12: false}));
    const title = [build('code', '', name.replace('kustomer-', '')), ' ', time];
    const text = JSON.stringify(plain(detail), undefined, 2);
    const entry =
      text === 'null'
        ? build('div', '', ...title)
        : build('details', '', build('summary', '', ...title), build('pre', '', text));
    const isAtEnd = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < 40;
    this.#list.append(build('li', '', entry));
    if (this.#list.childElementCount > most) this.#list.firstElementChild?.remove();
    if (isAtEnd) this.#list.scrollTop = this.#list.scrollHeight;
  }
}

/** Of an error JSON knows nothing but its own fields. It comes from the other page, whose `Error` is another one. */
function plain(detail: unknown): unknown {
  const {message} = (detail ?? {}) as {readonly message?: unknown};
  return typeof message === 'string' ? {message, ...(detail as object)} : (detail ?? null);
}
