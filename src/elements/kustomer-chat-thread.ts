import {ContextConsumer} from '@lit/context';
import {html, LitElement, nothing, type PropertyValues} from 'lit';
import {property, query} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {languageContext, type Language} from '../controllers/language-context.js';
import {SessionController} from '../controllers/session-controller.js';
import {ThreadWindow} from '../controllers/thread-window.js';
import {avatarStyles} from '../message/avatar.styles.js';
import type {Entry} from '../message/entry.js';
import {chevronDownIcon} from '../message/icons.js';
import {bodyText} from '../message/message-body.js';
import {renderMessageRow, renderTypingRow, type FailedAction, type RowContext} from '../message/message-row.js';
import {messageTextStyles} from '../message/message-text.styles.js';
import {messageStyles} from '../message/message.styles.js';
import {renderReplies, renderTree, repliesOf, type Choice, type TreeWalk} from '../message/reply-options.js';
import {replyOptionStyles} from '../message/reply-options.styles.js';
import {addedInFront, messagesBackwards, newestMessage} from '../model/message-pages.js';
import type {ThreadKey, ThreadState} from '../session/chat-state.js';
import {base} from '../styles/base.js';
import {define} from './define.js';
import {threadStyles} from './kustomer-chat-thread.styles.js';
import {renderEnd, renderRetry, renderThreadHead} from './thread-edges.js';
import {threadQuestion, type ThreadQuestion} from './thread-question.js';
import {ThreadRows} from './thread-rows.js';

const startOfTree: TreeWalk = {path: [], chosen: null};

/**
 * The messages of one conversation, read from their end.
 * @tag kustomer-chat-thread
 */
export class KustomerChatThread extends LitElement {
  static override styles = [base, avatarStyles, messageStyles, messageTextStyles, replyOptionStyles, threadStyles];

  /** The thread that is shown. */
  @property({attribute: false}) threadKey: ThreadKey = '';

  @query('.scroll') private scroller!: HTMLElement | null;
  @query('.thread') private content!: HTMLElement | null;
  @query('.run') private run!: HTMLElement | null;

