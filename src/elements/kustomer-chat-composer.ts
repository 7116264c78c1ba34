import {ContextConsumer} from '@lit/context';
import {html, LitElement, nothing, type PropertyValues} from 'lit';
import {languageContext, type Language} from '../controllers/language-context.js';
import {SessionController} from '../controllers/session-controller.js';
import type {ChatStrings} from '../locales/chat-strings.js';
import {sendIcon} from '../message/icons.js';
import type {ThreadKey, ThreadState} from '../session/chat-state.js';
import type {SessionView} from '../session/session-view.js';
import {base} from '../styles/base.js';
import {closedChunk, toolsChunk, type ToolEvent} from './composer-chunk.js';
import {filesOf, hasLines, isShort, renderTextarea, renderTool} from './composer-row.js';
import type {ComposerTools} from './composer-tools.js';
import {define} from './define.js';
import {composerStyles} from './kustomer-chat-composer.styles.js';
import {threadChunk} from './thread-chunk.js';

/** How long typed text may stay unsaved, in milliseconds. */
const saveDelay = 250;
/** How long sent text may wait in the field for its bubble, in milliseconds. */
const leaveDelay = 100;

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
  readonly #config = new SessionController(this, ({config}) => config);
  readonly #availability = new SessionController(this, ({availability}) => availability);
  readonly #conversation = new SessionController(this, ({conversations}) =>
    conversations.find(({id}) => id === this.threadKey),
  );
  readonly #thread = new SessionController(this, ({threads}) => threads[this.threadKey]);
  readonly #saved = new SessionController(this, ({composerTexts}) => composerTexts[this.threadKey] ?? '');
  readonly #files = new SessionController(this, ({composerFiles}) => composerFiles?.[this.threadKey]);
  #adopted: string | undefined;
  #unsaved: ThreadKey | undefined;
  /** Sent, and in the field until its bubble is there: to lay out both at once costs half. */
  #sent = '';
  #sentIn: ThreadState | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #mode: Mode = 'field';
  /** From the second line on, until little text is left, the field has a row to itself. */
  #isTall = false;
  #attaches: boolean | undefined;
  /** How one line is asked for, in the place of any message. */
  #asked: ReturnType<NonNullable<typeof threadChunk.code>['composerLine']>;
  #focusMoves = false;
  #tools: ComposerTools | undefined;

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('pagehide', this.#save);
    document.addEventListener('visibilitychange', this.#save);
    for (const type of ['dragenter', 'dragover', 'drop']) this.parentNode?.addEventListener(type, this.#onTool);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('pagehide', this.#save);
    document.removeEventListener('visibilitychange', this.#save);
    this.#save();
  }

  // Not inferred: the fields above ask for this class before they have a type themselves.
  get session(): SessionView | undefined {
    return this.#saved.session;
  }

  get language(): Language | undefined {
    return this.#language.value;
  }

  private get field() {
    return this.renderRoot.querySelector<HTMLTextAreaElement>('textarea, #line');
  }

  /** Focuses the field; false when there is none, because an answer is to be chosen or the conversation has ended. */
  focusField(): boolean {
    this.field?.focus();
    return this.field !== null;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (this.#thread.value !== this.#sentIn) this.#leave();
    if (changed.has('threadKey')) this.#changeThread(changed.get('threadKey'));
    if (this.#saved.value !== this.#adopted && !this.#sent) {
      this.#adopted = this.#saved.value;
      if (this.#unsaved === undefined) this.text = this.#adopted ?? '';
    }
    if (this.#files.value && toolsChunk.need(this)) this.#loadedTools();
    const thread = this.#thread.value;
    if (this.text !== '') void threadChunk.load(); // the bubble shall not wait for it
    const code = thread && (thread.messages.count > 0 || thread.opening) ? threadChunk.need(this) : undefined;
    this.#asked = code?.composerLine(this, thread, this.#language.value?.locale ?? '');
    if (this.#excess() <= 0) this.refused = false;
    this.#isTall &&= !isShort(this.text);
    const mode = this.#modeNow(thread && code?.isLocked(thread));
    this.#focusMoves = mode !== this.#mode && this.matches(':focus-within');
    this.#mode = mode;
    this.#attaches = mode === 'field' && this.#config.value?.features.attachments;
    this.toggleAttribute('closing', mode === 'ended');
  }

  protected override updated() {
    const {field} = this;
    if (this.#focusMoves) (field ?? this.renderRoot.querySelector<HTMLElement>('.locked, .new'))?.focus();
    // By hand: the field is ahead of what was rendered while somebody types.
    if (field && field.value !== this.text) field.value = this.text;
    this.#tools?.placed();
    if (field && !this.#isTall && hasLines(field)) {
      this.#isTall = true;
      this.requestUpdate();
    }
    if (!field || CSS.supports('field-sizing', 'content')) return;
    field.style.blockSize = 'auto';
    field.style.blockSize = `${field.scrollHeight}px`;
  }

  protected override render() {
    const {language} = this;
    if (!language) return nothing;
    switch (this.#mode) {
      case 'ended':
        return closedChunk.code?.renderEnded(this, this.session, language, this.#onNewConversation);
      case 'locked':
        return closedChunk.code?.renderLocked(this, language);
      default:
        return this.#renderField(language.strings.composer);
    }
  }

  #renderField(strings: ChatStrings['composer']) {
    const isOver = this.#excess() > 0;
    const isOffHours = this.#availability.value === 'offline';
    const asked = this.#asked;
    const hint = asked?.line.renderHint(this.text, asked.strings);
    const attach = this.#attaches ? renderTool('attach', strings.attach, this.#onTool) : nothing;
    const under = hint ?? this.#renderUnder(strings);
    return html`<form @submit=${this.#onSubmit} @paste=${this.#onTool}>
      ${asked?.line.renderLabel(asked.strings)}
      <div class="box ${this.#isTall ? 'tall' : ''}">
        ${
          asked
            ? asked.line.renderField(this.text, under !== nothing, asked.strings, this.#events)
            : html`${this.#tools?.renderTray()} ${this.#isTall ? nothing : attach}
              ${renderTextarea(this.text, under !== nothing, isOver, isOffHours, strings, this.#events)}
              ${this.#isTall ? attach : nothing} ${renderTool('emoji', strings.emoji, this.#onTool)}`
        }
        <slot name="composer-actions"></slot>
        <button
          class="send"
          part="send-button"
          type="submit"
          aria-label=${strings.send}
          aria-disabled=${(this.text.trim() === '' && !this.#files.value) || isOver ? 'true' : nothing}
        >
          ${sendIcon()}
        </button>
      </div>
      ${under} ${asked ? nothing : this.#tools?.renderAround()}
    </form>`;
  }

  #loadedTools() {
    const Tools = toolsChunk.code?.ComposerTools;
    return Tools && (this.#tools ??= new Tools(this));
  }

  /** By how many characters the text is too long; at most 0 when it fits. */
  #excess() {
    return this.text.trim().length - (this.#config.value?.limits.bodyChars ?? Infinity);
  }

  /** How much room is left, once that matters, and how lines are broken. */
  #renderUnder(strings: ChatStrings['composer']) {
    const limit = this.#config.value?.limits.bodyChars ?? 0;
    const measure = {excess: this.#excess(), refused: this.refused, isNear: this.#excess() >= -limit / 10};
    if (!measure.isNear && !this.text.includes('\n')) return nothing;
    return toolsChunk.need(this)?.renderUnder(this, measure, strings) ?? nothing;
  }

  /** A field that has focus stays until what takes its place is there: focus goes from one to the other. */
  #modeNow(isLocked: boolean | undefined): Mode {
    const isEnded = this.#conversation.value?.ended === true;
    const isClosed = isEnded || isLocked;
    if (isClosed && (closedChunk.need(this) || !this.matches(':focus-within'))) return isEnded ? 'ended' : 'locked';
    return this.#asked ? 'line' : 'field';
  }

  #changeThread(previous: ThreadKey | undefined) {
    for (const slice of [this.#conversation, this.#thread, this.#saved, this.#files]) slice.refresh();
    this.#tools?.reset();
    this.#leave();
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
    this.#sent = '';
    this.#unsaved = this.threadKey;
    this.#saveSoon();
    if (this.text.trim() !== '') this.session?.reportTyping(this.threadKey);
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    this.#leave(); // what is typed now is the next message
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

  /** A press, a paste, a drag: what is beside the field is loaded, and then used. */
  readonly #onTool = (event: ToolEvent) => {
    const {type, currentTarget} = event;
    const files = filesOf(event, this.#attaches);
    if (files) void toolsChunk.load().then(() => this.#loadedTools()?.use(type, currentTarget, files));
  };

  readonly #onNewConversation = () => this.session?.showNewThread();

  #send() {
    this.#leave();
    const body = this.text.trim();
    const files = this.#asked ? undefined : this.#files.value;
    if (body === '' && !files) return;
    this.refused = this.#excess() > 0;
    const isDoubtful = this.#asked?.line.objectsTo(body);
    this.requestUpdate();
    if (this.refused || isDoubtful || (files && !this.#tools?.send(body))) return;
    this.#unsaved = undefined;
    this.#sentIn = this.#thread.value;
    this.#sent = this.text;
    if (files) this.session?.saveText(this.threadKey, '');
    else this.session?.sendMessage(this.threadKey, body);
    setTimeout(this.#leave, leaveDelay);
  }

  readonly #leave = () => {
    if (!this.#sent) return;
    this.#sent = '';
    this.text = this.#saved.value ?? '';
    if (this.field) this.field.value = this.text;
  };

  #saveSoon() {
    this.#timer ??= setTimeout(this.#save, saveDelay);
  }

  readonly #save = () => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#unsaved === undefined) return;
    const key = this.#unsaved;
    this.#unsaved = undefined;
    this.session?.saveText(key, this.text);
  };

  readonly #events = {onInput: this.#onInput, onKeydown: this.#onKeydown, onBlur: this.#save};
}

define('kustomer-chat-composer', KustomerChatComposer);

declare global {
  interface HTMLElementTagNameMap {
    'kustomer-chat-composer': KustomerChatComposer;
  }
}
