import type {LauncherConfig} from '../wire/launcher-config.js';

const svgNamespace = 'http://www.w3.org/2000/svg';

/** From the icon set; drawn by hand, because lit-html is not loaded for a closed launcher. */
const icon =
  'M6 4.75h12A2.25 2.25 0 0 1 20.25 7v8A2.25 2.25 0 0 1 18 17.25h-6.2L7.5 20.5v-3.25H6A2.25 2.25 0 0 1 3.75 15V7A2.25 2.25 0 0 1 6 4.75ZM8 9.25h8M8 12.75h5';

export interface LauncherState {
  readonly label: string;
  readonly icon: string | null;
  readonly isOpen: boolean;
  readonly unread: number;
}

/** The round button, and nothing that costs: a few elements, one path, no template engine. */
export class Launcher {
  readonly button = document.createElement('button');
  readonly #icon = document.createElement('slot');
  readonly #name = document.createElement('span');
  readonly #badge = document.createElement('span');
  #image: string | null = null;

  constructor() {
    const {button} = this;
    button.type = 'button';
    button.className = 'launcher';
    button.part.add('launcher');
    button.setAttribute('aria-haspopup', 'dialog');
    this.#icon.name = 'launcher-icon';
    this.#icon.append(drawing('closed', icon));
    this.#name.className = 'name';
    button.append(this.#icon, this.#name);
    this.#badge.className = 'badge';
    this.#badge.part.add('badge');
  }

  update({label, icon: image, isOpen, unread}: LauncherState): void {
    const {button} = this;
    // With the badge it is the button's name. Not again: each text is a frame.
    if (this.#name.textContent !== label) this.#name.textContent = label;
    button.setAttribute('aria-expanded', String(isOpen));
    if (image !== this.#image && image !== null) {
      const picture = new Image();
      picture.alt = '';
      picture.src = this.#image = image;
      this.#icon.replaceChildren(picture);
    }
    this.#badge.textContent = unread > 9 ? '9+' : String(unread);
    if (unread > 0 && !isOpen) button.append(this.#badge);
    else this.#badge.remove();
  }
}

/**
 * Puts what is fixed into the top layer where an ancestor that is transformed, filtered or contained would hold it. On
 * all other pages it stays where `z-index` says. Firefox calls the body the parent of all that is fixed.
 */
export function liftOut(element: HTMLElement): void {
  const parent = element.offsetParent;
  if (!parent || !('popover' in element)) return;
  const {transform, filter} = getComputedStyle(parent);
  if (parent === document.body && transform + filter === 'nonenone') return;
  element.popover = 'manual';
  element.togglePopover(true);
}

/** A page may overrule it; a wrong colour is ignored. */
export function accentSheet({accent}: LauncherConfig): CSSStyleSheet | undefined {
  if (accent === null || !/^#[0-9a-f]{3,8}$/i.test(accent)) return undefined;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host{--kustomer-chat-accent:${accent}}`);
  return sheet;
}

export function drawing(name: string, shape: string): SVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('class', name);
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgNamespace, 'path');
  path.setAttribute('d', shape);
  svg.append(path);
  return svg;
}
