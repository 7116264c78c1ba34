import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {walkRows} from './row-walk.js';
import {offsetOf, rowsOf, scrollTo, showInMiddle, type WindowFrame} from './window-frame.js';
import {around, coverView, type WindowRange} from './window-range.js';

export interface ThreadWindowOptions {
  /** Undefined until the host has rendered. */
  readonly frame: () => WindowFrame | undefined;
  /** How many rows there are, mounted or not. */
  readonly count: () => number;
  /** What the eyes hold on to in a row: above it stands what comes and goes with its neighbours. */
  readonly hold: (row: Element) => Element;
  /** Whether more rows are to come behind the last one: nobody who gets there follows what is added then. */
  readonly isCut?: () => boolean;
  /** What is in sight has changed, or may have. */
  readonly onMove: () => void;
}

/** Rows of a first look, before anything is measured: a tall screen of one-line messages. */
const firstRows = 24;
/** Pixels to the end within which the reader counts as being there. */
const stickiness = 40;

/**
 * Shows the rows around the view of a list that is read from its end, however many there are. Two promises: what the
 * reader looks at does not move when something above it changes, and a reader who is at the end stays there.
 *
 * Rows stand in the normal flow; paddings of the run replace those that are not mounted. An unmounted row is only an
 * estimate, and errors stay in the padding above, where nobody sees them: the scroll position is written as rarely as
 * can be, because that ends the momentum of a finger. Nothing here depends on how many rows there are.
 */
export class ThreadWindow implements ReactiveController {
  /** Whether the reader is at the end, and follows it. */
  atEnd = true;
  /** Whether less than one view of loaded rows is above. */
  nearStart = false;
  /** Whether less than one view of loaded rows is below. */
  nearEnd = false;

