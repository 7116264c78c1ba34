import {html, nothing, render, type ReactiveController} from 'lit';
import type {Language} from '../controllers/language-context.js';
import {SessionController} from '../controllers/session-controller.js';
import {ThreadWindow} from '../controllers/thread-window.js';
import {renderAvatar} from '../message/avatar.js';
import {avatarStyles} from '../message/avatar.styles.js';
import {chevronDownIcon} from '../message/list-icons.js';
import {needsMarkup} from '../message/message-body.js';
import {renderMessageRow, type RowContext} from '../message/message-row.js';
import {messageStyles} from '../message/message.styles.js';
import type {Conversation} from '../model/conversation.js';
import {addedInFront, newestMessage} from '../model/message-pages.js';
import type {ThreadKey, ThreadState} from '../session/chat-state.js';
import {addStyles} from './add-styles.js';
import {actOnFailed} from './failed-message.js';
import './kustomer-chat-announcer.js';
import {laterStrings} from './later-strings.js';
import {canShow, markupChunk} from './markup-chunk.js';
import {renderBeginning} from './thread-edges.js';
import {leaveByTab, ThreadFocus} from './thread-focus.js';
import type {ThreadHost} from './thread-host.js';
import {threadListStyles} from './thread-list.styles.js';
import {extrasChunk, extrasOf, renderDelivery, renderMore} from './thread-more.js';
import {shownPart} from './shown-part.js';
import {placesFor} from './thread-part.js';
import type {ThreadPlaces} from './thread-places.js';
import {countReceived, ThreadRows, wholeSeq} from './thread-rows.js';
import {optionsChunk, ThreadTail} from './thread-tail.js';

export {canShow, extrasChunk, optionsChunk};
/** For the composer: it asks for one line where a message does. */
export {composerLine} from './composer-question.js';
/** Whether the composer takes only what is on offer. */
export {isLocked} from './composer-lock.js';
/** For the panel: a word about a conversation that is gone, the menu of one, and what stands there without a connection. */
export {renderGone} from './thread-edges.js';
export {renderMenuButton} from './panel-menu-button.js';
export {renderOffline} from './panel-offline.js';
/** For the panel's header: who is shown there has taken part in some thread. */
export {avatarStyles, renderAvatar};

/** The messages of a thread, read from their end, with what stands around them. */
export class ThreadList implements ReactiveController {
  readonly #host: ThreadHost;
  readonly #conversation: SessionController<Conversation | undefined>;
  readonly #isOpen: SessionController<boolean>;
  readonly #window: ThreadWindow;
  readonly #tail: ThreadTail;
  #key: ThreadKey | undefined;
  #rows: ThreadRows | undefined;
  /** By key, in order. */
  #mounted: ReadonlyMap<string, HTMLElement> = new Map();
  #shown: ThreadState | undefined;
  /** `seq` of the newest message that was in reach of the reader's eyes. */
  #seenSeq = 0;
  /** Messages above this `seq` came in sight of the reader, and may move a little. */
  #liveAfterSeq = Infinity;
  #askedCursor: string | null = null;
  #markedId: string | undefined;
  #hasMarkup = false;
  #hasPill = false;
  #places: ThreadPlaces | undefined;
  /** As it was when it came in sight: what was unread then. */
  #opened: Conversation | undefined;

