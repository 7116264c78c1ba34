import {ContextConsumer} from '@lit/context';
import {css, html, LitElement, type PropertyValues} from 'lit';
import {languageContext} from '../controllers/language-context.js';
import {SessionController} from '../controllers/session-controller.js';
import type {ChatStrings} from '../locales/chat-strings.js';
import {announcement, failureAnnouncement} from '../message/announcement.js';
import type {Message} from '../model/message.js';
import {messagesBackwards, newestMessage} from '../model/message-pages.js';
import type {ThreadKey} from '../session/chat-state.js';
import {base} from '../styles/base.js';
import {define} from './define.js';
import {threadNotices} from './thread-notices.js';

/** More than `single` messages within `span` milliseconds are told as a number. */
const single = 3;
const span = 2000;
/** When what was said is taken away, so that nobody reads it twice. */
const keep = 7000;
/** How far back a message that was growing is looked for. */
const reach = 50;

/**
 * The one polite voice of the panel: tells what comes in while the thread is shown, who writes, how it ended and what
 * did not load. Never history, never the customer's own messages unless one is refused, never what scrolling brings; a
 * growing message once, when it is whole.
 * @tag kustomer-chat-announcer
 */
export class KustomerChatAnnouncer extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: absolute;
      }
    `,
  ];

  static override properties = {threadKey: {attribute: false}, said: {state: true}};

  /** The thread on screen; undefined while there is none. */
  threadKey: ThreadKey | undefined;

  private said: readonly string[] = [];

  readonly #language = new ContextConsumer(this, {context: languageContext, subscribe: true});
  readonly #thread = new SessionController(this, ({threads}) => threads[this.threadKey ?? '']);
  readonly #conversation = new SessionController(this, ({conversations}) =>
    conversations.find(({id}) => id === this.threadKey),
  );
  readonly #survey = new SessionController(this, ({satisfactions}) => satisfactions[this.threadKey ?? '']);
  readonly #isOpen = new SessionController(this, ({isOpen}) => isOpen);
  /** `seq` up to which everything was told or is history; undefined until the thread is loaded. */
  #toldSeq: number | undefined;
  #growing = new Set<string>();
  /** Names of refused messages that were told or are history; undefined until the thread is there. */
  #refused: ReadonlySet<string> | undefined;
  /** Kinds of notices that were told or are history; undefined until the thread is there. */
  #noticed: ReadonlySet<string> | undefined;
  /** It ended before it was shown: what it was like is asked on screen alone. */
  #hadEnded = false;
  /** Who was last said to write: once for each answer, however often they pause. */
  #writer: string | undefined;
  #toldInSpan = 0;
  #untold = 0;
  #spanTimer: ReturnType<typeof setTimeout> | undefined;
  #emptyTimer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#spanTimer);
    clearTimeout(this.#emptyTimer);
    this.#spanTimer = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('threadKey')) {
      this.#thread.refresh();
      this.#conversation.refresh();
      this.#survey.refresh();
      this.#growing.clear();
      this.#refused = this.#noticed = this.#writer = undefined;
      this.#toldSeq = this.#continues(changed.get('threadKey')) ? this.#ownNewestSeq() : undefined;
    }
    const incoming = this.#incoming();
    const refused = this.#newRefusal();
    const notices = this.#newNotices();
    if (!this.#isOpen.value) return;
    if (incoming.length > 0) this.#tell(incoming);
    else this.#tellWriter();
    if (refused) this.#say((strings) => this.#refusal(strings, refused.error?.code ?? ''));
    for (const {text} of notices) this.#say(() => text);
  }

  protected override render() {
    return html`<div class="visually-hidden" role="status" aria-atomic="false">
      ${this.said.map((text) => html`<p>${text}</p>`)}
    </div>`;
  }

  /** Whether the thread is the draft that was shown before: then the answer to its first message is news. */
  #continues(previous: ThreadKey | undefined) {
    const conversations = this.#thread.session?.state.conversations ?? [];
    return (
      previous !== undefined && conversations.some(({id, clientId}) => id === this.threadKey && clientId === previous)
    );
  }

  #ownNewestSeq() {
    for (const {direction, seq} of this.#backwards()) if (direction === 'in') return seq;
    return undefined;
  }

  /** What has come since the last look, oldest first. */
  #incoming(): Message[] {
    const thread = this.#thread.value;
    if (!thread || thread.status !== 'ready') return [];
    const newest = newestMessage(thread.messages)?.seq ?? 0;
    const told = this.#toldSeq ?? newest;
    this.#toldSeq = Math.max(told, newest);
    const incoming: Message[] = [];
    let seen = 0;
    for (const message of this.#backwards()) {
      if (message.seq <= told && ++seen > reach) break;
      const isNews = message.seq > told ? message.direction === 'out' : this.#growing.has(message.id);
      if (!isNews) continue;
      if (message.streaming) {
        this.#growing.add(message.id);
      } else {
        this.#growing.delete(message.id);
        incoming.unshift(message);
      }
    }
    return incoming;
  }

  /** What was refused for good since the last look. */
  #newRefusal() {
    const outgoing = this.#thread.value?.outgoing.filter(({delivery}) => delivery === 'failed') ?? [];
    const known = this.#refused;
    this.#refused = new Set(outgoing.map(({clientId}) => clientId));
    return known && outgoing.find(({clientId}) => !known.has(clientId));
  }

  /** Why, where that is known; else what can be done. */
  #refusal(strings: ChatStrings['thread'], code: string): string {
    const error = this.#language.value?.strings.error;
    const reason = error?.(code);
    if (reason === undefined || reason === error?.('')) return failureAnnouncement(strings);
    return `${strings.notSent.split('{')[0]?.trim()} ${reason}`;
  }

  #newNotices() {
    const thread = this.#thread.value;
    const language = this.#language.value;
    if (!thread || !language) return [];
    const conversation = this.#conversation.value;
    const known = this.#noticed;
    if (!known) this.#hadEnded = !!conversation?.ended;
    const notices = threadNotices(thread, conversation, this.#hadEnded ? undefined : this.#survey.value, language);
    this.#noticed = new Set(notices.map(({kind}) => kind));
    return known ? notices.filter(({kind}) => !known.has(kind)) : [];
  }

  #tellWriter() {
    const typing = this.#thread.value?.typing;
    if (!typing) return;
    const {user, ai} = typing;
    this.#say((strings) => {
      const text = strings.writing(user.displayName ?? (ai ? strings.assistant : strings.agent));
      if (text === this.#writer) return '';
      return (this.#writer = text);
    });
  }

  #backwards() {
    return this.#thread.value ? messagesBackwards(this.#thread.value.messages) : [];
  }

  #tell(messages: readonly Message[]) {
    this.#writer = undefined;
    this.#spanTimer ??= setTimeout(this.#onSpanEnd, span);
    this.#toldInSpan += messages.length;
    if (this.#toldInSpan > single) this.#untold += messages.length;
    else this.#say((strings) => announcement(messages, strings));
  }

  readonly #onSpanEnd = () => {
    const count = this.#untold;
    this.#spanTimer = undefined;
    this.#toldInSpan = this.#untold = 0;
    if (count > 0) this.#say((strings) => strings.newMessages(count));
  };

  #say(words: (strings: ChatStrings['thread']) => string) {
    const strings = this.#language.value?.strings.thread;
    const text = strings && words(strings);
    if (!text) return;
    this.said = [...this.said, text];
    clearTimeout(this.#emptyTimer);
    this.#emptyTimer = setTimeout(() => {
      this.said = [];
    }, keep);
  }
}

define('kustomer-chat-announcer', KustomerChatAnnouncer);

declare global {
  interface HTMLElementTagNameMap {
    'kustomer-chat-announcer': KustomerChatAnnouncer;
  }
}