  readonly #host: ReactiveControllerHost;
  readonly #options: ThreadWindowOptions;
  readonly #observer = new ResizeObserver(() => {
    this.#onResize();
  });
  #frame: WindowFrame | undefined;
  #range: WindowRange = {first: 0, last: -1, before: 0, after: 0};
  #count = 0;
  #rowSize = 64;
  /** Rows that came in front since the last update, and the pixels that they are taken for. */
  #shifted = 0;
  #shiftedPixels = 0;
  /** The end is to be shown, from scratch. */
  #isOpening = true;
  /** Something in sight and its place within the content: what must not move. */
  #anchor: {readonly element: Element; offset: number} | undefined;
  #anchorIndex = 0;
  /** A row that was far away and is to be in sight; and whether in the middle of it. */
  #target: number | undefined;
  #isCentred = false;
  #keptIndex: number | undefined;
  #scrollTop = 0;
  #wasHidden = false;

  constructor(host: ReactiveControllerHost, options: ThreadWindowOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Starts anew at the end, or at a row: another thread is shown, or another part of it. */
  open(target?: number): void {
    this.#isOpening = true;
    this.atEnd = target === undefined;
    this.#target = target;
    this.#isCentred = true;
    this.#anchor = this.#keptIndex = undefined;
    this.#shifted = this.#shiftedPixels = 0;
    this.#host.requestUpdate();
  }

  /** Says, before the update, that `rows` came in front of all others (or, below 0, went). */
  shift(rows: number): void {
    const {first, last, before, after} = this.#range;
    const moved = Math.max(0, before + Math.round(rows * this.#rowSize)); // parts of a pixel do not scroll
    this.#range = {first: Math.max(0, first + rows), last: Math.max(-1, last + rows), before: moved, after};
    this.#shifted += rows;
    this.#shiftedPixels += moved - before;
    if (this.#keptIndex !== undefined) this.#keptIndex += rows;
  }

  /** Keeps a row mounted wherever the view goes, because it has focus; undefined lets it go. */
  keep(index: number | undefined): void {
    this.#keptIndex = index;
  }

  /** What to render, in order. */
  indexes(): number[] {
    const {first, last} = this.#range;
    const kept = this.#keptIndex ?? -1;
    const indexes = Array.from({length: last - first + 1}, (_, index) => first + index);
    if (kept < 0 || kept >= this.#count || !this.isKept(kept)) return indexes;
    return kept < first ? [kept, ...indexes] : [...indexes, kept];
  }

  /** Whether a row is mounted only because it is kept; the host gives it the class `kept` and no room. */
  isKept(index: number): boolean {
    return index < this.#range.first || index > this.#range.last;
  }

  /** Shows the newest row, and follows from there. */
  scrollToEnd(): void {
    this.atEnd = true;
    if (this.#range.last < this.#count - 1) this.#isOpening = true;
    this.#host.requestUpdate();
  }

  /** Brings a row into sight by the shortest way; settles with it, or with undefined when it is gone. */
  async reveal(index: number): Promise<HTMLElement | undefined> {
    const target = Math.min(Math.max(0, index), this.#count - 1);
    const frame = this.#frame;
    if (frame && this.isKept(target)) {
      const layout = {count: this.#count, rowSize: this.#rowSize, viewHeight: frame.scroller.clientHeight};
      this.atEnd = false;
      this.#target = target;
      this.#isCentred = false;
      this.#setRange(around(target, target * this.#rowSize, layout));
    }
    // One update may ask for another, and until that is done rows and range differ.
    let isDone = false;
    while (!isDone) isDone = await this.#host.updateComplete;
    const row = frame && rowsOf(frame)[target - this.#range.first];
    if (row) scrollTo(row, frame.scroller);
    return row;
  }

  /** The row that a key leads to from `current`, or from what is in sight; undefined for other keys. */
  walk(key: string, current = this.atEnd ? this.#count : this.#anchorIndex): number | undefined {
    const rows = Math.floor((this.#frame?.scroller.clientHeight ?? 0) / this.#rowSize) - 1;
    return walkRows(key, current, Math.max(1, rows), this.#count);
  }

  hostConnected(): void {
    // A move in the DOM has reset the scroll position.
    this.#wasHidden = this.#anchor !== undefined;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const count = this.#options.count();
    const added = count - this.#count - this.#shifted;
    let {first, last, before, after} = this.#range;
    if (this.#isOpening) {
      first = (this.#target ?? count) - firstRows;
      last = Math.min(first + 2 * firstRows, count - 1);
      after = (count - 1 - last - added) * this.#rowSize;
    }
    if (this.atEnd || last >= count) last = count - 1;
    after = last === count - 1 ? 0 : Math.max(0, after + added * this.#rowSize);
    first = Math.max(0, Math.min(first, last));
    if (first === 0) before = 0;
    this.#range = {first, last, before, after};
    this.#count = count;
    this.#shifted = 0;
  }

  hostUpdated(): void {
    const frame = this.#options.frame();
    if (!frame) return;
    this.#observe(frame);
    this.#pad(frame, this.#range.before);
    if (this.#shiftedPixels !== 0) {
      frame.scroller.scrollTop += this.#shiftedPixels;
      if (this.#anchor) this.#anchor.offset += this.#shiftedPixels;
      this.#shiftedPixels = 0;
    }
    if (this.#isHidden(frame)) return;
    if (this.#isOpening) this.#measure(frame);
    if (this.#target === undefined) this.#settle(frame, true);
    else (this.#isCentred ? showInMiddle : scrollTo)(rowsOf(frame)[this.#target - this.#range.first], frame.scroller);
    this.#target = undefined;
    this.#look(frame);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#frame?.scroller.removeEventListener('scroll', this.#onScroll);
    this.#frame = undefined;
  }

  #observe(frame: WindowFrame) {
    if (this.#frame?.scroller === frame.scroller) return;
    this.hostDisconnected();
    this.#frame = frame;
    frame.scroller.addEventListener('scroll', this.#onScroll, {passive: true});
    this.#observer.observe(frame.scroller);
    this.#observer.observe(frame.content);
  }

  /** Notes that nothing can be measured, and brings the position back when that is over. */
  #isHidden({scroller}: WindowFrame) {
    if (scroller.clientHeight === 0) {
      this.#wasHidden = true;
    } else if (this.#wasHidden) {
      this.#wasHidden = false;
      scroller.scrollTop = this.#scrollTop;
    }
    return this.#wasHidden;
  }

  #setRange(range: WindowRange) {
    if (range === this.#range) return;
    this.#range = range;
    this.#host.requestUpdate();
  }

  #pad({run}: WindowFrame, before: number) {
    this.#range = {...this.#range, before};
    run.style.paddingBlock = `${before}px ${this.#range.after}px`;
  }

  #measure(frame: WindowFrame) {
    const rows = rowsOf(frame);
    const height = (rows.at(-1)?.getBoundingClientRect().bottom ?? 0) - (rows[0]?.getBoundingClientRect().top ?? 0);
    if (height > 0) this.#rowSize = Math.max(20, height / rows.length);
    this.#pad(frame, this.#range.first * this.#rowSize);
    this.#isOpening = false;
  }

  /** Keeps both promises after a change of the content. `canPad`: the padding may take the difference. */
  #settle(frame: WindowFrame, canPad: boolean) {
    const {scroller} = frame;
    const {first, before} = this.#range;
    const anchor = this.#anchor;
    if (this.atEnd) {
      scroller.scrollTop = scroller.scrollHeight;
    } else if (anchor?.element.isConnected) {
      const moved = offsetOf(anchor.element, scroller) - anchor.offset;
      if (canPad && first > 0 && before > moved) {
        this.#pad(frame, before - moved);
      } else if (Math.abs(moved) > 0.1) {
        // The padding is used up before the rows are: give it what it should have, once.
        const needed = canPad ? first * this.#rowSize : before;
        if (canPad) this.#pad(frame, needed);
        scroller.scrollTop += moved + needed - before;
      }
    }
    this.#scrollTop = scroller.scrollTop;
  }

  /** Finds out what is in sight, and mounts what is missing around it. */
  #look(frame: WindowFrame) {
    const {top, height} = frame.scroller.getBoundingClientRect();
    const rows = rowsOf(frame);
    const boxes = rows.map((row) => {
      const box = row.getBoundingClientRect();
      return {top: box.top - top, bottom: box.bottom - top};
    });
    // Whole rows first: one that is cut off at the top may grow upwards, out of sight.
    const whole = boxes.findIndex((box) => box.top >= 0 && box.top < height && box.bottom > box.top);
    const at = whole < 0 ? boxes.findLastIndex((box) => box.top < 0) : whole;
    const element = rows[at] && this.#options.hold(rows[at]);
    this.#anchor = element && {element, offset: offsetOf(element, frame.scroller)};
    this.#anchorIndex = this.#range.first + Math.max(0, at);
    this.nearEnd = this.#range.last === this.#count - 1 && (boxes.at(-1)?.bottom ?? 0) < 2 * height;
    this.nearStart = this.#range.first === 0 && (boxes[0]?.top ?? 0) > -height;
    if (boxes.length > 0) {
      const runTop = frame.run.getBoundingClientRect().top - top;
      const layout = {count: this.#count, viewHeight: height, runTop, boxes, rowSize: this.#rowSize};
      this.#setRange(coverView(this.#range, layout));
    }
    this.#options.onMove();
  }

  readonly #onScroll = () => {
    const frame = this.#frame;
    if (!frame || frame.scroller.clientHeight === 0) return;
    const {scrollTop, scrollHeight, clientHeight} = frame.scroller;
    // Only the reader goes up; further from the end, without that, is content that grew and will be followed.
    if (scrollTop < this.#scrollTop) this.atEnd = false;
    if (scrollHeight - scrollTop - clientHeight <= stickiness && !this.#options.isCut?.()) {
      if (this.#range.last === this.#count - 1) this.atEnd = true;
      else this.scrollToEnd();
    }
    this.#scrollTop = scrollTop;
    if (!this.atEnd) this.#settle(frame, true); // what has grown since the last look
    this.#look(frame);
  };

  #onResize() {
    const frame = this.#frame;
    if (!frame || this.#isHidden(frame)) return;
    // No paddings and no rows here: a change of size within its own observation is reported to the page as an error.
    if (!this.#isOpening) this.#settle(frame, false);
    requestAnimationFrame(() => {
      if (this.#frame !== frame || this.#isHidden(frame)) return;
      if (this.#isOpening) this.#host.requestUpdate();
      else this.#look(frame);
    });
  }
}
