/** The elements that a window works on. */
export interface WindowFrame {
  /** Scrolls; without scroll anchoring of the browser's own (`overflow-anchor: none`). */
  readonly scroller: HTMLElement;
  /** All that scrolls. */
  readonly content: HTMLElement;
  /** Parent of the mounted rows, in order, and of nothing else. Its block paddings stand for the other rows. */
  readonly run: HTMLElement;
}

/** The mounted rows, in order, without one that is only kept. */
export function rowsOf({run}: WindowFrame): HTMLElement[] {
  return [...run.children].filter(
    (child): child is HTMLElement => child instanceof HTMLElement && !child.classList.contains('kept'),
  );
}

/** Where a row stands within all that scrolls, wherever the view is. */
export function offsetOf(row: Element, scroller: HTMLElement): number {
  return row.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
}

/** Scrolls no further than it takes to see the row, its top first. */
export function scrollTo(row: Element | undefined, scroller: HTMLElement) {
  const view = scroller.getBoundingClientRect();
  const {top, bottom} = row?.getBoundingClientRect() ?? view;
  if (top < view.top) scroller.scrollTop -= view.top - top;
  else if (bottom > view.bottom) scroller.scrollTop += Math.min(bottom - view.bottom, top - view.top);
}

/** Where the eyes go first; not at all when the row is in sight as a whole. */
export function showInMiddle(row: Element | undefined, scroller: HTMLElement) {
  const view = scroller.getBoundingClientRect();
  const {top, bottom, height} = row?.getBoundingClientRect() ?? view;
  if (top < view.top || bottom > view.bottom) {
    scroller.scrollTop += top - view.top - Math.max(0, (view.height - height) / 3);
  }
}
