import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import type {TypingActivity} from '../../src/model/chat-event.js';
import type {Conversation} from '../../src/model/conversation.js';
import {newestMessage} from '../../src/model/message-pages.js';
import type {Entry} from '../../src/message/entry.js';
import {alertIcon} from '../../src/message/icons.js';
import {chevronDownIcon} from '../../src/message/list-icons.js';
import {bodyText} from '../../src/message/message-body.js';
import {renderMessageRow, renderTypingRow, type FailedAction, type RowContext} from '../../src/message/message-row.js';
import type {AgentSession} from './agent-session.js';
import type {AgentThread as ThreadState} from './agent-state.js';
import {threadStyles} from './agent-thread.styles.js';
import {consoleBase} from './console-base.js';
import {messageStrings} from './console-message-strings.js';
import {strings} from './console-strings.js';
import {exactTime, locale} from './moments.js';
import {visitorName} from './person.js';
import {threadEntries} from './thread-entries.js';

/** This close to the end, in pixels, the newest message counts as in sight. */
const endReach = 80;

/**
 * The messages of one conversation, held at its end, with what is being typed.
 * @tag agent-thread
 */
export class AgentThread extends LitElement {
  static override styles = [...consoleBase, threadStyles];

  @property({attribute: false}) session: AgentSession | undefined;
  @property({attribute: false}) conversation: Conversation | undefined;
  @property({attribute: false}) thread: ThreadState | undefined;
  @property({attribute: false}) typing: TypingActivity | undefined;
  @property({attribute: false}) agentName = '';
  @property({attribute: false}) agentId = '';

  @query('.scroll') private scroller!: HTMLElement | null;
  /** Messages that came while the agent was reading further up. */
  @state() private waiting = 0;
  @state() private announced = '';

  #atEnd = true;
  /** `seq` of the newest message when the thread was shown: what is above it is history, and does not move. */
  #historyTo: number | undefined;
  /** Up to where the thread was read before it was shown now. */
  #newAfter: number | null = null;

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#markRead);
    window.addEventListener('focus', this.#markRead);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#markRead);
    window.removeEventListener('focus', this.#markRead);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const before = changed.get('conversation');
    if (changed.has('conversation') && before?.id !== this.conversation?.id) {
      this.#historyTo = undefined;
      this.#newAfter = null;
      this.#atEnd = true;
      this.waiting = 0;
      this.announced = '';
    }
    const newest = this.thread && newestMessage(this.thread.messages);
    if (this.thread?.status !== 'ready' || !newest) return;
    if (this.#historyTo === undefined) {
      this.#historyTo = newest.seq;
      this.#newAfter = this.#readTo();
      return;
    }
    const old = changed.get('thread');
    const oldSeq = old && newestMessage(old.messages)?.seq;
    if (oldSeq !== undefined && newest.seq > oldSeq) this.#noteNews(oldSeq);
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('conversation') && changed.get('conversation')?.id !== this.conversation?.id) this.#toEnd();
    this.#markRead();
  }

  protected override render() {
    const {thread, conversation} = this;
    if (!thread || !conversation) return thread?.status === 'failed' ? this.#renderFailed() : this.#renderSkeleton();
    if (thread.messages.count === 0 && thread.status === 'failed') return this.#renderFailed();
    if (thread.messages.count === 0 && thread.status === 'loading') return this.#renderSkeleton();
    return html`
      <div
        class="scroll"
        tabindex="0"
        role="log"
        aria-live="off"
        aria-label=${strings.messages}
        @scroll=${this.#onScroll}
      >
        <div class="thread">
          ${this.#renderEarlier(thread)} ${this.#renderRows(thread, conversation)}
          ${this.typing ? renderTypingRow(this.#writer(this.typing.user), false, messageStrings) : nothing}
          ${conversation.ended ? renderEnd(conversation) : nothing}
        </div>
      </div>
      <div class="pill-slot">
        ${
          this.waiting > 0
            ? html`<button class="pill" type="button" @click=${this.#toEnd}>
                ${strings.newMessages(this.waiting)}${chevronDownIcon('s')}
              </button>`
            : nothing
        }
      </div>
      <p class="visually-hidden" role="status">${this.announced}</p>
    `;
  }

  #renderRows(thread: ThreadState, conversation: Conversation) {
    const entries = threadEntries(thread, conversation, {id: this.agentId, displayName: this.agentName});
    const context: RowContext = {
      locale,
      strings: messageStrings,
      now: new Date(),
      newAfterSeq: this.#newAfter,
      onFailedAction: this.#onFailedAction,
    };
    const size = thread.olderCursor ? -1 : entries.length;
    return repeat(
      entries,
      ({key}) => key,
      (entry, index) => {
        const isLive = entry.seq === null || entry.seq > (this.#historyTo ?? Infinity);
        const place = {above: entries[index - 1], below: entries[index + 1], position: index + 1, size};
        return renderMessageRow(entry, {...place, classes: isLive ? 'live' : ''}, context);
      },
    );
  }

  #renderEarlier({olderCursor, older}: ThreadState) {
    if (!olderCursor) return nothing;
    return html`<p class="earlier">
      ${older === 'failed' ? html`<span role="status">${strings.earlierFailed}</span>` : nothing}
      <button
        class="btn bare small"
        type="button"
        aria-disabled=${older === 'loading' ? 'true' : nothing}
        @click=${() => void (this.conversation && this.session?.loadOlder(this.conversation.id))}
      >
        ${older === 'failed' ? strings.tryNow : strings.earlier}
      </button>
    </p>`;
  }

