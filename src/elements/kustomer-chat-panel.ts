import {ContextProvider} from '@lit/context';
import {html, LitElement, nothing, type PropertyValues} from 'lit';
import {languageContext, type Language} from '../controllers/language-context.js';
import {sessionContext} from '../controllers/session-context.js';
import {backIcon, closeIcon, offlineIcon} from '../message/icons.js';
import type {ChatState, Screen} from '../session/chat-state.js';
import type {SessionView} from '../session/session-view.js';
import {base} from '../styles/base.js';
import {addStyles} from './add-styles.js';
import {Chunk} from './chunk.js';
import {define} from './define.js';
import './kustomer-chat-composer.js';
import './kustomer-chat-thread.js';
import {panelStyles, resetStyles} from './kustomer-chat-panel.styles.js';
import {describePanel, type Heading, type HeadingSource} from './panel-heading.js';
import type {SlotName} from './panel-parts.js';
import {renderReload} from './reload.js';
import {renderTeamMark, teamMarkStyles} from './team-mark.js';
import {threadChunk} from './thread-chunk.js';

const homeChunk = new Chunk(() => import('./kustomer-chat-home.js'));
const timesChunk = new Chunk(() => import('./heading-times.js'));
const offHoursChunk = new Chunk(() => import('./panel-off-hours.js'));
const troublesChunk = new Chunk(() => import('./panel-troubles.js'));
const articleChunk = new Chunk(() => import('./kustomer-chat-article.js'));

/** What knows where focus belongs in it, once its code is there. */
interface FirstFocus extends Element {
  readonly updateComplete?: Promise<boolean>;
  focusField?(): boolean;
}

/**
 * The open chat: header, one screen at a time, and the announcer. It fills the box that it is put into; `<kustomer-chat>`
 * gives it that box, its session and its language.
 * @tag kustomer-chat-panel
 */
export class KustomerChatPanel extends LitElement {
  static override styles = [resetStyles, base, teamMarkStyles, panelStyles];
  static override properties = {
    session: {attribute: false},
    language: {attribute: false},
    inline: {type: Boolean, reflect: true},
    modal: {attribute: false},
    filledSlots: {attribute: false},
  };

  /** Whose state is shown. Set once, before the panel is put into the page: what is inside listens to it for good. */
  session: SessionView | undefined;
  /** What is said, and how numbers and times are written. */
  language: Language | undefined;
  /** Fills a box of the page for good: no shadow, no close button, Escape means nothing. */
  inline = false;
  /** Covers the page: nothing but the panel can be used. */
  modal = false;
  /** What the page has put into `<kustomer-chat>`; stands below the panel as slots of the same names. */
  filledSlots: readonly SlotName[] = [];

