/** Timers in a row without a change before a page counts as quiet: a blocked thread looks quiet, a timer that runs is. */
const quietTimers = 8;
const interval = 25;
const patience = 30_000;

let changes = 0;
const observer = new MutationObserver(() => changes++);
const watch = (root: Node) => {
  observer.observe(root, {subtree: true, childList: true, attributes: true, characterData: true});
};
watch(document);
const attachShadow = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (options) {
  const root = attachShadow.call(this, options);
  watch(root);
  return root;
};

/** Resolves when nothing changes any more, and the message `newest`, if given, is really in sight. */
export async function settled(newest?: string): Promise<void> {
  const end = performance.now() + patience;
  let quiet = 0;
  let seen = changes;
  while (quiet < quietTimers || (newest !== undefined && !isInSight(newest))) {
    if (performance.now() > end) throw new Error(`“${newest ?? 'quiet'}” took more than ${patience} ms`);
    await new Promise((resolve) => setTimeout(resolve, interval));
    quiet = changes === seen ? quiet + 1 : 0;
    seen = changes;
  }
}

function isInSight(text: string): boolean {
  const thread = find(document, 'kustomer-chat-thread')?.shadowRoot;
  const view = thread?.querySelector('[role=log]')?.getBoundingClientRect();
  const bubble = [...(thread?.querySelectorAll('.bub') ?? [])].at(-1);
  const box = bubble?.getBoundingClientRect();
  if (!view || !box || bubble?.textContent.trim() !== text) return false;
  return box.height > 0 && box.top >= view.top && box.bottom <= view.bottom;
}

function find(root: Document | ShadowRoot, tag: string): Element | undefined {
  const found = root.querySelector(tag);
  if (found) return found;
  for (const element of root.querySelectorAll('*')) {
    const inner = element.shadowRoot && find(element.shadowRoot, tag);
    if (inner) return inner;
  }
  return undefined;
}
