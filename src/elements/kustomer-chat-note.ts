import {html, LitElement, nothing, type PropertyValues} from 'lit';
import type {LaterStrings} from '../locales/later-strings.js';
import {renderAvatar} from '../message/avatar.js';
import {avatarStyles} from '../message/avatar.styles.js';
import {closeIcon} from '../message/icons.js';
import {bodyText, needsMarkup} from '../message/message-body.js';
import type {SiteConfig} from '../model/chat-config.js';
import type {ConversationPreview} from '../model/conversation.js';
import {base} from '../styles/base.js';
import {define} from './define.js';
import {noteStyles} from './kustomer-chat-note.styles.js';
import {resetStyles} from './kustomer-chat-panel.styles.js';
import {markupChunk} from './markup-chunk.js';

/** When what was said aloud is taken away, so that nobody reads it twice; milliseconds. */
const keep = 7000;

/**
 * What somebody of the team has said last, beside the launcher of a closed chat: who, the first words, an answer or not
 * now. It is read aloud once, when it has come; it never takes the focus.
 * @tag kustomer-chat-note
 */
export class KustomerChatNote extends LitElement {
  static override styles = [resetStyles, base, avatarStyles, noteStyles];
  static override properties = {
    preview: {attribute: false},
    at: {attribute: false},
    isEnded: {attribute: false},
    team: {attribute: false},
    strings: {attribute: false},
    said: {state: true},
  };

  preview: ConversationPreview | undefined;
  /** When that was said: the same words again are said anew. */
  at = '';
  /** Nothing can be answered any more. */
  isEnded = false;
  team: Pick<SiteConfig, 'teamName'> | undefined;
  strings: LaterStrings['note'] | undefined;
  onAnswer: () => void = () => undefined;
  onDismiss: () => void = () => undefined;

  private said = '';
  #sayTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeydown);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#sayTimer);
  }

  protected override render() {
    const {preview, strings} = this;
    if (!preview || !strings) return nothing;
    return html`<section aria-label=${strings.messageFrom(this.#name(preview))}>
        <p class="who">
          ${renderAvatar({id: null, ...preview}, preview.senderType === 'assistant', 's36')}
          <span>${this.#renderFrom(preview, strings)}</span>
        </p>
        <p class="words" dir="auto">${this.#words(preview)}</p>
        <div class="acts">
          <button type="button" class="btn quiet" @click=${() => this.onAnswer()}>
            ${this.isEnded ? strings.read : strings.reply}
          </button>
          <button type="button" class="btn bare" @click=${() => this.onDismiss()}>${strings.notNow}</button>
        </div>
        <button type="button" class="icon-btn" aria-label=${strings.dismiss} @click=${() => this.onDismiss()}>
          ${closeIcon()}
        </button>
      </section>
      <div class="visually-hidden" role="status">${this.said}</div>`;
  }

  protected override updated(changed: PropertyValues<this>) {
    const isSame = !changed.has('preview') || changed.get('preview')?.text === this.preview?.text;
    if (isSame && !changed.has('at')) return;
    // A change of what is there already is read; what comes together with its region often is not.
    clearTimeout(this.#sayTimer);
    this.said = '';
    this.#sayTimer = setTimeout(() => {
      const {preview, strings} = this;
      if (preview && strings) this.said = `${strings.messageFrom(this.#name(preview))}: ${this.#words(preview)}`;
      this.#sayTimer = setTimeout(() => (this.said = ''), keep);
    }, 100);
  }

  #renderFrom(preview: ConversationPreview, {from}: LaterStrings['note']) {
    const {teamName} = this.team ?? {};
    const name = html`<b dir="auto">${this.#name(preview)}</b>`;
    if (teamName === undefined || preview.displayName === null) return name;
    return from
      .split(/(\{\w+\})/)
      .map((part) => (part === '{name}' ? name : part === '{team}' ? html`<bdi>${teamName}</bdi>` : part));
  }

  /** Without what would turn the sentence around it. */
  #name({displayName}: ConversationPreview): string {
    return (displayName ?? this.team?.teamName ?? '').replace(/[\u202A-\u202E\u2066-\u2069]/g, '');
  }

  #words({text: body}: ConversationPreview): string {
    if (needsMarkup({body})) markupChunk.need(this);
    return bodyText({body});
  }

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    this.onDismiss();
  };
}

define('kustomer-chat-note', KustomerChatNote);

declare global {
  interface HTMLElementTagNameMap {
    'kustomer-chat-note': KustomerChatNote;
  }
}
