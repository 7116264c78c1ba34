// These run in the page, each by itself: what they share stands in each of them.

/** Targets below their size, one line each. Links in a line of text are as high as the line. */
export function smallTargets(): readonly string[] {
  const pressed = 'button, a[href], input, textarea, select, [role=button], [role=link], [role=treeitem], summary';
  const main = '.launcher, .send, .btn, header .icon-btn';
  const roots: (Document | ShadowRoot)[] = [document];
  const faults: string[] = [];
  for (let root = roots.pop(); root; root = roots.pop()) {
    for (const {shadowRoot} of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
    if (!(root instanceof ShadowRoot)) continue;
    for (const target of root.querySelectorAll<HTMLElement>(pressed)) {
      const isShown = target.checkVisibility({visibilityProperty: true}) && !target.closest('[inert]');
      if (!isShown || target.matches('.visually-hidden, .visually-hidden *')) continue;
      if (getComputedStyle(target).display === 'inline' && target.matches('a')) continue;
      // A picked file's field is pressed by its button.
      if (target.matches('input[type=file], input[type=radio], input[type=checkbox]')) continue;
      let {width, height} = target.getBoundingClientRect();
      const around = getComputedStyle(target, '::after');
      if (around.content !== 'none' && around.position === 'absolute') {
        width = Math.max(width, parseFloat(around.width));
        height = Math.max(height, parseFloat(around.height));
      }
      const least = target.matches(main) ? 44 : 24;
      if (width > 1 && Math.min(width, height) < least - 0.5) {
        const name = target.getAttribute('aria-label') ?? target.textContent.trim().slice(0, 30);
        faults.push(`${target.className} “${name}”: ${width.toFixed(0)} × ${height.toFixed(0)}, not ${least}`);
      }
    }
  }
  return faults;
}

/** What is wrong with how focus is shown where it is now; `outside` when it has left the chat. */
export function focusFaults(): readonly string[] | 'outside' {
  let focused = document.activeElement;
  if (!focused?.shadowRoot?.activeElement) return 'outside';
  while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const name = `${focused.localName}.${focused.className} “${(focused.getAttribute('aria-label') ?? focused.textContent).trim().slice(0, 30)}”`;
  const faults: string[] = [];
  let ringed: Element | null = focused;
  // A player's own buttons have the focus inside it, with the browser's ring.
  let hasRing = focused.matches(':is(audio, video):not(:focus):focus-within');
  // A field's ring is drawn around the box that it stands in.
  for (let up = 0; ringed && up < 3 && !hasRing; up++, ringed = ringed.parentElement) {
    const {outlineStyle, outlineWidth} = getComputedStyle(ringed);
    // A picture's ring lies over it.
    const over = getComputedStyle(ringed, '::after');
    const isOver = over.position === 'absolute' && parseFloat(over.borderTopWidth) >= 3;
    hasRing = isOver || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
  }
  if (!hasRing) faults.push(`${name} shows no focus`);
  const {left, right, top, bottom} = focused.getBoundingClientRect();
  const isSeen = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  if (!isSeen) faults.push(`${name} is out of sight`);
  const root = focused.getRootNode();
  const [x, y] = [
    (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
    (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
  ];
  const hit = root instanceof ShadowRoot ? root.elementFromPoint(x, y) : null;
  // What stands in its label presses a field, too.
  const pressed = focused.closest('label') ?? focused;
  if (isSeen && hit && !pressed.contains(hit) && !hit.contains(focused) && !hit.shadowRoot) {
    faults.push(`${name} is covered by ${hit.localName}.${hit.className}`);
  }
  return faults;
}
