import {ContextConsumer} from '@lit/context';
import {html, LitElement, nothing, type PropertyValues} from 'lit';
import {languageContext} from '../controllers/language-context.js';
import {SessionController} from '../controllers/session-controller.js';
import type {ChatStrings} from '../locales/chat-strings.js';
import {alertIcon, composeIcon, lockIcon, sendIcon} from '../message/icons.js';
import {openQuestion} from '../model/open-question.js';
import type {ThreadKey, ThreadState} from '../session/chat-state.js';
import {base} from '../styles/base.js';
import {define} from './define.js';
import {composerStyles} from './kustomer-chat-composer.styles.js';
import {threadChunk} from './thread-chunk.js';

/** How long typed text may stay unsaved, in milliseconds. */
const saveDelay = 250;
/** The counter's number is a warning below this many characters. */
const nearEnd = 50;

type Mode = 'field' | 'line' | 'locked' | 'ended';

/**
 * Where the customer writes. Inside `<kustomer-chat-panel>`.
 * @tag kustomer-chat-composer
 */
export class KustomerChatComposer extends LitElement {
  static override styles = [base, composerStyles];
  static override properties = {threadKey: {attribute: false}, text: {state: true}, refused: {state: true}};

  /** The thread that is written in. */
  threadKey: ThreadKey = '';

  private text = '';
  /** Whether the customer has tried to send more than the limit. */
  private refused = false;

