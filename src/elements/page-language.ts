/** The language that `element` stands in: its own `lang`, the nearest ancestor's across shadow roots, the browser's. */
export function languageOf(element: Element): string {
  for (let node: Node | null = element; node; node = parentOf(node)) {
    const lang = node instanceof Element ? node.getAttribute('lang') : null;
    if (lang && isLocale(lang)) return lang;
  }
  return navigator.language;
}

export function directionOf(element: Element): 'ltr' | 'rtl' {
  return getComputedStyle(element).direction === 'rtl' ? 'rtl' : 'ltr';
}

/** Calls `listener` when the page changes its language, its direction, or what it puts into the element. */
export function watchPage(element: Element, listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  const options = {attributes: true, attributeFilter: ['lang', 'dir']};
  observer.observe(document.documentElement, options);
  observer.observe(element, {...options, childList: true});
  return () => {
    observer.disconnect();
  };
}

function parentOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : (node.parentNode ?? null);
}

/** A page may write anything there; `Intl` throws on what is no language tag. */
function isLocale(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length > 0;
  } catch {
    return false;
  }
}
