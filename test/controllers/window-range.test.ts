import {expect} from '@open-wc/testing';
import {around, coverView, type WindowRange} from '../../src/controllers/window-range.js';

const rowSize = 50;
const count = 1000;

/** The layout of a range whose rows are all as high as usual, with the view `scrolled` pixels below its beginning. */
function layout({first, last, before}: WindowRange, scrolled: number, viewHeight = 500) {
  const runTop = -scrolled;
  const boxes = Array.from({length: last - first + 1}, (_, index) => {
    const top = runTop + before + index * rowSize;
    return {top, bottom: top + rowSize};
  });
  return {count, rowSize, viewHeight, runTop, boxes};
}
const rangeOf = (first: number, last: number): WindowRange => ({
  first,
  last,
  before: first * rowSize,
  after: (count - 1 - last) * rowSize,
});
const height = ({first, last, before, after}: WindowRange) => before + (last - first + 1) * rowSize + after;

describe('the range of mounted rows', () => {
  it('stays the same object while enough is mounted around the view', () => {
    const range = rangeOf(100, 140);
    expect(coverView(range, layout(range, 120 * rowSize - 250))).to.equal(range);
  });

  it('takes rows in before the view comes to the edge, and keeps the height', () => {
    const range = rangeOf(100, 140);
    const up = coverView(range, layout(range, 104 * rowSize));
    expect(up.first).to.be.lessThan(95);
    expect(up.last).to.be.at.most(140);
    const down = coverView(range, layout(range, 128 * rowSize));
    expect(down.last).to.be.greaterThan(145);
    for (const next of [up, down]) expect(height(next)).to.equal(count * rowSize);
  });

  it('lets rows go that are far away', () => {
    const range = rangeOf(100, 200);
    const next = coverView(range, layout(range, 198 * rowSize));
    expect(next.first).to.be.greaterThan(150);
    expect(height(next)).to.equal(count * rowSize);
  });

  it('goes where a leap has ended', () => {
    const range = rangeOf(980, 999);
    for (const index of [0, 1, 333, 700, 900]) {
      const next = coverView(range, layout(range, index * rowSize));
      expect(next.first).to.be.at.most(index);
      expect(next.last).to.be.at.least(index + 10);
      expect(next.last - next.first).to.be.lessThan(60);
      expect(next.before).to.be.closeTo(next.first * rowSize, 1);
    }
    const early = rangeOf(0, 20);
    const next = coverView(early, layout(early, 800 * rowSize));
    expect(next.first).to.be.within(780, 800);
    expect(next.last).to.be.within(810, 840);
  });

  it('never leaves the list, and settles', () => {
    for (const start of [rangeOf(0, 5), rangeOf(400, 401), rangeOf(994, 999)]) {
      for (const scrolled of [0, 10_000, 25_000, count * rowSize - 500]) {
        let range = start;
        for (let step = 0; step < 6; step++) {
          range = coverView(range, layout(range, scrolled));
          expect(range.first).to.be.within(0, count - 1);
          expect(range.last).to.be.within(range.first, count - 1);
          expect(range.before).to.be.at.least(0);
          expect(range.after).to.be.at.least(0);
        }
        expect(coverView(range, layout(range, scrolled))).to.equal(range);
      }
    }
  });

  it('keeps a row though all are far above the view, and settles', () => {
    // Below a long list of answers all rows were let go, and one came back with each update, for ever.
    const boxes = Array.from({length: 100}, (_, index) => ({top: -9000 + index * 50, bottom: -8950 + index * 50}));
    const range = {first: 900, last: 999, before: 45_000, after: 0};
    const next = coverView(range, {count, rowSize, viewHeight: 500, runTop: -54_000, boxes});
    expect([next.first, next.last, next.before]).to.deep.equal([999, 999, 999 * rowSize]);
    const settled = {count, rowSize, viewHeight: 500, runTop: -54_000, boxes: boxes.slice(-1)};
    expect(coverView(next, settled)).to.equal(next);
  });

  it('mounts the surroundings of a row', () => {
    expect(around(3, 150, {count, rowSize, viewHeight: 500})).to.deep.equal({
      first: 0,
      last: 21,
      before: 0,
      after: 978 * rowSize,
    });
  });
});
