import {html, nothing, render, type TemplateResult} from 'lit';
import type {Language} from '../controllers/language-context.js';
import type {LaterStrings} from '../locales/later-strings.js';
import {toChatError} from '../model/chat-error.js';
import type {Conversation} from '../model/conversation.js';
import type {Bell} from '../session/environment.js';
import type {SessionView} from '../session/session-view.js';
import {addStyles} from './add-styles.js';
import {laterStrings} from './later-strings.js';
import {menuEntries, type MenuEntry, type MenuMoment} from './menu-entries.js';
import type {MenuHost} from './menu-host.js';
import {panelMenuStyles} from './panel-menu.styles.js';
import {PanelNotice} from './panel-notice.js';
import {PanelSheet} from './panel-sheet.js';
import {openFind} from './thread-find.js';

interface Saving {
  readonly session: SessionView;
  readonly conversation: Conversation;
  readonly strings: LaterStrings;
  readonly language: Language;
}

/**
 * What can be done with the conversation that is shown. It floats below its button: the first entry has the focus,
 * arrows lead through, Escape and whatever happens elsewhere close it.
 */
export class PanelMenu {
  isOpen = false;
  readonly #host: MenuHost;
  readonly #layer = document.createElement('div');
  readonly #sheet: PanelSheet;
  readonly #notice: PanelNotice;
  #bell: Bell | undefined;
  #unsubscribe: () => void = () => undefined;

  constructor(host: MenuHost) {
    this.#host = host;
    this.#sheet = new PanelSheet(host);
    this.#notice = new PanelNotice(host);
    this.#layer.className = 'menu-layer';
    addStyles(host, panelMenuStyles);
  }

  async toggle(): Promise<void> {
    if (this.isOpen) {
      this.close();
      return;
    }
    const {session, language} = this.#host;
    if (!session || !language) return;
    this.isOpen = true;
    const later = laterStrings(language.locale);
    [this.#bell] = await Promise.all([session.call('bell').catch(() => undefined), later.load()]);
    const strings = later.code;
    const moment = this.#moment();
    if (!strings || !moment) {
      this.isOpen = false;
      return;
    }
    const section = this.#host.renderRoot.querySelector('section');
    const header = section?.querySelector('header');
    this.#layer.style.insetBlockStart = `${(header?.offsetHeight ?? 64) - 4}px`;
    section?.append(this.#layer);
    this.#render(strings.menu);
    this.#items[0]?.focus();
    const shown = moment.conversation.id;
    this.#unsubscribe = session.subscribe(({screen, isOpen}) => {
      if (!isOpen || screen.name !== 'thread' || screen.key !== shown) this.close(false);
    });
    document.addEventListener('pointerdown', this.#onPointerDown, true);
    this.#host.requestUpdate();
  }

  /** Focus goes back to the button, unless it is elsewhere already. */
  close(takesFocus = true): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    document.removeEventListener('pointerdown', this.#onPointerDown, true);
    this.#unsubscribe();
    this.#layer.remove();
    if (takesFocus) this.#button?.focus();
    this.#host.requestUpdate();
  }

  #render(strings: LaterStrings['menu']) {
    const moment = this.#moment();
    const shown = moment ? menuEntries.filter(({isShown}) => isShown(moment)) : [];
    render(
      html`<div
        class="pop"
        role="menu"
        aria-label=${strings.name}
        @keydown=${this.#onKeydown}
        @focusout=${this.#onFocusOut}
      >
        ${shown.map((entry, index) => this.#renderEntry(entry, index > 0, strings))}
      </div>`,
      this.#layer,
    );
  }

