import {expect} from '@open-wc/testing';
import {noMessages, prependMessages, type MessagePages} from '../../src/model/message-pages.js';
import {joinRuns, runOf} from '../../src/model/message-runs.js';
import {sampleMessage} from '../support/model-samples.js';

const run = (from: number, to: number, body?: string) =>
  runOf(Array.from({length: to - from + 1}, (_, index) => sampleMessage(from + index, body ? {body} : {})));
const seqs = (list: MessagePages | undefined) => list?.pages.flat().map(({seq}) => seq);
const numbers = (from: number, to: number) => Array.from({length: to - from + 1}, (_, index) => from + index);

describe('two runs of messages', () => {
  it('are one when they overlap or touch, whichever is named first', () => {
    for (const [one, other] of [
      [run(1, 5), run(4, 8)],
      [run(1, 5), run(6, 8)],
      [run(1, 8), run(3, 4)],
      [run(4, 8), run(1, 8)],
      [prependMessages(run(5, 6), run(1, 4).pages.flat()), run(6, 8)],
    ] as const) {
      for (const joined of [joinRuns(one, other), joinRuns(other, one)]) {
        expect(seqs(joined)).to.deep.equal(numbers(1, 8));
        expect(joined?.count).to.equal(8);
      }
    }
  });

  it('stay two when something between them is not known', () => {
    expect(joinRuns(run(1, 5), run(7, 9))).to.equal(undefined);
    expect(joinRuns(run(7, 9), run(1, 5))).to.equal(undefined);
  });

  it('are what the other is when one is empty', () => {
    expect(seqs(joinRuns(noMessages, run(3, 4)))).to.deep.equal([3, 4]);
    expect(seqs(joinRuns(run(3, 4), noMessages))).to.deep.equal([3, 4]);
    expect(joinRuns(noMessages, noMessages)?.count).to.equal(0);
  });

  it('take what both hold from the one that ends later', () => {
    const joined = joinRuns(run(1, 5, 'early'), run(4, 8, 'late'));
    expect(joined?.pages.flat().map(({body}) => body)).to.deep.equal([
      ...numbers(1, 3).map(() => 'early'),
      ...numbers(4, 8).map(() => 'late'),
    ]);
  });

  it('do not copy the pages of the one that ends later', () => {
    const late = run(100, 200);
    expect(joinRuns(run(1, 120), late)?.pages.at(-1)).to.equal(late.pages[0]);
  });
});