  readonly #sessions = new ContextProvider(this, {context: sessionContext});
  readonly #languages = new ContextProvider(this, {context: languageContext});
  #shown: HeadingSource | undefined;
  #screen: Screen['name'] | undefined;
  #focusMoves = false;
  #hasFaces = false;
  #unsubscribe: (() => void) | undefined;

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeydown);
  }

  override connectedCallback() {
    super.connectedCallback();
    if (this.session) this.#sessions.setValue(this.session);
    this.#unsubscribe = this.session?.subscribe(this.#onState);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  /** Moves focus to the composer, or to an article's title, else to the screen's heading. Settles when it is there. */
  async focusFirst(): Promise<void> {
    await this.updateComplete;
    const first = this.renderRoot.querySelector<FirstFocus>('kustomer-chat-composer, kustomer-chat-article');
    await first?.updateComplete;
    if (!first?.focusField?.()) this.renderRoot.querySelector<HTMLElement>('#heading')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('language') && this.language) this.#languages.setValue(this.language);
    const screen = this.session?.state.screen.name;
    this.#focusMoves = this.#screen !== undefined && screen !== this.#screen && this.matches(':focus-within');
    this.#screen = screen;
    if (screen === 'home') homeChunk.need(this);
    else if (screen !== 'thread') articleChunk.need(this);
  }

  protected override updated() {
    // What had focus has gone with its screen.
    if (this.#focusMoves) void this.focusFirst();
  }

  protected override render() {
    const {session, language} = this;
    if (!session || !language || !this.#shown) return nothing;
    const {screen} = session.state;
    return html`<section
      role=${this.inline ? 'region' : 'dialog'}
      aria-modal=${this.modal ? 'true' : nothing}
      aria-labelledby="heading"
    >
      ${this.#renderHeader(
        describePanel(this.#shown, language, () => timesChunk.need(this)),
        language,
      )}
      <div role="status">
        ${
          this.#shown.isOnline
            ? nothing
            : (threadChunk.code?.renderOffline(this) ??
              html`<p class="banner">${offlineIcon()}<span>${language.strings.panel.offline}</span></p>`)
        }
        ${
          this.#shown.isVolatile || this.#shown.availability === 'disabled' || this.#shown.unopened
            ? troublesChunk.need(this)?.renderTroubles(this)
            : nothing
        }
        ${session.state.gone === screen ? threadChunk.need(this)?.renderGone(this) : nothing}
      </div>
      ${this.#renderScreen(screen, language)}
      <kustomer-chat-announcer
        .threadKey=${screen.name === 'thread' ? screen.key : undefined}
      ></kustomer-chat-announcer>
      <slot name="footer"></slot>
    </section>`;
  }

  #renderHeader({name, face, line, presence}: Heading, {locale, strings: {article, panel}}: Language) {
    const isHome = this.#screen === 'home';
    const isThread = this.#screen === 'thread';
    const hasOther = this.filledSlots.includes('header');
    return html`<header class="bar ${isHome ? 'plain' : ''}" part="header">
      ${
        isHome
          ? nothing
          : html`<button
              class="icon-btn"
              type="button"
              aria-label=${isThread ? panel.back : article.back}
              @click=${this.#onBack}
            >
              ${backIcon()}
            </button>`
      }
      <div class="id">
        ${hasOther ? html`<slot name="header"></slot>` : this.#renderFace(face, locale)}
        <div class="text ${hasOther ? 'visually-hidden' : ''}">
          <h2 id="heading" part="heading" tabindex="-1" dir="auto">${name}</h2>
          ${
            line === null
              ? nothing
              : html`<p class="line">
                  ${presence ? html`<span class="presence ${presence}"></span>` : nothing}<span dir="auto"
                    >${line}</span
                  >
                </p>`
          }
        </div>
      </div>
      ${this.#screen === 'article' ? articleChunk.code?.renderArticleTools(this, this.inline) : nothing}
      ${this.#shown?.conversation ? threadChunk.need(this)?.renderMenuButton(this) : nothing}
      ${
        this.inline
          ? nothing
          : html`<button class="icon-btn" type="button" aria-label=${panel.close} @click=${this.#onClose}>
              ${closeIcon()}
            </button>`
      }
    </header>`;
  }

  /** The team's sign, also until what draws faces is there: it comes with the thread. */
  #renderFace(face: Heading['face'], locale: string) {
    const site = this.#shown?.config?.site;
    const code = face && threadChunk.need(this);
    if (!code) return site && face !== undefined ? renderTeamMark(site, locale) : nothing;
    if (!this.#hasFaces) addStyles(this, code.avatarStyles);
    this.#hasFaces = true;
    return code.renderAvatar(face, face.type === 'assistant', 's36');
  }

  #renderScreen(screen: Screen, language: Language) {
    if (screen.name === 'thread') return this.#renderThread(screen.key);
    const isHome = screen.name === 'home';
    const hasFailed = (isHome ? homeChunk : articleChunk).failed;
    const element = isHome
      ? html`<kustomer-chat-home part="home" exportparts="start-button">${this.#passOn('empty')}</kustomer-chat-home>`
      : html`<kustomer-chat-article></kustomer-chat-article>`;
    return html`<div class="screen">${hasFailed ? renderReload(language.strings.panel) : element}</div>`;
  }

  #renderThread(key: string) {
    return html`<div class="screen">
      ${this.#shown?.availability === 'offline' ? offHoursChunk.need(this)?.renderOffHours(this) : nothing}
      <kustomer-chat-thread part="thread" exportparts="bubble-in,bubble-out" .threadKey=${key}
        >${this.#passOn('empty')}</kustomer-chat-thread
      >
      <kustomer-chat-composer part="composer" exportparts="composer-field,send-button" .threadKey=${key}
        >${this.#passOn('composer-actions')}</kustomer-chat-composer
      >
    </div>`;
  }

  /** To the element that has the place for it. */
  #passOn(name: SlotName) {
    return this.filledSlots.includes(name) ? html`<slot name=${name} slot=${name}></slot>` : nothing;
  }

  readonly #onState = (state: ChatState) => {
    const shown = headingSource(state);
    if (state.conversations.length > 0) void threadChunk.load(); // one of them will be shown
    if (this.#shown && isShallowEqual(this.#shown, shown)) return;
    this.#shown = shown;
    this.requestUpdate();
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    // While an input method composes, Escape takes back what is being composed.
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || this.inline) return;
    event.stopPropagation();
    this.session?.close();
  };

  readonly #onBack = () => this.session?.goBack();
  readonly #onClose = () => this.session?.close();
}

/** What the panel itself shows of the state; the rest is for the elements inside. */
function headingSource(state: ChatState): HeadingSource {
  const {config, availability, connection, conversations, retryAt, isVolatile, unopened, screen, threads} = state;
  const key = screen.name === 'thread' ? screen.key : undefined;
  return {
    config,
    availability,
    isOnline: connection === 'online',
    retryAt,
    isVolatile,
    unopened: unopened?.screen === screen ? unopened : undefined,
    screen,
    threadKey: key,
    conversation: conversations.find(({id}) => id === key),
    thread: key === undefined ? undefined : threads[key],
  };
}

function isShallowEqual(one: HeadingSource, other: HeadingSource): boolean {
  const keys = [
    'config',
    'availability',
    'isOnline',
    'retryAt',
    'isVolatile',
    'unopened',
    'screen',
    'threadKey',
    'conversation',
    'thread',
  ] as const;
  return keys.every((key) => Object.is(one[key], other[key]));
}

define('kustomer-chat-panel', KustomerChatPanel);

declare global {
  interface HTMLElementTagNameMap {
    'kustomer-chat-panel': KustomerChatPanel;
  }
}
