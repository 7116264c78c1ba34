import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {Language} from '../controllers/language-context.js';
import type {ThreadWindow} from '../controllers/thread-window.js';
import {arrowUpIcon} from '../message/search-icons.js';
import {chevronDownIcon} from '../message/list-icons.js';
import type {Conversation} from '../model/conversation.js';
import {indexOfSeq} from '../model/message-pages.js';
import type {ThreadKey, ThreadState, ThreadTarget} from '../session/chat-state.js';
import type {ReadingView} from '../session/reading-view.js';
import {addStyles} from './add-styles.js';
import {FindKeys} from './find-keys.js';
import {historyStrings} from './history-strings.js';
import {renderRetry} from './thread-edges.js';
import type {ThreadHost} from './thread-host.js';
import {placesStyles} from './thread-places.styles.js';
import {countReceived} from './thread-rows.js';
import {shownPart} from './shown-part.js';
import {skeleton} from './thread-start.js';

/** A message that was gone to is marked as long, in milliseconds. */
const markedFor = 2400;

/** Leads through a thread that is longer than what is in sight: to a message, to what is unread, back to the end. */
export class ThreadPlaces implements ReactiveController {
  readonly #host: ThreadHost;
  readonly #window: ThreadWindow;
  readonly #keys: FindKeys;
  #key: ThreadKey | undefined;
  #thread: ThreadState | undefined;
  #target: ThreadTarget | undefined;
  /** Where the target is to be marked and, perhaps, focused once its row is there. */
  #pending: ThreadTarget | undefined;
  #marked: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was unread when the thread came in sight; nothing any more once the reader was there. */
  #unread: Pick<Conversation, 'unreadCount' | 'lastReadMessageId'> | undefined;
  #isUnreadAbove = false;
  #seenSeq = 0;
  #wasAtEnd = true;

  constructor(host: ThreadHost, threadWindow: ThreadWindow) {
    this.#host = host;
    this.#window = threadWindow;
    this.#keys = new FindKeys(host);
    addStyles(host, placesStyles);
    host.addController(this); // after the window, which brings the rows
  }

