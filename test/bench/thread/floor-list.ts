import {messageEntry, type Entry} from '../../../src/message/entry.js';
import type {Message} from '../../../src/model/message.js';
import {FloorRow} from './floor-row.js';
import {element} from './floor-text.js';

/** Rows of a first look. */
const firstRows = 24;
/** Pixels around the view that stay mounted. Fewer, and rows are added; three times as many, and they go. */
const margin = 400;
const stickiness = 40;

/**
 * The floor that the product is held against: a list of messages that mounts what is near the view, by plain DOM and
 * for this alone. Rows are known by their index; paddings stand for those that are not mounted.
 */
export class FloorList {
  readonly scroller: HTMLElement = element('div', 'scroll');
  readonly #run = element('div', 'run');
  readonly #content = element('div', 'thread', this.#run);
  readonly #sizes = new ResizeObserver(() => {
    if (this.#atEnd) this.#toEnd();
  });
  #messages: Message[] = [];
  /** The mounted rows, of the messages from `#first` on. */
  #rows: FloorRow[] = [];
  #first = 0;
  #before = 0;
  #after = 0;
  #rowSize = 64;
  #atEnd = true;
  #newestOwn = -1;
  #isDrawing = false;

  constructor() {
    const {scroller} = this;
    scroller.role = 'log';
    scroller.ariaLive = 'off';
    scroller.ariaLabel = 'Messages';
    scroller.tabIndex = 0;
    scroller.append(this.#content);
    scroller.addEventListener('scroll', this.#onScroll, {passive: true});
  }

  /** From the end. */
  show(messages: readonly Message[]): void {
    this.#messages = [...messages];
    this.#newestOwn = this.#messages.findLastIndex(({direction}) => direction === 'in');
    this.#mount(Math.max(0, messages.length - firstRows), messages.length);
    const height = this.#run.offsetHeight;
    if (this.#rows.length > 0 && height > 0) this.#rowSize = height / this.#rows.length;
    this.#pad(this.#first * this.#rowSize, 0);
    this.#toEnd();
    this.#sizes.observe(this.scroller);
    this.#sizes.observe(this.#content);
  }

  hide(): void {
    this.#sizes.disconnect();
  }

  append(message: Message): void {
    const last = this.#messages.length - 1;
    this.#messages.push(message);
    const former = this.#newestOwn;
    if (message.direction === 'in') this.#newestOwn = last + 1;
    if (!this.#atEnd) {
      this.#pad(this.#before, this.#after + this.#rowSize);
      return;
    }
    const dropped = this.#rows.length > firstRows * 2 ? this.#rows.splice(0, firstRows) : [];
    const height = dropped.reduce((sum, {node}) => sum + node.offsetHeight, 0);
    for (const {node} of dropped) node.remove();
    this.#first += dropped.length;
    if (height > 0) this.#pad(this.#before + height, 0);
    const row = new FloorRow(this.#entry(last + 1), this.#place(last + 1));
    this.#rows.push(row);
    this.#run.append(row.node);
    this.#placeAgain(last);
    if (former !== this.#newestOwn) this.#placeAgain(former);
    this.#toEnd();
  }

  prepend(messages: readonly Message[]): void {
    const anchor = this.#anchor();
    const top = anchor?.getBoundingClientRect().top ?? 0;
    this.#messages = [...messages, ...this.#messages];
    this.#first += messages.length;
    if (this.#newestOwn >= 0) this.#newestOwn += messages.length;
    this.#rows.forEach((row, index) => {
      row.place(this.#place(this.#first + index));
    });
    this.#pad(this.#before + messages.length * this.#rowSize, this.#after);
    this.#hold(anchor, top);
    this.#cover();
  }

  /** Gathers what comes until the next frame. */
  change(message: Message): void {
    this.#messages[this.#messages.length - 1] = message;
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    requestAnimationFrame(() => {
      this.#isDrawing = false;
      const last = this.#messages.length - 1;
      this.#rows[last - this.#first]?.write(this.#entry(last));
      if (this.#atEnd) this.#toEnd();
    });
  }

  #entry(index: number): Entry {
    const message = this.#messages[index];
    if (!message) throw new RangeError(String(index));
    return messageEntry(message, 'customer', index === this.#newestOwn ? 'sent' : null);
  }

  #place(index: number) {
    return {
      above: index > 0 ? this.#entry(index - 1) : undefined,
      below: index < this.#messages.length - 1 ? this.#entry(index + 1) : undefined,
      position: index + 1,
      size: this.#messages.length,
    };
  }

  #placeAgain(index: number) {
    this.#rows[index - this.#first]?.place(this.#place(index));
  }

  #draw(from: number, to: number): FloorRow[] {
    return Array.from(
      {length: to - from},
      (_, index) => new FloorRow(this.#entry(from + index), this.#place(from + index)),
    );
  }

  #mount(from: number, to: number) {
    this.#first = from;
    this.#rows = this.#draw(from, to);
    this.#run.replaceChildren(...this.#rows.map(({node}) => node));
  }

  #pad(before: number, after: number) {
    this.#before = before;
    this.#after = after;
    this.#run.style.paddingBlock = `${before}px ${after}px`;
  }

  #toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** Mounts what is missing around the view, and lets go what is far from it. */
  #cover() {
    const view = this.scroller.getBoundingClientRect();
    const top = (this.#rows[0]?.node.getBoundingClientRect().top ?? view.top) - view.top;
    const bottom = (this.#rows.at(-1)?.node.getBoundingClientRect().bottom ?? view.top) - view.top;
    if (top > view.height || bottom < 0) {
      const index = Math.min(this.#messages.length - 1, Math.floor(this.scroller.scrollTop / this.#rowSize));
      const from = Math.max(0, index - firstRows / 2);
      const to = Math.min(this.#messages.length, index + firstRows);
      this.#mount(from, to);
      this.#pad(from * this.#rowSize, (this.#messages.length - to) * this.#rowSize);
      return;
    }
    if (top > -margin && this.#first > 0) this.#mountAbove(Math.ceil((2 * margin + top) / this.#rowSize));
    const last = this.#first + this.#rows.length;
    if (bottom < view.height + margin && last < this.#messages.length) {
      const to = Math.min(this.#messages.length, last + Math.ceil((view.height + 2 * margin - bottom) / this.#rowSize));
      const rows = this.#draw(last, to);
      this.#rows.push(...rows);
      this.#run.append(...rows.map(({node}) => node));
      this.#pad(this.#before, (this.#messages.length - to) * this.#rowSize);
    }
    while (bottom - top > view.height + 6 * margin && this.#rows.length > firstRows * 3) {
      // Whatever the reader goes away from.
      const gone = top < -3 * margin ? this.#rows.shift() : this.#rows.pop();
      const height = gone?.node.offsetHeight ?? 0;
      gone?.node.remove();
      if (top < -3 * margin) this.#first++;
      this.#pad(this.#before + (top < -3 * margin ? height : 0), this.#after + (top < -3 * margin ? 0 : height));
    }
  }

  /** What is below does not move. */
  #mountAbove(count: number) {
    const from = Math.max(0, this.#first - count);
    const rows = this.#draw(from, this.#first);
    const anchor = this.#rows[0]?.node;
    const top = anchor?.getBoundingClientRect().top ?? 0;
    this.#run.prepend(...rows.map(({node}) => node));
    this.#rows.unshift(...rows);
    this.#first = from;
    this.#pad(from * this.#rowSize, this.#after);
    this.#hold(anchor, top);
  }

  /** The first bubble in sight. */
  #anchor(): Element | undefined {
    const {top} = this.scroller.getBoundingClientRect();
    const row = this.#rows.find(({node}) => node.getBoundingClientRect().bottom > top);
    return row?.node.querySelector('.bub') ?? undefined;
  }

  /** Scrolls by whole pixels, and leaves the rest to the padding, where there is one. */
  #hold(anchor: Element | undefined, top: number) {
    if (!anchor) return;
    this.scroller.scrollTop += anchor.getBoundingClientRect().top - top;
    const rest = anchor.getBoundingClientRect().top - top;
    if (rest !== 0 && this.#before > rest) this.#pad(this.#before - rest, this.#after);
  }

  readonly #onScroll = () => {
    const {scrollTop, scrollHeight, clientHeight} = this.scroller;
    this.#atEnd = scrollHeight - scrollTop - clientHeight <= stickiness;
    if (!this.#atEnd) this.#cover();
  };
}
