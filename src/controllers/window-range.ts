/** Which rows of a list are mounted, and the pixels that stand for those before and after them. */
export interface WindowRange {
  readonly first: number;
  /** -1 when there are no rows. */
  readonly last: number;
  readonly before: number;
  readonly after: number;
}

/** Where things are, in pixels from the top of the view. */
export interface WindowLayout {
  readonly count: number;
  readonly viewHeight: number;
  /** The beginning of the pixels before the rows. */
  readonly runTop: number;
  /** The mounted rows, in order; at least one. */
  readonly boxes: readonly {readonly top: number; readonly bottom: number}[];
  /** A row's usual height. */
  readonly rowSize: number;
}

/** Pixels around the view that stay mounted. Fewer, and rows are added; three times as many, and they go. */
const margin = 400;

/** The range that fits the view, or the same one when nothing needs to change. */
export function coverView(range: WindowRange, layout: WindowLayout): WindowRange {
  const {first, last, before, after} = range;
  const {boxes, count, rowSize, runTop, viewHeight} = layout;
  const top = boxes[0]?.top ?? 0;
  const bottom = boxes.at(-1)?.bottom ?? 0;
  const end = count - 1;
  // A leap: no mounted row is near, and the place within the pixels says which row is meant.
  if (first > 0 && top > viewHeight) {
    const index = Math.floor((first * Math.max(0, -runTop)) / Math.max(1, before));
    return around(index, (before * index) / first, layout);
  }
  if (last < end && bottom < 0) {
    const perRow = after / (end - last);
    const skipped = Math.min(end - last - 1, Math.floor(-bottom / Math.max(1, perRow)));
    return around(last + 1 + skipped, before + bottom - top + skipped * perRow, layout);
  }
  const rowsFor = (pixels: number) => Math.max(0, Math.ceil(pixels / rowSize));
  const enterAbove = top > -margin ? Math.min(first, rowsFor(2 * margin + top)) : 0;
  const enterBelow = bottom < viewHeight + margin ? Math.min(end - last, rowsFor(viewHeight + 2 * margin - bottom)) : 0;
  const isLong = enterAbove > 0 || enterBelow > 0 || bottom - top > viewHeight + 7 * margin;
  // One row stays though what stands below the rows, or above, fills the view: it says where the others are.
  const most = isLong ? boxes.length - 1 : 0;
  const leaveAbove = Math.min(most, boxes.filter((box) => box.bottom < -3 * margin).length);
  const leaveBelow = Math.min(most - leaveAbove, boxes.filter((box) => box.top > viewHeight + 3 * margin).length);
  if (enterAbove + enterBelow + leaveAbove + leaveBelow === 0) return range;
  const leftAbove = (boxes[leaveAbove]?.top ?? 0) - top;
  const leftBelow = bottom - (boxes.at(-1 - leaveBelow)?.bottom ?? 0);
  return {
    first: first + leaveAbove - enterAbove,
    last: last + enterBelow - leaveBelow,
    before: Math.max(0, before + leftAbove - enterAbove * rowSize),
    after: Math.max(0, after + leftBelow - enterBelow * rowSize),
  };
}

/** The range around a row that is far from the mounted ones. `offset`: the pixels that stand for all rows before it. */
export function around(
  index: number,
  offset: number,
  {count, rowSize, viewHeight}: Pick<WindowLayout, 'count' | 'rowSize' | 'viewHeight'>,
): WindowRange {
  const lead = Math.min(index, Math.ceil(margin / rowSize));
  const last = Math.min(count - 1, index + Math.ceil((viewHeight + margin) / rowSize));
  const first = index - lead;
  return {first, last, before: Math.max(0, offset - lead * rowSize), after: (count - 1 - last) * rowSize};
}
