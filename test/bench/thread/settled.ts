/** Timers in a row without a change before a page counts as quiet: a blocked thread looks quiet, a timer that runs is. */
const quietTimers = 8;
const interval = 25;
const patience = 30_000;

// Known weakly: what is measured may not be kept alive by who measures it.
const roots = new Set<WeakRef<ShadowRoot>>();
const attachShadow = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (options) {
  const root = attachShadow.call(this, options);
  roots.add(new WeakRef(root));
  watch(root);
  return root;
};

let changes = 0;
let observer: MutationObserver | undefined;

function watch(root: Node) {
  observer?.observe(root, {subtree: true, childList: true, attributes: true, characterData: true});
}

/** Resolves when nothing changes any more, and the message `newest`, if given, is really in sight. */
export async function settled(newest?: string): Promise<void> {
  observer = new MutationObserver(() => changes++);
  watch(document);
  for (const known of roots) {
    const root = known.deref();
    if (root) watch(root);
    else roots.delete(known);
  }
  try {
    await quiet(newest);
  } finally {
    observer.disconnect();
    observer = undefined;
  }
}

async function quiet(newest: string | undefined) {
  const end = performance.now() + patience;
  let timers = 0;
  let seen = changes;
  while (timers < quietTimers || (newest !== undefined && !isInSight(newest))) {
    if (performance.now() > end) throw new Error(`“${newest ?? 'quiet'}” took more than ${patience} ms`);
    await new Promise((resolve) => setTimeout(resolve, interval));
    timers = changes === seen ? timers + 1 : 0;
    seen = changes;
  }
}

function isInSight(text: string): boolean {
  const log = findLog();
  const view = log?.getBoundingClientRect();
  const bubble = [...(log?.querySelectorAll('.bub') ?? [])].at(-1);
  const box = bubble?.getBoundingClientRect();
  if (!view || !box || bubble?.textContent.trim() !== text) return false;
  return box.height > 0 && box.top >= view.top && box.bottom <= view.bottom;
}

/** What scrolls the messages, in whichever shadow tree. */
export function findLog(root: Document | ShadowRoot = document): HTMLElement | undefined {
  const found = root.querySelector<HTMLElement>('[role=log]');
  if (found) return found;
  for (const element of root.querySelectorAll('*')) {
    const inner = element.shadowRoot && findLog(element.shadowRoot);
    if (inner) return inner;
  }
  return undefined;
}

/** After the next frame is drawn. */
export async function frame(): Promise<void> {
  await new Promise(requestAnimationFrame);
  await new Promise<void>((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      resolve();
    };
    port2.postMessage(null);
  });
}