  readonly #language = new ContextConsumer(this, {context: languageContext, subscribe: true});
  readonly #thread = new SessionController(this, ({threads}) => threads[this.threadKey]);
  readonly #conversation = new SessionController(this, ({conversations}) =>
    conversations.find(({id}) => id === this.threadKey),
  );
  readonly #isOpen = new SessionController(this, ({isOpen}) => isOpen);
  readonly #greeting = new SessionController(this, ({config}) => config?.site.greeting);
  readonly #window: ThreadWindow = new ThreadWindow(this, {
    frame: () =>
      this.scroller && this.content && this.run
        ? {scroller: this.scroller, content: this.content, run: this.run}
        : undefined,
    count: () => this.#rows?.count ?? 0,
    hold: (row) => row.querySelector('.bub') ?? row,
    onMove: () => {
      this.#onMove();
    },
  });
  #rows: ThreadRows | undefined;
  #shown: ThreadState | undefined;
  /** `seq` of the newest message that was in reach of the reader's eyes. */
  #seenSeq = 0;
  /** Messages above this `seq` came in sight of the reader, and may move a little. */
  #liveAfterSeq = Infinity;
  #focused: Element | null = null;
  #askedCursor: string | null = null;
  #markedId: string | undefined;
  #walk = startOfTree;
  #walkedId: string | undefined;

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#markRead);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#markRead);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('threadKey')) this.#showOther(changed.get('threadKey'));
    const before = this.#shown;
    const thread = this.#thread.value;
    this.#shown = thread;
    this.#rows = thread && new ThreadRows(thread, this.#conversation.value);
    if (!thread) return;
    // Read, not listened for: a document without focus tells of none.
    this.#focused = this.shadowRoot?.activeElement ?? null;
    const position = this.#focused?.closest('[aria-posinset]')?.getAttribute('aria-posinset');
    this.#window.keep(position ? Number(position) - 1 : undefined);
    const newestSeq = newestMessage(thread.messages)?.seq ?? 0;
    if (before && before.messages.count > 0) {
      this.#window.shift(addedInFront(before.messages, thread.messages));
      const knownSeq = newestMessage(before.messages)?.seq ?? 0;
      if (this.#window.atEnd && newestSeq > knownSeq) this.#liveAfterSeq = knownSeq;
    }
    if (before && thread.outgoing.length > before.outgoing.length) this.#window.scrollToEnd();
    if (this.#window.atEnd) this.#seenSeq = newestSeq;
    if (thread.older !== 'idle') this.#askedCursor = null;
  }

  protected override render() {
    const language = this.#language.value;
    if (!language) return nothing;
    const {strings} = language;
    return html`<div
        class="scroll"
        role="log"
        aria-live="off"
        aria-label=${strings.thread.messages}
        tabindex="0"
        @keydown=${this.#onKeydown}
      >
        <div class="thread">
          ${renderThreadHead(this.#thread.value, !!this.#rows?.count, this.#greeting.value ?? null, strings.thread, this.#onRetry)}
          <div class="run">${this.#renderRows(language)}</div>
          <div class="tail">${this.#renderTail(language)}</div>
        </div>
      </div>
      ${this.#renderPill(language)}`;
  }

  protected override updated() {
    // A leap can make `repeat` move the kept row, and what is moved loses focus.
    const focused = this.#focused;
    if (focused instanceof HTMLElement && focused.isConnected && focused !== this.shadowRoot?.activeElement) {
      focused.focus({preventScroll: true});
    }
    this.#markRead();
  }

  #renderRows({locale, strings}: Language) {
    const rows = this.#rows;
    const thread = this.#thread.value;
    if (!rows || !thread) return nothing;
    const context: RowContext = {
      locale,
      strings: strings.thread,
      now: new Date(),
      newAfterSeq: thread.newAfterSeq,
      onFailedAction: this.#onFailedAction,
    };
    const size = thread.olderCursor === null ? rows.count : -1;
    return repeat(
      this.#window.indexes().flatMap((index) => ({index, entry: rows.at(index)})),
      ({index, entry}) => entry?.key ?? index,
      ({index, entry}) => {
        if (!entry) return nothing;
        const isLive = entry.seq === null ? entry.delivery !== null : entry.seq > this.#liveAfterSeq;
        const classes = `${isLive ? 'live' : ''} ${this.#window.isKept(index) ? 'kept' : ''} ${index === 0 ? 'top' : ''}`;
        const place = {above: rows.at(index - 1), below: rows.at(index + 1), position: index + 1, size, classes};
        return renderMessageRow(entry, place, context);
      },
    );
  }

  /** What stands below the rows: who writes, the options of an open question, how it ended. */
  #renderTail(language: Language) {
    const thread = this.#thread.value;
    if (!thread) return nothing;
    const conversation = this.#conversation.value;
    const question = threadQuestion(thread, conversation);
    const strings = language.strings.thread;
    return html`${thread.typing ? renderTypingRow(thread.typing.user, thread.typing.ai, strings) : nothing}
    ${question ? this.#renderOptions(question, language) : nothing}
    ${thread.status === 'failed' && this.#rows?.count ? renderRetry(strings, this.#onRetry) : nothing}
    ${conversation?.ended ? renderEnd(conversation, language) : nothing}`;
  }

  #renderOptions(question: ThreadQuestion, {strings}: Language) {
    const onChoose = (choice: Choice) => {
      this.#choose(question, choice);
    };
    if (question.template?.type !== 'tree') {
      return renderReplies(repliesOf(question.template), strings.thread, onChoose);
    }
    const {children, leafRequired} = question.template;
    const tree = {text: bodyText(question), children, leafRequired};
    const walk = this.#walkedId === question.id ? this.#walk : startOfTree;
    return renderTree(tree, walk, strings.thread, (next) => void this.#walkTo(question.id, next), onChoose);
  }

  #renderPill({strings: {thread: strings}}: Language) {
    const count = this.#window.atEnd ? 0 : this.#countUnseen();
    return html`<div class="pill-slot">
      ${
        count > 0
          ? html`<button class="pill" type="button" @click=${this.#onPill}>
              ${strings.newMessages(count)}${chevronDownIcon('s')}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** Another thread, or the same one under the name that the server gave it. */
  #showOther(previous: ThreadKey | undefined) {
    this.#thread.refresh();
    this.#conversation.refresh();
    if (previous && this.#conversation.value?.clientId === previous) return;
    this.#shown = undefined;
    this.#liveAfterSeq = Infinity;
    this.#askedCursor = null;
    this.#markedId = this.#walkedId = undefined;
    this.#window.open();
  }

  #countUnseen() {
    let count = 0;
    for (const {seq, direction} of this.#thread.value ? messagesBackwards(this.#thread.value.messages) : []) {
      if (seq <= this.#seenSeq) break;
      if (direction === 'out') count++;
    }
    return count;
  }

  #choose(question: ThreadQuestion, {displayText, value}: Choice) {
    this.#thread.session?.sendMessage(this.threadKey, displayText, {messageId: question.id, value});
    this.#focusLog();
  }

  async #walkTo(questionId: string, walk: TreeWalk) {
    const isOtherLevel = walk.path !== this.#walk.path;
    this.#walkedId = questionId;
    this.#walk = walk;
    this.requestUpdate();
    await this.updateComplete;
    if (isOtherLevel) this.renderRoot.querySelector<HTMLElement>('.opt')?.focus({preventScroll: true});
  }

  /** For a button that is gone when it has done its work. */
  #focusLog() {
    this.scroller?.focus({preventScroll: true});
  }

  #onMove() {
    const thread = this.#thread.value;
    if (!this.#window.atEnd) {
      this.#liveAfterSeq = Infinity;
    } else if (thread && this.#seenSeq < (newestMessage(thread.messages)?.seq ?? 0)) {
      this.requestUpdate(); // the pill has done its work
    }
    const cursor = thread?.older === 'idle' ? thread.olderCursor : null;
    if (this.#window.nearStart && cursor !== null && cursor !== this.#askedCursor) {
      this.#askedCursor = cursor;
      this.#thread.session?.loadOlder(this.threadKey);
    }
    this.#markRead();
  }

  readonly #markRead = () => {
    const newest = this.#thread.value && newestMessage(this.#thread.value.messages);
    const conversation = this.#conversation.value;
    const isSeen = this.#window.atEnd && this.#isOpen.value && this.scroller && this.scroller.clientHeight > 0;
    if (!newest || newest.direction === 'in' || !conversation || !isSeen || document.hidden) return;
    if (newest.id === conversation.lastReadMessageId || newest.id === this.#markedId) return;
    this.#markedId = newest.id;
    this.#thread.session?.markRead(conversation.id, newest.id);
  };

  readonly #onFailedAction = ({key}: Entry, action: FailedAction) => {
    const {session} = this.#thread;
    const failed = this.#thread.value?.outgoing.find(({clientId}) => clientId === key);
    session?.discardFailed(this.threadKey, key, action === 'edit');
    if (failed && action === 'retry') session?.sendMessage(this.threadKey, failed.body, failed.reply ?? undefined);
    this.#focusLog();
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    const {target} = event;
    const position = target instanceof Element ? target.getAttribute('aria-posinset') : null;
    if (target !== this.scroller && position === null) return;
    const current = position === null ? undefined : Number(position) - 1;
    const index = this.#window.walk(event.key, current);
    if (index === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void this.#window.reveal(index).then((row) => {
      row?.querySelector<HTMLElement>('[role=article]')?.focus({preventScroll: true});
    });
  };

  readonly #onPill = () => {
    this.#window.scrollToEnd();
    this.#focusLog();
  };
  readonly #onRetry = () => this.#thread.session?.retryLoad(this.threadKey);
}

define('kustomer-chat-thread', KustomerChatThread);

declare global {
  interface HTMLElementTagNameMap {
    'kustomer-chat-thread': KustomerChatThread;
  }
}
