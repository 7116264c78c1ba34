/** Everything below `root`, open shadow trees included, in the order of the tree. */
export function* elementsBelow(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* elementsBelow(element.shadowRoot);
  }
}

/** The first element that fits and has a box; nothing while there is none. */
export function shownElement(root: ParentNode, selector: string, text = ''): HTMLElement | undefined {
  for (const element of elementsBelow(root)) {
    if (!(element instanceof HTMLElement) || !element.matches(selector) || !element.checkVisibility()) continue;
    if ((element.ariaLabel ?? textOf(element)).includes(text)) return element;
  }
  return undefined;
}

function textOf({textContent}: Element): string {
  return textContent.replaceAll(/\s+/g, ' ').trim();
}

/** Settles with the first value that is not undefined; rejects when none has come for long. */
export async function until<Value>(read: () => Value | undefined, what: string, patienceMs = 8000): Promise<Value> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const value = read();
    if (value !== undefined) return value;
    if (performance.now() > end) throw new Error(`${what} did not come within ${patienceMs} ms.`);
    await pause(16);
  }
}

const looks = 5;

/** Settles when nothing below `root` has changed its place, size or text for a while, and no request is under way. */
export async function standsStill(root: ParentNode, isBusy: () => boolean): Promise<void> {
  let last: string | undefined;
  let same = 0;
  await until(() => {
    const now = isBusy() ? undefined : outlineOf(root);
    same = now !== undefined && now === last ? same + 1 : 0;
    last = now;
    return same >= looks || undefined;
  }, 'The end of all movement');
}

/** Undefined while a picture still loads, or something is on its way in or out. */
function outlineOf(root: ParentNode): string | undefined {
  const parts: string[] = [];
  if (document.getAnimations().some(isOnItsWay)) return undefined;
  for (const element of elementsBelow(root)) {
    if (element instanceof HTMLImageElement && !element.complete && element.loading !== 'lazy') return undefined;
    if (element.shadowRoot?.getAnimations().some(isOnItsWay)) return undefined;
    const {x, y, width, height} = element.getBoundingClientRect();
    const own = element.childElementCount === 0 ? element.textContent : '';
    parts.push(
      `${element.localName} ${Math.round(x)} ${Math.round(y)} ${Math.round(width)} ${Math.round(height)} ${own}`,
    );
  }
  return parts.join('\n');
}

/** What goes on for ever, as dots do, is no reason to wait. */
function isOnItsWay({effect, playState}: Animation): boolean {
  return playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
