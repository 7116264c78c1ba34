import {KustomerChatThread} from '../../src/elements/kustomer-chat-thread.js';
import {laterStrings} from '../../src/elements/later-strings.js';
import {markupChunk} from '../../src/elements/markup-chunk.js';
import {threadChunk} from '../../src/elements/thread-chunk.js';
import type {Conversation} from '../../src/model/conversation.js';
import type {Message} from '../../src/model/message.js';
import type {MessagePages} from '../../src/model/message-pages.js';
import type {ThreadState} from '../../src/session/chat-state.js';
import {english, inFrame, type FrameOptions} from './frame.js';
import {pagesOf, sampleConversation, sampleMessage, sampleThread} from './model-samples.js';
import {StillSession} from './still-session.js';

/** Messages `from` to `to`, of lengths that differ. */
export function sampleMessages(from: number, to: number): Message[] {
  return Array.from({length: to - from + 1}, (_, index) => {
    const seq = from + index;
    const body = `Message ${seq}${' and a few words more'.repeat((seq * 7) % 9)}`;
    return sampleMessage(seq, {body, direction: seq % 4 === 0 ? 'in' : 'out'});
  });
}

/** Pages as a session holds them: this many messages each. */
export function manyPages(from: number, to: number, length = 50): MessagePages {
  const messages = sampleMessages(from, to);
  const pages: Message[][] = [];
  for (let end = messages.length; end > 0; end -= length) pages.unshift(messages.slice(Math.max(0, end - length), end));
  return {pages, count: messages.length};
}

/** A thread on a page, with a session that stands still: knows the shadow tree, so that tests need not. */
export class ThreadPage {
  readonly element: KustomerChatThread;
  readonly session: StillSession;

  private constructor(element: KustomerChatThread, session: StillSession) {
    this.element = element;
    this.session = session;
  }

  static async open(
    thread: Partial<ThreadState> | readonly Message[] = {},
    {conversation = {}, ...frame}: FrameOptions & {conversation?: Partial<Conversation> | null} = {},
  ): Promise<ThreadPage> {
    await threadChunk.load();
    await Promise.all([
      threadChunk.code?.optionsChunk.load(),
      threadChunk.code?.extrasChunk.load(),
      markupChunk.load(),
      laterStrings(english.locale).load(),
    ]);
    const state = thread instanceof Array ? sampleThread(thread) : sampleThread([], thread);
    const conversations = conversation === null ? [] : [sampleConversation(conversation)];
    const session = new StillSession({threads: {co_1: state}, conversations});
    const element = new KustomerChatThread();
    element.threadKey = 'co_1';
    await inFrame(element, session, {height: 500, ...frame});
    return new ThreadPage(element, session).settled();
  }

  get thread(): ThreadState {
    const thread = this.session.state.threads['co_1'];
    if (!thread) throw new Error('no thread');
    return thread;
  }

  /** Changes the thread and waits until that is shown. */
  async change(change: Partial<ThreadState>, conversation?: Partial<Conversation>): Promise<void> {
    this.session.change({
      threads: {co_1: {...this.thread, ...change}},
      ...(conversation && {conversations: [sampleConversation(conversation)]}),
    });
    await this.settled();
  }

  /** The draft was created on the server as the conversation `id`. */
  async become(id: string, clientId: string, change: Partial<ThreadState>): Promise<void> {
    this.session.change({
      threads: {[id]: {...this.thread, opening: null, ...change}},
      conversations: [sampleConversation({id, clientId})],
    });
    this.element.threadKey = id;
    await this.settled();
  }

  /** More messages at the end. */
  async add(...messages: readonly Message[]): Promise<void> {
    await this.change({messages: pagesOf([...this.thread.messages.pages.flat(), ...messages])});
  }

  /** Until no update leads to another. */
  async settled(): Promise<this> {
    while (!(await this.element.updateComplete));
    return this;
  }

  get log(): HTMLElement {
    return this.get('[role=log]');
  }

  /** The mounted messages, in order. */
  get articles(): HTMLElement[] {
    return this.all('[role=article]');
  }

  get text(): string {
    return this.log.textContent.replace(/\s+/g, ' ').trim();
  }

  /** The article of the message with this body, if it is mounted. */
  article(body: string): HTMLElement | undefined {
    return this.articles.find((article) => article.querySelector('.bub')?.textContent.trim() === body);
  }

  button(name: string): HTMLButtonElement {
    const found = this.buttons.find(
      (button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === name,
    );
    if (!found) throw new Error(`no button “${name}” among ${this.buttons.map(({textContent}) => textContent).join()}`);
    return found;
  }

  get buttons(): HTMLButtonElement[] {
    return this.all('button');
  }

  get focused(): Element | null {
    return this.element.shadowRoot?.activeElement ?? null;
  }

  /** Scrolls as the reader does. A hidden tab sends no event of its own. */
  async scrollTo(top: number): Promise<void> {
    this.log.scrollTop = top;
    this.log.dispatchEvent(new Event('scroll'));
    await this.settled();
  }

  /** Pixels that are left below. */
  get below(): number {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight;
  }

  /** The first message that is wholly in sight, and where. */
  get reading(): {readonly text: string; readonly top: number} {
    const view = this.log.getBoundingClientRect();
    for (const bubble of this.all('.bub')) {
      const {top} = bubble.getBoundingClientRect();
      if (top >= view.top) return {text: bubble.textContent.trim(), top: top - view.top};
    }
    throw new Error('nothing in sight');
  }

  /** Where a message stands in the view. */
  topOf(text: string): number {
    const bubble = this.all('.bub').find(({textContent}) => textContent.trim() === text);
    if (!bubble) throw new Error(`“${text}” is not mounted`);
    return bubble.getBoundingClientRect().top - this.log.getBoundingClientRect().top;
  }

  all<Found extends HTMLElement>(selector: string): Found[] {
    return [...(this.element.shadowRoot?.querySelectorAll<Found>(selector) ?? [])];
  }

  get(selector: string): HTMLElement {
    const found = this.element.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  }
}
