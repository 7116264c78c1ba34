/** The element of the page with this id; the page is ours, so a missing one is a mistake worth stopping at. */
export function byId<Type extends Element>(id: string, type: abstract new () => Type): Type {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`The page has no ${type.name} #${id}.`);
}

/** `<name class=…>children</name>` */
export function build<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

const svg = 'http://www.w3.org/2000/svg';

/** A drawing of the page's sprite: decoration, the words beside it say what it is. */
export function drawing(symbol: string, className: string): SVGSVGElement {
  const element = document.createElementNS(svg, 'svg');
  element.setAttribute('class', className);
  element.setAttribute('aria-hidden', 'true');
  show(element, symbol);
  return element;
}

/** Shows another drawing in an `<svg>` that is there. */
export function show(element: SVGSVGElement, symbol: string): void {
  const use = document.createElementNS(svg, 'use');
  use.setAttribute('href', `#${symbol}`);
  element.replaceChildren(use);
}