  #renderFailed() {
    return html`<div class="empty" role="status">
      ${alertIcon()}
      <h2>${strings.threadFailedTitle}</h2>
      <p>${strings.failedText}</p>
      <button class="btn quiet" type="button" @click=${this.#onRetry}>${strings.tryNow}</button>
    </div>`;
  }

  #renderSkeleton(): TemplateResult {
    return html`<div class="loading" role="status" aria-label=${strings.connecting}>
      <span class="skeleton one"></span><span class="skeleton two"></span><span class="skeleton own"></span>
    </div>`;
  }

  #writer(user: TypingActivity['user']) {
    const id = this.conversation?.id ?? '';
    return {...user, id, displayName: user.displayName ?? visitorName({id})};
  }

  /** `seq` up to which the agents had read; null when there is nothing new. */
  #readTo(): number | null {
    const {conversation, thread} = this;
    if (!conversation || !thread || conversation.unreadCount === 0) return null;
    const messages = thread.messages.pages.flat();
    const read = messages.find(({id}) => id === conversation.agentReadMessageId);
    return read?.seq ?? null;
  }

  #noteNews(afterSeq: number) {
    const news = (this.thread?.messages.pages.flat() ?? []).filter(
      ({seq, direction}) => seq > afterSeq && direction === 'in',
    );
    this.#look(); // the event of a scroll may be a frame away
    if (!this.#atEnd) this.waiting += news.length;
    const name = visitorName({id: this.conversation?.id ?? ''});
    this.announced = news.map((message) => messageStrings.messageOf(name, '', bodyText(message))).join(' ');
  }

  #look() {
    // The scroller runs backwards: 0 is the end, and further up is negative.
    this.#atEnd = Math.abs(this.scroller?.scrollTop ?? 0) < endReach;
  }

  readonly #onScroll = () => {
    this.#look();
    if (this.#atEnd) this.waiting = 0;
    this.#markRead();
  };

  readonly #toEnd = () => {
    if (this.scroller) this.scroller.scrollTop = 0;
  };

  readonly #markRead = () => {
    if (document.visibilityState !== 'visible' || !this.#atEnd) return;
    if (this.thread?.status === 'ready' && this.conversation) this.session?.markRead(this.conversation.id);
  };

  readonly #onRetry = () => {
    if (this.session?.state.selectedId) this.session.retryThread(this.session.state.selectedId);
  };

  readonly #onFailedAction = ({key}: Entry, action: FailedAction) => {
    if (!this.conversation) return;
    if (action === 'retry') this.session?.sendAgain(this.conversation.id, key);
    else this.session?.discard(this.conversation.id, key, action === 'edit');
  };
}

function renderEnd({endedBy, endedAt}: Conversation) {
  const who = strings.endedBy[endedBy ?? 'system'];
  const when = endedAt ? exactTime(new Date(endedAt), new Date()) : '';
  return html`<p class="end">${strings.endedLine(who, when)}</p>`;
}

customElements.define('agent-thread', AgentThread);

declare global {
  interface HTMLElementTagNameMap {
    'agent-thread': AgentThread;
  }
}