  constructor(host: ThreadHost) {
    this.#host = host;
    this.#conversation = new SessionController(host, ({conversations}) =>
      conversations.find(({id}) => id === host.threadKey),
    );
    this.#isOpen = new SessionController(host, ({isOpen}) => isOpen);
    this.#tail = new ThreadTail(host, this.#onRetry);
    addStyles(host, avatarStyles, messageStyles, threadListStyles);
    host.addController(this); // before the window, which counts the rows
    this.#window = new ThreadWindow(host, {
      frame: () => {
        const [scroller, content, run] = [this.#find('.scroll'), this.#find('.thread'), this.#find('.run')];
        return scroller && content && run ? {scroller, content, run} : undefined;
      },
      count: () => this.#rows?.count ?? 0,
      hold: (row) => row.querySelector('.bub') ?? row,
      isCut: () => this.#shown?.excerpt !== undefined,
      onMove: () => {
        this.#onMove();
      },
    });
    host.addController({hostUpdated: this.#markRead}); // after the window, which scrolls
    host.addController(new ThreadFocus(host, () => this.#tail.question?.id));
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#markRead);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#markRead);
  }

  hostUpdate(): void {
    if (this.#host.threadKey !== this.#key) this.#showOther();
    const before = this.#shown;
    const whole = this.#host.thread.value;
    const thread = whole && shownPart(whole);
    this.#shown = thread;
    this.#rows = thread && new ThreadRows(thread, this.#conversation.value);
    if (!thread) return;
    this.#tail.update(whole, this.#conversation.value);
    // Read, not listened for: a document without focus tells of none.
    const focused = this.#host.shadowRoot?.activeElement?.closest('[aria-posinset]');
    const position = focused?.getAttribute('aria-posinset');
    this.#window.keep(position ? Number(position) - 1 : undefined);
    const newestSeq = newestMessage(thread.messages)?.seq ?? 0;
    if (before && before.messages.count > 0) {
      const added = addedInFront(before.messages, thread.messages);
      const knownSeq = newestMessage(before.messages)?.seq ?? 0;
      // Nothing of what was shown is there any more.
      if (added >= thread.messages.count || -added >= before.messages.count) this.#window.open();
      else {
        this.#window.shift(added);
        if (this.#window.atEnd && newestSeq > knownSeq) this.#liveAfterSeq = knownSeq;
      }
    }
    if (before && thread.outgoing.length > before.outgoing.length) this.#window.scrollToEnd();
    this.#opened ??= this.#conversation.value;
    this.#places ??= placesFor(thread, this.#host, this.#window);
    this.#places?.update(whole, this.#opened, this.#seenSeq);
    if (this.#window.atEnd && !thread.excerpt) this.#seenSeq = wholeSeq(thread);
    if (thread.older !== 'idle') this.#askedCursor = null;
  }

  /** Before the window, which measures them. */
  hostUpdated(): void {
    const run = this.#find('.run');
    if (!run || !this.#host.language) return;
    const mounted = new Map<string, HTMLElement>();
    if (markupChunk.code && !this.#hasMarkup) {
      this.#hasMarkup = true;
      addStyles(this.#host, markupChunk.code.messageTextStyles);
    }
    const context = this.#rowContext(this.#host.language);
    for (const index of this.#window.indexes()) this.#renderRow(index, context, mounted);
    for (const [key, row] of this.#mounted) if (!mounted.has(key)) row.remove();
    this.#mounted = mounted;
    // What stays is in order already, and is not moved: it would lose its focus.
    let at = run.firstElementChild;
    for (const row of mounted.values()) {
      if (row === at) at = row.nextElementSibling;
      else run.insertBefore(row, at);
    }
  }

  /** What stands above the rows. */
  renderHead({strings}: Language) {
    return this.#shown ? renderBeginning(this.#shown, strings.thread, this.#onRetry) : nothing;
  }

  /** What stands below the rows. */
  renderTail(language: Language) {
    if (!this.#shown || this.#shown.excerpt) return this.#places?.renderTail(language) ?? nothing;
    return this.#tail.render(this.#shown, this.#conversation.value, language);
  }

  /** The way to messages that came in below what is read. */
  renderPill(language: Language) {
    const strings = language.strings.thread;
    const thread = this.#shown;
    const count = this.#window.atEnd || !thread || thread.excerpt ? 0 : countReceived(thread, this.#seenSeq);
    this.#hasPill = count > 0;
    return html`<div class="pill-slot">
        ${
          count > 0
            ? html`<button class="pill" type="button" @click=${this.#onPill}>
                ${strings.newMessages(count)}${chevronDownIcon('s')}
              </button>`
            : nothing
        }${this.#places?.renderPill(language)}
      </div>
      ${this.#places?.renderPillAbove(language)}`;
  }

  /** Leads from message to message. */
  readonly onKeydown = (event: KeyboardEvent) => {
    const {target} = event;
    const position = target instanceof Element ? target.getAttribute('aria-posinset') : null;
    if (target !== this.#find('.scroll') && position === null) return;
    const current = position === null ? undefined : Number(position) - 1;
    if (target && event.key === 'Tab' && current !== undefined) leaveByTab(target);
    const index = this.#window.walk(event.key, current);
    if (index === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void this.#window.reveal(index).then((row) => {
      row?.querySelector<HTMLElement>('[role=article]')?.focus({preventScroll: true});
    });
  };

  #rowContext(language: Language): RowContext {
    const {locale, strings} = language;
    const later = this.#hasMarkup ? laterStrings(locale).need(this.#host) : laterStrings(locale).code;
    const words = later ? {...strings.thread, ...later.markup, ...later.notices} : strings.thread;
    const waiting = this.#shown?.outgoing.filter(({delivery}) => delivery === 'waiting').length ?? 0;
    return {
      locale,
      strings: waiting > 1 ? {...words, waiting: words.severalWaiting(waiting)} : words,
      now: new Date(),
      newAfterSeq: this.#shown?.newAfterSeq ?? null,
      onFailedAction: ({key}, action) => {
        actOnFailed(this.#host, key, action);
        this.#focusLog();
      },
      renderDelivery: (entry) => renderDelivery(entry, this.#host, language),
      renderMore: (entry) => renderMore(entry, this.#host, this.#tail, language),
      extraOf: (entry, index, name) => {
        const extras = extrasOf(entry, this.#host, language);
        const at = (index: number) => this.#rows?.at(index);
        const place = {index, name, at, isWhole: this.#shown?.olderCursor === null};
        return extras?.extraOf(entry, place, this.#host, language, extras.strings);
      },
    };
  }

  /** Into an element of its own, the same as long as the row is mounted. */
  #renderRow(index: number, context: RowContext, mounted: Map<string, HTMLElement>) {
    const rows = this.#rows;
    const entry = rows?.at(index);
    if (!rows || !entry) return;
    if (needsMarkup(entry.content)) markupChunk.need(this.#host);
    const isLive = entry.seq === null ? entry.delivery !== null : entry.seq > this.#liveAfterSeq;
    const place = {
      above: rows.at(index - 1),
      below: rows.at(index + 1),
      position: index + 1,
      size: this.#shown?.olderCursor === null && !this.#shown.excerpt ? rows.count : -1,
      classes: `${isLive ? 'live' : ''} ${index === 0 ? 'top' : ''}`,
    };
    const row = this.#mounted.get(entry.key) ?? document.createElement('div');
    row.classList.toggle('kept', this.#window.isKept(index));
    render(renderMessageRow(entry, place, context), row);
    mounted.set(entry.key, row);
  }

  /** Another thread, or the same one under the name that the server gave it. */
  #showOther() {
    const previous = this.#key;
    this.#key = this.#host.threadKey;
    this.#conversation.refresh();
    if (previous && this.#conversation.value?.clientId === previous) return;
    this.#shown = undefined;
    this.#liveAfterSeq = Infinity;
    this.#askedCursor = null;
    this.#markedId = undefined;
    this.#opened = undefined;
    this.#tail.reset();
    this.#window.open();
  }

  #find(selector: string) {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }

  /** For a button that is gone when it has done its work. */
  readonly #focusLog = () => this.#find('.scroll')?.focus({preventScroll: true});

  #onMove() {
    const thread = this.#shown;
    if (!this.#window.atEnd) {
      this.#liveAfterSeq = Infinity;
    } else if (this.#hasPill) {
      this.#host.requestUpdate(); // the pill has done its work
    }
    this.#places?.onMove();
    const cursor = thread?.older === 'idle' && !thread.excerpt ? thread.olderCursor : null;
    if (this.#window.nearStart && cursor !== null && cursor !== this.#askedCursor) {
      this.#askedCursor = cursor;
      this.#isOpen.session?.loadOlder(this.#host.threadKey);
    }
    this.#markRead();
  }

  readonly #markRead = () => {
    const newest = this.#shown && newestMessage(this.#shown.messages);
    const conversation = this.#conversation.value;
    const isSeen = this.#window.atEnd && this.#isOpen.value && (this.#find('.scroll')?.clientHeight ?? 0) > 0;
    if (!newest || newest.streaming || newest.direction === 'in' || !conversation || !isSeen || document.hidden) return;
    if (newest.id === conversation.lastReadMessageId || newest.id === this.#markedId) return;
    this.#markedId = newest.id;
    this.#isOpen.session?.markRead(conversation.id, newest.id);
  };

  readonly #onPill = () => {
    this.#window.scrollToEnd();
    this.#focusLog();
  };
  readonly #onRetry = () =>
    this.#shown?.excerpt ? this.#places?.readOn() : this.#isOpen.session?.retryLoad(this.#host.threadKey);
}
