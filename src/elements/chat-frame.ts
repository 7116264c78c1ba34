import {adoptStyles, type CSSResultOrNative} from '@lit/reactive-element';
import type {Language} from '../controllers/language-context.js';
import type {ChatSession} from '../session/chat-session.js';
import type {LauncherConfig} from '../wire/launcher-config.js';
import type {KustomerChatPanel} from './kustomer-chat-panel.js';
import {accentSheet, Launcher} from './launcher.js';
import {styles} from './kustomer-chat.styles.js';
import {directionOf, languageOf} from './page-language.js';

/** What is loaded before the panel can be shown. */
export interface PanelCode {
  /** Tokens, and the panel's place. */
  readonly styles: readonly CSSResultOrNative[];
  readonly loadStrings: (locale: string) => Promise<Language>;
}

export interface FrameState {
  readonly isInline: boolean;
  readonly isOpen: boolean;
  /** Whether the launcher belongs on the page at all. */
  readonly hasLauncher: boolean;
  readonly unread: number;
}

/** What stands in the shadow tree: the launcher, and the panel once it was needed. */
export class ChatFrame {
  readonly #host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #loadCode: () => Promise<PanelCode>;
  readonly #launcher = new Launcher();
  #code: Promise<PanelCode> | undefined;
  #styles: readonly CSSResultOrNative[] = [];
  #language: Language | undefined;
  /** The language that was last asked for; another may have been had. */
  #asked: string | undefined;
  #config: LauncherConfig | undefined;
  #panel: KustomerChatPanel | undefined;
  /** What had the focus before the panel took it. */
  #focusedBefore: HTMLElement | undefined;
  /** Set by `start({lang})`; the element's own `lang` wins. */
  lang: string | undefined;

  constructor(host: HTMLElement, root: ShadowRoot, loadCode: () => Promise<PanelCode>, toggle: () => void) {
    this.#host = host;
    this.#root = root;
    this.#loadCode = loadCode;
    const {button} = this.#launcher;
    button.addEventListener('click', toggle);
    // A visitor who points at the launcher will probably press it. A failure shows when it is needed.
    const prefetch = () => void this.#loadPanel().catch(() => undefined);
    button.addEventListener('pointerenter', prefetch);
    button.addEventListener('focus', prefetch);
  }

  useConfig(config: LauncherConfig): void {
    this.#config = config;
    this.#adopt();
  }

  /** Writes what differs. */
  update({isInline, isOpen, hasLauncher, unread}: FrameState): void {
    const {button} = this.#launcher;
    if (this.#config) this.#launcher.update({...this.#config, isOpen, unread});
    if (this.#config && hasLauncher && !isInline) {
      if (button.parentNode !== this.#root) this.#root.append(button);
    } else button.remove();
    const panel = this.#panel;
    if (!panel) return;
    panel.inline = isInline;
    if (panel.inert === isOpen) panel.inert = !isOpen;
  }

  /** Loads what the panel needs; afterwards `mount` works. */
  async prepare(): Promise<void> {
    const {loadStrings} = await this.#loadPanel();
    const {locale} = this;
    if (this.#asked !== locale) this.#language = await loadStrings(locale);
    this.#asked = locale;
  }

  /** Puts the panel into the page, where it is not yet. */
  mount(session: ChatSession): void {
    if (this.#panel || !this.#language) return;
    this.#adopt();
    const panel = document.createElement('kustomer-chat-panel');
    panel.part.add('panel');
    panel.session = session;
    panel.language = this.#language;
    panel.dir = directionOf(this.#host);
    this.#panel = panel;
    this.#root.prepend(panel);
  }

  takeFocus(): void {
    const {activeElement} = document;
    this.#focusedBefore = activeElement instanceof HTMLElement ? activeElement : undefined;
    void this.#panel?.focusFirst();
  }

  get hasFocus(): boolean {
    return this.#panel !== undefined && this.#root.activeElement === this.#panel;
  }

  /** Back to where it came from. */
  giveFocusBack(): void {
    const {button} = this.#launcher;
    if (button.isConnected) button.focus();
    else if (this.#focusedBefore !== this.#host) this.#focusedBefore?.focus();
  }

  /** The page has changed its language or direction. */
  async speak(): Promise<void> {
    if (!this.#panel) return;
    await this.prepare();
    this.#panel.language = this.#language;
    this.#panel.dir = directionOf(this.#host);
  }

  /** Takes everything out of the page. */
  clear(): void {
    this.#panel?.remove();
    this.#panel = undefined;
    this.#config = undefined;
    this.#launcher.button.remove();
  }

  get locale(): string {
    return (this.#host.lang || this.lang || languageOf(this.#host)).replace('_', '-');
  }

  #loadPanel(): Promise<PanelCode> {
    this.#code ??= this.#loadCode().then(
      (code) => {
        this.#styles = code.styles;
        return code;
      },
      (error: unknown) => {
        this.#code = undefined;
        throw error;
      },
    );
    return this.#code;
  }

  /** In the order in which one overrides the other. */
  #adopt(): void {
    const accent = this.#config && accentSheet(this.#config);
    adoptStyles(this.#root, [styles, ...this.#styles, ...(accent ? [accent] : [])]);
  }
}