  /** Before the host renders. `seenSeq`: the newest message that the reader has seen. */
  update(thread: ThreadState, opened: Conversation | undefined, seenSeq: number): void {
    const {threadKey} = this.#host;
    if (threadKey !== this.#key) {
      this.#key = threadKey;
      this.#target = undefined;
      this.#unread = opened && opened.unreadCount > 0 ? opened : undefined;
    }
    this.#thread = thread;
    this.#seenSeq = seenSeq;
    const {target} = thread;
    if (target === this.#target) return;
    this.#target = this.#pending = target;
    if (!target) return;
    const index = indexOfSeq(shownPart(thread).messages, target.seq);
    this.#window.open(index);
  }

  hostConnected(): void {
    this.#keys.connect();
  }

  hostDisconnected(): void {
    this.#keys.disconnect();
    this.#unmark();
  }

  hostUpdated(): void {
    const target = this.#pending;
    const thread = this.#thread;
    if (!target || !thread) return;
    const position = indexOfSeq(shownPart(thread).messages, target.seq) + 1;
    const article = this.#host.renderRoot.querySelector<HTMLElement>(`[aria-posinset='${position}']`);
    if (!article) return;
    this.#pending = undefined;
    this.#unmark();
    this.#marked = article.closest<HTMLElement>('.run > *') ?? undefined;
    this.#marked?.toggleAttribute('data-found', true);
    this.#timer = setTimeout(this.#unmark, markedFor);
    // After the panel, which brings focus to the composer of a thread that comes in sight.
    if (target.takesFocus) setTimeout(() => article.focus({preventScroll: true}));
  }

  /** Below the rows of an excerpt. */
  renderTail(language: Language): TemplateResult | typeof nothing {
    const {excerpt} = this.#thread ?? {};
    if (!excerpt) return nothing;
    const {strings} = language;
    const place = historyStrings(language.locale).need(this.#host)?.place;
    // Always there, so that its coming moves nothing.
    if (excerpt.newer !== 'failed' || !place) return html`<div class="foot">${skeleton}</div>`;
    return renderRetry({...strings.thread, olderFailed: place.newerFailed}, this.#onRetryNewer);
  }

  /** The way back to the end for who was led away from it. */
  renderPill(language: Language): TemplateResult | typeof nothing {
    const thread = this.#thread;
    const place = historyStrings(language.locale).need(this.#host)?.place;
    const isFar = thread?.excerpt ?? (this.#target && !this.#window.atEnd);
    if (!thread || !isFar || !place) return nothing;
    const count = this.#seenSeq > 0 ? countReceived(thread, this.#seenSeq) : 0;
    if (count > 0 && !thread.excerpt) return nothing; // the list has a pill for these
    return html`<button class="pill" type="button" @click=${this.#onNewest}>
      ${count > 0 ? language.strings.thread.newMessages(count) : place.newest}${chevronDownIcon('s')}
    </button>`;
  }

  /** The way up to what is unread. */
  renderPillAbove({locale}: Language): TemplateResult | typeof nothing {
    const place = historyStrings(locale).need(this.#host)?.place;
    if (!this.#unread || !this.#isUnreadAbove || !place) return nothing;
    return html`<button class="pill above" type="button" @click=${this.#onUnread}>
      ${place.firstUnread(this.#unread.unreadCount)}${arrowUpIcon('s')}
    </button>`;
  }

  /** What is in sight has changed. */
  onMove(): void {
    this.#lookForUnread();
    if (this.#window.atEnd !== this.#wasAtEnd && this.#target) this.#host.requestUpdate();
    this.#wasAtEnd = this.#window.atEnd;
    const {excerpt} = this.#thread ?? {};
    if (!excerpt || this.#pending) return;
    if (this.#window.nearEnd && excerpt.newer === 'idle') this.readOn('newer');
    else if (this.#window.nearStart && excerpt.older === 'idle' && excerpt.olderCursor !== null) this.readOn('older');
  }

  readOn(direction: 'older' | 'newer' = 'older'): void {
    this.#read((reading) => void reading.readOn(this.#host.threadKey, direction));
  }

  /** Whether the line above what is new is further up than the view. */
  #lookForUnread() {
    if (!this.#unread || this.#thread?.status !== 'ready') return;
    const view = this.#host.renderRoot.querySelector('.scroll')?.getBoundingClientRect();
    const line = this.#host.renderRoot.querySelector('.newline')?.getBoundingClientRect();
    if (!view || view.height === 0) return;
    if (this.#target || (line && line.top >= view.top)) this.#unread = undefined;
    const isAbove = this.#unread !== undefined;
    if (isAbove === this.#isUnreadAbove) return;
    this.#isUnreadAbove = isAbove;
    this.#host.requestUpdate();
  }

  #read(work: (reading: ReadingView) => unknown) {
    // Not loaded: what was pressed, or scrolled to, asks again.
    this.#host.thread.session?.call('reading').then(work, () => undefined);
  }

  readonly #unmark = () => {
    clearTimeout(this.#timer);
    this.#marked?.removeAttribute('data-found');
    this.#marked = undefined;
  };

  readonly #onRetryNewer = () => {
    this.readOn('newer');
  };

  readonly #onNewest = () => {
    if (!this.#thread?.excerpt) this.#window.scrollToEnd();
    this.#read((reading) => {
      reading.showNewest(this.#host.threadKey);
    });
    this.#focusLog();
  };

  readonly #onUnread = () => {
    const unreadAfterId = this.#unread?.lastReadMessageId ?? null;
    const conversationId = this.#host.threadKey;
    this.#read((reading) => reading.showPlace({conversationId, unreadAfterId}, true).catch(() => undefined));
    this.#focusLog();
  };

  /** Buttons that are gone when they have done their work give focus back. */
  #focusLog() {
    this.#host.renderRoot.querySelector<HTMLElement>('.scroll')?.focus({preventScroll: true});
  }
}
