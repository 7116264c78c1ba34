import {html, nothing} from 'lit';
import type {Language} from '../controllers/language-context.js';
import {renderTypingRow} from '../message/message-row.js';
import type {Conversation} from '../model/conversation.js';
import type {ThreadState} from '../session/chat-state.js';
import {addStyles} from './add-styles.js';
import {Chunk} from './chunk.js';
import {laterStrings} from './later-strings.js';
import {renderReload} from './reload.js';
import {renderEnd, renderRetry} from './thread-edges.js';
import type {ThreadHost} from './thread-host.js';
import {rowExtras} from './thread-more.js';
import type {ThreadOptions} from './thread-options.js';
import {threadQuestion, type ThreadQuestion} from './thread-question.js';

/** The options of an open question; few threads have any. */
export const optionsChunk = new Chunk(() => import('./thread-options.js'));

/** What stands below the rows of a thread: who writes, the options of an open question, how it ended. */
export class ThreadTail {
  /** The question that can be answered by one of its options now. */
  question: ThreadQuestion | undefined;
  readonly #host: ThreadHost;
  readonly #onRetry: () => void;
  #options: ThreadOptions | undefined;

  /** `onRetry` loads what did not load. */
  constructor(host: ThreadHost, onRetry: () => void) {
    this.#host = host;
    this.#onRetry = onRetry;
  }

  /** Another thread is shown. */
  reset(): void {
    this.#options?.reset();
  }

  /** Before the host renders. */
  update(thread: ThreadState, conversation: Conversation | undefined): void {
    this.question = threadQuestion(thread, conversation);
  }

  render(thread: ThreadState, conversation: Conversation | undefined, language: Language): unknown {
    const strings = language.strings.thread;
    const {typing, messages, outgoing} = thread;
    const hasRows = messages.count + outgoing.length > 0;
    return html`${typing ? renderTypingRow(typing.user, typing.ai, strings) : nothing}
    ${conversation ? this.#renderAwaited(conversation, language) : nothing}
    ${this.question ? this.#renderOptions(this.question, language) : nothing}
    ${thread.status === 'failed' && hasRows ? renderRetry(strings, this.#onRetry) : nothing}
    ${conversation?.ended ? renderEnd(conversation, language, this.#host) : nothing}`;
  }

  /** Between an assistant that has left and the first words of somebody else. */
  #renderAwaited(conversation: Conversation, language: Language) {
    const {assistantId, isInAssistantMode, ended, participants} = conversation;
    if (assistantId === null || isInAssistantMode || ended || participants.length > 0) return nothing;
    const extras = rowExtras(this.#host, language);
    return extras?.renderAwaited(this.#host, conversation, extras.strings);
  }

  /** What shows options, here and below a message's bubble; undefined while it is on its way. */
  loadOptions(): ThreadOptions | undefined {
    const Options = optionsChunk.need(this.#host)?.ThreadOptions;
    if (Options && !this.#options) {
      addStyles(this.#host, ...Options.styles);
      this.#options = new Options(this.#host);
    }
    return this.#options;
  }

  #renderOptions(question: ThreadQuestion, language: Language) {
    const options = this.loadOptions();
    const later = laterStrings(language.locale);
    const strings = later.need(this.#host)?.options;
    if (options && strings) return options.render(question, strings);
    return optionsChunk.failed || later.failed ? renderReload(language.strings.panel) : nothing;
  }
}
