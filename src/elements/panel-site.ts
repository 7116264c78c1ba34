/** What the panel takes of the element that it stands in. */
export interface PanelSite {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** The launcher's. */
  readonly button: HTMLElement;
  /** Of the page, or of who has started the chat. */
  readonly locale: string;
  /** What the panel needs, and with it the tokens of the whole tree. */
  loadPanel(): Promise<unknown>;
}

/** Languages by their first letters; asked of what the chat says, which may be in another one than the page. */
const rightToLeft = /^(ar|fa|he|ur)\b/;

/** How text lies that names no direction: as the page's, or, where the chat speaks a language of the other, as its words. */
export function bidiOf(locale: string, dir: string): string {
  return rightToLeft.test(locale) === (dir === 'rtl') ? 'normal' : 'plaintext';
}
