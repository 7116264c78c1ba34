import {ContextConsumer} from '@lit/context';
import {html, LitElement, nothing, type PropertyValues} from 'lit';
import {languageContext, type Language} from '../controllers/language-context.js';
import {greetingStyles} from './greeting.js';
import {SessionController} from '../controllers/session-controller.js';
import type {ThreadKey, ThreadState} from '../session/chat-state.js';
import {base} from '../styles/base.js';
import {noteStyles} from '../styles/notes.js';
import {define} from './define.js';
import {threadStyles} from './kustomer-chat-thread.styles.js';
import {renderReload} from './reload.js';
import {threadChunk} from './thread-chunk.js';
import type {ThreadHost} from './thread-host.js';
import type {ThreadList} from './thread-list.js';
import {renderFailed, renderLoading, renderStart} from './thread-start.js';

/**
 * One conversation: its messages, or what stands there while there are none. What shows messages is loaded with the
 * first one.
 * @tag kustomer-chat-thread
 */
export class KustomerChatThread extends LitElement implements ThreadHost {
  static override styles = [base, noteStyles, greetingStyles, threadStyles];
  static override properties = {threadKey: {attribute: false}};

  /** The thread that is shown. */
  threadKey: ThreadKey = '';

  /** Its messages and what is known of them. */
  readonly thread: SessionController<ThreadState | undefined> = new SessionController(
    this,
    ({threads}) => threads[this.threadKey],
  );
  readonly #language = new ContextConsumer(this, {context: languageContext, subscribe: true});
  /** Undefined while nobody is there to help: the panel says that instead. */
  readonly #greeting = new SessionController(this, ({availability, config}) =>
    availability === 'offline' ? undefined : (config?.site.greeting ?? null),
  );
  #list: ThreadList | undefined;

  get language(): Language | undefined {
    return this.#language.value;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('threadKey')) this.thread.refresh();
    const thread = this.thread.value;
    const code = hasContent(thread) ? threadChunk.need(this) : threadChunk.code;
    if (code && (!thread || this.#list || code.canShow(thread, this))) this.#list ??= new code.ThreadList(this);
  }

  protected override render() {
    const {language} = this;
    if (!language) return nothing;
    const list = this.#list;
    return html`<div
        class="scroll"
        role="log"
        aria-live="off"
        aria-label=${language.strings.thread.messages}
        tabindex="0"
        @keydown=${list?.onKeydown}
      >
        <div class="thread">
          ${this.#renderHead(language)}
          <div class="run"></div>
          <div class="tail">${list?.renderTail(language)}</div>
        </div>
      </div>
      ${list?.renderPill(language)}`;
  }

  /** What stands above the rows, or in their place. */
  #renderHead(language: Language) {
    const thread = this.thread.value;
    const strings = language.strings.thread;
    if (thread && hasRows(thread)) {
      if (this.#list) return this.#list.renderHead(language);
      return threadChunk.failed ? renderReload(language.strings.panel) : renderLoading(strings);
    }
    if (thread?.status === 'failed') return renderFailed(strings, this.#onRetry);
    if (thread?.status === 'ready') return renderStart(this.#greeting.value, language.strings);
    return renderLoading(strings);
  }

  readonly #onRetry = () => this.thread.session?.retryLoad(this.threadKey);
}

function hasContent(thread: ThreadState | undefined): boolean {
  return thread !== undefined && (hasRows(thread) || thread.typing !== null);
}

function hasRows({messages, opening, outgoing}: ThreadState): boolean {
  return messages.count + outgoing.length > 0 || !!opening?.opening.length;
}

define('kustomer-chat-thread', KustomerChatThread);

declare global {
  interface HTMLElementTagNameMap {
    'kustomer-chat-thread': KustomerChatThread;
  }
}
