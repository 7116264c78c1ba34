import type {KustomerChat} from '../../src/index.js';
import {serverForNewVisitor, until} from './chat-page.js';

export interface HostPageOptions {
  readonly css?: string;
  /** Of `<body>`; the element stands where `{chat}` is. */
  readonly body?: string;
  /** Of `<html>`. */
  readonly page?: string;
  /** Of `<kustomer-chat>`, besides those that it needs. */
  readonly attributes?: string;
  /** What the page puts into the element. */
  readonly slotted?: string;
  readonly width?: number;
  readonly height?: number;
}

const frames = new Set<HTMLIFrameElement>();

afterEach(() => {
  for (const frame of frames) frame.remove();
  frames.clear();
});

/** A page of its own, in a frame, of a visitor who was never here. It is taken away after the test. */
export async function newHostPage(options: HostPageOptions = {}): Promise<HostPage> {
  const {css = '', body = '{chat}', page = '', attributes = '', slotted = '', width = 760, height = 560} = options;
  const serverUrl = await serverForNewVisitor();
  const chat = `<kustomer-chat site-key="pk_demo" server-url="${serverUrl}" ${attributes}>${slotted}</kustomer-chat>`;
  const frame = document.createElement('iframe');
  frame.style.cssText = `position: fixed; inset: 0 auto auto 0; inline-size: ${width}px; block-size: ${height}px; border: 0; background: #fff`;
  frame.srcdoc = `<!doctype html><html lang="en" ${page}><head><title>Shop</title><style>${css}</style>
    <script type="module" src="/src/index.ts"></script></head><body>${body.replace('{chat}', chat)}</body></html>`;
  frames.add(frame);
  document.body.append(frame);
  const element = await until(
    () => frame.contentDocument?.querySelector<KustomerChat>('kustomer-chat:defined'),
    'the element in its page',
    30_000,
  );
  await element.ready;
  return new HostPage(frame, element);
}

/** What stands on the page, inside the element, and how it looks there. */
export class HostPage {
  readonly frame: HTMLIFrameElement;
  readonly element: KustomerChat;

  constructor(frame: HTMLIFrameElement, element: KustomerChat) {
    this.frame = frame;
    this.element = element;
  }

  get document(): Document {
    const {contentDocument} = this.frame;
    if (!contentDocument) throw new Error('The frame is gone.');
    return contentDocument;
  }

  get window(): Window {
    const {defaultView} = this.document;
    if (!defaultView) throw new Error('The frame is gone.');
    return defaultView;
  }

  /** Through the shadow trees: each selector inside the one before. Settles when it is there. */
  find(...selectors: readonly string[]): Promise<HTMLElement> {
    return until(() => this.get(...selectors), selectors.join(' '));
  }

  get(...selectors: readonly string[]): HTMLElement | undefined {
    let found: HTMLElement | undefined = this.element;
    for (const selector of selectors) found = found?.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;
    return found;
  }

  get launcher(): Promise<HTMLElement> {
    return this.find('.launcher');
  }

  get panel(): Promise<HTMLElement> {
    return this.find('kustomer-chat-panel');
  }

  get field(): Promise<HTMLElement> {
    return this.find('kustomer-chat-panel', 'kustomer-chat-composer', 'textarea');
  }

  /** Opens it with one message of the customer's in it; settles when nothing moves. */
  async openThread(): Promise<void> {
    await this.element.createConversation({message: 'Where is my order? MX-2'});
    await this.find('kustomer-chat-panel', 'kustomer-chat-thread', '.out .bub');
    await this.field;
    await this.settled();
  }

  /** When every movement that ends has ended. */
  async settled(): Promise<void> {
    const ends = (animation: Animation) => Number(animation.effect?.getComputedTiming().endTime) < Infinity;
    const running = () => [...trees(this.document)].flatMap((tree) => tree.getAnimations()).filter(ends);
    await until(() => running().every(({playState}) => playState !== 'running'), 'rest');
  }

  style(element: Element): CSSStyleDeclaration {
    return this.window.getComputedStyle(element);
  }

  /** Whether a click into the middle of it reaches it. */
  isHit(element: Element): boolean {
    const {left, top, width, height} = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    let hit: Element | null | undefined = this.document.elementFromPoint(x, y);
    for (;;) {
      if (hit === element || (hit && element.contains(hit))) return true;
      const inner: Element | null | undefined = hit?.shadowRoot?.elementFromPoint(x, y);
      if (!inner || inner === hit) return false;
      hit = inner;
    }
  }

  /** Of what has focus, through the shadow trees. */
  get active(): Element | null {
    let active = this.document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active;
  }
}

/** The document and every shadow tree in it. */
function* trees(root: Document | ShadowRoot): Generator<Document | ShadowRoot> {
  yield root;
  for (const {shadowRoot} of root.querySelectorAll('*')) if (shadowRoot) yield* trees(shadowRoot);
}
