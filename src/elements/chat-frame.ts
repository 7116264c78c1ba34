import {adoptStyles, type CSSResultOrNative} from '@lit/reactive-element';
import type {ChatSession} from '../session/chat-session.js';
import type {LauncherConfig} from '../wire/launcher-config.js';
import {accentSheet, Launcher, liftOut} from './launcher.js';
import {styles} from './kustomer-chat.styles.js';
import {loadTwice} from './loading.js';
import type * as PanelCode from './panel-code.js';
import {languageOf} from './page-language.js';
import type {PanelFrame} from './panel-frame.js';
import type {PanelSite} from './panel-site.js';

export interface FrameState {
  readonly isInline: boolean;
  readonly isOpen: boolean;
  /** Whether the launcher belongs on the page at all. */
  readonly hasLauncher: boolean;
  readonly unread: number;
}

/** What stands in the shadow tree: the launcher, and the panel once it was needed. */
export class ChatFrame implements PanelSite {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly #loadCode: () => Promise<typeof PanelCode>;
  readonly #launcher = new Launcher();
  #loading: Promise<PanelFrame> | undefined;
  #styles: readonly CSSResultOrNative[] = [];
  #config: LauncherConfig | undefined;
  /** Undefined until its code was needed. */
  panel: PanelFrame | undefined;
  /** Set by `start({lang})`; the element's own `lang` wins. */
  lang: string | undefined;

  constructor(host: HTMLElement, root: ShadowRoot, loadCode: () => Promise<typeof PanelCode>, toggle: () => void) {
    this.host = host;
    this.root = root;
    this.#loadCode = loadCode;
    const {button} = this;
    button.addEventListener('click', toggle);
    // A visitor who points at the launcher will probably press it. A failure shows when it is needed.
    const prefetch = () => void this.loadPanel().catch(() => undefined);
    button.addEventListener('pointerenter', prefetch);
    button.addEventListener('focus', prefetch);
  }

  get button(): HTMLElement {
    return this.#launcher.button;
  }

  get locale(): string {
    return (this.host.lang || this.lang || languageOf(this.host)).replace('_', '-');
  }

  useConfig(config: LauncherConfig): void {
    this.#config = config;
    this.#adopt();
  }

  /** Writes what differs. */
  update({isInline, isOpen, hasLauncher, unread}: FrameState): void {
    const {button, root} = this;
    if (this.#config) this.#launcher.update({...this.#config, isOpen, unread});
    if (!this.#config || !hasLauncher || isInline) button.remove();
    else if (!button.isConnected) root.append(button);
    this.panel?.update(isInline, isOpen);
  }

  /** The element stands in the page, perhaps elsewhere than before. */
  lift(): void {
    if (this.button.isConnected) liftOut(this.button);
    this.panel?.lift();
  }

  /** Loads what the panel needs; afterwards it can be mounted. */
  async prepare(): Promise<void> {
    await (await this.loadPanel()).prepare();
  }

  /** Has what is unread said beside the launcher. */
  tell(session: ChatSession): void {
    loadTwice(() => import('./launcher-note.js')).then(
      ({attendUnread}) => {
        attendUnread(this, session);
      },
      () => undefined, // the number on the launcher says it
    );
  }

  /** Takes everything out of the page. */
  clear(): void {
    this.panel?.clear();
    this.#config = undefined;
    this.button.remove();
  }

  loadPanel(): Promise<PanelFrame> {
    this.#loading ??= this.#loadCode().then(
      async ({PanelFrame, loadStyles}) => {
        this.#styles = await loadStyles();
        this.#adopt();
        return (this.panel = new PanelFrame(this));
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  }

  /** In the order in which one overrides the other. */
  #adopt(): void {
    const accent = this.#config && accentSheet(this.#config);
    adoptStyles(this.root, [styles, ...this.#styles, ...(accent ? [accent] : [])]);
  }
}
