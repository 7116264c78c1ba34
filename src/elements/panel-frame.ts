import type {Language} from '../controllers/language-context.js';
import {loadStrings} from '../locales/load-strings.js';
import type {ChatSession} from '../session/chat-session.js';
import {Chunk} from './chunk.js';
import type {KustomerChatPanel} from './kustomer-chat-panel.js';
import {drawing, liftOut} from './launcher.js';
import {directionOf, watchPage} from './page-language.js';
import {panelParts} from './panel-parts.js';
import {bidiOf, type PanelSite} from './panel-site.js';

/** Where the panel has the whole screen: a phone, a window zoomed to 400 %, a phone on its side. */
const wholeScreen = '(max-width: 479px), (max-height: 439px)';
const slotsChunk = new Chunk(() => import('./pass-slots.js'));
const wholeScreenChunk = new Chunk(() => import('./whole-screen.js'));

/** The panel in the shadow tree: how it comes and goes, what it takes over from the page, and who has the focus. */
export class PanelFrame {
  readonly #site: PanelSite;
  readonly #screen = matchMedia(wholeScreen);
  #language: Language | undefined;
  /** The language that was last asked for; another may have been had. */
  #asked: string | undefined;
  #panel: KustomerChatPanel | undefined;
  #wasOpen = false;
  /** What had the focus before the panel took it. */
  #focusedBefore: HTMLElement | undefined;
  #endWatch: () => void = () => undefined;
  #endWholeScreen: (() => void) | undefined;

  constructor(site: PanelSite) {
    this.#site = site;
    site.button.append(drawing('open', 'm6 9.5 6 6 6-6'));
  }

  /** Loads what is said; afterwards `mount` works. */
  async prepare(): Promise<void> {
    const {locale} = this.#site;
    if (this.#asked !== locale) this.#language = await loadStrings(locale);
    this.#asked = locale;
  }

  /** Puts the panel into the page, where it is not yet. */
  mount(session: ChatSession): void {
    if (this.#panel || !this.#language) return;
    const {host, root} = this.#site;
    const panel = document.createElement('kustomer-chat-panel');
    panel.setAttribute('part', 'panel');
    panel.setAttribute('exportparts', panelParts);
    panel.session = session;
    panel.language = this.#language;
    this.#panel = panel;
    this.#takeOver();
    this.#endWatch = watchPage(host, () => void this.#speak());
    this.#screen.addEventListener('change', this.#onScreen);
    root.prepend(panel);
  }

  update(isInline: boolean, isOpen: boolean): void {
    const panel = this.#panel;
    if (!panel) return;
    panel.inline = isInline;
    if (panel.inert === isOpen) panel.inert = !isOpen;
    if (isOpen && !this.#wasOpen) this.lift();
    this.#wasOpen = isOpen;
    this.#onScreen();
  }

  /** Out of what would hold it. */
  lift(): void {
    if (this.#panel?.inert === false && !this.#panel.inline) liftOut(this.#panel);
  }

  takeFocus(): void {
    const {activeElement} = document;
    this.#focusedBefore = activeElement instanceof HTMLElement ? activeElement : undefined;
    void this.#panel?.focusFirst();
  }

  get hasFocus(): boolean {
    return this.#panel !== undefined && this.#site.root.activeElement === this.#panel;
  }

  /** Back to where it came from. */
  giveFocusBack(): void {
    const {button, host} = this.#site;
    if (button.isConnected) button.focus();
    else if (this.#focusedBefore !== host) this.#focusedBefore?.focus();
  }

  /** Takes the panel out of the page. */
  clear(): void {
    this.#endWatch();
    this.#screen.removeEventListener('change', this.#onScreen); // it would keep everything in memory
    this.#endWholeScreen?.();
    this.#endWholeScreen = undefined;
    this.#panel?.remove();
    this.#panel = undefined;
    this.#wasOpen = false;
  }

  /** The page has changed its language, its direction, or what it puts into the slots. */
  async #speak(): Promise<void> {
    await this.prepare();
    if (this.#panel) this.#panel.language = this.#language;
    this.#takeOver();
  }

  #takeOver(): void {
    const {host} = this.#site;
    const panel = this.#panel;
    if (!panel) return;
    panel.dir = directionOf(host);
    const {locale = ''} = this.#language ?? {};
    panel.lang = locale;
    panel.style.setProperty('--_bidi', bidiOf(locale, panel.dir));
    // Few pages put anything there.
    if (host.firstElementChild || panel.firstElementChild)
      void slotsChunk.load().then(() => slotsChunk.code?.passSlots(host, panel));
  }

  readonly #onScreen = () => {
    const panel = this.#panel;
    const isWhole = panel?.inert === false && !panel.inline && this.#screen.matches;
    if (!isWhole) {
      this.#endWholeScreen?.();
      this.#endWholeScreen = undefined;
      return;
    }
    const {code} = wholeScreenChunk;
    if (code) this.#endWholeScreen ??= code.takeWholeScreen(panel);
    else if (!wholeScreenChunk.failed) void wholeScreenChunk.load().then(this.#onScreen);
  };
}
