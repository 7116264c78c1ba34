import {ContextConsumer} from '@lit/context';
import {html, LitElement, nothing, type PropertyValues, type ReactiveController} from 'lit';
import {languageContext} from '../controllers/language-context.js';
import type {HistoryStrings} from '../locales/history-strings.js';
import {closeIcon} from '../message/icons.js';
import {chevronDownIcon} from '../message/list-icons.js';
import {searchIcon} from '../message/option-icons.js';
import {arrowUpIcon, calendarIcon} from '../message/search-icons.js';
import {wordsOf} from '../model/find-words.js';
import type {MessageHit} from '../model/message-hit.js';
import {indexOfSeq} from '../model/message-pages.js';
import type {ReadingView} from '../session/reading-view.js';
import {base} from '../styles/base.js';
import {markTokens} from '../styles/mark.js';
import {addStyles} from './add-styles.js';
import {define} from './define.js';
import {FindMarks} from './find-marks.js';
import {historyStrings} from './history-strings.js';
import {findStyles, highlightStyles} from './kustomer-chat-find.styles.js';
import {QueryRun} from './query-run.js';
import type {ThreadHost} from './thread-host.js';
import {shownPart} from './shown-part.js';

interface Hits {
  /** Newest first. */
  readonly hits: readonly MessageHit[];
  readonly nextCursor: string | null;
}

const marked = new WeakSet<ThreadHost>();

/**
 * The bar above a thread that looks for words in all of it, and for a day. The thread is led from find to find, newest
 * first; focus stays in the field. Loaded when it is first opened.
 * @tag kustomer-chat-find
 */
export class KustomerChatFind extends LitElement {
  static override styles = [base, findStyles];
  static override properties = {at: {state: true}, hasDay: {state: true}, failure: {state: true}};

  /** Whose messages are looked through. Set once, before the bar is put into it. */
  host: ThreadHost | undefined;

  /** Index of the find that the reader is at. */
  private at = 0;
  private hasDay = false;
  private failure = false;

  readonly #language = new ContextConsumer(this, {context: languageContext, subscribe: true});
  readonly #marks = new FindMarks();
  readonly #run = new QueryRun<Hits>(this, (query, signal) => this.#find(query, signal));
  #answer: Hits | undefined;
  #key = '';
  /** Rows come and go with the thread's own updates. */
  readonly #watch: ReactiveController = {
    hostUpdated: () => {
      if (this.host?.threadKey === this.#key) this.#mark();
      else this.#close(false);
    },
  };

  override connectedCallback() {
    super.connectedCallback();
    const {host} = this;
    if (!host) return;
    this.#key = host.threadKey;
    host.addController(this.#watch);
    if (!marked.has(host)) addStyles(host, markTokens, highlightStyles);
    marked.add(host);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.host?.removeController(this.#watch);
    this.#marks.clear();
  }

  /** Moves focus to the field, with what stands in it selected. */
  focusField(): void {
    const field = this.renderRoot.querySelector('input');
    field?.focus();
    field?.select();
  }

  protected override render() {
    const language = this.#language.value;
    const strings = language && historyStrings(language.locale).need(this);
    if (!strings) return nothing;
    const {find} = strings;
    const count = this.#run.answer?.hits.length ?? 0;
    return html`<div class="bar" role="search" aria-label=${find.label} @keydown=${this.#onKeydown}>
        <div class="field">
          ${searchIcon()}
          <input
            type="search"
            dir="auto"
            aria-label=${find.field}
            placeholder=${find.field}
            autocomplete="off"
            enterkeyhint="search"
            maxlength="200"
            @input=${this.#onInput}
          />
          <span class="count" role="status">${this.#said(find)}</span>
        </div>
        ${this.#renderButton(find.next, arrowUpIcon, this.#onNext, count < 2)}
        ${this.#renderButton(find.previous, chevronDownIcon, this.#onPrevious, count < 2)}
        <button
          class="icon-btn"
          type="button"
          aria-label=${find.date}
          aria-expanded=${this.hasDay ? 'true' : 'false'}
          @click=${this.#onDayButton}
        >
          ${calendarIcon()}
        </button>
        <button
          class="icon-btn"
          type="button"
          aria-label=${find.close}
          @click=${() => {
            this.#close(true);
          }}
        >
          ${closeIcon()}
        </button>
      </div>
      ${this.hasDay ? this.#renderDay(find) : nothing}`;
  }

  protected override updated(changed: PropertyValues) {
    const {answer} = this.#run;
    if (answer !== this.#answer) {
      const isMore = this.#answer && answer?.hits[0] === this.#answer.hits[0];
      this.#answer = answer;
      if (!isMore) this.#go(0);
    }
    if (changed.has('hasDay') && this.hasDay) this.renderRoot.querySelector<HTMLElement>('#day')?.focus();
  }

  #renderButton(label: string, icon: typeof closeIcon, onClick: () => void, isOff: boolean) {
    return html`<button
      class="icon-btn"
      type="button"
      aria-label=${label}
      aria-disabled=${isOff ? 'true' : nothing}
      @click=${onClick}
    >
      ${icon()}
    </button>`;
  }

  #renderDay(find: HistoryStrings['find']) {
    return html`<div class="bar" @keydown=${this.#onKeydown}>
      <label for="day">${find.date}</label>
      <input id="day" type="date" min=${this.#firstDay} max=${dayOf(new Date())} @change=${this.#onDay} />
    </div>`;
  }

