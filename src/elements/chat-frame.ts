import {adoptStyles, type CSSResultOrNative} from '@lit/reactive-element';
import type {Language} from '../controllers/language-context.js';
import type {ChatStrings} from '../locales/chat-strings.js';
import type {ChatSession} from '../session/chat-session.js';
import type {LauncherConfig} from '../wire/launcher-config.js';
import type {KustomerChatPanel} from './kustomer-chat-panel.js';
import {accentSheet, Launcher} from './launcher.js';
import {styles} from './kustomer-chat.styles.js';
import {directionOf, languageOf} from './page-language.js';

/** What is loaded before the panel can be shown. */
export interface PanelCode {
  readonly tokens: CSSResultOrNative;
  readonly loadStrings: (locale: string) => Promise<ChatStrings>;
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
  #tokens: CSSResultOrNative | undefined;
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

  /** Loads what the panel needs; afterwards `mount` works. Settled once for all who ask. */
  async prepare(): Promise<void> {
    await this.#loadPanel();
  }

  /** Puts the panel into the page, closed. */
  async mount(session: ChatSession): Promise<void> {
    const [code, language] = await Promise.all([this.#loadPanel(), this.#language()]);
    if (this.#panel) return;
    this.#tokens = code.tokens;
    this.#adopt();
    const panel = document.createElement('kustomer-chat-panel');
    panel.part.add('panel');
    panel.session = session;
    panel.language = language;
    panel.dir = directionOf(this.#host);
    panel.inert = true;
    this.#panel = panel;
    this.#root.prepend(panel);
  }

  takeFocus(): void {
    const {activeElement} = document;
    this.#focusedBefore = activeElement instanceof HTMLElement ? activeElement : undefined;
    this.#panel?.focusFirst();
  }

  /** Back to where it came from, but only if the panel has it. Call it before the panel becomes inert. */
  giveFocusBack(): void {
    if (this.#root.activeElement !== this.#panel) return;
    const {button} = this.#launcher;
    if (button.isConnected) button.focus();
    else if (this.#focusedBefore !== this.#host) this.#focusedBefore?.focus();
  }

  /** The page has changed its language or direction. */
  async speak(): Promise<void> {
    if (!this.#panel) return;
    const language = await this.#language();
    this.#panel.language = language;
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

  async #language(): Promise<Language> {
    const {loadStrings} = await this.#loadPanel();
    const {locale} = this;
    return {locale, strings: await loadStrings(locale)};
  }

  #loadPanel(): Promise<PanelCode> {
    this.#code ??= this.#loadCode().catch((error: unknown) => {
      this.#code = undefined;
      throw error;
    });
    return this.#code;
  }

  /** In the order in which one overrides the other. */
  #adopt(): void {
    const accent = this.#config && accentSheet(this.#config);
    adoptStyles(this.#root, [styles, ...(this.#tokens ? [this.#tokens] : []), ...(accent ? [accent] : [])]);
  }
}