  readonly #language = new ContextConsumer(this, {context: languageContext, subscribe: true});
  readonly #limit = new SessionController(this, ({config}) => config?.limits.bodyChars);
  readonly #availability = new SessionController(this, ({availability}) => availability);
  readonly #conversation = new SessionController(this, ({conversations}) =>
    conversations.find(({id}) => id === this.threadKey),
  );
  readonly #thread = new SessionController(this, ({threads}) => threads[this.threadKey]);
  readonly #saved = new SessionController(this, ({composerTexts}) => composerTexts[this.threadKey] ?? '');
  #adopted: string | undefined;
  #unsaved: ThreadKey | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #mode: Mode = 'field';
  /** How one line is asked for, in the place of any message. */
  #asked: ReturnType<NonNullable<typeof threadChunk.code>['composerLine']>;
  #focusMoves = false;

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('pagehide', this.#save);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('pagehide', this.#save);
    this.#save();
  }

  private get field() {
    return this.renderRoot.querySelector<HTMLTextAreaElement>('textarea, input');
  }

  /** Focuses the field; false when there is none, because an answer is to be chosen or the conversation has ended. */
  focusField(): boolean {
    this.field?.focus();
    return this.field !== null;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('threadKey')) this.#changeThread(changed.get('threadKey'));
    if (this.#saved.value !== this.#adopted) {
      this.#adopted = this.#saved.value;
      if (this.#unsaved === undefined) this.text = this.#adopted ?? '';
    }
    const thread = this.#thread.value;
    if (this.text !== '') void threadChunk.load(); // the bubble shall not wait for it
    const code = thread && (thread.messages.count > 0 || thread.opening) ? threadChunk.need(this) : undefined;
    this.#asked = code?.composerLine(this, thread, this.#language.value?.locale ?? '');
    if (this.#excess() <= 0) this.refused = false;
    const mode = this.#modeNow();
    this.#focusMoves = mode !== this.#mode && this.matches(':focus-within');
    this.#mode = mode;
    this.toggleAttribute('closing', mode === 'ended');
  }

  protected override updated() {
    const {field} = this;
    if (this.#focusMoves) (field ?? this.renderRoot.querySelector<HTMLElement>('.locked, .new'))?.focus();
    // By hand: the field is ahead of what was rendered while somebody types.
    if (field && field.value !== this.text) field.value = this.text;
    if (!field || CSS.supports('field-sizing', 'content')) return;
    field.style.blockSize = 'auto';
    field.style.blockSize = `${field.scrollHeight}px`;
  }

  protected override render() {
    const strings = this.#language.value?.strings.composer;
    if (!strings) return nothing;
    switch (this.#mode) {
      case 'ended':
        return html`${threadChunk.code?.renderReopen(this, this.#saved.session, this.#language.value)}<button
            class="btn quiet wide new"
            type="button"
            @click=${this.#onNewConversation}
          >
            ${composeIcon()}${strings.newConversation}
          </button>`;
      case 'locked':
        return html`<p class="locked" tabindex="-1">${lockIcon()}${strings.locked}</p>`;
      default:
        return this.#renderField(strings);
    }
  }

  #renderField(strings: ChatStrings['composer']) {
    const isOver = this.#excess() > 0;
    const asked = this.#asked;
    const hint = asked?.line.renderHint(this.text, asked.strings);
    const under = hint ?? this.#renderUnder(strings);
    return html`<form @submit=${this.#onSubmit}>
      ${asked?.line.renderLabel(asked.strings)}
      <div class="box">
        ${
          asked
            ? asked.line.renderField(this.text, under !== nothing, asked.strings, this.#events)
            : html`<textarea
                part="composer-field"
                rows="1"
                dir=${this.text === '' ? nothing : 'auto'}
                enterkeyhint="send"
                aria-label=${strings.label}
                aria-describedby=${under === nothing ? nothing : 'under'}
                aria-invalid=${isOver ? 'true' : nothing}
                placeholder=${this.#availability.value === 'offline' ? strings.placeholderOffHours : strings.placeholder}
                @input=${this.#onInput}
                @keydown=${this.#onKeydown}
                @blur=${this.#save}
              ></textarea>`
        }
        <slot name="composer-actions"></slot>
        <button
          class="send"
          part="send-button"
          type="submit"
          aria-label=${strings.send}
          aria-disabled=${this.text.trim() === '' || isOver ? 'true' : nothing}
        >
          ${sendIcon()}
        </button>
      </div>
      ${under}
    </form>`;
  }

  #renderUnder(strings: ChatStrings['composer']) {
    const limit = this.#limit.value ?? Infinity;
    const excess = this.#excess();
    const hasCounter = -excess <= limit / 10;
    if (!hasCounter && !this.text.includes('\n')) return nothing;
    const tone = excess > 0 ? 'over' : -excess < nearEnd ? 'near' : '';
    return html`<p class="under" id="under">
      ${
        this.refused
          ? html`<span class="refused" role="alert">${alertIcon('s')}${strings.tooLong(excess)}</span>`
          : html`<span class="keys">${strings.newLine}</span>`
      }
      ${
        hasCounter && !this.refused
          ? html`<span class="counter ${tone}">${excess > 0 ? strings.over(excess) : strings.left(-excess)}</span>`
          : nothing
      }
    </p>`;
  }

  /** By how many characters the text is too long; at most 0 when it fits. */
  #excess() {
    return this.text.trim().length - (this.#limit.value ?? Infinity);
  }

  #modeNow(): Mode {
    if (this.#conversation.value?.ended) return 'ended';
    if (isLocked(this.#thread.value)) return 'locked';
    return this.#asked ? 'line' : 'field';
  }

  #changeThread(previous: ThreadKey | undefined) {
    for (const slice of [this.#conversation, this.#thread, this.#saved]) slice.refresh();
    // A draft that has become a conversation goes on under another key, perhaps in the middle of a word.
    const goesOn = previous !== undefined && this.#conversation.value?.clientId === previous;
    if (goesOn && this.text !== '' && this.text !== this.#saved.value) {
      this.#unsaved = this.threadKey;
      this.#saveSoon();
    } else {
      this.#save();
      this.#adopted = undefined;
    }
  }

  readonly #onInput = () => {
    this.text = this.field?.value ?? '';
    this.#unsaved = this.threadKey;
    this.#saveSoon();
    if (this.text.trim() !== '') this.#saved.session?.reportTyping(this.threadKey);
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    // Safari sends the Enter that ends a composition after `compositionend`; only the old key code tells it.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#send();
  };

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    this.#send();
    this.field?.focus();
  };

  readonly #onNewConversation = () => this.#saved.session?.showNewThread();

  #send() {
    const body = this.text.trim();
    if (body === '') return;
    this.refused = this.#excess() > 0;
    const isDoubtful = this.#asked?.line.objectsTo(body);
    this.requestUpdate();
    if (this.refused || isDoubtful) return;
    const {session} = this.#saved;
    const key = this.threadKey;
    session?.sendMessage(key, body);
    this.text = '';
    this.#unsaved = key;
    this.#save();
  }

  #saveSoon() {
    this.#timer ??= setTimeout(this.#save, saveDelay);
  }

  readonly #save = () => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#unsaved === undefined) return;
    const key = this.#unsaved;
    this.#unsaved = undefined;
    this.#saved.session?.saveText(key, this.text);
  };

  readonly #events = {onInput: this.#onInput, onKeydown: this.#onKeydown, onBlur: this.#save};
}

/** Whether only one of the offered answers goes on. */
function isLocked(thread: ThreadState | undefined): boolean {
  if (!thread) return false;
  if (thread.opening) return thread.outgoing.length === 0 && thread.opening.opening.at(-1)?.inputLocked === true;
  return openQuestion(thread.messages, thread.outgoing)?.inputLocked === true;
}

define('kustomer-chat-composer', KustomerChatComposer);

declare global {
  interface HTMLElementTagNameMap {
    'kustomer-chat-composer': KustomerChatComposer;
  }
}
