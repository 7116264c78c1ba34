// These run in the page, each by itself: what they share stands in each of them.

/** The spacing that a reader may set for everything, by WCAG 1.4.12, put into every shadow tree as an extension does. */
export function spaceText(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}',
  );
  const roots: (Document | ShadowRoot)[] = [document];
  for (let root = roots.pop(); root; root = roots.pop()) {
    for (const {shadowRoot} of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
    if (root instanceof ShadowRoot) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}

/** Texts that their box cuts off, or that lie on each other, one line each. What ends in an ellipsis is whole elsewhere. */
export function lostTexts(): readonly string[] {
  const faults: string[] = [];
  const roots: (Document | ShadowRoot)[] = [document];
  for (let root = roots.pop(); root; root = roots.pop()) {
    for (const {shadowRoot} of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
    if (!(root instanceof ShadowRoot)) continue;
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      const own = [...element.childNodes].filter(({nodeType, nodeValue}) => nodeType === 3 && nodeValue?.trim());
      if (own.length === 0 || !element.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
      if (element.closest('.visually-hidden, .launcher .name, svg, style, [aria-hidden=true], [inert]')) continue;
      const range = document.createRange();
      for (const node of own) {
        range.selectNodeContents(node);
        const text = range.getBoundingClientRect();
        for (let box: HTMLElement | null = element; box; box = box.parentElement) {
          const {overflowX, overflowY, textOverflow, webkitLineClamp} = getComputedStyle(box);
          const isTold = textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
          if (isTold || overflowY === 'auto' || overflowX === 'auto') break;
          const {top, bottom, left, right} = box.getBoundingClientRect();
          const isOut =
            text.top < top - 2 || text.bottom > bottom + 2 || text.left < left - 2 || text.right > right + 2;
          const cuts = overflowX !== 'visible' || overflowY !== 'visible' || box.matches('button, a, label');
          if (isOut && cuts)
            faults.push(`“${String(node.nodeValue).trim().slice(0, 40)}” in ${box.localName}.${box.className}`);
        }
      }
    }
  }
  return faults;
}
