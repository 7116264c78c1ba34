/**
 * Runs in the page before its own code: notes what live regions announce, in `window.announced`. As a screen reader
 * does, it hears what is added to a region that was there, and an alert that comes; nothing of what is inert.
 */
export function listenForAnnouncements(): void {
  const announced: string[] = [];
  Object.assign(window, {announced});
  const pending = new Map<Element, string[]>();
  const observer = new MutationObserver((records) => {
    for (const {target, addedNodes, type} of records) {
      const region = regionOf(target);
      if (region) {
        if (type === 'characterData') note(region, target);
        else addedNodes.forEach((node) => note(region, node));
      } else {
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          const alerts = node.matches('[role=alert]') ? [node] : node.querySelectorAll('[role=alert]');
          for (const alert of alerts) if (!isInert(alert)) note(alert, alert);
        }
      }
    }
    for (const texts of pending.values()) {
      const text = texts.join(' ').replaceAll(/\s+/g, ' ').trim();
      if (text !== '') announced.push(text);
    }
    pending.clear();
  });
  const watch = (root: Node) => {
    observer.observe(root, {subtree: true, childList: true, characterData: true});
  };
  const note = (region: Element, node: Node) => {
    const texts = pending.get(region) ?? [];
    if (region.getAttribute('aria-atomic') === 'true') texts.splice(0, texts.length, region.textContent);
    else texts.push(node.textContent ?? '');
    pending.set(region, texts);
  };
  const parentOf = (node: Node): Node | null => (node instanceof ShadowRoot ? node.host : node.parentNode);
  const regionOf = (node: Node): Element | undefined => {
    let region: Element | undefined;
    for (let at: Node | null = node; at; at = parentOf(at)) {
      if (!(at instanceof Element)) continue;
      if (at.hasAttribute('inert')) return undefined;
      const live = at.getAttribute('aria-live') ?? (at.matches('[role=status], [role=alert], output') ? 'on' : null);
      if (live !== null && !region) {
        if (live === 'off') return undefined;
        region = at;
      }
    }
    return region;
  };
  const isInert = (node: Node): boolean => {
    for (let at: Node | null = node; at; at = parentOf(at))
      if (at instanceof Element && at.matches('[inert]')) return true;
    return false;
  };
  watch(document);
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    watch(root);
    return root;
  };
}
