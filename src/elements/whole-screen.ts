import type {KustomerChatPanel} from './kustomer-chat-panel.js';

const focusable =
  'a[href], button, input, textarea, select, summary, audio, video, iframe, [tabindex], [contenteditable]';

/**
 * The panel covers the page: Tab stays in it, and what is above a soft keyboard is all that it takes. The page itself,
 * its body and its scrolling, is left alone. Returns the function that ends it.
 */
export function takeWholeScreen(panel: KustomerChatPanel): () => void {
  const ending = new AbortController();
  const {signal} = ending;
  panel.modal = true;
  panel.addEventListener('keydown', keepTab, {signal});
  // Where the keyboard shrinks only what is seen of the page, what is fixed to its foot would be under the keys.
  const {visualViewport: view} = window;
  const fit = () => {
    const isCovered = view !== null && view.scale === 1 && view.height < innerHeight - 1;
    panel.style.insetBlock = isCovered ? `${view.offsetTop}px auto` : '';
    panel.style.blockSize = isCovered ? `${view.height}px` : '';
    // The keys have taken the room that a phone keeps for itself.
    if (isCovered) panel.style.setProperty('--_safe-area', '0px');
    else panel.style.removeProperty('--_safe-area');
  };
  for (const change of ['resize', 'scroll']) view?.addEventListener(change, fit, {signal});
  fit();
  signal.addEventListener('abort', () => {
    panel.modal = false;
    for (const name of ['inset-block', 'block-size', '--_safe-area']) panel.style.removeProperty(name);
  });
  return () => {
    ending.abort();
  };
}

/** From the last to the first, and back. */
function keepTab(event: KeyboardEvent): void {
  const {currentTarget: panel, shiftKey} = event;
  if (event.key !== 'Tab' || event.defaultPrevented || !(panel instanceof HTMLElement)) return;
  const all = [...reachedByTab(panel)];
  const [first, last] = [all[0], all.at(-1)];
  const active = event.composedPath()[0];
  const isLeaving = shiftKey ? active === first || !all.some((element) => element === active) : active === last;
  if (!isLeaving) return;
  event.preventDefault();
  (shiftKey ? last : first)?.focus();
}

/** In the order of the flat tree. */
function* reachedByTab(parent: Element): Generator<HTMLElement> {
  const slotted = parent instanceof HTMLSlotElement ? parent.assignedElements() : [];
  for (const child of slotted.length > 0 ? slotted : (parent.shadowRoot ?? parent).children) {
    if (!(child instanceof HTMLElement) || child.inert) continue;
    const isReached = child.tabIndex >= 0 && child.matches(focusable) && !child.matches(':disabled');
    const isShown = child.getClientRects().length > 0 && getComputedStyle(child).visibility === 'visible';
    if (isReached && isShown) yield child;
    yield* reachedByTab(child);
  }
}