  #renderEntry(entry: MenuEntry, hasOthersAbove: boolean, strings: LaterStrings['menu']): TemplateResult {
    const moment = this.#moment();
    const isOn = moment && entry.isOn?.(moment);
    return html`${entry.isApart && hasOthersAbove ? html`<div class="line" role="separator"></div>` : nothing}
      <button
        class="item"
        type="button"
        tabindex="-1"
        role=${isOn === undefined ? 'menuitem' : 'menuitemcheckbox'}
        aria-checked=${isOn === undefined ? nothing : String(isOn)}
        @click=${() => {
          this.#run(entry, strings);
        }}
      >
        ${entry.icon()}<span>${entry.label(strings)}</span>
        ${isOn === undefined ? nothing : html`<span class="state" aria-hidden="true">${isOn ? strings.on : strings.off}</span>`}
      </button>`;
  }

  #run(entry: MenuEntry, strings: LaterStrings['menu']) {
    const moment = this.#moment();
    if (!moment) return;
    if (entry.isOn) {
      entry.run(moment);
      this.#render(strings);
      return;
    }
    this.close();
    entry.run(moment);
  }

  #moment(): MenuMoment | undefined {
    const {session, language} = this.#host;
    const state = session?.state;
    const key = state?.screen.name === 'thread' ? state.screen.key : undefined;
    const conversation = state?.conversations.find(({id}) => id === key);
    const strings = language && laterStrings(language.locale).code;
    if (!session || !state || !conversation || !strings) return undefined;
    const saving = {session, conversation, strings, language};
    return {
      session,
      state,
      conversation,
      bell: this.#bell,
      find: () => {
        const thread = this.#host.renderRoot.querySelector('kustomer-chat-thread');
        if (thread) void openFind(thread);
      },
      confirmEnd: () => {
        this.#confirmEnd(session, conversation, strings, language);
      },
      save: (how) => void this.#save(how, saving),
      attempt: (act) => {
        this.#notice.clear();
        act().catch((error: unknown) => {
          this.#notice.show(language.strings.error(toChatError(error).code), strings.menu.dismiss);
        });
      },
    };
  }

  #confirmEnd(session: SessionView, {id}: Conversation, {menu}: LaterStrings, {strings}: Language) {
    const {features} = session.state.config ?? {};
    const text = [features?.history ? menu.endKeeps : '', features?.reopen ? menu.endReopens : ''];
    this.#sheet.ask({
      title: menu.endTitle,
      text: text.filter(Boolean).join(' '),
      yes: menu.end,
      no: menu.keepOpen,
      act: () => session.call('endConversation', {conversationId: id}),
      refused: (error) => strings.error(toChatError(error).code),
      done: () => this.#button?.focus(),
    });
  }

  async #save(how: 'file' | 'print', saving: Saving): Promise<void> {
    const {session, conversation, language} = saving;
    const {menu, transcript: strings} = saving.strings;
    this.#notice.show(strings.preparing, undefined);
    try {
      const {readTranscript} = await import('./transcript.js');
      const transcript = await readTranscript(session, conversation, language, strings);
      if (how === 'file') {
        const {saveTranscript} = await import('./transcript-file.js');
        saveTranscript(transcript);
        this.#notice.show(strings.saved(transcript.fileName), menu.dismiss);
      } else {
        const {printTranscript} = await import('./transcript-print.js');
        this.#notice.clear();
        printTranscript(transcript, language.locale);
      }
    } catch {
      this.#notice.show(strings.failed, menu.tryAgain, () => void this.#save(how, saving));
    }
  }

  get #items(): readonly HTMLElement[] {
    return [...this.#layer.querySelectorAll<HTMLElement>('.item')];
  }

  get #button(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('#menu');
  }

  readonly #onKeydown = (event: KeyboardEvent) => {
    const items = this.#items;
    const at = items.findIndex((item) => item.matches(':focus'));
    const last = items.length - 1;
    const next: Readonly<Record<string, number>> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const target = next[event.key] ?? (event.key.length === 1 ? this.#startingWith(event.key, at) : undefined);
    if (event.key === 'Tab') this.close(false);
    else if (event.key === 'Escape') this.close();
    else if (target !== undefined) items[target]?.focus();
    if (event.key !== 'Escape' && target === undefined) return;
    event.preventDefault(); // the panel stays open
    event.stopPropagation();
  };

  /** The next entry with this first letter. */
  #startingWith(letter: string, at: number): number | undefined {
    const items = this.#items;
    const isMatch = (index: number) =>
      items[index]?.textContent.trim().toLocaleLowerCase().startsWith(letter.toLocaleLowerCase()) === true;
    const order = items.map((_, step) => (at + 1 + step) % items.length);
    return letter === ' ' ? undefined : order.find(isMatch);
  }

  readonly #onFocusOut = ({relatedTarget}: FocusEvent) => {
    if (relatedTarget instanceof Node && !this.#layer.contains(relatedTarget)) this.close(false);
  };

  readonly #onPointerDown = (event: PointerEvent) => {
    const path = event.composedPath();
    const button = this.#button;
    if (path.includes(this.#layer) || (button && path.includes(button))) return;
    this.close(false);
  };
}