  #said(find: HistoryStrings['find']): string {
    const {answer, status} = this.#run;
    if (status === 'failed' || this.failure) return find.failed;
    if (status === 'idle' || !answer) return '';
    if (answer.hits.length === 0) return status === 'done' ? find.none : '';
    const count = `${answer.hits.length}${answer.nextCursor === null ? '' : '+'}`;
    return find.position(this.at + 1, count);
  }

  get #firstDay(): string {
    const {conversations = []} = this.host?.thread.session?.state ?? {};
    const createdAt = conversations.find(({id}) => id === this.#key)?.createdAt;
    return createdAt === undefined ? '' : dayOf(new Date(createdAt));
  }

  async #find(q: string, signal: AbortSignal, cursor?: string): Promise<Hits> {
    const reading = await this.#reading();
    const {items, nextCursor} = await reading.searchMessages({q, conversationId: this.#key, cursor}, signal);
    return {hits: items, nextCursor};
  }

  async #reading(): Promise<ReadingView> {
    const session = this.host?.thread.session;
    if (!session) throw new Error('not connected');
    return session.call('reading');
  }

  /** To the find at an index; beyond the last one to the first, and the other way round. */
  #go(index: number) {
    const {answer} = this.#run;
    const hits = answer?.hits ?? [];
    if (index >= hits.length && answer?.nextCursor) {
      void this.#goOn(index);
      return;
    }
    this.at = hits.length === 0 ? 0 : (index + hits.length) % hits.length;
    const hit = hits[this.at];
    if (hit) void this.#show({conversationId: this.#key, messageId: hit.messageId});
    else this.#mark();
  }

  async #goOn(index: number) {
    const known = this.#run.answer;
    await this.#run
      .more(async (answer, signal) => {
        const {hits, nextCursor} = await this.#find(this.#run.answered, signal, answer.nextCursor ?? undefined);
        return {hits: [...answer.hits, ...hits], nextCursor};
      })
      .catch(() => {
        this.failure = true;
      });
    if (this.#run.answer !== known && !this.failure) this.#go(index);
  }

  async #show(place: Parameters<ReadingView['showPlace']>[0]) {
    try {
      await (await this.#reading()).showPlace(place, false);
      this.failure = false;
      this.#mark(); // also where nothing else has changed
    } catch {
      this.failure = true;
    }
  }

  #mark() {
    const {host} = this;
    const {answered, status} = this.#run;
    const words = status === 'idle' ? [] : wordsOf(answered);
    const thread = host?.thread.value;
    if (!host || !thread) return;
    const index = thread.target ? indexOfSeq(shownPart(thread).messages, thread.target.seq) : -1;
    this.#marks.show(host.renderRoot, words, host.renderRoot.querySelector(`[aria-posinset='${index + 1}']`));
  }

  #close(returnsFocus: boolean) {
    const scroller = this.host?.renderRoot.querySelector<HTMLElement>('.scroll');
    this.remove();
    if (returnsFocus) scroller?.focus({preventScroll: true});
  }

  readonly #onInput = ({target}: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    this.failure = false;
    this.#run.look(target.value);
  };

  readonly #onNext = () => {
    this.#go(this.at + 1);
  };
  readonly #onPrevious = () => {
    this.#go(this.at - 1);
  };
  readonly #onDayButton = () => {
    this.hasDay = !this.hasDay;
  };

  readonly #onDay = ({target}: Event) => {
    if (!(target instanceof HTMLInputElement) || !target.value || !target.validity.valid) return;
    const [year = 0, month = 1, day = 1] = target.value.split('-').map(Number);
    void this.#show({conversationId: this.#key, at: new Date(year, month - 1, day).toISOString()});
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation(); // it would close the panel
      this.#close(true);
    }
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.target.type !== 'search') return;
    event.preventDefault();
    if (event.target.value.trim() !== this.#run.answered) this.#run.look(event.target.value, true);
    else this.#go(this.at + (event.shiftKey ? -1 : 1));
  };
}

/** As a date field has it, in the reader's time zone. */
function dayOf(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

define('kustomer-chat-find', KustomerChatFind);

declare global {
  interface HTMLElementTagNameMap {
    'kustomer-chat-find': KustomerChatFind;
  }
}
